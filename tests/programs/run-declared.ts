// Runs blocks with a network as tests declare it, beyond what they would have to build from blocks.
import { weightsHash } from "#engine/weights-hash";
import type { NetworkDeclaration } from "#program/program";
import { project, type SavedBlock, tinyNetwork, whenFlag } from "./build-project.ts";
import { open } from "./run-project.ts";

/** Four samples of two values. */
export const few = ["0 1.0 0.0", "1 0.0 1.0", "0 0.8 0.1", "1 0.2 0.9"];

/** Runs the blocks under the flag; what is not declared is as in `tinyNetwork`. */
export async function runWith(
  declared: Partial<NetworkDeclaration>,
  body: readonly SavedBlock[],
  lists: Record<string, readonly string[]> = {},
) {
  const json = project({
    seed: 3,
    variables: { i: 0, n: 0 },
    lists: { few, log: [], ...lists },
    scripts: [tinyNetwork(), whenFlag(...body)],
  });
  const opened = await open(json);
  const { session } = opened;
  const tiny = opened.program.network!;
  session.setProgram({ ...opened.program, network: { ...tiny, ...declared } });
  session.flag();
  const end = opened.run(() => false);
  const log = session.list("list-log");
  return {
    ...end,
    session,
    log: Array.from({ length: log.length }, (_, i) => log.get(i)),
    hash: session.learner.network === null ? "" : weightsHash(session.learner.network),
    said: session.scheduler.fault?.error.message ?? "",
  };
}
