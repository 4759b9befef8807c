// Runs one of the TypeScript scripts in this process, arguments and standard output untouched. It
// ignores a tsconfig.json in the folder it was called from.
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";

/**
 * @param {string} file relative to scripts/, such as "./cli.ts"
 * @returns {Promise<void>}
 */
export async function runTypeScript(file) {
  ensureDeps();
  await buildKernels();
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
  await import(new URL(file, import.meta.url).href);
}
