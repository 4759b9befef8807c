// What a choice of files is: which of them are pictures, which belong together as IDX images and
// labels, which are text, and which are of no use. Looks at names and first bytes only.
import { piecesOf } from "#data/byte-source";
import { IMAGES_MAGIC, LABELS_MAGIC } from "#data/decode-idx";
import { binaryFormat } from "#data/file-kind";
import { looksLikeTable } from "#data/table-layout";
import { imageHeader } from "./image-header.ts";
import { byPath } from "./image-labels.ts";
import { IMAGE_NAME, type ImportFile } from "./import-file.ts";
import type { ImportFormat, ImportSettings } from "./import-settings.ts";
import { cellSide } from "./read-images.ts";
import { asUtf8, encodingOf } from "./transcode.ts";

/** What can be imported by itself. */
export type Part =
  | { readonly kind: "images"; readonly name: string; readonly files: readonly ImportFile[] }
  | {
      readonly kind: "idx";
      readonly name: string;
      readonly images: ImportFile | null;
      readonly labels: ImportFile | null;
    }
  | { readonly kind: "text"; readonly name: string; readonly file: ImportFile };

export interface Recognised {
  /** The likeliest first. */
  readonly parts: readonly Part[];
  /** Files that nothing can be made of, and what the first of them looks like. */
  readonly others: readonly { readonly name: string; readonly format: string | null }[];
}

const OTHER_NAME = /\.(md|html?|xml|py|ipynb|pdf|docx?|xlsx?|svg)$/i;
const IMAGE_FORMATS: readonly (string | null)[] = ["PNG", "JPEG", "GIF"];
const FORMATS_READ = [null, "UTF-16", "IDX"];

export async function recognise(files: readonly ImportFile[]): Promise<Recognised> {
  const images: ImportFile[] = [];
  const idxImages: ImportFile[] = [];
  const idxLabels: ImportFile[] = [];
  const texts: ImportFile[] = [];
  const others: { name: string; format: string | null }[] = [];
  for (const file of files) {
    if (IMAGE_NAME.test(file.name)) {
      images.push(file);
      continue;
    }
    const head = await file.head();
    const format = binaryFormat(head);
    const isIdx = format === "IDX" || (/idx/i.test(file.name) && head.subarray(0, 16).includes(0));
    const isImage = IMAGE_FORMATS.includes(format) || imageHeader(head) !== null;
    if (isImage) images.push(file);
    else if (isIdx && isLabels(file.name, head)) idxLabels.push(file);
    else if (isIdx) idxImages.push(file);
    else if (!FORMATS_READ.includes(format) || (files.length > 1 && OTHER_NAME.test(file.name))) {
      others.push({ name: file.name, format });
    } else texts.push(file);
  }
  const parts: Part[] = [];
  if (images.length > 0) {
    parts.push({ kind: "images", name: commonFolder(images), files: images.sort(byPath) });
  }
  parts.push(...pairs(idxImages, idxLabels));
  for (const file of texts) parts.push({ kind: "text", name: file.name, file });
  // One picture among texts is an illustration; many are the data.
  const isIllustration = images.length === 1 && parts.length > 1;
  if (isIllustration) parts.push(...parts.splice(0, 1));
  return { parts, others };
}

/** What a part is to be read as. */
export async function formatOf(
  part: Part,
  { format, encoding }: ImportSettings,
): Promise<ImportFormat> {
  switch (part.kind) {
    case "idx":
      return "idx";
    case "images": {
      if (format === "images" || format === "sheet") return format;
      const [first] = part.files;
      const header = part.files.length === 1 ? imageHeader(await first.head()) : null;
      return header !== null && cellSide(header) !== null ? "sheet" : "images";
    }
    case "text": {
      if (format === "list" || format === "table" || format === "json") return format;
      const head = await utf8Head(await part.file.head(), encoding);
      const start = new TextDecoder().decode(head).trimStart();
      if (/^(\[|\{)/.test(start)) return "json";
      return looksLikeTable(head) ? "table" : "list";
    }
    default:
      return part satisfies never;
  }
}

async function utf8Head(
  head: Uint8Array,
  encoding: ImportSettings["encoding"],
): Promise<Uint8Array> {
  const known = encoding === "auto" ? encodingOf(head) : encoding;
  if (known === "utf-8") return head;
  const parts: Uint8Array[] = [];
  for await (const piece of asUtf8(piecesOf([head], {}), known)) parts.push(piece);
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

function isLabels(name: string, head: Uint8Array): boolean {
  if (head.length >= 4) {
    const magic = new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
    if (magic === LABELS_MAGIC) return true;
    if (magic === IMAGES_MAGIC) return false;
  }
  return /labels|idx1/i.test(name);
}

/** Images and labels whose names belong together; a single one of each always does. */
function pairs(images: readonly ImportFile[], labels: readonly ImportFile[]): Part[] {
  const left = [...labels];
  const parts: Part[] = [...images].sort(byPath).map((file) => {
    const sister = file.name.replace(/images/gi, "labels").replace(/idx3/gi, "idx1");
    const isOnly = images.length === 1 && labels.length === 1;
    const found = isOnly ? 0 : left.findIndex(({ name }) => name === sister && name !== file.name);
    const [own] = found < 0 ? [] : left.splice(found, 1);
    return { kind: "idx", name: file.name, images: file, labels: own ?? null };
  });
  // Training before test: MNIST calls them train and t10k.
  parts.sort((a, b) => Number(/train/i.test(b.name)) - Number(/train/i.test(a.name)));
  if (images.length > 0) return parts;
  return left.map((file) => ({ kind: "idx", name: file.name, images: null, labels: file }));
}

function commonFolder(files: readonly ImportFile[]): string {
  const [first] = files;
  if (files.length === 1) return first.name;
  const folders = first.name.split("/").slice(0, -1);
  while (
    folders.length > 0 &&
    !files.every(({ name }) => name.startsWith(`${folders.join("/")}/`))
  ) {
    folders.pop();
  }
  return folders.join("/");
}
