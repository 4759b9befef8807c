// Numbers as coloured cells on a canvas, one canvas pixel each; the style sheet enlarges them without
// blur. Pictures are grey; other numbers go from blue through white (zero) to orange, which also
// people who do not tell red from green can read.

export type Colour = readonly [red: number, green: number, blue: number];

const NEGATIVE: Colour = [33, 102, 172];
const ZERO: Colour = [247, 247, 247];
const POSITIVE: Colour = [179, 88, 6];
/** Of what is no finite number. */
const NONE: Colour = [40, 40, 40];

/** The colour of a value among values whose largest size is `most`. */
export function divergingColour(value: number, most: number): Colour {
  if (!Number.isFinite(value)) return NONE;
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  const end = value < 0 ? NEGATIVE : POSITIVE;
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [mix(ZERO[0], end[0]), mix(ZERO[1], end[1]), mix(ZERO[2], end[2])];
}

/** How many cells stand in a row: square numbers in a square, the others in one strip or several. */
export function columnsFor(count: number): number {
  const side = Math.sqrt(count);
  if (count >= ROW && Number.isInteger(side) && side <= LONGEST_ROW) return side;
  return Math.max(1, Math.min(count, count > ROW * ROW ? LONGEST_ROW : ROW));
}

const ROW = 64;
const LONGEST_ROW = 256;

/** Paints `count` cells, row by row. What is left of the last row stays empty. */
export function paintCells(
  canvas: HTMLCanvasElement,
  { count, columns }: { readonly count: number; readonly columns: number },
  colourOf: (index: number) => Colour,
): void {
  const rows = Math.max(1, Math.ceil(count / columns));
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  if (context === null) return;
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < count; i++) {
    const [red, green, blue] = colourOf(i);
    image.data.set([red, green, blue, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
