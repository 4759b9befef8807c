// The one way in for data from outside: files of any kind become a list and all that is to be said
// about it. Used by the worker and by the command line. It must not know where lists are kept.
import type { ReadOptions } from "#data/byte-source";
import { CsvDecoder } from "#data/csv-decoder";
import type { DataProblem } from "#data/data-problem";
import { DataRefusal } from "#data/data-refusal";
import { FaultLog, type FaultRule } from "#data/fault-log";
import { MAX_LIST_BYTES } from "#data/limits";
import { ListDecoder } from "#data/list-decoder";
import { RowNumbers } from "#data/row-numbers";
import { SampleList } from "#data/sample-list";
import { type GivenFile, type ImportFile, openFiles } from "./import-file.ts";
import type { ImportFormat, ImportSettings } from "./import-settings.ts";
import { readIdx } from "./read-idx.ts";
import { type DecodeImage, readImages, readSheets } from "./read-images.ts";
import { JsonReader } from "./read-json.ts";
import type { ImportNote, ImportReading, ReadTable } from "./reading.ts";
import { formatOf, type Part, recognise } from "./recognise.ts";
import { asUtf8, encodingOf } from "./transcode.ts";
import { scaleSamples, turnSamples } from "./turn-samples.ts";

export interface ImportOptions extends Omit<ReadOptions, "progress"> {
  readonly progress?: (done: number, total: number) => void;
  /** What becomes of rows that have faults. */
  readonly rule: FaultRule;
  /** Null where pictures cannot be decoded: then files of pictures are refused. */
  readonly decodeImage: DecodeImage | null;
}

type Read = Omit<ImportReading, "faults" | "total" | "problems" | "fatal" | "parts">;

/**
 * Reads what was chosen. Never rejects for what is in the files, but with the signal's reason when
 * cancelled, and with the source's error when a file cannot be read at all.
 */
export async function readImport(
  given: readonly GivenFile[],
  settings: ImportSettings,
  options: ImportOptions,
): Promise<ImportReading> {
  const faults = new FaultLog(options.rule);
  let parts: readonly Part[] = [];
  let read: Read = nothing(settings);
  try {
    const recognised = await recognise(await openFiles(given, options.signal));
    ({ parts } = recognised);
    const part = parts[settings.part === "auto" ? 0 : settings.part];
    if (part === undefined) {
      const [other] = recognised.others;
      faults.refuse(other === undefined ? { code: "noFiles" } : onlyOther(other));
    } else {
      read = await readPart(part, settings, { ...options, faults });
      const { others } = recognised;
      const notes: ImportNote[] = [...read.notes];
      if (parts.length > 1) {
        notes.unshift({ code: "otherParts", count: parts.length, name: part.name });
      }
      if (others.length > 0) {
        notes.push({ code: "leftOut", count: others.length, name: others[0].name });
      }
      const isWhole = given.length === 1 && parts.length === 1 && others.length === 0;
      read = { ...read, notes, source: isWhole && read.source !== null ? 0 : null };
    }
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
    faults.refuse(error.problem);
  }
  const chosen = settings.part === "auto" ? 0 : settings.part;
  return {
    ...read,
    settings: parts.length > 1 ? { ...read.settings, part: chosen } : read.settings,
    choices: parts.length > 1 ? ["part", ...read.choices] : read.choices,
    parts: parts.length > 1 ? parts.map(({ name }) => name) : [],
    list: faults.dropsAll ? new SampleList() : read.list,
    faults: faults.byKind(),
    ...faults.refused(),
    fatal: faults.fatal,
  };
}

function onlyOther(other: { name: string; format: string | null }): DataProblem {
  const { name } = other;
  return other.format === "zip" ? { code: "zipInZip", name } : { code: "onlyOther", ...other };
}

type PartOptions = ImportOptions & { readonly faults: FaultLog };

async function readPart(part: Part, asked: ImportSettings, options: PartOptions): Promise<Read> {
  const format = await formatOf(part, asked);
  const settings = { ...asked, format };
  const read = await readFormat(part, settings, options);
  const scaled = format === "list" ? await scaledList(read, options) : read;
  const list = await turnSamples(scaled.list, settings, options.pause);
  const isTurned = list !== read.list;
  const item = list.length > 0 ? list.item(0) : null;
  const values = item !== null && typeof item === "object" ? item.pixels.length : 0;
  const cannotSwap = settings.orientation === "transposed" && !Number.isInteger(Math.sqrt(values));
  const notes: readonly ImportNote[] = cannotSwap
    ? [...read.notes, { code: "noTranspose", values }]
    : read.notes;
  return { ...scaled, list, notes, source: isTurned ? null : read.source };
}

async function readFormat(
  part: Part,
  settings: ImportSettings & { readonly format: ImportFormat },
  options: PartOptions,
): Promise<Read> {
  const { format } = settings;
  const { faults } = options;
  if (part.kind === "text") {
    if (format === "table") return readTable(part.file, settings, options);
    return format === "json"
      ? readJson(part.file, settings, options)
      : readList(part.file, settings, options);
  }
  if (part.kind === "idx") {
    const total = (part.images?.size ?? 0) + (part.labels?.size ?? 0);
    const list = await readIdx(part, settings, { ...within(total, options), faults });
    const found = { ...settings, scale: "255" } as const;
    const choices = ["orientation", "inverted"] as const;
    return {
      ...nothing(found),
      choices,
      list,
      scaled: { scale: "255", low: 0, high: 255 },
      source: 0,
    };
  }
  if (options.decodeImage === null) {
    faults.refuse({ code: "imagesHere", name: part.name });
    return nothing(settings);
  }
  const total = part.files.reduce((sum, { size }) => sum + size, 0);
  const image = { ...within(total, options), decodeImage: options.decodeImage, faults };
  const isSheet = format === "sheet";
  const read = await (isSheet ? readSheets : readImages)(part.files, settings, image);
  const choices = [
    "format",
    "side",
    ...(isSheet ? (["sheetLabels"] as const) : []),
    "inverted",
    "orientation",
  ] as const;
  const scaled = { scale: "255", low: 0, high: 255 } as const;
  return { ...nothing(read.settings), ...read, choices, scaled, source: 0 };
}

async function readList(
  file: ImportFile,
  settings: ImportSettings,
  options: PartOptions,
): Promise<Read> {
  const decoder = new ListDecoder("import", options.faults);
  const text = await feed(file, decoder, { ...options, settings });
  const isCut = decoder.endsInLine;
  const list = decoder.endGood(text.damage);
  const notes = [...text.notes, ...cutNote(isCut, options.faults)];
  const found = { ...settings, encoding: text.encoding };
  return {
    ...nothing(found),
    choices: ["format", "encoding", "scale", "orientation", "inverted"],
    list,
    numbers: decoder.numbers,
    notes,
    source: 0,
  };
}

async function readTable(
  file: ImportFile,
  settings: ImportSettings,
  options: PartOptions,
): Promise<Read> {
  const decoder = new CsvDecoder(settings, options.faults);
  const text = await feed(file, decoder, { ...options, settings });
  const isCut = decoder.endsInLine;
  const { list, layout, joined, ...scaled } = decoder.endGood(text.damage);
  const notes: ImportNote[] = [...text.notes, ...cutNote(isCut, options.faults)];
  if (joined > 0) notes.push({ code: "labelsJoined", count: joined });
  if (layout?.decimalComma) notes.push({ code: "decimalCommas" });
  const found: ImportSettings = {
    ...settings,
    encoding: text.encoding,
    header: layout === null ? settings.header : layout.header === null ? "no" : "yes",
    labelColumn: layout === null ? settings.labelColumn : (layout.labelColumn ?? "none"),
    delimiter: DELIMITERS.find((known) => known === layout?.delimiter) ?? settings.delimiter,
    decimalComma: layout?.decimalComma ? "yes" : "no",
    scale: scaled.scale,
  };
  return {
    ...nothing(found),
    choices: [
      "format",
      "labelColumn",
      "header",
      "delimiter",
      "decimalComma",
      "encoding",
      "scale",
      "orientation",
      "inverted",
    ],
    columns: layout?.header ?? Array.from({ length: decoder.columns }, () => ""),
    list,
    numbers: decoder.numbers,
    notes,
    scaled,
    source: 0,
  };
}

async function readJson(
  file: ImportFile,
  settings: ImportSettings,
  options: PartOptions,
): Promise<Read> {
  const reader = new JsonReader(settings, options.faults);
  const text = await feed(file, reader, { ...options, settings });
  const read: ReadTable = reader.endGood(text.damage);
  const notes: ImportNote[] = [...text.notes];
  if (read.joined > 0) notes.push({ code: "labelsJoined", count: read.joined });
  const found: ImportSettings = {
    ...settings,
    encoding: text.encoding,
    labelColumn: read.labelColumn ?? "none",
    scale: read.scale,
  };
  return {
    ...nothing(found),
    choices: ["format", "labelColumn", "scale", "orientation", "inverted"],
    columns: read.columns,
    list: read.list,
    numbers: reader.numbers,
    notes,
    scaled: { scale: read.scale, low: read.low, high: read.high },
    source: 0,
  };
}

const DELIMITERS = [",", ";", "\t", " "] as const;

/** Anything that text is pushed into piece by piece. */
interface Decoder {
  readonly isRefused: boolean;
  push(piece: Uint8Array): void;
}

interface FedText {
  readonly encoding: ImportSettings["encoding"];
  readonly notes: readonly ImportNote[];
  /** Why it could not be read to its end. */
  readonly damage: DataProblem | null;
}

/** Gives a decoder all of a text file, or what comes before the place where it is damaged. */
async function feed(
  file: ImportFile,
  decoder: Decoder,
  options: PartOptions & { readonly settings: ImportSettings },
): Promise<FedText> {
  const { settings } = options;
  const encoding = settings.encoding === "auto" ? encodingOf(await file.head()) : settings.encoding;
  const notes: ImportNote[] = encoding === "utf-8" ? [] : [{ code: "encoding", encoding }];
  if (file.size > MAX_LIST_BYTES) {
    return { encoding, notes, damage: { code: "fileTooLarge", limit: MAX_LIST_BYTES } };
  }
  try {
    for await (const piece of asUtf8(file.read(within(file.size, options)), encoding)) {
      decoder.push(piece);
      if (decoder.isRefused) break;
    }
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
    return { encoding, notes, damage: error.problem };
  }
  return { encoding, notes, damage: null };
}

/** The values of a list file are as they should be, unless the user says otherwise. */
async function scaledList(read: Read, { pause }: PartOptions): Promise<Read> {
  const scale = read.settings.scale === "auto" ? "none" : read.settings.scale;
  const settings = { ...read.settings, scale };
  if (scale === "none") return { ...read, settings };
  const { list, ...scaled } = await scaleSamples(read.list, scale, pause);
  return { ...read, settings, list, scaled: { scale, ...scaled } };
}

/** A last row too short, and without an end, means that the rest of the file is missing. */
function cutNote(endsInLine: boolean, faults: FaultLog): readonly ImportNote[] {
  const { last } = faults;
  if (!endsInLine || last === null || faults.fatal !== null) return [];
  const isShort =
    (last.code === "ragged" || last.code === "tableRagged") && last.found < last.expected;
  if (!isShort) return [];
  return [{ code: "cutOff", row: "line" in last ? last.line : last.row }];
}

function within(total: number, { progress, signal, pause }: ImportOptions): ReadOptions {
  return { progress: (done) => progress?.(Math.min(done, total), total), signal, pause };
}

function nothing(settings: ImportSettings): Read {
  return {
    format: settings.format === "auto" ? "list" : settings.format,
    settings,
    choices: [],
    columns: [],
    list: new SampleList(),
    numbers: new RowNumbers(),
    notes: [],
    scaled: null,
    source: null,
  };
}
