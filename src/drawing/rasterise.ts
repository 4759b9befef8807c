// First step of the drawing pipeline: strokes -> a 280x280 picture with soft edges.
// Every segment is a capsule; a pixel's ink is how far its centre lies inside one.
// Pure arithmetic, no canvas, so that page, worker and command line get the same bytes.
import type { GreyImage } from "./grey-image.ts";
import { MAX_POINTS, PAD_SIZE, type Point, type Stroke } from "./stroke.ts";

/** Points are taken on a grid of 1/16 unit: then a moved drawing differs by whole numbers exactly. */
const GRID = 16;
/** Points closer than this to the last one kept add no visible ink. */
const MIN_STEP = 1;
const MAX_BRUSH = PAD_SIZE;

/**
 * The strokes as a picture of the pad, PAD_SIZE x PAD_SIZE.
 * Ink outside the pad is cut off; points and widths that are not finite numbers are left out.
 */
export function rasterise(strokes: readonly Stroke[]): GreyImage {
  const pixels = new Uint8Array(PAD_SIZE * PAD_SIZE);
  let budget = MAX_POINTS;
  for (const stroke of strokes) {
    if (!(stroke.width > 0) || !Number.isFinite(stroke.width)) continue;
    const points = usablePoints(stroke.points, budget);
    budget -= points.length;
    const radius = Math.min(stroke.width, MAX_BRUSH) / 2;
    let from = points[0];
    if (from === undefined) continue;
    if (points.length === 1) inkSegment(pixels, [from, from], radius);
    for (const to of points.slice(1)) {
      inkSegment(pixels, [from, to], radius);
      from = to;
    }
  }
  return { width: PAD_SIZE, height: PAD_SIZE, pixels };
}

function usablePoints(points: readonly Point[], limit: number): Point[] {
  const usable: Point[] = [];
  for (const point of points) {
    if (usable.length >= limit) break;
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) continue;
    const snapped = { x: snap(point.x), y: snap(point.y) };
    const last = usable[usable.length - 1];
    const near =
      last !== undefined &&
      Math.abs(last.x - snapped.x) < MIN_STEP &&
      Math.abs(last.y - snapped.y) < MIN_STEP;
    if (!near) usable.push(snapped);
  }
  return usable;
}

function snap(value: number): number {
  // Far outside the pad nothing is seen; keeping such points near keeps the sums exact.
  const bounded = Math.max(-4 * PAD_SIZE, Math.min(5 * PAD_SIZE, value));
  return Math.floor(bounded * GRID + 0.5) / GRID;
}

/** Inks the capsule around one segment; a pixel keeps the most ink that any segment gave it. */
function inkSegment(pixels: Uint8Array, [from, to]: readonly [Point, Point], radius: number): void {
  const reach = radius + 0.5;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(PAD_SIZE - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(PAD_SIZE - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const outside = reach * reach;
  const inside = radius > 0.5 ? (radius - 0.5) * (radius - 0.5) : 0;
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - from.y;
    for (let column = left; column <= right; column++) {
      const at = row * PAD_SIZE + column;
      const ink = pixels[at] ?? 255;
      if (ink === 255) continue;
      const px = column + 0.5 - from.x;
      const along = lengthSquared > 0 ? (px * dx + py * dy) / lengthSquared : 0;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const squared = ex * ex + ey * ey;
      if (squared >= outside) continue;
      const coverage = squared <= inside ? 1 : Math.min(1, reach - Math.sqrt(squared));
      const level = Math.round(coverage * 255);
      if (level > ink) pixels[at] = level;
    }
  }
}
