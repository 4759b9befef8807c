// English texts: run.

export const englishRun = {
} as const;
