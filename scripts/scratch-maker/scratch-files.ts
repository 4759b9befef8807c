// Every `.sb3` file of this repository: where it stands and the project that it is made from.
import { compactNetwork } from "./compact-network.ts";
import { conformanceCases } from "./conformance.ts";
import { largeNetwork } from "./large-network.ts";
import type { ScratchProject } from "./scratch-project.ts";

/** By the path from the repository's root. */
export const scratchFiles: Readonly<Record<string, ScratchProject>> = {
  "src/gallery/scratch-network.sb3": compactNetwork(),
  "tests/scratch/fixtures/large-network.sb3": largeNetwork(),
  ...Object.fromEntries(
    Object.entries(conformanceCases).map(([name, project]) => [
      `tests/scratch/conformance/${name}.sb3`,
      project,
    ]),
  ),
};
