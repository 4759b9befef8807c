// First step of the drawing pipeline: strokes -> a picture of the pad with soft edges.
// Every segment is a capsule; a pixel's ink is how far its centre lies inside one.
// Pure arithmetic, no canvas, so that page, worker and command line get the same bytes.
import type { GreyImage } from "./grey-image.ts";
import { MAX_BRUSH, MAX_POINTS, PAD_SIZE, type Point, type Stroke } from "./stroke.ts";

/** Points are taken on a grid of 1/16 unit: then a moved drawing differs by whole numbers exactly. */
const GRID = 16;
/** Points closer than this to the last one kept add no visible ink. */
const MIN_STEP = 1;

/**
 * The strokes as a picture of the pad with `margin` more units, a whole number, on each side. The pen
 * draws on the pad only; its brush may ink the margin. Points and widths that are not finite numbers
 * are left out.
 */
export function rasterise(strokes: readonly Stroke[], margin = 0): GreyImage {
  const size = PAD_SIZE + 2 * margin;
  const image = { width: size, height: size, pixels: new Uint8Array(size * size) };
  let budget = MAX_POINTS;
  for (const stroke of strokes) {
    if (!(stroke.width > 0) || !Number.isFinite(stroke.width)) continue;
    const points = usablePoints(stroke.points, budget);
    budget -= points.length;
    const radius = Math.min(stroke.width, MAX_BRUSH) / 2;
    let from = points[0];
    if (from === undefined) continue;
    const rest = points.length === 1 ? [from] : points.slice(1);
    for (const to of rest) {
      const onPad = partOnPad(from, to);
      if (onPad !== null) inkSegment(image, shifted(onPad, margin), radius);
      from = to;
    }
  }
  return image;
}

type Segment = readonly [Point, Point];

function shifted([from, to]: Segment, by: number): Segment {
  return [
    { x: from.x + by, y: from.y + by },
    { x: to.x + by, y: to.y + by },
  ];
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

/** The part of a segment between the pad's edges; null when none of it is (Liang and Barsky, 1984). */
function partOnPad(from: Point, to: Point): Segment | null {
  let start = 0;
  let end = 1;
  for (const axis of ["x", "y"] as const) {
    const delta = to[axis] - from[axis];
    if (delta === 0) {
      if (from[axis] < 0 || from[axis] > PAD_SIZE) return null;
      continue;
    }
    const atZero = -from[axis] / delta;
    const atSize = (PAD_SIZE - from[axis]) / delta;
    start = Math.max(start, Math.min(atZero, atSize));
    end = Math.min(end, Math.max(atZero, atSize));
  }
  if (start > end) return null;
  const at = (t: number): Point => ({
    x: from.x + t * (to.x - from.x),
    y: from.y + t * (to.y - from.y),
  });
  return [start === 0 ? from : at(start), end === 1 ? to : at(end)];
}

/** Inks the capsule around one segment; a pixel keeps the most ink that any segment gave it. */
function inkSegment(
  { width, height, pixels }: GreyImage,
  [from, to]: Segment,
  radius: number,
): void {
  const reach = radius + 0.5;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const outside = reach * reach;
  const inside = radius > 0.5 ? (radius - 0.5) * (radius - 0.5) : 0;
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - from.y;
    for (let column = left; column <= right; column++) {
      const at = row * width + column;
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
