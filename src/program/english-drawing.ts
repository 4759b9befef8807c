// English texts: drawings and copies that become samples.

export const englishDrawing = {
  "digits.added": "Your drawing is now the last sample of “{list}”.",

  "copies.tooMany":
    "{copies} copies of each of the {samples} samples of “{list}” are {found} new ones, but one block adds at most {most}. Ask for fewer copies, or copy from a shorter list.",
  "copies.notSquare":
    "Item {item} of “{list}” has {found} values, which is no square picture, but only square pictures such as 28 × 28 (784 values) can be copied with changes. Use a list of pictures.",
} as const;
