// Installs the dependencies when node_modules does not match the lock file. Every other script
// calls this first, so it may use nothing but Node's built-ins. It writes to standard error only:
// the command line keeps standard output for its results.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain } from "./is-main.mjs";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const oldestNode = { major: 20, minor: 19 };

/**
 * Makes node_modules match package-lock.json, or ends the process with one sentence.
 * @param {string} [root] the folder that holds package-lock.json
 */
export function ensureDeps(root = projectRoot) {
  if (!isNodeNewEnough(process.versions.node)) {
    stop(
      `Blockprop needs Node ${oldestNode.major}.${oldestNode.minor} or newer, but this is Node ` +
        `${process.versions.node}. Install a newer one from your system or https://nodejs.org.`,
    );
  }
  if (!areDepsStale(root)) return;
  console.error("Installing the dependencies (about half a minute, only when they change) ...");
  const failure = installDeps(root);
  if (failure !== null) {
    stop(
      `The dependencies could not be installed: ${failure}. Its own words stand above. ` +
        "Check the connection to the npm registry, then try again.",
    );
  }
}

/**
 * Installs what the lock file says, stale or not.
 * @param {string} root the folder that holds package-lock.json
 * @returns {string | null} what went wrong, null when nothing did
 */
export function installDeps(root) {
  // Errors only: Blockly's packages ask for a newer Node than the browser's part of them needs.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const failure = runNpm(root, ["ci", "--include=dev", ...quiet]);
  if (failure !== null) return `"npm ci" ${failure}`;
  writeFileSync(stampFile(root), lockFileHash(root));
  return null;
}

/**
 * Whether this Node version can run the project.
 * @param {string} version such as "20.19.0"
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor);
}

/**
 * Whether node_modules was installed from another lock file, or not at all. `npm ci` deletes the
 * stamp together with node_modules, so an installation that was cut off counts as stale.
 * @param {string} root
 */
export function areDepsStale(root) {
  try {
    return readFileSync(stampFile(root), "utf8") !== lockFileHash(root);
  } catch {
    return true;
  }
}

/** @param {string} root */
function stampFile(root) {
  return join(root, "node_modules", ".deps-stamp");
}

/** @param {string} root */
function lockFileHash(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {string | null} what went wrong, null when nothing did
 */
function runNpm(root, args) {
  // Under `npm start` npm says where it is; running that file needs no shell on any system.
  const running = process.env.npm_execpath ?? "";
  const isNpm = basename(running) === "npm-cli.js";
  const run = isNpm
    ? spawnSync(process.execPath, [running, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", 2, 2],
        shell: process.platform === "win32",
      });
  if (run.error) return `did not start (${run.error.message})`;
  if (run.signal) return `was ended by ${run.signal}`;
  return run.status === 0 ? null : `ended with code ${run.status}`;
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (isMain(import.meta.url)) ensureDeps();
