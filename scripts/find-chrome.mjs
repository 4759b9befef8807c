// Finds a Chrome or Chromium for the browser tests and the bench, and installs one when there is
// none. A browser counts only when it answers `--version`: Ubuntu's package, for one, is a stub.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDeps } from "./ensure-deps.mjs";
import { isMain } from "./is-main.mjs";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

const remedy = "Install one, or set CHROME_PATH to the browser's program file.";

/**
 * The path of a browser that runs. Installs one if it must, and may take minutes then.
 * @param {{ install?: boolean }} [options] `install: false` only looks
 * @returns {Promise<string>} throws an Error with one clear sentence when there is none
 */
export async function findChrome({ install = true } = {}) {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (answers(wanted)) return wanted;
    throw new Error(
      `CHROME_PATH is ${wanted}, but that is not a browser that runs. Correct it, or unset it to search.`,
    );
  }
  const found = onPath(process.env.PATH ?? "") ?? wellKnown() ?? (await playwrightsOwn());
  if (found) return found;
  if (!install) throw new Error(`No Chrome or Chromium was found. ${remedy}`);
  const installed = installDebianPackage() ?? (await downloadPlaywrightsOwn());
  if (installed) return installed;
  throw new Error(`No Chrome or Chromium was found, and none could be installed. ${remedy}`);
}

/**
 * The first browser in a PATH that runs.
 * @param {string} path folders, separated as the system does it
 */
export function onPath(path) {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => isExecutable(file) && answers(file)) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function answers(file) {
  // On Windows Chrome opens a window instead of answering.
  if (process.platform === "win32") return existsSync(file);
  const run = spawnSync(file, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return run.status === 0 && /chrom|edge/i.test(run.stdout);
}

function wellKnown() {
  const { env, platform } = process;
  if (platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const files = apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
    return files.find((file) => existsSync(file) && answers(file)) ?? null;
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    const tails = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    const files = folders.flatMap((folder) =>
      folder ? tails.map((tail) => join(folder, tail)) : [],
    );
    return files.find(existsSync) ?? null;
  }
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright-core");
  const file = chromium.executablePath();
  return file && existsSync(file) && answers(file) ? file : null;
}

function installDebianPackage() {
  const isRootOnDebian =
    process.platform === "linux" &&
    process.getuid?.() === 0 &&
    existsSync("/etc/debian_version") &&
    existsSync("/usr/bin/apt-get");
  if (!isRootOnDebian) return null;
  console.error("No Chrome or Chromium found: installing the chromium package ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  /** @param {string[]} args */
  const aptGet = (args) =>
    spawnSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], {
      stdio: ["ignore", 2, 2],
      env,
    });
  aptGet(["update"]);
  aptGet(["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]);
  return onPath(process.env.PATH ?? "") ?? onPath("/usr/bin");
}

async function downloadPlaywrightsOwn() {
  console.error("No Chrome or Chromium found: downloading one with playwright-core ...");
  const entry = fileURLToPath(import.meta.resolve("playwright-core"));
  spawnSync(process.execPath, [join(dirname(entry), "cli.js"), "install", "chromium"], {
    stdio: ["ignore", 2, 2],
    timeout: 300_000,
  });
  return playwrightsOwn();
}

if (isMain(import.meta.url)) {
  ensureDeps();
  try {
    console.log(await findChrome({ install: !process.argv.includes("--no-install") }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
