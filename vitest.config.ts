// Which tests run where. `unit` in Node, in parallel; `dom` with a page of jsdom for each file; `blockly`
// each file in a process of its own; `scratch` beside the stock VM; `browser` drives a real Chromium against the built page, two files at a time;
// `timed` does so for what has to be in time, with the machine to itself; `long` only with `npm run test:long`.
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const browserTests = "tests/browser/**/*.test.ts";
/** Browser tests that measure how long something takes: nothing else may run beside them. */
const timedTests = [
  "main-thread",
  "large-project",
  "rate-sweep",
  "sample-browser",
  "scratch-tasks",
  "stage-picture",
].map((name) => `tests/browser/${name}.test.ts`);
const longTests = "tests/long/**/*.test.ts";
/** The stock Scratch VM puts its own in place of what Node has, such as TextDecoder: nothing else runs there. */
const scratchTests = "tests/scratch/**/*.test.ts";
/** Those that say so in their first line. */
const tests = new URL("tests/", import.meta.url);
const domTests = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) =>
    /^\/\/ @vitest-environment jsdom/.test(readFileSync(new URL(file, tests), "utf8")),
  )
  .map((file) => `tests/${file.replaceAll("\\", "/")}`);

const unit = {
  test: {
    name: "unit",
    environment: "node",
    include: ["tests/**/*.test.ts"],
    exclude: [browserTests, longTests, scratchTests, ...domTests],
    // The files of a worker share what they import; each brings its own state.
    isolate: false,
    setupFiles: "tests/speak-english.ts",
    // Browser tests come after these, one file at a time: until then every core may work.
    maxWorkers: "100%",
    // A machine of two slow cores must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

/** Blockly remembers the page that it first saw, and does not load where pages share modules. */
const blocklyTests = "tests/editor/";

const dom = {
  test: {
    ...unit.test,
    name: "dom",
    include: domTests.filter((file) => !file.startsWith(blocklyTests)),
    exclude: [],
    isolate: true,
    // A fresh page, but the modules of jsdom are read once: a fifth of the work of a process each.
    pool: "vmThreads" as const,
  },
};

const blockly = {
  test: {
    ...unit.test,
    name: "blockly",
    include: domTests.filter((file) => file.startsWith(blocklyTests)),
    exclude: [],
    isolate: true,
  },
};

const scratch = { test: { ...unit.test, name: "scratch", include: [scratchTests], exclude: [] } };

const browser = {
  test: {
    name: "browser",
    environment: "node",
    include: [browserTests],
    exclude: timedTests,
    setupFiles: "tests/speak-english.ts",
    globalSetup: "tests/browser/global-setup.ts",
    // With three at a time all are slower: drawing pages keeps two cores busy.
    maxWorkers: 2,
    // The files of a worker share one Chromium.
    isolate: false,
    sequence: { groupOrder: 1 },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};

const timed = {
  test: {
    ...browser.test,
    name: "timed",
    include: timedTests,
    exclude: [],
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { groupOrder: 2 },
  },
};

const long = {
  test: {
    name: "long",
    environment: "node",
    include: [longTests],
    setupFiles: "tests/speak-english.ts",
    globalSetup: "tests/browser/global-setup.ts",
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 10 * 60_000,
  },
};

const always = [unit, dom, blockly, scratch, browser, timed];
const projects = process.env.BLOCKPROP_LONG ? [...always, long] : always;

export default defineConfig({ test: { projects } });
