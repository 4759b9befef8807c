// The network that a project's blocks declare. It is compiled before the scripts, since what some of their
// blocks can do depends on it.
import { diagnostic } from "#program/diagnostic";
import type { NetworkDeclaration } from "#program/program";
import { type CompileContext, createReader, isDisabled } from "./block-reader.ts";
import type { BlockRegistry } from "./block-spec.ts";
import { compileSoundly } from "./compile-procedures.ts";
import type { Project } from "./project.ts";
import { contextOf } from "./target-context.ts";

/** Null when there is none, or when the first has mistakes. What is wrong goes to `found`. */
export function compileNetwork(
  project: Project,
  found: Pick<CompileContext, "registry" | "diagnostics" | "notes">,
): NetworkDeclaration | null {
  let network: NetworkDeclaration | null = null;
  let networks = 0;
  for (const target of project.targets) {
    for (const state of target.blocks) {
      const spec = found.registry.get(state.type);
      if (spec?.shape !== "network" || isDisabled(state)) continue;
      networks += 1;
      // What else is wrong with the target is said when its scripts are compiled.
      const apart = { diagnostics: [], uses: [], networkInputs: null };
      const { context } = contextOf(project, target, { ...found, ...apart });
      const { value, isSound } = compileSoundly(
        { ...context, diagnostics: found.diagnostics },
        (sound) => spec.compile(createReader(sound, state, spec)),
      );
      if (networks === 1) network = isSound ? value : null;
      else found.diagnostics.push(diagnostic("error", state.id, "network.two"));
    }
  }
  return network;
}

/** The same, whatever is wrong. */
export function networkOf(project: Project, registry: BlockRegistry): NetworkDeclaration | null {
  return compileNetwork(project, { registry, diagnostics: [], notes: {} });
}
