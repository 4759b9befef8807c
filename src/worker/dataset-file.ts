// A file of datasets/ that is not served as IDX: read as any import is, whole or not at all. Loaded when
// first needed.
import { labelsNameOf } from "#data/dataset-part";
import { AUTO_SETTINGS } from "#data/import/import-settings";
import { readImport } from "#data/import/read-import";
import type { SampleList } from "#data/sample-list";
import { decodeImage } from "./decode-image.ts";
import { refusalOf, speakOfFiles } from "./file-words.ts";
import type { SourceOptions } from "./list-source.ts";

/** `fetchOne` gets a file of that name. Rejects with the sentence why it cannot be read. */
export async function readDatasetFile(
  name: string,
  fetchOne: (name: string) => Promise<Blob>,
  options: Pick<SourceOptions, "signal"> & { readonly pause: () => Promise<void> },
): Promise<SampleList> {
  await speakOfFiles();
  const sister = /idx/i.test(name) ? labelsNameOf(name) : null;
  const names = sister === null ? [name] : [name, sister];
  const files = await Promise.all(
    names.map(async (one) => ({ name: one, file: await fetchOne(one) })),
  );
  const { list, problems, total } = await readImport(files, AUTO_SETTINGS, {
    rule: "refuse",
    decodeImage,
    signal: options.signal,
    pause: options.pause,
  });
  if (problems.length > 0) throw await refusalOf({ problems, total });
  return list;
}
