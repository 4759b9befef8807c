// Saved project -> Program + diagnostics + notes. Reads the saved JSON, never a live workspace.
// Which blocks exist comes in as the registry; this file knows no single block.
import type { Diagnostic } from "#program/diagnostic";
import { diagnostic } from "#program/diagnostic";
import type {
  BlockId,
  NetworkDeclaration,
  Program,
  Script,
  TargetDeclaration,
} from "#program/program";
import {
  type CompileContext,
  compileStatements,
  createReader,
  isDisabled,
  unknownBlock,
} from "./block-reader.ts";
import type { BlockRegistry } from "./block-spec.ts";
import type { Project, ProjectTarget } from "./project.ts";

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
  const scripts: Script[] = [];
  let network: NetworkDeclaration | null = null;
  let networks = 0;
  const stage = project.targets.find((target) => target.isStage);

  for (const target of project.targets) {
    const context: CompileContext = {
      registry,
      diagnostics,
      notes,
      variables: namesOf(target, stage, "variables"),
      lists: namesOf(target, stage, "lists"),
      messages: namesOf(target, stage, "messages"),
    };
    for (const state of target.blocks) {
      const spec = registry.get(state.type);
      if (isDisabled(state)) continue;
      if (spec?.shape === "hat") {
        const errorsBefore = countErrors(diagnostics);
        const hat = spec.compile(createReader(context, state, spec));
        const body = compileStatements(context, state.next?.block);
        if (countErrors(diagnostics) === errorsBefore) {
          scripts.push({ hat, body, target: target.name, block: state.id });
        }
      } else if (spec?.shape === "network") {
        networks += 1;
        const errorsBefore = countErrors(diagnostics);
        const declared = spec.compile(createReader(context, state, spec));
        const isSound = countErrors(diagnostics) === errorsBefore;
        if (networks === 1) network = isSound ? declared : null;
        else diagnostics.push(diagnostic("error", state.id, "network.two"));
      } else if (spec === undefined) unknownBlock(context, state);
    }
  }

  return {
    program: {
      targets: project.targets.map(declarationOf),
      scripts,
      procedures: [],
      variables: project.targets.flatMap((target) =>
        target.variables.map((variable) => ({ ...variable, target: target.name })),
      ),
      lists: project.targets.flatMap((target) =>
        target.lists.map((list) => ({ ...list, target: target.name })),
      ),
      network,
      seed: project.seed,
    },
    diagnostics,
    notes,
  };
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

/** Names by id of what blocks of this target can speak of: its own and the stage's. */
function namesOf(
  target: ProjectTarget,
  stage: ProjectTarget | undefined,
  what: "variables" | "lists" | "messages",
): ReadonlyMap<string, string> {
  return new Map([...(stage?.[what] ?? []), ...target[what]].map((one) => [one.id, one.name]));
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((one) => one.severity === "error").length;
}
