// Takes up a model that was kept or comes with a project. It may compute in another precision than the
// blocks ask for now: its kernels are loaded first. It knows no storage and no files.
import type { Learner } from "#host/learner";
import { speakOfFiles } from "./file-words.ts";
import { loadKernelsFor, loadRunTools } from "./load-kernels.ts";

/** What is wrong with the data, as a sentence, or null: then its network is in hand. */
export async function restoreModel(learner: Learner, data: unknown): Promise<string | null> {
  const { adoptModel, precisionOf } = await loadRunTools();
  await Promise.all([loadKernelsFor(precisionOf(data)), speakOfFiles()]);
  return adoptModel(learner, data);
}
