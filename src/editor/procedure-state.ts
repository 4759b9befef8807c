// What a My Block looks like, as its definition and its calls save it: reading it with care, and
// what follows from it. Pure: knows no Blockly.
import type { BlockSpec, Slot } from "#compile/block-spec";
import type { ProcedurePart, ProcedureState } from "#compile/project";
import { ARGUMENT } from "./saved-words.ts";

export type Procedure = ProcedureState["procedure"];
export type ProcedureInput = Extract<ProcedurePart, { readonly id: string }>;

/** Blockly's names of the inputs that hold nothing but words begin like this. */
export const LABEL_PREFIX = "words ";

/** The procedure in a block's extra state; null when it is damaged. */
export function readProcedure(extraState: unknown): Procedure | null {
  const procedure = isRecord(extraState) ? extraState.procedure : null;
  if (!isRecord(procedure) || !isWord(procedure.id)) return null;
  if (typeof procedure.warp !== "boolean" || !Array.isArray(procedure.parts)) return null;
  const parts: readonly unknown[] = procedure.parts;
  if (!parts.every(isPart)) return null;
  const ids = inputsOf({ parts }).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return null;
  return { id: procedure.id, parts, warp: procedure.warp };
}

/** Whether the block is one of My Blocks: the others are built from their words and slots. */
export function isProcedureBlock({ type, shape }: BlockSpec): boolean {
  return shape === "definition" || shape === "own" || isArgument(type);
}

/** Whether the block speaks of an input of the definition around it. */
export function isArgument(type: string): boolean {
  return type === ARGUMENT.text || type === ARGUMENT.boolean;
}

/** The parts that have a hole in a call. */
export function inputsOf({ parts }: Pick<Procedure, "parts">): ProcedureInput[] {
  return parts.filter((part) => part.kind !== "label");
}

/** The holes of a call. */
export function callSlots(procedure: Procedure): [string, Slot][] {
  return inputsOf(procedure).map(({ id, kind }) => [
    id,
    kind === "boolean" ? { kind } : { kind, default: "" },
  ]);
}

/** Its words and the names of its inputs, in order. */
export function spokenWords({ parts }: Pick<Procedure, "parts">): string {
  return parts.map((part) => (part.kind === "label" ? part.text : part.name)).join(" ");
}

/** Two procedures of the same look can't be told apart: words and kinds of inputs, in order. */
export function lookOf({ parts }: Pick<Procedure, "parts">): string {
  return JSON.stringify(parts.map((part) => (part.kind === "label" ? part.text : [part.kind])));
}

function isPart(part: unknown): part is ProcedurePart {
  if (!isRecord(part)) return false;
  if (part.kind === "label") return typeof part.text === "string";
  if (part.kind !== "text" && part.kind !== "boolean") return false;
  return isWord(part.name) && isInputId(part.id);
}

function isInputId(id: unknown): id is string {
  return isWord(id) && id !== "__proto__" && !id.startsWith(LABEL_PREFIX);
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
