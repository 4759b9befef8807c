// English texts: blocks.

export const englishBlocks = {
} as const;
