// What tests of imports need: files from texts and bytes, and what a preview would say of them.

import type { Rgba } from "#data/import/grey-picture";
import { AUTO_SETTINGS, type ImportSettings } from "#data/import/import-settings";
import { inspectList } from "#data/import/inspect-list";
import { readImport } from "#data/import/read-import";
import type { ImportReading } from "#data/import/reading";
import { phraseDefects, phraseReading, phraseRefusal } from "#files/phrase-import";

/** Contents by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function given(files: Files) {
  return Object.entries(files).map(([name, content]) => ({
    name,
    file: new Blob([content as string | Uint8Array<ArrayBuffer>]),
  }));
}

/** Decodes nothing: a picture is its header's size, white, with a black corner. */
export async function decodeNothing(bytes: Uint8Array): Promise<Rgba> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (bytes.length < 30) throw new Error("damaged");
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const rgba = new Uint8Array(width * height * 4).fill(255);
  rgba.set([0, 0, 0, 255]);
  return { width, height, rgba };
}

export async function reading(
  files: Files,
  settings: Partial<ImportSettings> = {},
): Promise<ImportReading> {
  const options = { rule: "leave out", decodeImage: decodeNothing } as const;
  return readImport(given(files), { ...AUTO_SETTINGS, ...settings }, options);
}

/** The whole of a preview as text: what was read, why not all, and what there is to say. */
export async function previewed(
  files: Files,
  settings: Partial<ImportSettings> = {},
): Promise<string> {
  const read = await reading(files, settings);
  const inspection = await inspectList(read.list);
  const refusal = phraseRefusal(read);
  const defects = phraseDefects(read, inspection).map(
    ({ severity, sentence, rows }) =>
      `${severity}: ${sentence}${rows.length > 0 ? ` [${rows.join(" ")}]` : ""}`,
  );
  return [
    `${read.format}: ${phraseReading(read, inspection)}`,
    ...(refusal === null ? [] : [`refused: ${refusal} (${read.list.length} good)`]),
    ...defects,
  ].join("\n");
}
