// How the classes of a plane look: a colour and a shape each, so that nothing is told by colour alone. The
// colours are Okabe and Ito's for colour-blind eyes; violet, brown and near black are those that are furthest
// from these to all such eyes (`tests/stage/class-marks.test.ts`). Canvas only.
import type { Colour } from "./diverging.ts";

/** By class, 0 to 9. */
export const CLASS_COLOURS: readonly Colour[] = [
  [0, 114, 178],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [86, 180, 233],
  [213, 94, 0],
  [240, 228, 66],
  [102, 0, 204],
  [102, 34, 0],
  [0, 0, 34],
];

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];
const PALEST = 0.1;
const STRONGEST = 0.62;

/** Of the plane where the network answers this class so surely, 0..1. */
export function areaColour(at: number, sureness: number): Colour {
  return mix(WHITE, CLASS_COLOURS[at], PALEST + (STRONGEST - PALEST) * sureness);
}

/** Darker than any area of its class. */
export function markColour(at: number): Colour {
  return mix(CLASS_COLOURS[at], BLACK, 0.22);
}

/** A mark of this class with a light edge: it stands out from its own area and from every other. */
export function drawMark(
  context: CanvasRenderingContext2D,
  at: number,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  context.beginPath();
  SHAPES[at](context, x, y, radius);
  context.lineJoin = "round";
  context.strokeStyle = "#fff";
  context.lineWidth = radius * 0.75;
  context.stroke();
  context.fillStyle = `rgb(${markColour(at).join(" ")})`;
  context.fill();
}

/** Around a mark whose sample is answered wrongly. */
export function drawRing(
  context: CanvasRenderingContext2D,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  for (const [colour, width] of [
    ["#fff", 0.9],
    ["#111", 0.45],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius * 2, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1.2, radius * width);
    context.stroke();
  }
}

type Shape = (context: CanvasRenderingContext2D, x: number, y: number, radius: number) => void;

/** A polygon through points at these angles (in turns, 0 upwards) and distances. */
function polygon(points: readonly (readonly [turn: number, distance: number])[]): Shape {
  return (context, x, y, radius) => {
    for (const [turn, distance] of points) {
      const angle = 2 * Math.PI * turn;
      const reach = radius * distance;
      context.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle));
    }
    context.closePath();
  };
}

function regular(corners: number, first: number, distance: number): Shape {
  return polygon(Array.from({ length: corners }, (_, k) => [first + k / corners, distance]));
}

function star(points: number, inner: number, outer: number): Shape {
  const at = (k: number) => [k / (2 * points), k % 2 === 0 ? outer : inner] as const;
  return polygon(Array.from({ length: 2 * points }, (_, k) => at(k)));
}

/** By class: disc, square, triangle, diamond, star, triangle upside down, pentagon, cross, wide, tall bar. */
const SHAPES: readonly Shape[] = [
  (context, x, y, radius) => context.arc(x, y, radius, 0, 2 * Math.PI),
  regular(4, 1 / 8, 1.25),
  regular(3, 0, 1.35),
  regular(4, 0, 1.35),
  star(5, 0.6, 1.45),
  regular(3, 1 / 2, 1.35),
  regular(5, 0, 1.2),
  star(4, 0.5, 1.45),
  (context, x, y, radius) =>
    context.rect(x - 1.35 * radius, y - 0.6 * radius, 2.7 * radius, 1.2 * radius),
  (context, x, y, radius) =>
    context.rect(x - 0.6 * radius, y - 1.35 * radius, 1.2 * radius, 2.7 * radius),
];

function mix(from: Colour, to: Colour, share: number): Colour {
  const at = (k: 0 | 1 | 2) => Math.round(from[k] + (to[k] - from[k]) * share);
  return [at(0), at(1), at(2)];
}
