// Tells a script whether it was started itself or imported by another one.
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Whether `url` (the caller's import.meta.url) is the file that Node was started with. Compares
 * real paths: npm links the command line into node_modules/.bin.
 * @param {string} url
 */
export function isMain(url) {
  const started = process.argv[1];
  if (started === undefined || !existsSync(started)) return false;
  return realpathSync(started) === realpathSync(fileURLToPath(url));
}
