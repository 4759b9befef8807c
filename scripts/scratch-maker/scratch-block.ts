// What a Scratch program is made of before it is written down: blocks, what stands in their holes, stacks.
// Variables, lists and messages are spoken of by name. It must not know how Scratch saves them.

/** Typed into a hole, or a block dropped on it. */
export type Part = number | string | ScratchBlock;

/** What is typed into a hole: Scratch draws each kind by a field of its own. */
export type Typed = "number" | "positive" | "count" | "whole" | "angle" | "colour" | "text";

export type Hole =
  | { readonly kind: "value"; readonly typed: Typed; readonly part: Part }
  /** Has six corners; nothing can be typed into it. */
  | { readonly kind: "boolean"; readonly part: ScratchBlock }
  | { readonly kind: "blocks"; readonly blocks: readonly ScratchBlock[] }
  /** A menu under which another block may be put: the opcode and the field of its own block. */
  | {
      readonly kind: "menu";
      readonly opcode: string;
      readonly field: string;
      readonly part: Part;
    }
  | { readonly kind: "message"; readonly name: string };

export type Field = { readonly choice: string } | { readonly of: Named; readonly name: string };

export type Named = "variable" | "list" | "message";

/** A My Block where it is defined or called; `words` with `%s` and `%b` for its inputs. */
export type OwnBlock =
  | {
      readonly is: "definition";
      readonly words: string;
      readonly names: readonly string[];
      readonly warp: boolean;
    }
  | { readonly is: "call"; readonly words: string; readonly parts: readonly Part[] };

export interface ScratchBlock {
  readonly opcode: string;
  readonly holes: Readonly<Record<string, Hole>>;
  readonly fields: Readonly<Record<string, Field>>;
  readonly own?: OwnBlock;
  /** The comment at the block. */
  readonly note?: string;
}

/** Blocks one under the other. */
export type Stack = readonly ScratchBlock[];

export function block(
  opcode: string,
  holes: Readonly<Record<string, Hole>> = {},
  fields: Readonly<Record<string, Field>> = {},
): ScratchBlock {
  return { opcode, holes, fields };
}

/** The same block with a comment. */
export function noted(note: string, noteless: ScratchBlock): ScratchBlock {
  return { ...noteless, note };
}

const value =
  (typed: Typed) =>
  (part: Part): Hole => ({ kind: "value", typed, part });
export const number = value("number");
export const positive = value("positive");
export const count = value("count");
export const whole = value("whole");
export const angle = value("angle");
export const colour = value("colour");
export const words = value("text");
export const boolean = (part: ScratchBlock): Hole => ({ kind: "boolean", part });
export const inside = (blocks: Stack): Hole => ({ kind: "blocks", blocks });
export const menu =
  (opcode: string, field: string) =>
  (part: Part): Hole => ({ kind: "menu", opcode, field, part });
export const message = (name: string): Hole => ({ kind: "message", name });
export const choice = (name: string): Field => ({ choice: name });
export const named = (of: Named, name: string): Field => ({ of, name });
