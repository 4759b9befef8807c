// The My Blocks of one target: their definitions, and which of them can run. One that has an error, or
// that calls one that has, does not run half: it is left out, and so is every script that reaches it.
import type { Diagnostic } from "#program/diagnostic";
import { diagnostic } from "#program/diagnostic";
import type { Procedure } from "#program/program";
import { type CompileContext, compileStatements, isDisabled } from "./block-reader.ts";
import type { BlockRegistry } from "./block-spec.ts";
import { inputsOf, type ProcedureShape, readProcedure } from "./procedure-state.ts";
import type { BlockState } from "./project.ts";

interface Definition {
  readonly state: BlockState;
  /** Null when it is damaged. */
  readonly shape: ProcedureShape | null;
}

/** The definitions of a target by the ids of their My Blocks. */
export type Definitions = ReadonlyMap<string, Definition>;

export interface CompiledProcedures {
  readonly procedures: readonly Procedure[];
  /** The ids of those that cannot run. */
  readonly broken: ReadonlySet<string>;
}

export function findDefinitions(
  blocks: readonly BlockState[],
  registry: BlockRegistry,
  diagnostics: Diagnostic[],
): Definitions {
  const definitions = new Map<string, Definition>();
  for (const state of blocks) {
    if (registry.get(state.type)?.shape !== "definition" || isDisabled(state)) continue;
    const { procedure: shape = null, ...read } = readProcedure(state.extraState);
    if ("problem" in read && read.problem !== undefined) {
      const { code, parameters } = read.problem;
      diagnostics.push(diagnostic("error", state.id, code, parameters));
    }
    const id = shape?.id ?? ("id" in read ? read.id : null);
    if (id === null) continue;
    if (!definitions.has(id)) definitions.set(id, { state, shape });
    else if (shape !== null) diagnostics.push(diagnostic("error", state.id, "compile.ownTwice"));
  }
  return definitions;
}

export function compileProcedures(
  context: CompileContext,
  definitions: Definitions,
  target: string,
): CompiledProcedures {
  const procedures: Procedure[] = [];
  const broken = new Set<string>();
  const callers = new Map<string, Set<string>>();
  for (const [id, { state, shape }] of definitions) {
    if (shape === null) {
      broken.add(id);
      continue;
    }
    const params = inputsOf(shape).map(({ name, kind }) => ({ name, kind }));
    const calls = new Set<string>();
    const inputs = params.map(({ name }) => name);
    const { value: body, isSound } = compileSoundly(context, (found) =>
      compileStatements({ ...found, inputs, calls }, state.next?.block),
    );
    if (!isSound) broken.add(id);
    for (const callee of calls) callers.set(callee, (callers.get(callee) ?? new Set()).add(id));
    procedures.push({ id, target, params, warp: shape.warp, body, block: state.id });
  }
  // Grows while going through it.
  for (const id of broken) for (const caller of callers.get(id) ?? []) broken.add(caller);
  return { procedures: procedures.filter(({ id }) => !broken.has(id)), broken };
}

/** Compiles something, and says whether no error was found in it. */
export function compileSoundly<T>(
  context: CompileContext,
  compile: (context: CompileContext) => T,
): { readonly value: T; readonly isSound: boolean } {
  const diagnostics: Diagnostic[] = [];
  const value = compile({ ...context, diagnostics });
  for (const one of diagnostics) context.diagnostics.push(one);
  return { value, isSound: !diagnostics.some(({ severity }) => severity === "error") };
}
