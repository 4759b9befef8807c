// Imports in two steps: what files would become is read and told; then it is put into a list, or
// dropped. One preview is held at a time. Nothing changes before the second step.
import { type Inspection, inspectList } from "#data/import/inspect-list";
import { readImport } from "#data/import/read-import";
import type { ImportReading } from "#data/import/reading";
import { summariseList } from "#data/list-summary";
import type { Sample } from "#data/sample";
import type { SampleList } from "#data/sample-list";
import {
  isPictureSize,
  phraseDefects,
  phraseReading,
  phraseRefusal,
  rowsOf,
} from "#files/phrase-import";
import { phraseSummary } from "#files/phrase-list";
import { pictureOf } from "#host/recorder";
import { RunError } from "#program/diagnostic";
import { text } from "#program/messages";
import { decodeImage } from "./decode-image.ts";
import { createPause } from "./list-source.ts";
import { rememberList } from "./list-undo.ts";
import type { Ask, ImportPreview, ImportSource, ListReply } from "./protocol.ts";
import type { Desk, ServeOptions } from "./requests.ts";
import { endingOf, type SourceFile } from "./source-file.ts";

/** What the last preview read. */
export interface HeldPreview {
  readonly token: number;
  readonly list: SampleList;
  readonly isWhole: boolean;
  /** The file that the list is exactly, if there is one. */
  readonly source: SourceFile | null;
}

const PICTURES = 20;
const ITEMS = 20;
const ITEM_LENGTH = 120;
const COLUMNS = 1000;

export async function previewImport(
  { source, settings }: Ask<"previewImport">,
  desk: Desk,
  { signal, progress }: ServeOptions,
): Promise<ImportPreview> {
  desk.preview = null;
  const files = filesOf(source);
  const pause = createPause();
  const reading = await readImport(files, settings, {
    rule: "leave out",
    decodeImage,
    signal,
    progress,
    pause,
  });
  const { list } = reading;
  const inspection = await inspectList(list, { pause, signal });
  const refusal = phraseRefusal(reading);
  desk.previewTokens += 1;
  const token = desk.previewTokens;
  const whole = reading.source === null || refusal !== null ? null : files[reading.source];
  desk.preview = {
    token,
    list,
    isWhole: refusal === null,
    source: whole === null ? null : { file: whole.file, ending: endingOf(whole.name) },
  };
  return { token, refusal, ...previewOf(reading, inspection) };
}

export function importPreviewed(
  { list: id, token, what }: Ask<"importPreviewed">,
  desk: Desk,
): ListReply {
  const { preview } = desk;
  if (preview === null || preview.token !== token) throw new RunError("import.previewGone");
  if (preview.list.length === 0 || (what === "all" && !preview.isWhole)) {
    throw new RunError("import.notWhole");
  }
  const list = desk.session.list(id);
  const undo = rememberList(desk, list);
  list.replaceAll(preview.list);
  desk.preview = null;
  if (preview.source !== null) desk.sources.set(id, { ...preview.source, version: list.version });
  return { length: list.length, summary: phraseSummary(summariseList(list)), undo };
}

export function dropPreview({ token }: Ask<"dropPreview">, desk: Desk): Record<never, never> {
  if (desk.preview?.token === token) desk.preview = null;
  return {};
}

function previewOf(
  reading: ImportReading,
  inspection: Inspection,
): Omit<ImportPreview, "token" | "refusal"> {
  const { list, format, settings, choices, parts, columns } = reading;
  const { values, classes } = inspection;
  const arePictures = isPictureSize(values);
  return {
    format,
    sentence: phraseReading(reading, inspection),
    settings,
    choices,
    parts,
    columns: columns
      .slice(0, COLUMNS)
      .map((name, i) => (name === "" ? text("import.column", { number: i + 1 }) : name)),
    rows: rowsOf(reading),
    good: list.length,
    values,
    pictures: arePictures ? firstSamples(list).map(pictureOf) : [],
    items: arePictures ? [] : firstItems(list),
    classes,
    defects: phraseDefects(reading, inspection),
  };
}

function firstSamples(list: SampleList): readonly Sample[] {
  const items = Array.from({ length: Math.min(PICTURES, list.length) }, (_, i) => list.item(i));
  return items.filter((item) => typeof item === "object");
}

function firstItems(list: SampleList): readonly string[] {
  return Array.from({ length: Math.min(ITEMS, list.length) }, (_, i) => {
    const item = String(list.get(i));
    return item.length > ITEM_LENGTH ? `${item.slice(0, ITEM_LENGTH)}…` : item;
  });
}

function filesOf(source: ImportSource): readonly { readonly name: string; readonly file: Blob }[] {
  if (source.kind === "files") return source.files;
  return [{ name: text("import.pasted"), file: new Blob([source.text]) }];
}
