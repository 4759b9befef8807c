// Pictures as samples: each file one, or a sheet of many in a regular grid. Sizes are looked at
// before anything is decoded; decoding itself is a port, since only a browser can do it.
import { DataRefusal } from "#data/data-refusal";
import type { FaultLog } from "#data/fault-log";
import {
  MAX_IMAGE_PIXELS,
  MAX_IMAGE_SIDE,
  MAX_ITEMS,
  MAX_LIST_BYTES,
  MAX_VALUES,
} from "#data/limits";
import { RowNumbers } from "#data/row-numbers";
import type { Sample } from "#data/sample";
import { SampleList } from "#data/sample-list";
import { SampleStore } from "#data/sample-store";
import { cellOf, type Grey, greyOf, isOnLight, type Rgba, squareOf } from "./grey-picture.ts";
import { imageHeader } from "./image-header.ts";
import { labelsOfPaths, nameOf } from "./image-labels.ts";
import { type ImportFile, readWhole } from "./import-file.ts";
import { type ImportSettings, NO_LABEL } from "./import-settings.ts";
import type { ImportNote } from "./reading.ts";

/** Decodes a picture of a kind that browsers know; rejects when it is damaged. */
export type DecodeImage = (bytes: Uint8Array) => Promise<Rgba>;

export interface ReadImagesOptions {
  readonly decodeImage: DecodeImage;
  readonly faults: FaultLog;
  /** Called after every picture, with the bytes read so far. */
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<void>;
}

export interface ReadImages {
  readonly list: SampleList;
  readonly settings: ImportSettings;
  readonly numbers: RowNumbers;
  readonly notes: readonly ImportNote[];
}

/** Squares of this side at most are kept as they are; larger pictures become `USUAL_SIDE`. */
const LARGEST_KEPT = 64;
const USUAL_SIDE = 28;
/** Sides of a sheet's cells that are tried, the first that fits and makes several is taken. */
const CELL_SIDES = [28, 32, 16, 64, 20, 24, 8];
const HEADER_BYTES = 2 ** 16;

/** Each file as one sample, all of the same size. */
export async function readImages(
  files: readonly ImportFile[],
  settings: ImportSettings,
  options: ReadImagesOptions,
): Promise<ReadImages> {
  const { faults } = options;
  const labels = labelsOfPaths(files.map(({ name }) => name));
  const side = settings.side === "auto" ? await usualSide(files) : Math.min(settings.side, 316);
  const collected = new Collected();
  let resized = 0;
  let done = 0;
  for (const [i, file] of files.entries()) {
    if (faults.isFull) break;
    options.signal?.throwIfAborted();
    if (collected.length === MAX_ITEMS) faults.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
    const grey = await readPicture(file, i + 1, options);
    if (grey !== null) {
      if (grey.width !== side || grey.height !== side) resized++;
      collected.numbers.note(collected.length, i + 1);
      collected.add(labels[i], squareOf(grey, side));
    }
    done += file.size;
    options.progress?.(done);
    await options.pause?.();
  }
  const notes: ImportNote[] = [];
  if (resized > 0) notes.push({ code: "resized", count: resized, side });
  return { ...collected.end(notes), settings: { ...settings, side } };
}

/** Each cell of each sheet as one sample, row by row. Cells that are one colour only are none. */
export async function readSheets(
  files: readonly ImportFile[],
  settings: ImportSettings,
  options: ReadImagesOptions,
): Promise<ReadImages> {
  const { faults } = options;
  const collected = new Collected();
  let side = settings.side;
  const labelled =
    settings.sheetLabels === "auto" ? (files.length > 1 ? "name" : "none") : settings.sheetLabels;
  let done = 0;
  let blank = 0;
  for (const [i, file] of files.entries()) {
    if (faults.isFull) break;
    const grey = await readPicture(file, i + 1, options);
    done += file.size;
    options.progress?.(done);
    if (grey === null) continue;
    if (side === "auto") side = cellSide(grey) ?? USUAL_SIDE;
    const { width, height } = grey;
    if (width % side !== 0 || height % side !== 0 || side * side > MAX_VALUES) {
      faults.report({ code: "sheetNoGrid", row: i + 1, name: file.name, width, height, side });
      continue;
    }
    for (let top = 0; top < height; top += side) {
      options.signal?.throwIfAborted();
      if (collected.length + width / side > MAX_ITEMS) {
        faults.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
        break;
      }
      const row = String(top / side);
      const label = labelled === "rows" ? row : labelled === "name" ? nameOf(file.name) : NO_LABEL;
      for (let left = 0; left < width; left += side) {
        const cell = cellOf(grey, left, top, side);
        if (cell.pixels.every((level) => level === cell.pixels[0])) blank++;
        else collected.add(label, cell);
      }
      await options.pause?.();
    }
  }
  const notes: readonly ImportNote[] = blank > 0 ? [{ code: "blankCells", count: blank }] : [];
  if (collected.length === 0 && faults.total === 0) {
    faults.refuse({ code: "sheetBlank", side: side === "auto" ? USUAL_SIDE : side });
  }
  return { ...collected.end(notes), settings: { ...settings, side, sheetLabels: labelled } };
}

/** The side of the cells of a sheet; null when the picture is no regular grid of a usual size. */
export function cellSide({ width, height }: { width: number; height: number }): number | null {
  const fits = (side: number) =>
    width % side === 0 && height % side === 0 && (width / side) * (height / side) >= 4;
  return CELL_SIDES.find(fits) ?? null;
}

class Collected {
  private readonly samples: Sample[] = [];
  private readonly store = new SampleStore();
  readonly numbers = new RowNumbers();
  private onLight = 0;
  private joined = 0;

  get length(): number {
    return this.samples.length;
  }

  add(name: string, grey: Grey): void {
    if (isOnLight(grey)) this.onLight++;
    const label = oneWord(name);
    if (label !== name) this.joined++;
    this.samples.push({ label, pixels: this.store.keepBytes(grey.pixels), text: null });
  }

  end(others: readonly ImportNote[]): Omit<ReadImages, "settings"> {
    const notes = [...others];
    if (this.onLight * 2 > this.samples.length) notes.push({ code: "darkOnLight" });
    if (this.joined > 0) notes.push({ code: "labelsJoined", count: this.joined });
    return { list: new SampleList(this.samples), numbers: this.numbers, notes };
  }
}

/** Null, and reported, when it is no picture that can be read. */
async function readPicture(
  file: ImportFile,
  row: number,
  { decodeImage, faults, signal }: ReadImagesOptions,
): Promise<Grey | null> {
  const { name } = file;
  const header = imageHeader(await file.head());
  if (header === null) {
    faults.report({ code: "imageUnknown", row, name });
    return null;
  }
  const { width, height } = header;
  const isTooLarge = Math.max(width, height) > MAX_IMAGE_SIDE || width * height > MAX_IMAGE_PIXELS;
  if (isTooLarge || width === 0 || height === 0) {
    const limits = { side: MAX_IMAGE_SIDE, pixels: MAX_IMAGE_PIXELS };
    faults.report(
      isTooLarge
        ? { code: "imageTooLarge", row, name, width, height, ...limits }
        : { code: "imageDamaged", row, name },
    );
    return null;
  }
  try {
    const decoded = await decodeImage(await readWhole(file, { limit: MAX_LIST_BYTES, signal }));
    return greyOf(decoded);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DataRefusal) faults.report(error.problem);
    else faults.report({ code: "imageDamaged", row, name });
    return null;
  }
}

/** The side that most of the first pictures have, if they are small squares. */
async function usualSide(files: readonly ImportFile[]): Promise<number> {
  const counts = new Map<number, number>();
  for (const file of files.slice(0, 50)) {
    const header = imageHeader((await file.head()).subarray(0, HEADER_BYTES));
    const side = header === null || header.width !== header.height ? USUAL_SIDE : header.width;
    counts.set(side, (counts.get(side) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [USUAL_SIDE];
  return usual > 0 && usual <= LARGEST_KEPT ? usual : USUAL_SIDE;
}

function oneWord(label: string): string {
  return label.trim().replace(/[\s,;]+/g, "-") || NO_LABEL;
}
