// English texts: app.

export const englishApp = {
} as const;
