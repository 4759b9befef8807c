// How a block's `compile` reads its saved self: slots, fields and what is nested in them.
// Whatever is missing or wrong becomes a diagnostic on the block, and compiling goes on.
import type { Diagnostic } from "#program/diagnostic";
import { diagnostic } from "#program/diagnostic";
import type { BlockId, Expr, Stmt, Value } from "#program/program";
import type {
  BlockReader,
  BlockRegistry,
  BlockSpec,
  NetworkPart,
  Slot,
  UsedRange,
} from "./block-spec.ts";
import { inputsOf, type ProcedureShape, readProcedure } from "./procedure-state.ts";
import type { BlockState } from "./project.ts";
import { scratchWords } from "./saved-blocks.ts";

/** What one target's blocks are compiled with. */
export interface CompileContext {
  readonly registry: BlockRegistry;
  /** Grows while compiling. */
  readonly diagnostics: Diagnostic[];
  readonly notes: Record<BlockId, string>;
  /** Names by id. */
  readonly variables: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, string>;
  readonly messages: ReadonlyMap<string, string>;
  /** Ids of the lists that are kept for testing. */
  readonly testLists: ReadonlySet<string>;
  readonly networkInputs: number | null;
  /** What the blocks do with lists, as far as they say so. Grows while compiling. */
  readonly uses: ListUse[];
  /** The target's My Blocks by id; null for one whose definition is damaged. */
  readonly procedures: ReadonlyMap<string, ProcedureShape | null>;
  /** Names of the inputs that are known here: those of the definition being compiled. */
  readonly inputs: readonly string[];
  /** The ids of the My Blocks called. Grows while compiling. */
  readonly calls: Set<string>;
  /** How many blocks the one being read stands in. */
  readonly depth?: number;
}

/** A block learns from a list, or chooses when to stop learning by it. */
export interface ListUse {
  readonly how: "learns" | "validates";
  readonly block: BlockId;
  readonly list: string;
  readonly name: string;
  /** The samples from 1, first and last; null when they are not known. */
  readonly range: readonly [number, number] | null;
}

/** Deeper nesting than this comes only from damaged or hostile files. */
const MAX_DEPTH = 300;

export function createReader(
  context: CompileContext,
  state: BlockState,
  spec: BlockSpec,
): BlockReader {
  const error: BlockReader["error"] = (code, parameters, at) => {
    context.diagnostics.push(diagnostic("error", at ?? state.id, code, parameters));
  };
  const warning: BlockReader["warning"] = (code, parameters, at) => {
    context.diagnostics.push(diagnostic("warning", at ?? state.id, code, parameters));
  };
  const inside = { ...context, depth: (context.depth ?? 0) + 1 };
  const slotOf = (name: string): Slot => {
    const slot = spec.slots?.[name];
    if (slot === undefined) throw new Error(`${spec.type} has no slot ${name}`);
    return slot;
  };
  let saidTooDeep = false;
  const isTooDeep = (): boolean => {
    if (inside.depth <= MAX_DEPTH) return false;
    if (!saidTooDeep) error("compile.tooDeep", { most: MAX_DEPTH });
    saidTooDeep = true;
    return true;
  };
  const literal = (value: Value): Expr => ({ kind: "literal", value, block: state.id });
  const mouth = (name: string): BlockState | undefined =>
    isTooDeep() ? undefined : state.inputs?.[name]?.block;
  const hole = (name: string, kind: Slot["kind"]): Expr => {
    const input = state.inputs?.[name];
    const dropped = input?.block;
    const nested = dropped === undefined || isDisabled(dropped) ? input?.shadow : dropped;
    if (nested !== undefined) {
      return isTooDeep() ? literal("") : compileExpr(inside, nested);
    }
    if (kind === "boolean") return literal(false);
    error(kind === "sample" ? "compile.sampleHole" : "compile.hole");
    return literal("");
  };
  const named = (slot: string, names: ReadonlyMap<string, string>, code: string): string => {
    const id = fieldId(state.fields?.[slot]);
    if (id !== null && names.has(id)) return id;
    error(code);
    return "";
  };

  return {
    id: state.id,
    networkInputs: context.networkInputs,
    expr: (name) => hole(name, slotOf(name).kind),
    statements: (name) => compileStatements(inside, mouth(name)),
    parts: (name) => compileParts(inside, mouth(name)),
    number(name) {
      const slot = slotOf(name);
      if (slot.kind !== "numberField") throw new Error(`${name} is not a number field`);
      const saved = state.fields?.[name] ?? slot.default;
      const value = typeof saved === "string" && saved.trim() !== "" ? Number(saved) : saved;
      const fits =
        typeof value === "number" &&
        value >= slot.min &&
        value <= slot.max &&
        (slot.step === 0 || Number.isInteger(value / slot.step));
      if (fits) return value;
      error("compile.number", {
        found: shown(saved),
        min: slot.min,
        max: slot.max,
        whole: slot.step === 1 ? "whole " : "",
      });
      return slot.default;
    },
    choice(name) {
      const slot = slotOf(name);
      if (slot.kind !== "choice") throw new Error(`${name} is not a menu`);
      const first = slot.options[0]?.value ?? "";
      const saved = state.fields?.[name] ?? first;
      const chosen = slot.options.find((option) => option.value === saved);
      if (chosen !== undefined) return chosen.value;
      // A name that the project has no more is no mistake: nothing happens then, as in Scratch.
      if (slot.of !== undefined) return textOf(saved);
      error("compile.choice", {
        found: shown(saved),
        options: slot.options.map((option) => option.text).join(", "),
      });
      return first;
    },
    variable: (name) => named(name, context.variables, "compile.noVariable"),
    list: (name) => ({
      kind: "list",
      id: named(name, context.lists, "compile.noList"),
      block: state.id,
    }),
    messageName: (name) =>
      context.messages.get(named(name, context.messages, "compile.noMessage")) ?? "",
    uses(how, list, range) {
      const id = list?.kind === "list" ? list.id : "";
      const name = context.lists.get(id);
      if (name === undefined) return;
      if (context.testLists.has(id)) warning(`lists.${how}Test`, { list: name });
      context.uses.push({ how, block: state.id, list: id, name, range: knownRange(range) });
    },
    error,
    warning,
    note(words, at) {
      context.notes[at ?? state.id] = words;
    },
    procedureCall() {
      const { procedure: own, problem } = readProcedure(state.extraState);
      if (problem !== undefined) error(problem.code, problem.parameters);
      const id = own?.id ?? "";
      const defined = context.procedures.get(id);
      if (own !== undefined && defined === undefined) warning("compile.ownMissing");
      const shape = defined ?? own;
      const parts = shape === undefined ? [] : inputsOf(shape);
      context.calls.add(id);
      // As in Scratch, an empty pointed hole gives the text `false`.
      const args = parts.map((part) => {
        const arg = hole(part.id, part.kind);
        return arg.kind === "literal" && arg.value === false ? literal("false") : arg;
      });
      return { kind: "procedure", id, args, block: state.id };
    },
    procedureInput() {
      const name = textOf(state.fields?.VALUE ?? "");
      // As in Scratch, of inputs with the same name the last one counts.
      const index = context.inputs.lastIndexOf(name);
      if (index >= 0) return { kind: "argument", index, block: state.id };
      warning("compile.strayInput", { name: shown(name) });
      return literal(0);
    },
    call: (op, ...args) => ({ kind: "call", op, args, block: state.id }),
    literal,
  };
}

const ALL: readonly [number, number] = [1, Number.POSITIVE_INFINITY];

function knownRange(range: UsedRange | undefined): ListUse["range"] {
  if (range === undefined) return ALL;
  if (range === "some") return null;
  const [first, last] = range.map((end) =>
    end.kind === "literal" ? Number(end.value) : Number.NaN,
  );
  return Number.isNaN(first + last) ? null : [first, last];
}

/** Whether two uses have samples in common, as far as can be told. */
export function overlap(a: ListUse, b: ListUse): boolean {
  if (a.list !== b.list) return false;
  if (a.range === ALL || b.range === ALL) return true;
  return (
    a.range !== null && b.range !== null && a.range[0] <= b.range[1] && b.range[0] <= a.range[1]
  );
}

/** A stack of statements from its first block on. */
export function compileStatements(
  context: CompileContext,
  first: BlockState | undefined,
): readonly Stmt[] {
  const statements: Stmt[] = [];
  for (const { state, spec } of stackOf(context, first)) {
    if (spec.shape === "statement" || spec.shape === "cap" || spec.shape === "own") {
      statements.push(spec.compile(createReader(context, state, spec)));
    } else misplaced(context, state);
  }
  return statements;
}

function compileParts(
  context: CompileContext,
  first: BlockState | undefined,
): readonly NetworkPart[] {
  const parts: NetworkPart[] = [];
  for (const { state, spec } of stackOf(context, first)) {
    if (spec.shape === "part") parts.push(spec.compile(createReader(context, state, spec)));
    else misplaced(context, state);
  }
  return parts;
}

export function compileExpr(context: CompileContext, state: BlockState): Expr {
  const block = state.id;
  if (state.type === "math_number" || state.type === "text") {
    const value = state.fields?.[state.type === "text" ? "TEXT" : "NUM"] ?? "";
    return { kind: "literal", value: typeof value === "number" ? value : textOf(value), block };
  }
  if (state.type === "colour" || state.type.startsWith("menu_")) {
    const value = state.fields?.[state.type === "colour" ? "COLOUR" : "VALUE"];
    return { kind: "literal", value: textOf(value ?? ""), block };
  }
  const spec = context.registry.get(state.type);
  if (spec === undefined) unknownBlock(context, state);
  else if (spec.shape === "reporter" || spec.shape === "boolean") {
    return spec.compile(createReader(context, state, spec));
  } else misplaced(context, state);
  return { kind: "literal", value: "", block };
}

/** The known, enabled blocks of a stack. A loop, since a stack may be thousands of blocks long. */
function* stackOf(context: CompileContext, first: BlockState | undefined) {
  for (let state = first; state !== undefined; state = state.next?.block) {
    if (isDisabled(state)) continue;
    const spec = context.registry.get(state.type);
    if (spec === undefined) unknownBlock(context, state);
    else yield { state, spec };
  }
}

export function unknownBlock(context: CompileContext, state: BlockState): void {
  const words = scratchWords(state);
  if (words !== null) {
    context.diagnostics.push(diagnostic("error", state.id, "compile.scratchBlock", { words }));
    return;
  }
  const type = state.type.length > 60 ? `${state.type.slice(0, 57)}...` : state.type;
  context.diagnostics.push(diagnostic("error", state.id, "compile.unknownBlock", { type }));
}

function misplaced(context: CompileContext, state: BlockState): void {
  context.diagnostics.push(diagnostic("error", state.id, "compile.misplaced"));
}

export function isDisabled(state: BlockState): boolean {
  return (state.disabledReasons?.length ?? 0) > 0;
}

/** A saved field as text. Only damaged files hold anything but text and numbers. */
function textOf(saved: unknown): string {
  return typeof saved === "object" ? "" : String(saved);
}

/** A saved field as it stands in a sentence. */
function shown(saved: unknown): string {
  return textOf(saved).slice(0, 40);
}

/** The id in a saved variable field: `{"id": "..."}`. */
function fieldId(saved: unknown): string | null {
  if (typeof saved !== "object" || saved === null || !("id" in saved)) return null;
  return typeof saved.id === "string" ? saved.id : null;
}
