// Files as an import reads them, wherever they come from: chosen, dropped as a folder, parts of a
// zip, gzipped. Each gives its unpacked bytes as often as asked for. It must not know what is in them.
import { type ByteSource, piecesOf, type ReadOptions } from "#data/byte-source";
import { DataRefusal } from "#data/data-refusal";
import { binaryFormat } from "#data/file-kind";
import { gunzipPieces } from "#data/gunzip";
import { MAX_ZIP_BYTES, MAX_ZIP_ENTRIES } from "#data/limits";
import { inflateEntry, openZip, unpackEntry, type ZipEntry } from "#data/zip";

/** What an import needs of a Blob. */
export interface FileContent {
  readonly size: number;
  stream(): ByteSource;
  slice(start: number, end: number): Pick<Blob, "arrayBuffer">;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file from outside. */
export interface GivenFile {
  /** With the folders it lies in, when it comes from one. */
  readonly name: string;
  readonly file: FileContent;
}

/** Bytes in memory as a file's content; they are not copied, and must not be changed. */
export function contentOf(bytes: Uint8Array): FileContent {
  return {
    size: bytes.length,
    stream: () => [bytes],
    slice: (start, end) => contentOf(bytes.subarray(start, end)),
    arrayBuffer: async () => bytes.slice().buffer,
  };
}

export interface ImportFile {
  readonly name: string;
  /** What progress counts up to, in bytes. */
  readonly size: number;
  /** The first bytes, unpacked; at least `HEAD` of them if there are. */
  head(): Promise<Uint8Array>;
  /** All bytes, unpacked. Throws a DataRefusal where they are damaged, after what came before. */
  read(options: ReadOptions): AsyncIterable<Uint8Array>;
}

const HEAD = 2 ** 16;
/** Of a Scratch project, which is read whole. */
const MAX_PROJECT = 2 ** 26;
/** Of a gzipped file, packed: enough for any header. */
const GZIP_HEAD = 2 ** 15;
/** How the names of pictures end. */
export const IMAGE_NAME = /\.(png|jpe?g|gif|bmp|webp)$/i;
/** What computers put beside files unasked. */
const HIDDEN = /(^|\/)(\.[^/]*|__MACOSX\/.*|thumbs\.db|desktop\.ini)$/i;

/** The files, zips opened. Throws a DataRefusal for a zip that cannot be trusted. */
export async function openFiles(
  given: readonly GivenFile[],
  signal?: AbortSignal,
): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const { name, file } of given) {
    signal?.throwIfAborted();
    if (HIDDEN.test(name)) continue;
    // Of thousands of pictures not even the first bytes are read here.
    if (IMAGE_NAME.test(name)) {
      files.push(plainFile({ name, file }));
      continue;
    }
    const format = binaryFormat(await bytesOf(file.slice(0, 4)));
    if (format !== "zip") {
      files.push(plainFile({ name, file }));
      continue;
    }
    if (file.size > MAX_ZIP_BYTES)
      throw new DataRefusal({ code: "zipTooLarge", limit: MAX_ZIP_BYTES });
    const limits = { entries: MAX_ZIP_ENTRIES, unpacked: MAX_ZIP_BYTES };
    const zip = openZip(await bytesOf(file), limits);
    const project = zip.get("project.json");
    const lists = project && project.size <= MAX_PROJECT && (await listsIn(project));
    if (lists) {
      if (lists.length === 0) throw new DataRefusal({ code: "noLists", name });
      files.push(
        ...lists.map((list) => plainFile({ name: list.name, file: contentOf(list.bytes) })),
      );
      continue;
    }
    for (const entry of zip.values()) {
      signal?.throwIfAborted();
      if (!HIDDEN.test(entry.name)) files.push(zippedFile(entry));
    }
  }
  return files;
}

async function listsIn(project: ZipEntry) {
  const { scratchLists } = await import("./scratch-lists.ts");
  return scratchLists(await unpackEntry(project));
}

/** All bytes of a file. Throws a DataRefusal where they are damaged or more than the limit. */
export async function readWhole(
  file: ImportFile,
  { limit, ...options }: ReadOptions & { readonly limit: number },
): Promise<Uint8Array> {
  const { bytes, damage } = await readUndamaged(file, { limit, ...options });
  if (damage !== null) throw damage;
  return bytes;
}

/** The bytes of a file up to where they are damaged, if they are. */
export async function readUndamaged(
  file: ImportFile,
  { limit, ...options }: ReadOptions & { readonly limit: number },
): Promise<{ readonly bytes: Uint8Array; readonly damage: DataRefusal | null }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let damage: DataRefusal | null = null;
  try {
    for await (const piece of file.read(options)) {
      size += piece.length;
      if (size > limit) throw new DataRefusal({ code: "fileTooLarge", limit });
      parts.push(piece.slice());
    }
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
    damage = error;
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, damage };
}

function plainFile({ name, file }: GivenFile): ImportFile {
  return unpacked({
    name,
    size: file.size,
    start: (count) => bytesOf(file.slice(0, count)),
    pieces: (options) => piecesOf(file.stream(), options),
  });
}

function zippedFile(entry: ZipEntry): ImportFile {
  return unpacked({
    name: entry.name,
    size: entry.size,
    start: async (count) => startOf(inflateEntry(entry), count),
    pieces: (options) => piecesOf(inflateEntry(entry), options),
  });
}

interface PackedFile {
  readonly name: string;
  readonly size: number;
  start(count: number): Promise<Uint8Array>;
  pieces(options: ReadOptions): AsyncIterable<Uint8Array>;
}

/** A file whose content is unpacked if it is gzip. */
function unpacked({ name, size, start, pieces }: PackedFile): ImportFile {
  const plain = name.replace(/\.gz$/i, "");
  return {
    name: plain,
    size,
    async head() {
      const bytes = await start(HEAD);
      if (binaryFormat(bytes) !== "gzip") return bytes;
      const some = gunzipPieces([bytes.subarray(0, GZIP_HEAD)], plain);
      return startOf(some, HEAD);
    },
    async *read(options) {
      const isGzip = binaryFormat(await start(4)) === "gzip";
      yield* isGzip ? gunzipPieces(pieces(options), plain) : pieces(options);
    },
  };
}

/** The first bytes of what is unpacked; less where it is damaged. */
async function startOf(source: ByteSource, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  let at = 0;
  try {
    for await (const piece of piecesOf(source, {})) {
      const part = piece.subarray(0, count - at);
      bytes.set(part, at);
      at += part.length;
      if (at === count) break;
    }
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
  }
  return bytes.subarray(0, at);
}

async function bytesOf(blob: Pick<Blob, "arrayBuffer">): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
