// Paints a plane: the areas of the classes, the lines between them, the samples, axes with values, and the
// point that is asked about. Knows canvas, not DOM.

import { type Plane, type PlanePoint, surenessSteps } from "#program/boundary";
import { type Axis, placeOn, ticksOf, valueAt } from "./axis.ts";
import { areaColour, drawMark, drawRing } from "./class-marks.ts";
import { showCount } from "./show-number.ts";

export interface PlanePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlaneSize {
  readonly width: number;
  readonly height: number;
  /** Pixels a stage unit. */
  readonly unit: number;
}

/** Where in the picture the plane itself is; the rest is for the axes. */
export function planePlace({ width, height, unit }: PlaneSize): PlanePlace {
  const left = 20 * unit;
  const bottom = 13 * unit;
  const top = 3 * unit;
  return { left, top, width: width - left - 4 * unit, height: height - top - bottom };
}

export function axesOf({ x, y }: Plane): { readonly x: Axis; readonly y: Axis } {
  return { x: { ...x, isLog: false }, y: { ...y, isLog: false } };
}

/** The point at a place in the picture, kept within the plane. */
export function pointAt(plane: Plane, place: PlanePlace, at: PlanePoint): PlanePoint {
  const within = (share: number) => Math.max(0, Math.min(1, share));
  const axes = axesOf(plane);
  return {
    x: valueAt(axes.x, within((at.x - place.left) / place.width)),
    y: valueAt(axes.y, 1 - within((at.y - place.top) / place.height)),
  };
}

export function paintPlane(
  context: CanvasRenderingContext2D,
  plane: Plane,
  { size, areas, point }: { size: PlaneSize; areas: CanvasImageSource; point: PlanePoint | null },
): void {
  const place = planePlace(size);
  const axes = axesOf(plane);
  const toX = (x: number) => place.left + placeOn(axes.x, x) * place.width;
  const toY = (y: number) => place.top + (1 - placeOn(axes.y, y)) * place.height;
  context.clearRect(0, 0, size.width, size.height);
  context.imageSmoothingEnabled = true;
  context.drawImage(areas, place.left, place.top, place.width, place.height);
  paintLines(context, plane, place);
  paintAxes(context, { axes, place, unit: size.unit, toX, toY });
  context.strokeStyle = "#7f8dab";
  context.lineWidth = 1;
  context.strokeRect(place.left, place.top, place.width, place.height);
  context.save();
  context.beginPath();
  context.rect(place.left, place.top, place.width, place.height);
  context.clip();
  const { dots } = plane;
  const radius = radiusFor(dots.x.length) * size.unit;
  const marks = Array.from(dots.x, (x, k) => ({ x: toX(x), y: toY(dots.y[k]), radius }));
  marks.forEach((mark, k) => {
    drawMark(context, dots.classes[k], mark);
  });
  marks.forEach((mark, k) => {
    if (dots.wrong[k] === 1) drawRing(context, mark);
  });
  if (point !== null) paintPoint(context, { x: toX(point.x), y: toY(point.y) }, size.unit);
  context.restore();
}

/** One pixel a cell, in the classes' colours. */
export function areasImage({ side, cells, labels }: Plane): ImageData {
  const image = new ImageData(side, side);
  const colours = cellColours(labels.length);
  for (let i = 0; i < cells.length; i++) image.data.set(colours[cells[i]], 4 * i);
  return image;
}

/** By the byte of a cell: red, green, blue, 255. */
function cellColours(classes: number): readonly (readonly number[])[] {
  const steps = surenessSteps(classes);
  return Array.from({ length: steps * classes }, (_, byte) => {
    const at = Math.floor(byte / steps);
    return [...areaColour(at, (byte - at * steps) / (steps - 1)), 255];
  });
}

/** The more samples, the smaller their marks, in stage units. */
function radiusFor(samples: number): number {
  if (samples <= 20) return 5;
  return samples <= 250 ? 2.6 : 1.8;
}

/**
 * The lines between areas. Of each square of four cells' middles, those sides are crossed whose ends are of
 * different classes, nearer to the end that is less sure; the crossings are joined.
 */
function paintLines(
  context: CanvasRenderingContext2D,
  { side, cells, labels }: Plane,
  place: PlanePlace,
): void {
  const steps = surenessSteps(labels.length);
  const classes = cells.map((cell) => Math.floor(cell / steps));
  const width = place.width / side;
  const height = place.height / side;
  context.beginPath();
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const i = row * side + column;
      const corners = [i, i + 1, i + side + 1, i + side];
      if (corners.every((corner) => classes[corner] === classes[i])) continue;
      const crossings: PlanePoint[] = [];
      for (let k = 0; k < 4; k++) {
        const from = corners[k];
        const to = corners[(k + 1) % 4];
        if (classes[from] === classes[to]) continue;
        const [near, far] = [cells[from] % steps, cells[to] % steps];
        const share = (near + 0.5) / (near + far + 1);
        const [fromX, fromY] = CORNERS[k];
        const [toX, toY] = CORNERS[(k + 1) % 4];
        crossings.push({ x: fromX + (toX - fromX) * share, y: fromY + (toY - fromY) * share });
      }
      const middle = crossings.length === 2 ? crossings[1] : { x: 0.5, y: 0.5 };
      const onScreen = ({ x, y }: PlanePoint) =>
        [place.left + (column + 0.5 + x) * width, place.top + (row + 0.5 + y) * height] as const;
      for (const crossing of crossings.length === 2 ? [crossings[0]] : crossings) {
        context.moveTo(...onScreen(crossing));
        context.lineTo(...onScreen(middle));
      }
    }
  }
  context.strokeStyle = "#1d2b4f";
  context.lineWidth = 1.6;
  context.lineCap = "round";
  context.stroke();
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

function paintAxes(
  context: CanvasRenderingContext2D,
  {
    axes,
    place,
    unit,
    toX,
    toY,
  }: {
    readonly axes: ReturnType<typeof axesOf>;
    readonly place: PlanePlace;
    readonly unit: number;
    readonly toX: (x: number) => number;
    readonly toY: (y: number) => number;
  },
): void {
  context.fillStyle = "#4b5873";
  context.font = `500 ${Math.max(9, 9 * unit)}px system-ui, sans-serif`;
  context.strokeStyle = "#7f8dab";
  context.lineWidth = 1;
  context.beginPath();
  const bottom = place.top + place.height;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of ticksOf(axes.x, 5)) {
    context.moveTo(toX(tick), bottom);
    context.lineTo(toX(tick), bottom + 2 * unit);
    context.fillText(showTick(tick), toX(tick), bottom + 3 * unit);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of ticksOf(axes.y, 5)) {
    context.moveTo(place.left, toY(tick));
    context.lineTo(place.left - 2 * unit, toY(tick));
    context.fillText(showTick(tick), place.left - 3.5 * unit, toY(tick));
  }
  context.stroke();
  context.font = `italic 650 ${Math.max(9, 9 * unit)}px system-ui, sans-serif`;
  context.textAlign = "right";
  context.textBaseline = "top";
  context.fillText("x", place.left + place.width, bottom + 3 * unit);
  context.fillText("y", place.left - 3.5 * unit, place.top);
}

function showTick(value: number): string {
  return showCount(value).replace("-", "−");
}

function paintPoint(context: CanvasRenderingContext2D, { x, y }: PlanePoint, unit: number): void {
  const reach = 6 * unit;
  for (const [colour, width] of [
    ["#fff", 3.5],
    ["#111", 1.5],
  ] as const) {
    context.beginPath();
    context.moveTo(x - reach, y);
    context.lineTo(x + reach, y);
    context.moveTo(x, y - reach);
    context.lineTo(x, y + reach);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
