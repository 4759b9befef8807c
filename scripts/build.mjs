// Makes the static site in dist/. A stamp in dist/ says from which sources it was built, so that
// `npm start` and the browser tests build only when something changed. Vite empties dist/ before it
// writes, so a build that was cut off leaves no stamp.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";
import { isMain } from "./is-main.mjs";
import { prepareData } from "./prepare-data.mjs";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const sources = [
  "index.html",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "src",
  "blocks",
  "datasets",
  "scripts/block-help.mjs",
  "scripts/blockly-words.mjs",
  "scripts/book-page.mjs",
  "scripts/book-style.ts",
  "scripts/make-book.ts",
  "scripts/make-library.ts",
  "scripts/prepare-data.mjs",
];

/**
 * Builds dist/, unless `onlyIfStale` and it was built from the sources as they are.
 * @param {{ onlyIfStale?: boolean }} [options]
 * @returns {Promise<boolean>} whether it built; rejects with Vite's own error
 */
export async function buildSite({ onlyIfStale = false } = {}) {
  await buildKernels(projectRoot);
  const hash = sourceHash(projectRoot);
  if (onlyIfStale && readStamp() === hash) return false;
  await prepareData(projectRoot);
  process.env.NODE_ENV = "production"; // Vite keeps one that is already set.
  const { build } = await import("vite");
  await build({ root: projectRoot, logLevel: "warn" });
  writeFileSync(stampFile, hash);
  return true;
}

const stampFile = join(projectRoot, "dist", ".build-stamp");

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : null;
}

/**
 * A hash over the names and contents of everything that the site is made from.
 * @param {string} root
 */
function sourceHash(root) {
  const hash = createHash("sha256");
  for (const source of sources) addToHash(hash, root, source);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} path file or folder, relative to root; one that is missing counts as empty
 */
function addToHash(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let names;
  try {
    names = readdirSync(full).sort();
  } catch {
    const content = readFileSync(full);
    hash.update(`${path} ${content.length}\n`).update(content);
    return;
  }
  for (const name of names) addToHash(hash, root, `${path}/${name}`);
}

if (isMain(import.meta.url)) {
  ensureDeps();
  try {
    const built = await buildSite({ onlyIfStale: process.argv.includes("--if-stale") });
    console.log(built ? "The site is in dist/." : "The site in dist/ is up to date.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error("The site could not be built: the reason stands above.");
    process.exitCode = 1;
  }
}
