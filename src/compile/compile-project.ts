// Saved project -> Program + diagnostics + notes. Reads the saved JSON, never a live workspace.
// Which blocks exist comes in as the registry; this file knows no single block.
import type { Diagnostic } from "#program/diagnostic";
import { diagnostic } from "#program/diagnostic";
import type { BlockId, Procedure, Program, Script, TargetDeclaration } from "#program/program";
import {
  compileStatements,
  createReader,
  isDisabled,
  type ListUse,
  overlap,
  unknownBlock,
} from "./block-reader.ts";
import type { BlockRegistry } from "./block-spec.ts";
import { compileNetwork } from "./compile-network.ts";
import { compileProcedures, compileSoundly } from "./compile-procedures.ts";
import type { Project, ProjectTarget } from "./project.ts";
import { scratchWords } from "./saved-blocks.ts";
import { contextOf } from "./target-context.ts";

export interface CompiledProject {
  /** Scripts and network that have no error; the rest is in the diagnostics. */
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  /** Words for blocks with a note slot, by block id. */
  readonly notes: Readonly<Record<BlockId, string>>;
}

export function compileProject(project: Project, registry: BlockRegistry): CompiledProject {
  const diagnostics: Diagnostic[] = [];
  const notes: Record<BlockId, string> = {};
  const uses: ListUse[] = [];
  const scripts: Script[] = [];
  const procedures: Procedure[] = [];
  const network = compileNetwork(project, { registry, diagnostics, notes });
  const networkInputs = network?.inputs ?? null;

  for (const target of project.targets) {
    const found = { registry, diagnostics, notes, uses, networkInputs };
    const { context, definitions } = contextOf(project, target, found);
    const compiled = compileProcedures(context, definitions, target.name);
    procedures.push(...compiled.procedures);
    for (const state of target.blocks) {
      const spec = registry.get(state.type);
      if (isDisabled(state)) continue;
      if (spec?.shape === "hat") {
        const calls = new Set<string>();
        const { value, isSound } = compileSoundly({ ...context, calls }, (sound) => ({
          hat: spec.compile(createReader(sound, state, spec)),
          body: compileStatements(sound, state.next?.block),
        }));
        const reachesBroken = [...calls].some((id) => compiled.broken.has(id));
        if (isSound && !reachesBroken) {
          scripts.push({ ...value, target: target.name, block: state.id });
        }
      } else if (spec === undefined && scratchWords(state) === null) unknownBlock(context, state);
    }
  }

  for (const { block, name } of validatedOnTraining(uses)) {
    diagnostics.push(diagnostic("warning", block, "lists.validatesTraining", { list: name }));
  }
  return {
    program: {
      targets: project.targets.map(declarationOf),
      scripts,
      procedures,
      variables: project.targets.flatMap((target) =>
        target.variables.map((variable) => ({ ...variable, target: target.name })),
      ),
      lists: project.targets.flatMap((target) =>
        target.lists.map(({ id, name }) => ({ id, name, target: target.name })),
      ),
      network,
      seed: project.seed,
    },
    diagnostics,
    notes,
  };
}

/** Where something is validated on that some block learns from. */
function validatedOnTraining(uses: readonly ListUse[]): readonly ListUse[] {
  const learned = uses.filter(({ how }) => how === "learns");
  return uses.filter(
    (use) => use.how === "validates" && learned.some((other) => overlap(use, other)),
  );
}

function declarationOf({ name, isStage, look }: ProjectTarget): TargetDeclaration {
  const { costumes = [], ...rest } = look ?? {};
  const middle = { costume: 0, x: 0, y: 0, size: 100, direction: 90, visible: true };
  return {
    name,
    isStage,
    ...middle,
    ...rest,
    costumes: costumes.map(({ image: _picture, ...costume }) => costume),
  };
}
