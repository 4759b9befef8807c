// An entry of the backpack: what is shown of a script while it waits. Made from blocks, and read with care
// from what was kept. Keeps and draws nothing.
import * as Blockly from "blockly/core";

/** How many scripts there may be, and how many characters one may have as text. */
export const MOST_SCRIPTS = 50;
export const LONGEST_SCRIPT = 2_000_000;

/** One block of a script, in words. */
export interface ScriptLine {
  readonly words: string;
  /** "#RRGGBB" */
  readonly colour: string;
  /** How many blocks it stands in. */
  readonly depth: number;
}

export interface BackpackEntry {
  readonly id: string;
  /** "" until somebody gives it one. */
  readonly name: string;
  /** Those that were typed into holes not counted. */
  readonly blocks: number;
  /** The first blocks. */
  readonly lines: readonly ScriptLine[];
}

const LINES = 4;
const LONGEST_LINE = 80;

export function describeScript(id: string, first: Blockly.Block): BackpackEntry {
  const all = first.getDescendants(true).filter((block) => !block.isShadow());
  const rows = all.filter((block) => block === first || !block.outputConnection);
  const depthOf = (block: Blockly.Block): number => {
    const around = block === first ? null : block.getSurroundParent();
    return around && around !== first.getSurroundParent() ? depthOf(around) + 1 : 0;
  };
  const lines = rows.slice(0, LINES).map((block) => ({
    words: shorten(sentenceOf(block)),
    colour: block.getColour(),
    depth: depthOf(block),
  }));
  return { id, name: "", blocks: all.length, lines };
}

/** What a person calls it. */
export function nameOf({ name, lines }: BackpackEntry): string {
  return name || lines[0]?.words || "…";
}

/** Null for what is damaged. */
export function readEntry(kept: unknown): BackpackEntry | null {
  if (!isRecord(kept) || !Array.isArray(kept.lines)) return null;
  const { id, name, blocks } = kept;
  if (typeof id !== "string" || typeof name !== "string") return null;
  if (!isCount(blocks)) return null;
  const lines: readonly unknown[] = kept.lines;
  return lines.every(isLine) ? { id, name, blocks, lines: lines.slice(0, LINES) } : null;
}

/** A block's words with those of the blocks in its round and pointed holes. */
function sentenceOf(block: Blockly.Block): string {
  return block.inputList
    .filter(({ name }) => name !== Blockly.COLLAPSED_INPUT_NAME)
    .flatMap(({ connection, fieldRow }) => {
      const inside = connection?.targetBlock();
      const words = inside?.outputConnection ? sentenceOf(inside) : "";
      const inHole = words === "" || inside?.isShadow() ? words : `(${words})`;
      return [...fieldRow.map((field) => field.getText()), inHole];
    })
    .filter((words) => words.trim() !== "")
    .join(" ");
}

function shorten(words: string): string {
  const letters = [...words];
  return letters.length > LONGEST_LINE ? `${letters.slice(0, LONGEST_LINE).join("")}…` : words;
}

function isLine(line: unknown): line is ScriptLine {
  return (
    isRecord(line) &&
    typeof line.words === "string" &&
    typeof line.colour === "string" &&
    /^#[0-9a-f]{6}$/i.test(line.colour) &&
    isCount(line.depth)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
