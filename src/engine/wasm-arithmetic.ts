// The arithmetic of a network in WebAssembly (assembly/): the same bits as the specification in
// float64, and the only one there is in float32. Each network has an instance and a memory of its own.
import type { Arithmetic, ArithmeticFactory } from "./arithmetic.ts";
import { KernelMemory, KernelPass } from "./kernel-memory.ts";
import type { DenseWeights } from "./kernels.ts";
import type { Update } from "./optimizers.ts";
import type { DenseLayer, Pass, PassUse } from "./pass.ts";
import { ResidentTables } from "./resident-tables.ts";
import type { Random } from "./rng.ts";
import type { SampleTable } from "./sample-table.ts";
import { losses, type NetworkSpec, optimizers, type Precision } from "./spec.ts";

/** What assembly/index.ts exports. A pass is its address; answers are codes. */
interface Kernels {
  setUp(layers: number, records: number, loss: number, activeVectors: number): void;
  loadRow(pass: number, table: number, row: number): void;
  forwardLayer(pass: number, l: number, dropping: number): number;
  forward(pass: number): number;
  loss(pass: number, target: number): number;
  backward(pass: number, target: number): void;
  prepareSteps(pass: number, rate: number): number;
  decayWeights(): void;
  applySteps(pass: number): void;
  trainSample(pass: number, target: number, rate: number): number;
  clearGradients(): void;
  addGradients(pass: number): number;
  applyGradients(optimizer: number): void;
}

/** Codes that the kernels answer. */
const DONE = 0;
const STOPPED = 2;

const RESERVE = 64 * 1024 * 1024;

export interface KernelsToUse {
  /** The kernels, compiled for this precision. */
  readonly module: WebAssembly.Module;
  readonly precision: Precision;
  /** Bytes that each network keeps free for copies of sample tables; 64 MB when left out. */
  readonly reserve?: number;
}

/** What it makes throws a `RangeError` for a network the machine has no room for. */
export function wasmArithmetic(kernels: KernelsToUse): ArithmeticFactory {
  return (spec) => new WasmArithmetic(spec, kernels);
}

class WasmArithmetic implements Arithmetic {
  readonly precision: Precision;
  readonly layers: readonly DenseLayer[];
  readonly first: readonly DenseWeights[];
  readonly second: readonly DenseWeights[];
  readonly #memory: KernelMemory;
  readonly #kernels: Kernels;
  readonly #tables: ResidentTables;
  readonly #drops: boolean;

  constructor(spec: NetworkSpec, { module, precision, reserve = RESERVE }: KernelsToUse) {
    this.precision = precision;
    const memory = new KernelMemory(spec, { precision, reserve });
    const { plan } = memory;
    this.#memory = memory;
    this.layers = memory.layers;
    this.first = memory.first;
    this.second = memory.second;
    this.#tables = new ResidentTables(memory.memory.buffer, plan.end);
    this.#drops = this.layers.some(({ dropout }) => dropout > 0);
    const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
    this.#kernels = instance.exports as unknown as Kernels;
    const loss = losses.indexOf(spec.loss);
    this.#kernels.setUp(this.layers.length, plan.layerRecords, loss, plan.activeVectors);
  }

  /** Whoever takes them may write into them, so all of them count as changed. */
  get gradients(): readonly DenseWeights[] {
    this.#memory.touchAllGradients();
    return this.#memory.gradients;
  }

  createPass(use: PassUse = "training"): Pass {
    return this.#memory.createPass(use);
  }

  loadRow(pass: Pass, table: SampleTable, row: number): void {
    const copy = this.#tables.find(table, row);
    if (copy === 0) table.read(row, pass.layers[0].x);
    else this.#kernels.loadRow(KernelPass.addressOf(pass), copy, row);
  }

  forward(pass: Pass, random: Random | null): void {
    if (random === null || !this.#drops) {
      this.#stopOn(this.#kernels.forward(KernelPass.addressOf(pass)));
      return;
    }
    for (let l = 0; l < this.layers.length; l++) {
      const share = this.layers[l].dropout;
      if (share > 0) {
        const { kept } = pass.layers[l];
        for (let i = 0; i < kept.length; i++) kept[i] = random.next() < share ? 0 : 1;
      }
      this.#stopOn(this.#kernels.forwardLayer(KernelPass.addressOf(pass), l, share > 0 ? 1 : 0));
    }
  }

  loss(pass: Pass, target: number): number {
    this.#stopOn(this.#kernels.loss(KernelPass.addressOf(pass), target));
    return pass.loss;
  }

  backward(pass: Pass, target: number): void {
    this.#kernels.backward(KernelPass.addressOf(pass), target);
  }

  prepareSteps(pass: Pass, { rate }: Update): boolean {
    return this.#stopOn(this.#kernels.prepareSteps(KernelPass.addressOf(pass), rate));
  }

  applySteps(pass: Pass, update: Update): void {
    this.#decayWeights(update);
    this.#kernels.applySteps(KernelPass.addressOf(pass));
  }

  trainSample(pass: Pass, target: number, { rate }: Update): boolean {
    return this.#stopOn(this.#kernels.trainSample(KernelPass.addressOf(pass), target, rate));
  }

  clearGradients(): void {
    this.#kernels.clearGradients();
  }

  addGradients(pass: Pass): number {
    const bound = this.#kernels.addGradients(KernelPass.addressOf(pass));
    if (bound < 0) throw this.#memory.readStop();
    return bound;
  }

  applyGradients(update: Update): void {
    this.#decayWeights(update);
    this.#memory.writeUpdate(update);
    this.#kernels.applyGradients(optimizers.indexOf(update.optimizer.name));
  }

  #decayWeights(update: Update): void {
    if (update.keep === 1 && update.shrink === 0) return;
    this.#memory.writeUpdate(update);
    this.#kernels.decayWeights();
  }

  /** Answers whether all is done; throws a `TrainingStop` when the kernels stopped. */
  #stopOn(code: number): boolean {
    if (code === STOPPED) throw this.#memory.readStop();
    return code === DONE;
  }
}
