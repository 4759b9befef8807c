// One digit as a hand would draw it on the pad: a skeleton, varied by chance, in one of several manners
// (thin, slanted, wobbly, ...). Pure; the same draws give the same digit.
import type { DigitSkeleton } from "./digit-skeletons.ts";
import type { Seeded } from "./seeded.ts";

/** A drawing as it stands in hand-digits.json: points x, y, x, y, ... a stroke, whole pad units. */
export interface HandDigit {
  readonly label: string;
  readonly style: string;
  readonly manner: string;
  /** Of the brush, in pad units. */
  readonly width: number;
  readonly strokes: readonly (readonly number[])[];
}

type Range = readonly [number, number];

export interface Manner {
  readonly name: string;
  /** Height of the digit and width of the brush, in pad units. */
  readonly height: Range;
  readonly brush: Range;
  /** Units to the right a unit up; falling to the left when below 0. */
  readonly slant: Range;
  /** How far the hand shakes, in hundredths of the height. */
  readonly shake: number;
  /** Where the digit stands: near the middle, anywhere, or against the edges. */
  readonly place: "middle" | "anywhere" | "edge";
}

interface Xy {
  readonly x: number;
  readonly y: number;
}

const PAD = 280;
/** Steps of the smooth line between two points of a skeleton. */
const STEPS = 8;
/** Points closer than this, in pad units, are one: about what a mouse gives. */
const APART = 6;

const upright: Manner = {
  name: "plain",
  height: [150, 205],
  brush: [26, 30],
  slant: [-0.05, 0.15],
  shake: 0,
  place: "middle",
};

export const MANNERS: readonly Manner[] = [
  upright,
  { ...upright, name: "thin", brush: [8, 13], place: "anywhere" },
  { ...upright, name: "thick", height: [175, 215], brush: [38, 46] },
  { ...upright, name: "leaning right", slant: [0.3, 0.5] },
  { ...upright, name: "leaning left", slant: [-0.35, -0.2] },
  { ...upright, name: "small", height: [80, 110], brush: [14, 28], place: "anywhere" },
  { ...upright, name: "large", height: [235, 255] },
  { ...upright, name: "off-centre", height: [110, 160], brush: [18, 28], place: "edge" },
  { ...upright, name: "wobbly", shake: 5 },
  { ...upright, name: "quick", slant: [0.1, 0.4], shake: 2, brush: [16, 28], place: "anywhere" },
];

export function drawHandDigit(skeleton: DigitSkeleton, manner: Manner, random: Seeded): HandDigit {
  const { label, style } = skeleton;
  const height = random(...manner.height);
  const shape = {
    stretch: random(0.85, 1.2),
    slant: random(...manner.slant),
    turn: random(-0.08, 0.08),
  };
  const lines = skeleton.strokes.map((stroke) =>
    curve(readPoints(stroke, random)).map((point) => turned(point, shape)),
  );
  const shaken = lines.map((line) => shake(line, manner.shake, random));
  const width = Math.round(random(...manner.brush));
  const placed = place(fitted(shaken, height), { width, where: manner.place, random });
  const strokes = placed.map((line) =>
    thinOut(line).flatMap(({ x, y }) => [Math.round(x), Math.round(y)]),
  );
  return { label, style, manner: manner.name, width, strokes };
}

interface Corner extends Xy {
  readonly isCorner: boolean;
}

/** The skeleton's points, each a little off, as no two digits of one hand are the same. */
function readPoints(stroke: string, random: Seeded): Corner[] {
  return stroke.split(" ").map((word) => {
    const [x = 0, y = 0] = word.replace("!", "").split(",").map(Number);
    return { x: x + random(-4, 4), y: y + random(-4, 4), isCorner: word.endsWith("!") };
  });
}

/** Catmull and Rom's curve through the points, broken at corners. */
function curve(points: readonly Corner[]): Xy[] {
  const line: Xy[] = points.slice(0, 1);
  for (let k = 0; k + 1 < points.length; k++) {
    const from = points[k];
    const to = points[k + 1];
    const before = from.isCorner ? from : (points[k - 1] ?? from);
    const after = to.isCorner ? to : (points[k + 2] ?? to);
    for (let step = 1; step <= STEPS; step++) {
      const t = step / STEPS;
      const at = (axis: "x" | "y") =>
        0.5 *
        (2 * from[axis] +
          (to[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t * t +
          (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t * t * t);
      line.push({ x: at("x"), y: at("y") });
    }
  }
  return line;
}

function turned(
  { x, y }: Xy,
  shape: { readonly stretch: number; readonly slant: number; readonly turn: number },
): Xy {
  const across = x * shape.stretch + (100 - y) * shape.slant;
  const [cos, sin] = [Math.cos(shape.turn), Math.sin(shape.turn)];
  return { x: across * cos - y * sin, y: across * sin + y * cos };
}

/** A slow wave of chance along the line. */
function shake(line: readonly Xy[], by: number, random: Seeded): Xy[] {
  const knots = Math.ceil(line.length / 5) + 2;
  const draw = () => Array.from({ length: knots }, () => random(-by, by));
  const [across, down] = [draw(), draw()];
  return line.map(({ x, y }, index) => {
    const knot = Math.floor(index / 5);
    const t = (index % 5) / 5;
    const off = (wave: readonly number[]) => wave[knot] * (1 - t) + wave[knot + 1] * t;
    return { x: x + off(across), y: y + off(down) };
  });
}

/** As high as asked, but never wider than the pad; the top left corner at 0, 0. */
function fitted(lines: readonly (readonly Xy[])[], height: number): Xy[][] {
  const xs = lines.flat().map(({ x }) => x);
  const ys = lines.flat().map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const wide = Math.max(...xs) - left;
  const high = Math.max(...ys) - top;
  const scale = Math.min(height / high, 250 / wide);
  return lines.map((line) =>
    line.map(({ x, y }) => ({ x: (x - left) * scale, y: (y - top) * scale })),
  );
}

function place(
  lines: readonly (readonly Xy[])[],
  how: { readonly width: number; readonly where: Manner["place"]; readonly random: Seeded },
): Xy[][] {
  const { width, where, random } = how;
  const start = (values: readonly number[]) => {
    const room = Math.max(0, PAD - width - Math.max(...values));
    if (where === "anywhere") return width / 2 + random(0, room);
    if (where === "middle") return width / 2 + room * random(0.4, 0.6);
    return width / 2 + room * (random(0, 1) < 0.5 ? random(0, 0.1) : random(0.9, 1));
  };
  const left = start(lines.flat().map(({ x }) => x));
  const top = start(lines.flat().map(({ y }) => y));
  return lines.map((line) => line.map(({ x, y }) => ({ x: x + left, y: y + top })));
}

function thinOut(line: readonly Xy[]): Xy[] {
  const kept: Xy[] = [];
  for (const [index, point] of line.entries()) {
    const last = kept[kept.length - 1];
    const isFar = last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= APART;
    if (isFar || index === line.length - 1) kept.push(point);
  }
  return kept;
}
