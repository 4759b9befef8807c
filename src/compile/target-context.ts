// What the blocks of one target are compiled with: the names they can speak of, and its My Blocks.
import type { CompileContext } from "./block-reader.ts";
import { type Definitions, findDefinitions } from "./compile-procedures.ts";
import type { Project, ProjectTarget } from "./project.ts";

export function contextOf(
  { targets }: Project,
  target: ProjectTarget,
  found: Pick<CompileContext, "registry" | "diagnostics" | "notes" | "uses" | "networkInputs">,
): { readonly context: CompileContext; readonly definitions: Definitions } {
  const stage = targets.find((one) => one.isStage);
  const definitions = findDefinitions(target.blocks, found.registry, found.diagnostics);
  const context: CompileContext = {
    ...found,
    variables: namesOf(target, stage, "variables"),
    lists: namesOf(target, stage, "lists"),
    messages: namesOf(target, stage, "messages"),
    testLists: new Set(
      [...(stage?.lists ?? []), ...target.lists]
        .filter(({ role }) => role === "test")
        .map(({ id }) => id),
    ),
    procedures: new Map([...definitions].map(([id, { shape }]) => [id, shape])),
    inputs: [],
    calls: new Set(),
  };
  return { context, definitions };
}

/** Names by id of what blocks of this target can speak of: its own and the stage's. */
function namesOf(
  target: ProjectTarget,
  stage: ProjectTarget | undefined,
  what: "variables" | "lists" | "messages",
): ReadonlyMap<string, string> {
  return new Map([...(stage?.[what] ?? []), ...target[what]].map((one) => [one.id, one.name]));
}
