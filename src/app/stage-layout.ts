// Whether a program wants the stage's widgets - digit, outputs, charts, pad - or the whole stage as
// a picture of its own. Pure.
import type { Program } from "#program/program";

const DRAWS = /^(pen|motion|looks)_/;
/** Operations that show something on the widgets or take it from them. */
const WIDGETS = /^(stage_|data_drawing$|training_)/;

/** "picture": the program draws by itself or has sprites, and nothing in it needs a widget. */
export function layoutFor(program: Program): "widgets" | "picture" {
  if (program.network !== null) return "widgets";
  if (program.scripts.some(({ hat }) => hat.event === "drawing")) return "widgets";
  const ops = opsIn([program.scripts, program.procedures]);
  const has = (names: RegExp) => ops.some((op) => names.test(op));
  const hasSprites = program.targets.some(
    ({ isStage, costumes }) => !isStage && costumes.length > 0,
  );
  return (has(DRAWS) || hasSprites) && !has(WIDGETS) ? "picture" : "widgets";
}

/** The names of all operations, wherever in the program they stand. */
function opsIn(part: unknown): readonly string[] {
  const ops = new Set<string>();
  // Without recursion: programs can be deep.
  const open: unknown[] = [part];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if ("kind" in node && node.kind === "call" && "op" in node) ops.add(String(node.op));
    // One by one: a list can be longer than a call can have arguments.
    for (const child of Object.values(node)) open.push(child);
  }
  return [...ops];
}
