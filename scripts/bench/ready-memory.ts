// The memory of a process that holds all of MNIST ready to train: it starts itself as a process of its
// own, which trains net B for a moment and says how large it was at its largest.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isMain } from "../is-main.mjs";
import { useBuiltKernels } from "../read-kernels.ts";
import { createDirectTraining, mnistTable, networks } from "./networks.ts";
import { perSecond } from "./repeat.ts";

/** In MB. */
export async function readyMemory(): Promise<number> {
  const args = ["--import", "tsx", fileURLToPath(import.meta.url)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout) / 1024;
}

if (isMain(import.meta.url)) {
  await useBuiltKernels();
  const network = networks["B 784-128-64-10"];
  perSecond(createDirectTraining(network, { table: await mnistTable(network) }), 0.5);
  console.log(process.resourceUsage().maxRSS);
}
