// Lists of points in the plane, made by formula: XOR, and the two spirals that Alexis Wieland put up as a
// test for networks (Lang and Witbrock, "Learning to Tell Two Spirals Apart", 1988), with two turns
// instead of three. Rounded, so that every machine writes the same bytes.

/** The list files of points that ship with Blockprop, and the text of each. */
export const POINT_LISTS: Readonly<Record<string, () => string>> = {
  "spirals.txt": spirals,
  "xor.txt": xor,
};

const POINTS = 97;
const TURNS = 2;
const RADIUS = 6.5;
/** The radius would reach 0 so many points after the last one. */
const GAP = 8;

/** 1 where exactly one of x and y is 1. */
function xor(): string {
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => point(x ^ y, x, y)));
  return corners.join("\n");
}

/** Label 0, from outside to inside, and label 1, the same turned by half a turn: one of each in turn. */
function spirals(): string {
  const lines: string[] = [];
  for (let i = 0; i < POINTS; i++) {
    const angle = (2 * Math.PI * TURNS * i) / (POINTS - 1);
    const radius = (RADIUS * (POINTS - 1 + GAP - i)) / (POINTS - 1 + GAP);
    const x = radius * Math.sin(angle);
    const y = radius * Math.cos(angle);
    lines.push(point(0, x, y), point(1, -x, -y));
  }
  return lines.join("\n");
}

function point(label: number, x: number, y: number): string {
  return [String(label), decimal(x), decimal(y)].join(" ");
}

/** Three decimals at most, one at least; no -0. */
function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000 + 0;
  return Number.isInteger(rounded) ? `${rounded}.0` : String(rounded);
}
