// The same seed gives the same bits, in Node and in Chromium.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { build, transformWithOxc } from "vite";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { decodeList } from "#data/decode-list";
import { exp, ln } from "#engine/exp-ln";
import { createHeadless } from "#host/headless";
import { modelOf } from "#host/keep-network";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { starter } from "./make-project.ts";
import {
  greenFlag,
  openProject,
  savedFile,
  setSpeed,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";
import { trainAllKinds } from "./train-all-kinds.ts";

/** Any seed but the one that projects begin with. */
const SEED = 12;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("the starter ends with bit-equal weights twice in Chromium, without the kernels, and in Node", async () => {
  const expected = await trainInNode();
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  expect(await trainInChromium(page)).toBe(expected);
  expect(await trainInChromium(page)).toBe(expected);
  expect(problems).toEqual([]);
  await close();
  const without = await openPage(browser, inject("baseUrl"), {
    prepare: (page) => page.route("**/*.wasm", (route) => route.abort()),
  });
  await untilStarter(without.page);
  expect(await trainInChromium(without.page)).toBe(expected);
  await without.close();
});

test("networks of every kind end with the same bits by WebAssembly in Node and in Chromium", async () => {
  const kernels = readKernels("float64");
  const specification = await trainAllKinds(null);
  expect(specification.length).toBe(60);
  expect(await trainAllKinds(kernels)).toEqual(specification);
  const page = await pageWithKinds();
  const inChromium = await page.evaluate(
    (bytes) => (window as unknown as Kinds).kinds.trainAllKinds(Uint8Array.from(bytes)),
    [...kernels],
  );
  await page.close();
  expect(inChromium).toEqual(specification);
});

test("float32 stays near float64 in Chromium, with fused multiply-add too", async () => {
  const page = await pageWithKinds();
  for (const name of ["float32", "float32-relaxed"]) {
    const difference = await page.evaluate(
      (bytes) => (window as unknown as Kinds).kinds.float32Difference(Uint8Array.from(bytes)),
      [...readKernels(name)],
    );
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(2e-6);
  }
  await page.close();
});

test("e^ and ln give the same bits for a million numbers in Node and in Chromium", async () => {
  const source = new URL("../../src/engine/exp-ln.ts", import.meta.url);
  const { code } = await transformWithOxc(readFileSync(source, "utf8"), "exp-ln.ts");
  const page = await browser.newPage();
  const hash = `const hash = (${hashOfExpAndLn})({ exp, ln }); document.title = String(hash);`;
  await page.addScriptTag({ type: "module", content: `${code}\n${hash}` });
  await page.waitForFunction(() => document.title !== "");
  const inChromium = Number(await page.title());
  await page.close();
  expect(inChromium).toBe(hashOfExpAndLn({ exp, ln }));
});

interface Kinds {
  readonly kinds: typeof import("./train-all-kinds.ts");
}

/** A page that has the functions of train-all-kinds.ts, as one script. */
async function pageWithKinds(): Promise<Page> {
  const entry = fileURLToPath(new URL("./train-all-kinds.ts", import.meta.url));
  const bundled = await build({
    logLevel: "error",
    configFile: false,
    publicDir: false,
    build: { write: false, lib: { entry, formats: ["iife"], name: "kinds" } },
  });
  const [output] = Array.isArray(bundled) ? bundled : [bundled];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was bundled");
  const page = await browser.newPage();
  await page.addScriptTag({ content: output.output[0].code });
  return page;
}

function readKernels(name: string): Uint8Array<ArrayBuffer> {
  const file = new URL(`../../src/engine/built/${name}.wasm`, import.meta.url);
  return Uint8Array.from(readFileSync(file));
}

let trainings = 0;

/** The weights, as a hash, after the starter's training with a seed of our own. */
async function trainInChromium(page: Page): Promise<string> {
  trainings += 1;
  // A name of its own each time: the page's note that it is open must not be an earlier one.
  await openProject(page, { ...starter(), name: `Seeded ${trainings}`, seed: SEED });
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  const parts = unzipSync((await savedFile(page)).bytes);
  return hashOf(JSON.parse(new TextDecoder().decode(parts["model.json"])));
}

interface Weights {
  readonly layers: readonly {
    readonly weights: readonly number[];
    readonly biases: readonly number[];
  }[];
}

/** Over every weight and bias, bit by bit. */
function hashOf(model: Weights): string {
  const values = model.layers.flatMap(({ weights, biases }) => [...weights, ...biases]);
  expect(values.length).toBe(6442);
  const bytes = new Uint8Array(Float64Array.from(values).buffer);
  return createHash("sha256").update(bytes).digest("hex");
}

async function trainInNode(): Promise<string> {
  const { project } = parseProject({ ...starter(), seed: SEED });
  const { session, run } = createHeadless();
  session.setProgram(compileProject(project!, registry).program);
  const bytes = readFileSync(new URL("../../datasets/mnist_100.txt", import.meta.url));
  const decoded = await decodeList([bytes]);
  if ("problems" in decoded) throw new Error("The list of 100 digits cannot be read");
  session.list("list-mnist").replaceAll(decoded.list);
  session.flag();
  expect(run(() => false).ended).toBe("done");
  return hashOf(modelOf(session.learner)!);
}

/** Self-contained: its text runs here and in the page. FNV-1a over the bytes of both functions. */
function hashOfExpAndLn({ exp, ln }: { exp(x: number): number; ln(x: number): number }): number {
  const view = new DataView(new ArrayBuffer(16));
  let hash = 0x811c9dc5;
  let state = 1;
  for (let i = 0; i < 1_000_000; i++) {
    state = (48271 * state) % 2147483647;
    const uniform = state / 2147483647;
    view.setFloat64(0, exp(uniform * 1400 - 700), true);
    view.setFloat64(8, ln(i % 2 === 0 ? uniform : exp(uniform * 1400 - 700)), true);
    for (let at = 0; at < 16; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  }
  return hash >>> 0;
}
