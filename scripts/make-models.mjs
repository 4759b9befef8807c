// `npm run gallery [-- NETWORK...]`: makes the trained models that ship, src/gallery/models/*.json.gz: trains with the
// command line as the network file says, with its seed, rounds every weight to six digits, and measures
// before and after on the 10,000 test images. The same files come out each time, to the bit.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";
import { runCli } from "./run-cli.mjs";

const DIGITS = 6;
const SHIPPED = ["784-30-10", "784-128-64-10"];

/** @typedef {{ weights: number[], biases: number[] }} Layer */

ensureDeps();
await buildKernels();
const names = process.argv.length > 2 ? process.argv.slice(2) : SHIPPED;
const folder = mkdtempSync(join(tmpdir(), "models-"));
try {
  console.log("| model | seed | test accuracy | before rounding | bytes | SHA-256 of the JSON |");
  console.log("|---|---:|---:|---:|---:|---|");
  for (const name of names) console.log(await make(name));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} name of a network in src/gallery/networks
 * @returns {Promise<string>} its row of the table
 */
async function make(name) {
  const whole = join(folder, `${name}.json`);
  const shipped = `src/gallery/models/${name}.json.gz`;
  const network = `src/gallery/networks/${name}.json`;
  await runCli(["train", "--network", network, "--data", "mnist-train", "--save", whole]);
  const model = JSON.parse(readFileSync(whole, "utf8"));
  const json = JSON.stringify(shorten(model));
  const packed = gzipSync(json, { level: 9 });
  mkdirSync(new URL("../src/gallery/models/", import.meta.url), { recursive: true });
  writeFileSync(new URL(`../${shipped}`, import.meta.url), packed);
  const before = await accuracyOf(whole);
  const after = await accuracyOf(shipped);
  const hash = createHash("sha256").update(json).digest("hex");
  return `| \`${name}\` | ${model.random.seed} | ${after} | ${before} | ${packed.length} | \`${hash}\` |`;
}

/**
 * Only what a trained network needs: the order of an epoch that is over is left out.
 * @param {{ layers: Layer[], position: object, random: { seed: number } }} model
 */
function shorten(model) {
  const short = (/** @type {readonly number[]} */ numbers) =>
    numbers.map((number) => Number(number.toPrecision(DIGITS)));
  return {
    ...model,
    layers: model.layers.map(({ weights, biases }) => ({
      weights: short(weights),
      biases: short(biases),
    })),
    position: { ...model.position, sample: 0, order: [] },
  };
}

/** @param {string} model */
async function accuracyOf(model) {
  const { accuracy } = await runCli(["evaluate", "--model", model, "--data", "mnist-test"]);
  return `${(100 * accuracy).toFixed(2)} %`;
}
