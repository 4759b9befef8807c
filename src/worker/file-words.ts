// The words about files, and sentences made of them: loaded when first needed, since most visits read no file.
// The page's own catalogue, which came with the first message, goes before.
import type { Refused } from "#data/data-problem";
import { RunError } from "#program/diagnostic";
import { addMissing } from "#program/messages";

let spoken: Promise<void> | null = null;

/** From its end on `text` knows the words about files. */
export function speakOfFiles(): Promise<void> {
  spoken ??= import("#program/english-of-files").then((words) => addMissing(words.englishOfFiles));
  return spoken;
}

/** The sentence for a file that was refused, to be thrown. */
export async function refusalOf(refused: Refused): Promise<RunError> {
  await speakOfFiles();
  const { phraseProblems } = await import("#files/phrase-problem");
  return new RunError("data.refused", { why: phraseProblems(refused) });
}
