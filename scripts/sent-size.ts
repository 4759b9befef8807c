// How many bytes a host sends for a file of the built page: what does not get smaller goes as it is.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const site = new URL("../dist/", import.meta.url);

/** All that a first visit loads before a click, in bytes. */
export const FIRST_LOAD_LIMIT = 330_000;

/** Of the path that was asked for, such as "/" or "/assets/worker.js". Throws when there is no such file. */
export function sentSize(path: string): number {
  const name = path === "/" ? "index.html" : path.slice(1);
  const bytes = readFileSync(fileURLToPath(new URL(name, site)));
  return Math.min(bytes.length, gzipSync(bytes).length);
}
