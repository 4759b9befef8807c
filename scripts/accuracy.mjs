// `npm run accuracy [-- NAME...]`: measures what the README says. Trains the networks of src/gallery/networks and
// runs the examples of src/gallery on MNIST with seeds 1 to 3, looks at the 10,000 test images once, at the
// end, and prints a row for each: mean accuracy, that of each seed, and seconds. What it runs are `train`
// and `evaluate`, and `run`, of the command line. Examples' figures are kept in src/gallery/results.json,
// which the page shows too.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";
import { runCli } from "./run-cli.mjs";

/** @typedef {{ seed: number, accuracy: number, seconds: number, epochs: number | null }} Result */
/** @typedef {{ id: string, file: string, figure: string, options: readonly string[] }} Example */

const gallery = fileURLToPath(new URL("../src/gallery/", import.meta.url));
const resultsFile = join(gallery, "results.json");
const seeds = [1, 2, 3];

ensureDeps();
await buildKernels();
/** @type {readonly Example[]} */
const examples = JSON.parse(readFileSync(join(gallery, "examples.json"), "utf8"));
const networks = readdirSync(join(gallery, "networks")).map((file) => basename(file, ".json"));
const all = [...networks, ...examples.map(({ id }) => id)];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !all.includes(name));
if (unknown === undefined) await measureAll(asked.length > 0 ? asked : all);
else {
  console.error(`There is no network or example “${unknown}”. There are: ${all.join(", ")}.`);
  process.exitCode = 2;
}

/** @param {readonly string[]} names */
async function measureAll(names) {
  const folder = mkdtempSync(join(tmpdir(), "accuracy-"));
  const runs = names.flatMap((name) => seeds.map((seed) => ({ name, seed })));
  /** @type {Map<string, Result[]>} */
  const done = new Map(names.map((name) => [name, []]));
  console.log("| network or example | accuracy | seeds 1, 2, 3 | epochs | seconds |");
  console.log("|---|---:|---|---|---:|");
  const work = async () => {
    for (let next = runs.shift(); next !== undefined; next = runs.shift()) {
      const { name, seed } = next;
      const example = examples.find(({ id }) => id === name);
      const results = done.get(name) ?? [];
      results.push(
        example === undefined ? await train(name, seed, folder) : await runExample(example, seed),
      );
      if (results.length < seeds.length) continue;
      results.sort((a, b) => a.seed - b.seed);
      if (example !== undefined) keep(name, results);
      console.log(row(name, results));
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {number} seed
 * @param {string} folder for the model
 * @returns {Promise<Result>}
 */
async function train(name, seed, folder) {
  const model = join(folder, `${name}-${seed}.json`);
  const network = join(gallery, "networks", `${name}.json`);
  const { seconds, history } = await runCli([
    "train",
    ...["--network", network, "--data", "mnist-train", "--seed", String(seed), "--save", model],
  ]);
  const { accuracy } = await runCli(["evaluate", "--model", model, "--data", "mnist-test"]);
  return { seed, accuracy, epochs: history.length, seconds };
}

/**
 * The whole program, reading the digits and measuring included.
 * @param {Example} example
 * @param {number} seed
 * @returns {Promise<Result>}
 */
async function runExample({ file, figure, options }, seed) {
  const began = performance.now();
  const { variables } = await runCli([
    ...["run", `src/gallery/${file}`, ...options, "--seed", String(seed)],
  ]);
  const seconds = (performance.now() - began) / 1000;
  return { seed, accuracy: Number(variables[figure]), epochs: null, seconds };
}

/**
 * @param {string} id
 * @param {readonly Result[]} results
 */
function keep(id, results) {
  const kept = JSON.parse(readFileSync(resultsFile, "utf8"));
  kept[id] = { accuracies: results.map(({ accuracy }) => accuracy) };
  writeFileSync(resultsFile, `${JSON.stringify(kept, null, 2)}\n`);
}

/**
 * @param {string} name
 * @param {readonly Result[]} results
 */
function row(name, results) {
  const percent = (/** @type {number} */ share) => (share * 100).toFixed(2);
  const accuracies = results.map(({ accuracy }) => accuracy);
  const cells = [
    name,
    `${percent(mean(accuracies))} %`,
    accuracies.map(percent).join(", "),
    results.map(({ epochs }) => epochs ?? "").join(", "),
    mean(results.map(({ seconds }) => seconds)).toFixed(0),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
