// The `extraState` of My Blocks' definitions and calls -> what they look like, or what is wrong with it. It
// comes from files, so nothing in it is taken on trust.
import type { TextParameters } from "#program/messages";
import type { ProcedurePart, ProcedureState } from "./project.ts";

export type ProcedureShape = ProcedureState["procedure"];
export type InputPart = Exclude<ProcedurePart, { kind: "label" }>;

export type ReadProcedure =
  | { readonly procedure: ProcedureShape; readonly problem?: undefined }
  /** `id`: the My Block's, where that could be read. */
  | { readonly procedure?: undefined; readonly id: string | null; readonly problem: Problem };

export interface Problem {
  readonly code: string;
  readonly parameters: TextParameters;
}

/** Labels and inputs of one My Block; honest ones have a handful. */
const MOST_PARTS = 200;

export function readProcedure(extraState: unknown): ReadProcedure {
  const procedure = fieldsOf(fieldsOf(extraState)?.procedure);
  const id = wordOf(procedure?.id);
  if (procedure === null || id === null) return damaged(null, "id");
  if (typeof procedure.warp !== "boolean") return damaged(id, "warp");
  const saved = procedure.parts;
  if (!Array.isArray(saved)) return damaged(id, "parts");
  if (saved.length > MOST_PARTS) {
    const parameters = { found: saved.length, most: MOST_PARTS };
    return { id, problem: { code: "compile.ownTooLarge", parameters } };
  }
  const parts: ProcedurePart[] = [];
  const ids = new Set<string>();
  for (const [index, one] of saved.entries()) {
    const part = readPart(one);
    if (part === null) return damaged(id, `parts[${index}]`);
    if (part.kind !== "label") {
      if (ids.has(part.id)) return damaged(id, `parts[${index}].id`);
      ids.add(part.id);
    }
    parts.push(part);
  }
  return { procedure: { id, parts, warp: procedure.warp } };
}

/** The parts that are inputs, in their order. */
export function inputsOf({ parts }: ProcedureShape): readonly InputPart[] {
  return parts.filter((part) => part.kind !== "label");
}

function readPart(saved: unknown): ProcedurePart | null {
  const part = fieldsOf(saved);
  if (part === null) return null;
  const { kind, text, name } = part;
  if (kind === "label") return typeof text === "string" ? { kind, text } : null;
  const id = wordOf(part.id);
  if ((kind !== "text" && kind !== "boolean") || id === null) return null;
  return typeof name === "string" ? { kind, id, name } : null;
}

function damaged(id: string | null, where: string): ReadProcedure {
  return { id, problem: { code: "compile.ownDamaged", parameters: { where } } };
}

function fieldsOf(saved: unknown): Readonly<Record<string, unknown>> | null {
  const isRecord = typeof saved === "object" && saved !== null && !Array.isArray(saved);
  return isRecord ? (saved as Readonly<Record<string, unknown>>) : null;
}

function wordOf(saved: unknown): string | null {
  return typeof saved === "string" && saved !== "" ? saved : null;
}
