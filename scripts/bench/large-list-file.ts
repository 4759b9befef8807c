// The list file of all of MNIST, 320 MB of text: written once for a run of the bench, taken away
// when the process ends.
import { createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { encodeList } from "#data/encode-list";
import { mnistTrain } from "./networks.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface LargeListFile {
  readonly path: string;
  readonly bytes: number;
}

let written: Promise<LargeListFile> | null = null;

export function largeListFile(): Promise<LargeListFile> {
  written ??= write();
  return written;
}

async function write(): Promise<LargeListFile> {
  const path = join(temporaryFolder(), "mnist_60000.txt");
  await pipeline(Readable.from(encodeList(await mnistTrain())), createWriteStream(path));
  return { path, bytes: statSync(path).size };
}
