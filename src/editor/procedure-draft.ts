// A My Block while it is being made or changed: its parts in order, and what is wrong with them.
// Pure: knows no page and no Blockly.
import type { ProcedurePart } from "#compile/project";
import { text } from "#program/messages";
import { freeName, tidyName } from "./names.ts";
import { inputsOf, lookOf, type Procedure } from "./procedure-state.ts";

export type Draft = Pick<Procedure, "parts" | "warp">;
export type PartKind = ProcedurePart["kind"];

/** Lets somebody shape a block; null after cancel. */
export type AskProcedure = (asked: {
  readonly title: string;
  readonly draft: Draft;
  /** All other blocks, which must not look the same. */
  readonly others: readonly Procedure[];
  readonly newId: () => string;
}) => Promise<Draft | null>;

/** What a new block begins with: words to be typed over. */
export function newDraft(): Draft {
  return { parts: [{ kind: "label", text: text("editor.block.newName") }], warp: false };
}

/** The words of a label, the name of an input. */
export function wordsOf(part: ProcedurePart): string {
  return part.kind === "label" ? part.text : part.name;
}

/** One more part at the end, with words that no other part of its kind has. */
export function addPart(draft: Draft, kind: PartKind, id: string): Draft {
  const taken = new Set(draft.parts.map(wordsOf));
  const words = freeName(text(`editor.block.new.${kind}`), (name) => taken.has(name));
  const part: ProcedurePart = kind === "label" ? { kind, text: words } : { kind, id, name: words };
  return { ...draft, parts: [...draft.parts, part] };
}

export function removePart(draft: Draft, index: number): Draft {
  return { ...draft, parts: draft.parts.toSpliced(index, 1) };
}

/** Changes places with the next part; at the ends nothing happens. */
export function movePart(draft: Draft, index: number, by: -1 | 1): Draft {
  const part = draft.parts[index];
  const other = draft.parts[index + by];
  if (!part || !other) return draft;
  return { ...draft, parts: draft.parts.with(index, other).with(index + by, part) };
}

export function renamePart(draft: Draft, index: number, words: string): Draft {
  const part = draft.parts[index];
  if (!part) return draft;
  const renamed = part.kind === "label" ? { ...part, text: words } : { ...part, name: words };
  return { ...draft, parts: draft.parts.with(index, renamed) };
}

/** As it is kept: words without needless spaces and not too long; labels without words are left out. */
export function tidyDraft({ parts, warp }: Draft): Draft {
  const tidy = parts.map((part): ProcedurePart => {
    const words = tidyName(wordsOf(part));
    return part.kind === "label" ? { ...part, text: words } : { ...part, name: words };
  });
  return { parts: tidy.filter((part) => part.kind !== "label" || part.text !== ""), warp };
}

/** What a tidy draft can't be kept for, in a sentence; null when it will do. */
export function draftProblem(draft: Draft, others: readonly Procedure[]): string | null {
  if (draft.parts.length === 0) return text("editor.block.empty");
  const names = new Set<string>();
  for (const { name } of inputsOf(draft)) {
    if (name === "") return text("editor.block.nameless");
    if (names.has(name)) return text("editor.block.twice", { name });
    names.add(name);
  }
  const look = lookOf(draft);
  return others.some((other) => lookOf(other) === look) ? text("editor.block.taken") : null;
}
