// `npm test`: the check, then every unit and browser test. Arguments are file filters for vitest
// (`npm test -- tests/engine`); `--long` (`npm run test:long`) runs tests/long only. The last line
// is always `N passed, N failed, N skipped`; the check counts as one test.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";
import { countTests } from "./count-tests.mjs";
import { ensureDeps } from "./ensure-deps.mjs";
import { findChrome } from "./find-chrome.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {string[]} args file filters and `--long`
 * @returns {Promise<boolean>} whether everything passed
 */
async function runAll(args) {
  const long = args.includes("--long");
  const filters = args.filter((arg) => arg !== "--long");
  const check = spawnSync(process.execPath, [join(root, "scripts/check.mjs")], {
    stdio: "inherit",
  });
  const chrome = await findChrome().catch((/** @type {Error} */ error) => {
    console.error(`The browser tests cannot run. ${error.message}`);
    return null;
  });
  const tests = runVitest({ filters, long, chrome });
  const checkFailed = check.status !== 0;
  const browserMissing = chrome === null;
  if (checkFailed) console.log("FAILED: the check (format, lint, layers, types), see above");
  if (browserMissing) console.log("FAILED: no browser, so the browser tests were left out");
  const passed = tests.passed + (checkFailed ? 0 : 1);
  const failed = tests.failed + (checkFailed ? 1 : 0) + (browserMissing ? 1 : 0);
  console.log(`${passed} passed, ${failed} failed, ${tests.skipped} skipped`);
  return failed === 0;
}

/** @param {{ filters: string[], long: boolean, chrome: string | null }} options */
function runVitest({ filters, long, chrome }) {
  const folder = mkdtempSync(join(tmpdir(), "blockprop-tests-"));
  const reportFile = join(folder, "report.json");
  const inChrome = chrome === null ? [] : ["browser", "timed"];
  const projects = long ? ["long"] : ["unit", "dom", "blockly", "scratch", ...inChrome];
  const run = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
      ...projects.map((project) => `--project=${project}`),
      ...filters,
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        ...(chrome === null ? {} : { CHROME_PATH: chrome }),
        ...(long ? { BLOCKPROP_LONG: "1" } : {}),
      },
    },
  );
  /** @type {import("./count-tests.mjs").VitestReport | null} */
  let report = null;
  try {
    report = JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    console.error("vitest left no report: the reason stands above.");
  }
  rmSync(folder, { recursive: true, force: true });
  return countTests(report, run.status === 0);
}

ensureDeps();
await buildKernels(root);
process.exitCode = (await runAll(process.argv.slice(2))) ? 0 : 1;
