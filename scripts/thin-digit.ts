// A grey picture of a digit thinned to the line that the pen went along, and that line traced into
// strokes: so that digits written by others can be drawn anew on the pad. Pure; knows no pad.

/** Width, height, and grey levels row by row, 0 for paper. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface TracePoint {
  readonly x: number;
  readonly y: number;
}

/** Finer pixels for each one of the picture: a line is then thinned to a small part of its width. */
const FINER = 4;
const INK = 128;
/** Side lines shorter than this, in finer pixels, are roughness of the edge and no strokes. */
const SPUR = 7;
/** Points on each side that a point is averaged with: takes away the steps of the pixels. */
const SMOOTH = 3;

/** The strokes of a digit in pixels of its picture, 0..width and 0..height. */
export function digitStrokes(image: Grey): TracePoint[][] {
  const fine = enlarge(image);
  const width = image.width * FINER;
  thin(fine, width);
  const toUnits = (at: number) => ({
    x: ((at % width) + 0.5) / FINER,
    y: (Math.floor(at / width) + 0.5) / FINER,
  });
  return trace(fine, width).map((path) => smooth(path.map(toUnits)));
}

/** Ink and paper at FINER times the resolution, grey levels joined by straight lines. */
function enlarge({ width, height, pixels }: Grey): Uint8Array {
  const level = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height ? 0 : pixels[row * width + column];
  const fine = new Uint8Array(width * FINER * height * FINER);
  for (let row = 0; row < height * FINER; row++) {
    const y = (row + 0.5) / FINER - 0.5;
    const top = Math.floor(y);
    for (let column = 0; column < width * FINER; column++) {
      const x = (column + 0.5) / FINER - 0.5;
      const left = Math.floor(x);
      const above = mix(level(left, top), level(left + 1, top), x - left);
      const below = mix(level(left, top + 1), level(left + 1, top + 1), x - left);
      fine[row * width * FINER + column] = mix(above, below, y - top) < INK ? 0 : 1;
    }
  }
  return fine;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** Neighbours of a pixel from the one above, clockwise. */
function around(width: number): readonly number[] {
  return [-width, 1 - width, 1, width + 1, width, width - 1, -1, -width - 1];
}

/**
 * Takes ink away from the edges until lines are one pixel wide, in place. From: Zhang and Suen, "A fast
 * parallel algorithm for thinning digital patterns", 1984. The outermost pixels are taken as paper.
 */
export function thin(ink: Uint8Array, width: number): void {
  const height = ink.length / width;
  const ring = around(width);
  const turned = [...ring.slice(4), ...ring.slice(0, 4)];
  for (let column = 0; column < width; column++) {
    ink[column] = 0;
    ink[ink.length - 1 - column] = 0;
  }
  for (let row = 0; row < height; row++) {
    ink[row * width] = 0;
    ink[row * width + width - 1] = 0;
  }
  for (let before = -1; before !== 0; ) {
    before = 0;
    // In the second half of a round left and above take the parts of right and below.
    for (const clock of [ring, turned]) {
      const gone: number[] = [];
      for (let at = width; at < ink.length - width; at++) {
        if (ink[at] === 1 && isOuter(ink, at, clock)) gone.push(at);
      }
      for (const at of gone) ink[at] = 0;
      before += gone.length;
    }
  }
}

/** Whether an inked pixel at the edge can go: the line is neither cut nor made shorter. */
function isOuter(ink: Uint8Array, at: number, ring: readonly number[]): boolean {
  let inked = 0;
  let turns = 0;
  for (let k = 0; k < 8; k++) {
    const here = ink[at + ring[k]];
    inked += here;
    if (here === 0 && ink[at + ring[(k + 1) % 8]] === 1) turns++;
  }
  if (inked < 2 || inked > 6 || turns !== 1) return false;
  const above = ink[at + ring[0]];
  const right = ink[at + ring[2]];
  const below = ink[at + ring[4]];
  const left = ink[at + ring[6]];
  return above * right * below === 0 && right * below * left === 0;
}

/** Paths along the thinned line from end or fork to end or fork, then closed rings; each step once. */
function trace(ink: Uint8Array, width: number): number[][] {
  const ring = around(width);
  const linked = (at: number): number[] =>
    ring.map((step) => at + step).filter((to) => ink[to] === 1 && isDirect(ink, width, [at, to]));
  const pixels = Array.from(ink.keys()).filter((at) => ink[at] === 1);
  const walked = new Set<string>();
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const walk = (from: number, first: number): number[] => {
    const path = [from];
    let at = from;
    for (let next: number | undefined = first; next !== undefined; ) {
      walked.add(key(at, next));
      path.push(next);
      at = next;
      const on = linked(at);
      next = on.length === 2 ? on.find((to) => !walked.has(key(at, to))) : undefined;
    }
    return path;
  };
  const paths: number[][] = [];
  const walkAllFrom = (at: number) => {
    for (const to of linked(at)) if (!walked.has(key(at, to))) paths.push(walk(at, to));
  };
  for (const at of pixels) {
    const degree = linked(at).length;
    if (degree === 0) paths.push([at]);
    else if (degree !== 2) walkAllFrom(at);
  }
  for (const at of pixels) walkAllFrom(at);
  const isSpur = (path: readonly number[]) => {
    const ends = [path[0], path[path.length - 1]].map((end) => linked(end).length);
    return path.length < SPUR && Math.min(...ends) === 1 && Math.max(...ends) > 2;
  };
  const strokes = paths.filter((path) => !isSpur(path));
  return strokes.length > 0 ? strokes : paths;
}

/** Corner neighbours are one step apart only where no way round over an edge neighbour is inked. */
function isDirect(ink: Uint8Array, width: number, [at, to]: readonly [number, number]): boolean {
  const down = Math.floor(to / width) - Math.floor(at / width);
  const across = (to % width) - (at % width);
  return down === 0 || across === 0 || (ink[at + across] === 0 && ink[at + down * width] === 0);
}

function smooth(path: readonly TracePoint[]): TracePoint[] {
  return path.map((_, index) => {
    const reach = Math.min(SMOOTH, index, path.length - 1 - index);
    const near = path.slice(index - reach, index + reach + 1);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / near.length;
    return { x: mean(near.map(({ x }) => x)), y: mean(near.map(({ y }) => y)) };
  });
}
