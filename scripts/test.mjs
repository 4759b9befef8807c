// `npm test`: the check, then every unit and browser test. Arguments are file filters for vitest
// (`npm test -- tests/engine`); `--long` (`npm run test:long`) runs tests/long only. The last line
// is always `N passed, N failed, N skipped`; the check counts as one test.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDeps } from "./ensure-deps.mjs";
import { findChrome } from "./find-chrome.mjs";
import { isMain } from "./is-main.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What vitest's json reporter writes, as far as it is counted here.
 * @typedef {{
 *   success: boolean,
 *   numPassedTests: number,
 *   numFailedTests: number,
 *   numPendingTests: number,
 *   numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[],
 * }} VitestReport
 */

/**
 * Adds a report to the count. A file that failed without a failed test (it did not load, or a hook
 * failed) counts as one failure, and so does a run that failed for a reason outside every file.
 * @param {VitestReport | null} report null when vitest left none
 * @param {boolean} runSucceeded whether vitest ended with code 0
 */
export function countTests(report, runSucceeded) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !runSucceeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

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
  const projects = long ? ["long"] : chrome === null ? ["unit"] : ["unit", "browser"];
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
  /** @type {VitestReport | null} */
  let report = null;
  try {
    report = JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    console.error("vitest left no report: the reason stands above.");
  }
  rmSync(folder, { recursive: true, force: true });
  return countTests(report, run.status === 0);
}

if (isMain(import.meta.url)) {
  ensureDeps();
  process.exitCode = (await runAll(process.argv.slice(2))) ? 0 : 1;
}
