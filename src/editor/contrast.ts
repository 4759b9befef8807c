// How well white words can be read on a colour: the contrast ratio of WCAG 2, from 1 (not at all) to
// 21; 4.5 is what its level AA asks of text.

/** @param colour "#RRGGBB" */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05);
}

/** Relative luminance, 0 (black) to 1 (white), from linear sRGB. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
