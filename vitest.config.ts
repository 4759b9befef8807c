// Which tests run where. `unit` in Node, in parallel; `browser` drives a real Chromium against the
// built page, one file at a time; `long` only with `npm run test:long`.
import { defineConfig } from "vitest/config";

const browserTests = "tests/browser/**/*.test.ts";
const longTests = "tests/long/**/*.test.ts";

const unit = {
  test: {
    name: "unit",
    environment: "node",
    include: ["tests/**/*.test.ts"],
    exclude: [browserTests, longTests],
    setupFiles: "tests/speak-english.ts",
    // Browser tests come after these, one file at a time: until then every core may work.
    maxWorkers: "100%",
    // A machine of two slow cores must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

const browser = {
  test: {
    name: "browser",
    environment: "node",
    include: [browserTests],
    setupFiles: "tests/speak-english.ts",
    globalSetup: "tests/browser/global-setup.ts",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};

const long = {
  test: {
    name: "long",
    environment: "node",
    include: [longTests],
    setupFiles: "tests/speak-english.ts",
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 10 * 60_000,
  },
};

const projects = process.env.BLOCKPROP_LONG ? [unit, browser, long] : [unit, browser];

export default defineConfig({ test: { projects } });
