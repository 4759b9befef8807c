// What a stage has to look like, computed pixel by pixel from the commands: discs, capsules and polygons with
// sixteen samples a pixel, one over the other. Written from Scratch's rules; it knows nothing of how the page draws.

/** As the page draws: two pixels a unit of the stage. */
const SCALE = 2;
export const WIDTH = 480 * SCALE;
export const HEIGHT = 360 * SCALE;
/** On each side of a pixel. */
const SAMPLES = 4;

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];
/** In units of the stage, y upwards. */
export type Point = readonly [x: number, y: number];

export class ReferencePicture {
  /** Three numbers a pixel, 0 to 255, row by row from the top. White at first. */
  readonly rgb = new Float32Array(WIDTH * HEIGHT * 3).fill(255);

  /**
   * A line of the pen with round ends; a dot when both points are the same. `width` in units. As in Scratch
   * those of width 1 and 3 stand half a unit to the right and up, and a dot of width 1 is a square.
   */
  line([x0, y0]: Point, [x1, y1]: Point, width: number, colour: Rgb, opacity = 1): void {
    const shift = width === 1 || width === 3 ? 0.5 : 0;
    const [ax, ay, bx, by] = [x0 + shift, y0 + shift, x1 + shift, y1 + shift];
    const [dx, dy] = [bx - ax, by - ay];
    const long = dx * dx + dy * dy;
    const half = width / 2;
    const box = around(
      [
        [ax, ay],
        [bx, by],
      ],
      half,
    );
    this.fill(box, colour, opacity, (x, y) => {
      if (long === 0 && width === 1) return Math.max(Math.abs(x - ax), Math.abs(y - ay)) <= half;
      const along = long === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / long;
      const t = Math.max(0, Math.min(1, along));
      return Math.hypot(x - ax - t * dx, y - ay - t * dy) <= half;
    });
  }

  /** A convex polygon, its corners in order. */
  polygon(corners: readonly Point[], colour: Rgb, opacity = 1): void {
    this.fill(around(corners, 0), colour, opacity, (x, y) => {
      let turn = 0;
      for (let k = 0; k < corners.length; k++) {
        const [ax, ay] = corners[k]!;
        const [bx, by] = corners[(k + 1) % corners.length]!;
        const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        if (side * turn < 0) return false;
        turn = turn === 0 ? side : turn;
      }
      return true;
    });
  }

  private fill(
    { left, right, top, bottom }: Box,
    colour: Rgb,
    opacity: number,
    isInside: (x: number, y: number) => boolean,
  ): void {
    for (let row = Math.max(0, top); row <= Math.min(HEIGHT - 1, bottom); row++) {
      for (let column = Math.max(0, left); column <= Math.min(WIDTH - 1, right); column++) {
        const [x, y] = [(column + 0.5) / SCALE - 240, 180 - (row + 0.5) / SCALE];
        const covered = samplesIn(isInside, x, y);
        if (covered === 0) continue;
        const share = (covered / SAMPLES ** 2) * opacity;
        const at = 3 * (row * WIDTH + column);
        for (const k of [0, 1, 2] as const) {
          this.rgb[at + k] = this.rgb[at + k]! * (1 - share) + colour[k] * share;
        }
      }
    }
  }
}

/** How many samples of the pixel around a point are inside a convex shape: all, if those in its corners are. */
function samplesIn(isInside: (x: number, y: number) => boolean, x: number, y: number): number {
  const step = 1 / (SAMPLES * SCALE);
  const first = -((SAMPLES - 1) / 2) * step;
  const corners = [x + first, x - first].every(
    (u) => isInside(u, y + first) && isInside(u, y - first),
  );
  if (corners) return SAMPLES ** 2;
  let found = 0;
  for (let k = 0; k < SAMPLES ** 2; k++) {
    const u = x + first + (k % SAMPLES) * step;
    if (isInside(u, y + first + Math.floor(k / SAMPLES) * step)) found += 1;
  }
  return found;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pixels around these points, so many units farther on all sides. */
function around(points: readonly Point[], margin: number): Box {
  const xs = points.map(([x]) => (x + 240) * SCALE);
  const ys = points.map(([, y]) => (180 - y) * SCALE);
  const more = margin * SCALE + 1;
  return {
    left: Math.floor(Math.min(...xs) - more),
    right: Math.ceil(Math.max(...xs) + more),
    top: Math.floor(Math.min(...ys) - more),
    bottom: Math.ceil(Math.max(...ys) + more),
  };
}

/** How much a channel may be off where the reference is of one colour; and outside of what is around an edge. */
const TOLERANCE = 8;
/** An edge may be as soft as so many pixels on each side: half a unit and one. */
const REACH = 2;
/**
 * Pixels of a tile's side, and how much a channel's mean over it may be off. The smallest dot, 2 x 2 pixels of
 * black, makes 16; Chromium's own smoothing of edges 9, that of a costume drawn twice as large 12.
 */
const TILE = 8;
const TILE_TOLERANCE = 13;

/**
 * Where a picture is not as the reference, a few places in units of the stage; empty when all is right. Each
 * channel of each pixel has to lie between the least and the most that the reference has within `REACH`, and
 * each tile has to be as bright.
 */
export function differences(seen: Uint8Array, { rgb }: ReferencePicture): readonly string[] {
  const found: string[] = [];
  const note = (what: string, at: number) => {
    const pixel = Math.floor(at / 3);
    const x = (pixel % WIDTH) / SCALE - 240;
    const y = 180 - Math.floor(pixel / WIDTH) / SCALE;
    if (found.length < 8) found.push(`${what} at ${x}, ${y}: ${seen[at]}, not ${rgb[at]}`);
  };
  for (let at = 0; at < rgb.length; at++) {
    if (Math.abs(seen[at]! - rgb[at]!) > TOLERANCE && !isNear(seen[at]!, rgb, at))
      note("pixel", at);
  }
  for (let top = 0; top < HEIGHT; top += TILE) {
    for (let left = 0; left < WIDTH; left += TILE) {
      for (const channel of [0, 1, 2]) {
        let off = 0;
        for (let row = top; row < top + TILE; row++) {
          for (let column = left; column < left + TILE; column++) {
            const at = 3 * (row * WIDTH + column) + channel;
            off += seen[at]! - rgb[at]!;
          }
        }
        if (Math.abs(off) > TILE_TOLERANCE * TILE ** 2)
          note("tile", 3 * (top * WIDTH + left) + channel);
      }
    }
  }
  return found;
}

/** Whether a value lies between the least and the most that the reference has around. */
function isNear(value: number, rgb: Float32Array, at: number): boolean {
  let [least, most] = [255, 0];
  for (let row = -REACH; row <= REACH; row++) {
    for (let column = -REACH; column <= REACH; column++) {
      const there = rgb[at + 3 * (row * WIDTH + column)] ?? 255;
      least = Math.min(least, there);
      most = Math.max(most, there);
    }
  }
  return value >= least - TOLERANCE && value <= most + TOLERANCE;
}
