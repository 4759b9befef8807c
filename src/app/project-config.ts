// What of a project a network.json can say: its network, as the blocks compile to it, and how the first
// block for whole epochs trains it. Knows no page.
import type { BlockRegistry } from "#compile/block-spec";
import { compileProject } from "#compile/compile-project";
import type { Project } from "#compile/project";
import { text } from "#program/messages";
import { declared, type NetworkConfig } from "#program/network-config";
import { findTraining, readTraining } from "./training-blocks.ts";

export interface ProjectConfig {
  readonly config: NetworkConfig;
  /** Sentences on what the file does not say of how the project trains. */
  readonly notes: readonly string[];
}

/** Null when the blocks make no network. `lengths`: of lists, by id. */
export function configOf(
  project: Project,
  registry: BlockRegistry,
  lengths: (list: string) => number,
): ProjectConfig | null {
  const { network } = compileProject(project, registry).program;
  if (network === null) return null;
  const block = findTraining(project.targets.flatMap(({ blocks }) => blocks));
  const found =
    block === null
      ? {
          epochs: 1,
          shuffle: true,
          validation: 0,
          earlyStop: null,
          notes: [text("config.noTraining")],
        }
      : readTraining(block, lengths);
  const { notes, ...epochs } = found;
  const training = { ...epochs, seed: project.seed };
  return { config: { network: declared(network), training }, notes };
}
