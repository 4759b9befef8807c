// A Scratch project that draws with the pen and shows sprites in every way, and what it has to look like: both
// made from the same lists of commands.
import { bitmapCostume, vectorCostume } from "../../scripts/scratch-maker/draw-costume.ts";
import { block, choice, type ScratchBlock } from "../../scripts/scratch-maker/scratch-block.ts";
import type { ScratchProject, Sprite } from "../../scripts/scratch-maker/scratch-project.ts";
import * as s from "../../scripts/scratch-maker/vocabulary.ts";
import { type Point, ReferencePicture, type Rgb } from "./reference-picture.ts";

/** What the pen draws in one go: down at the first point, then along the others. */
export interface Mark {
  readonly size: number;
  readonly path: readonly Point[];
  readonly colour: PenColour;
}

/** By its code, or by hue, saturation, brightness and transparency, each 0 to 100. */
type PenColour =
  | { readonly code: string; readonly transparency?: number }
  | { readonly parts: readonly [number, number, number, number] };

/** A sprite with the two-coloured costume, or the striped one. */
export interface Shown {
  readonly name: string;
  readonly at: Point;
  readonly size?: number;
  readonly direction?: number;
  readonly style?: "all around" | "left-right" | "don't rotate";
  readonly effect?: readonly [name: "ghost" | "brightness" | "color" | "pixelate", value: number];
  readonly isStriped?: boolean;
  readonly isHidden?: boolean;
  /** Leaves its picture here before it goes to its place. */
  readonly stamp?: Point;
  readonly toFront?: boolean;
}

export interface Drawn {
  readonly marks: readonly Mark[];
  readonly sprites: readonly Shown[];
}

export const dot = (size: number, at: Point, code: string): Mark => ({
  size,
  path: [at],
  colour: { code },
});
const SIZES = [1, 2, 3, 5, 20];

export const drawn: Drawn = {
  marks: [
    ...SIZES.map((size, k) => dot(size, [-220 + 30 * k, 165], k === 0 ? "#000000" : "#c02040")),
    ...SIZES.map((size, k): Mark => {
      const x = -220 + 30 * k;
      return {
        size,
        path: [
          [x, 120],
          [x + 18, 145],
        ],
        colour: { code: "#2040c0" },
      };
    }),
    {
      size: 1,
      path: [
        [-230, 105],
        [-130, 105],
        [-130, 95],
      ],
      colour: { code: "#000000" },
    },
    // Crosses itself, and each of its lines covers the end of the one before once more.
    {
      size: 12,
      path: [
        [-60, 120],
        [20, 165],
        [20, 120],
        [-60, 165],
      ],
      colour: { code: "#008040", transparency: 60 },
    },
    ...[0, 15, 35, 50, 70, 85].map(
      (hue, k): Mark => ({
        size: 16,
        path: [[50 + 22 * k, 165]],
        colour: { parts: [hue, 100, 100, 0] },
      }),
    ),
    { size: 16, path: [[50, 140]], colour: { parts: [60, 40, 100, 0] } },
    { size: 16, path: [[72, 140]], colour: { parts: [60, 100, 45, 0] } },
    {
      size: 16,
      path: [
        [94, 140],
        [160, 140],
      ],
      colour: { parts: [10, 80, 90, 75] },
    },
  ],
  sprites: [
    { name: "Plain", at: [-190, -60] },
    { name: "Twice as large", at: [-120, -60], size: 200 },
    { name: "Turned", at: [-50, -60], direction: 45 },
    { name: "Upside down", at: [0, -60], direction: -90 },
    { name: "Looks left", at: [50, -60], direction: -90, style: "left-right" },
    { name: "Never turned", at: [100, -60], direction: 30, style: "don't rotate" },
    { name: "Stamped", at: [200, -60], stamp: [150, -60], direction: 135 },
    { name: "Ghost", at: [-190, -110], effect: ["ghost", 50] },
    { name: "Bright", at: [-130, -110], effect: ["brightness", 50] },
    { name: "Dark", at: [-70, -110], effect: ["brightness", -50] },
    { name: "Other colour", at: [-10, -110], effect: ["color", 100] },
    { name: "Striped", at: [60, -120], isStriped: true },
    { name: "Pixels", at: [120, -120], isStriped: true, effect: ["pixelate", 200] },
    { name: "Hidden", at: [180, -110], isHidden: true },
    { name: "In front", at: [-180, -150], toFront: true },
    { name: "Behind", at: [-170, -155], effect: ["ghost", 30] },
  ],
};

/** Where the 28 x 28 dots begin, how far they are apart, and their size. */
const GRID = { left: -20, top: 80, step: 3, size: 3, count: 28 };
const brightness = (column: number, row: number) => (column * 7 + row * 13) % 101;

/** Of 40 x 20 units: red, with a blue square in the upper right corner. */
const RED: Rgb = [224, 48, 32];
const BLUE: Rgb = [32, 64, 224];
const twoColours = vectorCostume(
  "two colours",
  [40, 20],
  '<path fill="#e03020" d="M0 0h40v20H0z"/><path fill="#2040e0" d="M30 0h10v10H30z"/>',
);
/** Five stripes of 8 units each; a bitmap. */
const STRIPES: readonly Rgb[] = [
  [250, 200, 0],
  [0, 160, 90],
  [200, 0, 120],
  [40, 90, 220],
  [90, 90, 90],
];
const striped = bitmapCostume("stripes", [80, 80], (x) => [...STRIPES[Math.floor(x / 16)]!, 255]);

export function projectOf({ marks, sprites }: Drawn): ScratchProject {
  const pen: Sprite = {
    name: "Pen",
    visible: false,
    variables: { column: 0, row: 0 },
    costumes: [twoColours],
    scripts: [[s.whenFlag(), s.erase(), ...marks.flatMap(draw), ...drawGrid()]],
  };
  return {
    stage: { costumes: [vectorCostume("white", [480, 360], "")] },
    sprites: [pen, ...sprites.map(spriteOf)],
  };
}

function draw({ size, path, colour }: Mark): ScratchBlock[] {
  const [first = [0, 0], ...others] = path;
  const parts = ["color", "saturation", "brightness", "transparency"];
  const setColour =
    "code" in colour
      ? [s.setPenColour(colour.code), s.setPen("transparency", colour.transparency ?? 0)]
      : parts.map((part, k) => s.setPen(part, colour.parts[k]!));
  return [
    s.setPenSize(size),
    ...setColour,
    s.goTo(...first),
    s.penDown(),
    ...others.map((point) => s.goTo(...point)),
    s.penUp(),
  ];
}

function drawGrid(): ScratchBlock[] {
  const { left, top, step, size, count } = GRID;
  const [column, row] = [s.get("column"), s.get("row")];
  return [
    s.setPenSize(size),
    s.setPenColour("#ff0000"),
    s.set("row", 0),
    s.repeat(
      count,
      s.set("column", 0),
      s.repeat(
        count,
        s.goTo(s.plus(left, s.times(step, column)), s.minus(top, s.times(step, row))),
        s.setPen("brightness", s.mod(s.plus(s.times(7, column), s.times(13, row)), 101)),
        s.penDown(),
        s.penUp(),
        s.change("column", 1),
      ),
      s.change("row", 1),
    ),
  ];
}

function spriteOf(shown: Shown): Sprite {
  const { name, at, size = 100, direction = 90, style, effect, stamp } = shown;
  const [x, y] = stamp ?? at;
  return {
    ...{ name, x, y, size, direction },
    visible: !shown.isHidden,
    costumes: [shown.isStriped ? striped : twoColours],
    scripts: [
      [
        s.whenFlag(),
        s.wait("0.1"),
        ...(style ? [block("motion_setrotationstyle", {}, { STYLE: choice(style) })] : []),
        ...(effect ? [s.setEffect(...effect)] : []),
        ...(stamp ? [s.stamp(), s.goTo(...at)] : []),
        ...(shown.toFront
          ? [block("looks_gotofrontback", {}, { FRONT_BACK: choice("front") })]
          : []),
      ],
    ],
  };
}

export function referenceOf({ marks, sprites }: Drawn): ReferencePicture {
  const picture = new ReferencePicture();
  for (const { size, path, colour } of marks) {
    const { rgb, opacity } = penColour(colour);
    for (const [k, point] of path.entries()) {
      picture.line(path[k - 1] ?? point, point, size, rgb, opacity);
    }
  }
  const { left, top, step, size, count } = GRID;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const at: Point = [left + step * column, top - step * row];
      picture.line(at, at, size, [(255 * brightness(column, row)) / 100, 0, 0]);
    }
  }
  for (const shown of sprites) if (shown.stamp) show(picture, { ...shown, at: shown.stamp });
  const inOrder = [
    ...sprites.filter((one) => !one.toFront),
    ...sprites.filter((one) => one.toFront),
  ];
  for (const shown of inOrder) if (!shown.isHidden) show(picture, shown);
  return picture;
}

function penColour(colour: PenColour): { rgb: Rgb; opacity: number } {
  if ("code" in colour) {
    const at = (k: number) => Number.parseInt(colour.code.slice(k, k + 2), 16);
    return { rgb: [at(1), at(3), at(5)], opacity: 1 - (colour.transparency ?? 0) / 100 };
  }
  const [hue, saturation, bright, transparency] = colour.parts;
  return {
    rgb: fromHsv(hue / 100, saturation / 100, bright / 100),
    opacity: 1 - transparency / 100,
  };
}

/** Each from 0 to 1; the formula with one function for all three channels. */
function fromHsv(hue: number, saturation: number, value: number): Rgb {
  const channel = (n: number) => {
    const k = (n + hue * 6) % 6;
    return 255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

function show(picture: ReferencePicture, shown: Shown): void {
  const { at, size = 100, direction = 90, style = "all around", effect, isStriped } = shown;
  const opacity = effect?.[0] === "ghost" ? 1 - effect[1] / 100 : 1;
  const turn = style === "all around" ? ((90 - direction) * Math.PI) / 180 : 0;
  const mirror = style === "left-right" && direction < 0 ? -1 : 1;
  /** A rectangle of the costume, from its centre, y upwards. */
  const rectangle = (left: number, bottom: number, right: number, top: number, colour: Rgb) => {
    const corners = [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ] as const;
    const placed = corners.map(([x, y]): Point => {
      const [u, v] = [(mirror * x * size) / 100, (y * size) / 100];
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      return [at[0] + cos * u - sin * v, at[1] + sin * u + cos * v];
    });
    picture.polygon(placed, withEffect(colour, effect), opacity);
  };
  if (!isStriped) {
    if (opacity === 1) rectangle(-20, -10, 20, 10, RED);
    else {
      rectangle(-20, -10, 10, 10, RED);
      rectangle(10, -10, 20, 0, RED);
    }
    return rectangle(10, 0, 20, 10, BLUE);
  }
  // Pixels of 20 units: each half has the colour of the stripe in its middle.
  if (effect?.[0] === "pixelate") {
    rectangle(-20, -20, 0, 20, STRIPES[1]!);
    return rectangle(0, -20, 20, 20, STRIPES[3]!);
  }
  for (const [k, colour] of STRIPES.entries()) rectangle(8 * k - 20, -20, 8 * k - 12, 20, colour);
}

/** Half a turn of the hue puts the largest channel in the place of the least, and so on. */
function withEffect([red, green, blue]: Rgb, effect: Shown["effect"]): Rgb {
  if (effect?.[0] === "brightness") {
    const more = (channel: number) => Math.max(0, Math.min(255, channel + (255 * effect[1]) / 100));
    return [more(red), more(green), more(blue)];
  }
  if (effect?.[0] !== "color") return [red, green, blue];
  const sum = Math.max(red, green, blue) + Math.min(red, green, blue);
  return [sum - red, sum - green, sum - blue];
}
