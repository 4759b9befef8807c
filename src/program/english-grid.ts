// English texts of the grid of samples. They come with it.

export const englishGrid = {
  "grid.empty": "(no samples)",
  "grid.right": "✓",
  "grid.wrong": "✗",
} as const;
