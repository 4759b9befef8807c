// Gets the items of a list from wherever they come: a file, a data set that ships with the page,
// the items themselves. Everything or nothing; a problem becomes one sentence.
import { readDatasetName, takePart } from "#data/dataset-part";
import { decodeIdx } from "#data/decode-idx";
import type { DecodeMode } from "#data/list-decoder";
import { summariseList } from "#data/list-summary";
import { SampleList } from "#data/sample-list";
import { phraseSummary } from "#files/phrase-list";
import { RunError } from "#program/diagnostic";
import { refusalOf } from "./file-words.ts";

export interface ReadList {
  readonly list: SampleList;
  /** In words, e.g. "100 samples of 784 values, labels 0 to 9". */
  readonly summary: string;
}

export interface SourceOptions {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Data sets that were fetched already: of two parts of one it is fetched once. */
  readonly fetched?: Map<string, Promise<SampleList>>;
}

const PAUSE_MS = 8;

/** Reads a list file. Throws a RunError with the sentence when it is refused. */
export async function readListFile(
  file: Blob,
  options: SourceOptions & { readonly mode?: DecodeMode },
): Promise<ReadList> {
  // Loaded when first needed: the lists that ship come in another form.
  const { decodeList } = await import("#data/decode-list");
  const decoded = await decodeList(file.stream(), {
    mode: options.mode ?? "import",
    size: file.size,
    progress: (done) => options.progress(done, file.size),
    signal: options.signal,
    pause: createPause(),
  });
  if ("problems" in decoded) throw await refusalOf(decoded);
  return { list: decoded.list, summary: phraseSummary(decoded.summary) };
}

/** All of MNIST, by the name that blocks and buttons have for it. */
const wholeMnist: Readonly<Record<string, string>> = {
  "mnist-train": "mnist/train",
  "mnist-test": "mnist/t10k",
};

/** Fetches a data set that ships with the page, or a part of it, from `datasets/` beside the page. */
export async function fetchDataset(
  name: string,
  base: string,
  options: SourceOptions,
): Promise<ReadList> {
  const part = readDatasetName(name);
  const known = options.fetched?.get(part.whole);
  const fetching = known ?? fetchWhole(part.whole, base, options);
  options.fetched?.set(part.whole, fetching);
  const list = takePart(await fetching, part);
  return { list, summary: phraseSummary(summariseList(list)) };
}

/** Digits stand there as two IDX files, everything else as the file it is (scripts/make-library.ts). */
async function fetchWhole(name: string, base: string, options: SourceOptions): Promise<SampleList> {
  const mnist = wholeMnist[name];
  if (mnist !== undefined) return fetchIdx(mnist, base, options);
  if (name.endsWith(".txt")) {
    try {
      return await fetchIdx(encodeURIComponent(name.slice(0, -".txt".length)), base, options);
    } catch (error) {
      if (options.signal.aborted) throw error;
    }
  }
  const { readDatasetFile } = await import("./dataset-file.ts");
  const fetchOne = (file: string) =>
    fetchFile(`datasets/${encodeURIComponent(file)}.gz`, base, options);
  return readDatasetFile(name, fetchOne, { signal: options.signal, pause: createPause() });
}

async function fetchIdx(stem: string, base: string, options: SourceOptions): Promise<SampleList> {
  const path = `datasets/${stem}`;
  const [images, labels] = await Promise.all([
    fetchFile(`${path}-images-idx3-ubyte.gz`, base, options),
    fetchFile(`${path}-labels-idx1-ubyte.gz`, base, { ...options, progress: () => undefined }),
  ]);
  const decoded = decodeIdx({ images: await bytesOf(images), labels: await bytesOf(labels) });
  if ("problems" in decoded) throw await refusalOf(decoded);
  return decoded.list;
}

export function listOf(items: readonly (string | number)[]): ReadList {
  const summary = { kind: "plain", items: items.length, values: 0, labels: [] } as const;
  return { list: new SampleList([...items]), summary: phraseSummary(summary) };
}

/** A file of the page, unpacked. A server may or may not have unpacked it already. */
export async function fetchFile(path: string, base: string, options: SourceOptions): Promise<Blob> {
  const failed = new RunError("data.notFetched", {
    name: decodeURIComponent(path.replace("datasets/", "")),
  });
  const response = await fetch(new URL(path, base), { signal: options.signal }).catch((error) => {
    if (options.signal.aborted) throw error;
    throw failed;
  });
  if (!response.ok || response.body === null) throw failed;
  const total = Number(response.headers.get("content-length") ?? 0);
  try {
    return await unpackedBody(response.body, (done) =>
      options.progress(done, Math.max(total, done)),
    );
  } catch (error) {
    // The connection broke, or what came is damaged.
    throw options.signal.aborted ? error : failed;
  }
}

async function unpackedBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  progress: (done: number) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    done += read.value.length;
    progress(done);
  }
  const blob = new Blob(chunks);
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return blob;
  return new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** Lets messages in every few milliseconds of reading. */
export function createPause(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < PAUSE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  };
}
