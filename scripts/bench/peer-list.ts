// Whom our engine is measured against, and how each is started. It must not know what is compared
// with what: bench-peers.ts does.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { areDepsStale, installDeps } from "../ensure-deps.mjs";
import { compileC } from "./compile-c.ts";
import type { Command } from "./peer-process.ts";
import { Unavailable } from "./unavailable.ts";

export interface Peer {
  readonly name: string;
  /** Whether it can take batches; the C programs cannot. */
  readonly takesBatches: boolean;
  /** What it does otherwise than the others. */
  readonly note?: string;
  /** How to start it on a task (peers/README.md); throws `Unavailable`: why, what to install. */
  prepare(task: readonly string[]): Command;
}

const folder = fileURLToPath(new URL("peers/", import.meta.url));

export const peers: readonly Peer[] = [
  javaScript("ConvNetJS", "convnetjs.mjs", { takesBatches: true }),
  javaScript("brain.js", "brain.mjs", { takesBatches: false, note: "squared error, no softmax" }),
  javaScript("TensorFlow.js wasm", "tensorflow.mjs", { takesBatches: true }),
  python("numpy", "numpy_training.py", { module: "numpy", args: [] }),
  python("PyTorch autograd", "torch_training.py", { module: "torch", args: ["autograd"] }),
  python("PyTorch by hand", "torch_training.py", { module: "torch", args: ["by-hand"] }),
  c("C dense, by input", "dense.c", [["-march=native", "-DBY_INPUT=1"]]),
  c("C dense, by neuron", "dense.c", [["-march=native", "-DBY_INPUT=0"]]),
  c("C zero-skipping, 128-bit", "zero_skipping.c", [
    ["-msse4.2", "-DVECTOR_BYTES=16"],
    ["-march=native", "-DVECTOR_BYTES=16"],
    ["-DVECTOR_BYTES=16"],
  ]),
  c("C zero-skipping, 256-bit", "zero_skipping.c", [
    ["-march=native", "-mprefer-vector-width=256", "-DVECTOR_BYTES=32"],
    ["-mavx2", "-mfma", "-DVECTOR_BYTES=32"],
  ]),
];

function javaScript(
  name: string,
  file: string,
  { takesBatches, note }: { takesBatches: boolean; note?: string },
): Peer {
  return {
    name,
    takesBatches,
    note,
    prepare(task) {
      installPackages();
      return { file: process.execPath, args: [`${folder}${file}`, ...task] };
    },
  };
}

function python(
  name: string,
  file: string,
  { module, args }: { module: string; args: readonly string[] },
): Peer {
  return {
    name,
    takesBatches: true,
    prepare: (task) => ({
      file: pythonWith(module),
      args: ["-B", `${folder}python/${file}`, ...task, ...args],
    }),
  };
}

function c(name: string, file: string, choices: readonly (readonly string[])[]): Peer {
  return {
    name,
    takesBatches: false,
    prepare: (task) => ({
      file: compileC(
        file,
        name.replaceAll(/\W+/g, "-"),
        choices.map((options) => ["-ffast-math", ...options]),
      ),
      args: task,
    }),
  };
}

let installed: string | null | undefined;

function installPackages(): void {
  if (installed === undefined) {
    if (areDepsStale(folder)) {
      console.error("Installing the peers in scripts/bench/peers (about 300 MB, once) ...");
      installed = installDeps(folder);
    } else installed = null;
  }
  if (installed !== null) throw new Unavailable(`its package could not be installed: ${installed}`);
}

const pythons = new Map<string, string | null>();

/** The first Python that can import the module: Debian's own may not be the first on the path. */
function pythonWith(module: string): string {
  const known = pythons.get(module);
  const found =
    known !== undefined
      ? known
      : (["python3", "/usr/bin/python3"].find(
          (one) => spawnSync(one, ["-c", `import ${module}`], { timeout: 60_000 }).status === 0,
        ) ?? null);
  pythons.set(module, found);
  if (found !== null) return found;
  throw new Unavailable(`no python3 has ${module} (Debian: python3-${module}, libopenblas0)`);
}
