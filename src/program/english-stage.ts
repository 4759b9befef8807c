// English texts: stage.

export const englishStage = {
} as const;
