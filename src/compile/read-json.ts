// Reading JSON that comes from anywhere: each function answers with what it asked for or throws a
// `Misread` that names the place. Knows nothing of projects.

/** What was read is not what it should be: a message's key and its parameters. */
export class Misread extends Error {
  readonly code: string;
  readonly parameters: Record<string, string | number>;
  constructor(code: string, parameters: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }
}

export type Json = Readonly<Record<string, unknown>>;

/** Longer names are cut. */
const MAX_NAME = 200;

export function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function readRecord(json: unknown, where: string): Json {
  if (!isRecord(json)) throw damaged(where);
  return json;
}

export function readArray(json: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(json)) throw damaged(where);
  return json;
}

/** A text that is not empty. */
export function readWord(json: unknown, where: string): string {
  if (typeof json !== "string" || json === "") throw damaged(where);
  return json;
}

export function readName(json: unknown, where: string): string {
  return readWord(json, where).slice(0, MAX_NAME);
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** For what was left out. */
  readonly otherwise: number;
}

export function readNumber(json: unknown, where: string, { min, max, otherwise }: Bounds): number {
  if (json === undefined) return otherwise;
  if (typeof json !== "number" || !(json >= min && json <= max)) throw damaged(where);
  return json;
}

export function damaged(where: string): Misread {
  return new Misread("project.damaged", { where });
}
