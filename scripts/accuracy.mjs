// `npm run accuracy [-- NETWORK...]`: trains the networks of src/gallery/networks on MNIST with seeds 1 to
// 3, looks at the 10,000 test images once, at the end, and prints a row for each: mean accuracy, that
// of each seed, and seconds an epoch. What it runs are `train` and `evaluate` of the command line.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";

const cli = fileURLToPath(new URL("cli.mjs", import.meta.url));
const networks = fileURLToPath(new URL("../src/gallery/networks/", import.meta.url));
const seeds = [1, 2, 3];

ensureDeps();
await buildKernels();
const asked = process.argv.slice(2);
const all = readdirSync(networks).map((file) => basename(file, ".json"));
const unknown = asked.find((name) => !all.includes(name));
if (unknown === undefined) await measure(asked.length > 0 ? asked : all);
else {
  console.error(`There is no network “${unknown}”. There are: ${all.join(", ")}.`);
  process.exitCode = 2;
}

/** @param {readonly string[]} names */
async function measure(names) {
  const folder = mkdtempSync(join(tmpdir(), "accuracy-"));
  const trainings = names.flatMap((name) => seeds.map((seed) => ({ name, seed })));
  /** @type {Map<string, Awaited<ReturnType<typeof train>>[]>} */
  const done = new Map(names.map((name) => [name, []]));
  console.log("| network | test accuracy | seeds 1, 2, 3 | epochs | seconds an epoch |");
  console.log("|---|---:|---|---|---:|");
  const work = async () => {
    for (let next = trainings.shift(); next !== undefined; next = trainings.shift()) {
      const results = done.get(next.name) ?? [];
      results.push(await train(next.name, next.seed, folder));
      if (results.length === seeds.length) console.log(row(next.name, results));
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
 */
async function train(name, seed, folder) {
  const model = join(folder, `${name}-${seed}.json`);
  const network = join(networks, `${name}.json`);
  const { seconds, history } = await runCli([
    "train",
    ...["--network", network, "--data", "mnist-train", "--seed", String(seed), "--save", model],
  ]);
  const { accuracy } = await runCli(["evaluate", "--model", model, "--data", "mnist-test"]);
  return { seed, accuracy, epochs: history.length, secondsAnEpoch: seconds / history.length };
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<any>} the JSON object it prints last
 */
function runCli(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args, "--json"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (part) => {
      output += part;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`${args[0]} ended with exit code ${code}`));
      else resolve(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
    });
  });
}

/**
 * @param {string} name
 * @param {readonly Awaited<ReturnType<typeof train>>[]} results
 */
function row(name, results) {
  const sorted = [...results].sort((a, b) => a.seed - b.seed);
  const mean = (/** @type {readonly number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const percent = (/** @type {number} */ share) => (share * 100).toFixed(2);
  const accuracies = sorted.map(({ accuracy }) => accuracy);
  const cells = [
    name,
    `${percent(mean(accuracies))} %`,
    accuracies.map(percent).join(", "),
    sorted.map(({ epochs }) => epochs).join(", "),
    mean(sorted.map(({ secondsAnEpoch }) => secondsAnEpoch)).toFixed(2),
  ];
  return `| ${cells.join(" | ")} |`;
}
