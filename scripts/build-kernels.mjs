// Compiles the WebAssembly kernels (src/engine/assembly, AssemblyScript) into src/engine/built. One
// source makes three files: in float64, in float32, and in float32 with fused multiply-add for engines
// that have relaxed SIMD. A stamp says what they were made from, so that a second run costs nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDeps } from "./ensure-deps.mjs";
import { isMain } from "./is-main.mjs";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** What `variant.ts` says in each; it exists only here. */
const variants = {
  float64: "export type real = f64; export const FUSED: bool = false;",
  float32: "export type real = f32; export const FUSED: bool = false;",
  "float32-relaxed": "export type real = f32; export const FUSED: bool = true;",
};

/**
 * Makes src/engine/built, unless it was made from the sources as they are.
 * @param {string} [root] the project's folder
 * @returns {Promise<boolean>} whether it compiled; rejects with the compiler's own words
 */
export async function buildKernels(root = projectRoot) {
  const built = join(root, "src/engine/built");
  const hash = sourceHash(root);
  if (readStamp(built) === hash) return false;
  mkdirSync(built, { recursive: true });
  for (const [name, variant] of Object.entries(variants)) {
    write(join(built, `${name}.wasm`), await compile(root, name, variant));
  }
  write(join(built, ".stamp"), hash);
  return true;
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} variant the text of `variant.ts`
 * @returns {Promise<Uint8Array>}
 */
async function compile(root, name, variant) {
  const { default: asc } = await import("assemblyscript/asc");
  const folder = join(root, "src/engine/assembly");
  /** @type {Uint8Array | null} */
  let wasm = null;
  const relaxed = name === "float32-relaxed" ? ["--enable", "relaxed-simd"] : [];
  const { error, stderr } = await asc.main(
    [
      "index.ts",
      ...["--outFile", "kernels.wasm", "--runtime", "stub", "--importMemory", "--noAssert"],
      ...["-O3", "--noExportMemory", "--enable", "simd", ...relaxed],
    ],
    {
      readFile: (file) => {
        if (file === "variant.ts") return variant;
        try {
          return readFileSync(join(folder, file), "utf8");
        } catch {
          return null;
        }
      },
      writeFile: (_file, content) => {
        if (typeof content !== "string") wasm = content;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null) {
    throw new Error(`The WebAssembly kernels (${name}) could not be compiled.\n${stderr}`);
  }
  return wasm;
}

/**
 * Whole or not at all, also when two processes build at the same time.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function write(path, content) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/** @param {string} built */
function readStamp(built) {
  try {
    return readFileSync(join(built, ".stamp"), "utf8");
  } catch {
    return null;
  }
}

/**
 * A hash over everything the kernels are made from, this file and the compiler included.
 * @param {string} root
 */
function sourceHash(root) {
  const folder = join(root, "src/engine/assembly");
  const files = [
    ...readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
    fileURLToPath(import.meta.url),
    join(root, "node_modules/assemblyscript/package.json"),
  ];
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

if (isMain(import.meta.url)) {
  ensureDeps();
  const compiled = await buildKernels();
  console.error(compiled ? "Compiled the WebAssembly kernels." : "The kernels are up to date.");
}
