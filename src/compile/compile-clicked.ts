// A block that was clicked -> the script that runs: its whole stack for a statement, telling its value for
// a reporter. Reads the saved project, as all compiling does.
import type { Diagnostic } from "#program/diagnostic";
import { diagnostic } from "#program/diagnostic";
import type { BlockId, Expr, Hat, Script, Stmt } from "#program/program";
import {
  type CompileContext,
  compileExpr,
  compileStatements,
  createReader,
} from "./block-reader.ts";
import type { BlockRegistry } from "./block-spec.ts";
import { networkOf } from "./compile-network.ts";
import { compileProcedures } from "./compile-procedures.ts";
import type { BlockState, Project, ProjectTarget } from "./project.ts";
import { contextOf } from "./target-context.ts";

export type ClickedScript =
  | { readonly script: Script; readonly diagnostics?: undefined }
  /** Why it cannot run. */
  | { readonly script?: undefined; readonly diagnostics: readonly Diagnostic[] };

const CLICK: Hat = { event: "click", argument: "", restarts: true };

export function compileClicked(
  project: Project,
  block: BlockId,
  registry: BlockRegistry,
): ClickedScript {
  for (const target of project.targets) {
    for (const root of target.blocks) {
      const clicked = findBlock(root, block);
      if (clicked !== null) return compileIn(project, { target, root, clicked }, registry);
    }
  }
  return { diagnostics: [diagnostic("error", block, "compile.clickedGone")] };
}

interface Found {
  readonly target: ProjectTarget;
  /** The top-level block of the stack. */
  readonly root: BlockState;
  readonly clicked: BlockState;
}

function compileIn(
  project: Project,
  { target, root, clicked }: Found,
  registry: BlockRegistry,
): ClickedScript {
  const ofProcedures: Diagnostic[] = [];
  const { context, definitions } = contextOf(project, target, {
    registry,
    diagnostics: ofProcedures,
    notes: {},
    uses: [],
    networkInputs: networkOf(project, registry)?.inputs ?? null,
  });
  const { broken } = compileProcedures(context, definitions, target.name);
  const own: CompileContext = { ...context, diagnostics: [], calls: new Set() };
  const compiled = isValue(clicked, registry)
    ? { hat: CLICK, body: reporting(compileExpr(own, clicked)), block: clicked.id }
    : compileStack(own, root);
  if (compiled === null)
    return { diagnostics: [diagnostic("warning", clicked.id, "compile.clickedNothing")] };
  const errors = own.diagnostics.filter(isError);
  if (errors.length > 0) return { diagnostics: errors };
  const reachesBroken = [...own.calls].some((id) => broken.has(id));
  if (reachesBroken) return { diagnostics: ofProcedures.filter(isError) };
  return { script: { ...compiled, target: target.name } };
}

/** Whether the block has a value: a reporter, or what is typed into a hole. */
function isValue({ type }: BlockState, registry: BlockRegistry): boolean {
  const spec = registry.get(type);
  if (spec === undefined)
    return ["math_number", "text", "colour"].includes(type) || type.startsWith("menu_");
  return spec.shape === "reporter" || spec.shape === "boolean";
}

function reporting(value: Expr): readonly Stmt[] {
  return [{ kind: "report", value, block: value.block }];
}

/** Null when the stack is none that runs, such as a network. */
function compileStack(
  context: CompileContext,
  root: BlockState,
): Pick<Script, "hat" | "body" | "block"> | null {
  const spec = context.registry.get(root.type);
  const block = root.id;
  switch (spec?.shape) {
    case "hat": {
      const hat = spec.compile(createReader(context, root, spec));
      return { hat, body: compileStatements(context, root.next?.block), block };
    }
    case "definition":
      // As in Scratch, its inputs are 0 then.
      return { hat: CLICK, body: compileStatements(context, root.next?.block), block };
    case "network":
    case "part":
      return null;
    default:
      return { hat: CLICK, body: compileStatements(context, root), block };
  }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Without recursion, since stacks can be long. */
function findBlock(root: BlockState, id: BlockId): BlockState | null {
  const open: BlockState[] = [root];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (state.id === id) return state;
    if (state.next?.block !== undefined) open.push(state.next.block);
    for (const { block, shadow } of Object.values(state.inputs ?? {})) {
      for (const inner of [block, shadow]) if (inner !== undefined) open.push(inner);
    }
  }
  return null;
}
