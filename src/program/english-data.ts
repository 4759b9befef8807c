// English texts: data.

export const englishData = {
} as const;
