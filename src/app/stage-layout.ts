// Whether a program wants the stage's widgets - digit, outputs, charts, pad -, a decision boundary in the
// place of digit and pad, or the whole stage as a picture of its own. Pure.
import type { Expr, Program } from "#program/program";
import type { StageLayout } from "#stage/stage";

const DRAWS = /^(pen|motion|looks)_/;
/** Operations that show something on the widgets or take it from them. */
const WIDGETS = /^(stage_|data_drawing$|training_)/;

/**
 * "picture": the program draws by itself or has sprites, and nothing in it needs a widget. "boundary" comes
 * with the list of its first block for one, until another such block runs.
 */
export function layoutFor(program: Program): StageLayout {
  const ops = opsIn([program.scripts, program.procedures]);
  const [list] = ops.get("stage_boundary") ?? [];
  if (list?.kind === "list") return { kind: "boundary", list: list.id };
  if (program.network !== null) return { kind: "widgets" };
  if (program.scripts.some(({ hat }) => hat.event === "drawing")) return { kind: "widgets" };
  const has = (names: RegExp) => [...ops.keys()].some((op) => names.test(op));
  const hasSprites = program.targets.some(
    ({ isStage, costumes }) => !isStage && costumes.length > 0,
  );
  return { kind: (has(DRAWS) || hasSprites) && !has(WIDGETS) ? "picture" : "widgets" };
}

/** All operations, wherever in the program they stand: by name, with what one of each is given. */
function opsIn(part: unknown): ReadonlyMap<string, readonly Expr[]> {
  const ops = new Map<string, readonly Expr[]>();
  // Without recursion: programs can be deep.
  const open: unknown[] = [part];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isCall(node)) ops.set(node.op, node.args);
    // One by one: a list can be longer than a call can have arguments.
    for (const child of Object.values(node)) open.push(child);
  }
  return ops;
}

function isCall(node: object): node is Extract<Expr, { kind: "call" }> {
  return "kind" in node && node.kind === "call" && "op" in node;
}
