// Takes up a model that was kept or comes with a project. It may compute in another precision than the
// blocks ask for now: its kernels are loaded first. It knows no storage and no files.
import { adoptModel, precisionOf } from "#host/keep-network";
import { speakOfFiles } from "./file-words.ts";
import { loadKernelsFor } from "./load-kernels.ts";

type Learner = Parameters<typeof adoptModel>[0];

/** What is wrong with the data, as a sentence, or null: then its network is in hand. */
export async function restoreModel(learner: Learner, data: unknown): Promise<string | null> {
  await Promise.all([loadKernelsFor(precisionOf(data)), speakOfFiles()]);
  return adoptModel(learner, data);
}
