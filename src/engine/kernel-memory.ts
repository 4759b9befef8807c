// The memory of one network whose arithmetic is WebAssembly, and views onto it with the names that
// everyone else uses. It is laid out once and never grows, so views stay good.
import {
  type KernelPlan,
  LAYER_RECORD,
  PASS_HEAD,
  PASS_RECORD,
  type PassLayerPlaces,
  planKernels,
  STOP,
  UPDATE,
} from "./kernel-plan.ts";
import type { DenseWeights, Floats, NonZeros } from "./kernels.ts";
import type { Update } from "./optimizers.ts";
import type { DenseLayer, LayerPass, Pass, PassUse } from "./pass.ts";
import { activations, type NetworkSpec, type Precision } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

const PAGE = 65_536;
/** Place of a word in a pass's record of a layer. */
const IS_BYTE_ROW = 10;

export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  readonly plan: KernelPlan;
  readonly layers: readonly DenseLayer[];
  readonly gradients: readonly DenseWeights[];
  readonly first: readonly DenseWeights[];
  readonly second: readonly DenseWeights[];
  readonly #precision: Precision;
  /** For each layer a byte for each input: whether its row of gradients may not be 0. */
  readonly #touched: readonly Uint8Array[];
  readonly #update: Float64Array;
  #passes = 0;

  /**
   * With `reserve` bytes that stay free, from `plan.end` on. Throws a `RangeError` when the machine has
   * no room for it.
   */
  constructor(
    spec: NetworkSpec,
    { precision, reserve }: { readonly precision: Precision; readonly reserve: number },
  ) {
    this.#precision = precision;
    this.plan = planKernels(spec, precision === "float64" ? 8 : 4);
    const pages = Math.ceil((this.plan.end + reserve) / PAGE);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.#update = new Float64Array(this.memory.buffer, UPDATE, 11);

    const places = this.plan.layers;
    this.layers = spec.layers.map(({ units, activation, init, range = 0.5, dropout = 0 }, l) => {
      const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
      const weights = this.#floats(places[l].weights, inputs * units);
      const biases = this.#floats(places[l].biases, units);
      return { inputs, units, activation, init, range, dropout, weights, biases };
    });
    const like = (
      weightsAt: "weightSums" | "firstWeights" | "secondWeights",
      biasesAt: "biasSums" | "firstBiases" | "secondBiases",
    ) =>
      this.layers
        .map(({ inputs, units }, l) => ({
          weights: this.#floats(places[l][weightsAt], inputs * units),
          biases: this.#floats(places[l][biasesAt], units),
        }))
        .filter((_, l) => places[l][weightsAt] !== 0);
    this.gradients = like("weightSums", "biasSums");
    this.first = like("firstWeights", "firstBiases");
    this.second = like("secondWeights", "secondBiases");
    this.#touched = this.layers.map(
      ({ inputs }, l) => new Uint8Array(this.memory.buffer, places[l].touched, inputs),
    );
    for (let l = 0; l < this.layers.length; l++) this.#writeLayerRecord(l);
  }

  /** The next of the passes there is room for. */
  createPass(use: PassUse): KernelPass {
    const places = this.plan.passes[this.#passes];
    if (places === undefined) throw new Error(`There is room for ${this.#passes} passes only`);
    this.#passes++;
    const { buffer } = this.memory;
    const layers = this.layers.map(({ inputs, units, activation, dropout }, l): LayerPass => {
      const drops = dropout > 0 && use === "training";
      const at = drops ? places.layers[l] : { ...places.layers[l], kept: 0 };
      const record = places.record + PASS_HEAD + l * PASS_RECORD;
      this.#writePassRecord(record, at);
      const sum = new Float64Array(buffer, record + 48, 1);
      return {
        activation,
        x: new CountedNonZeros(
          new Int32Array(buffer, at.index, inputs),
          this.#floats(at.value, inputs),
          new Int32Array(buffer, record, PASS_RECORD / 4),
        ),
        kept: new Uint8Array(buffer, at.kept, drops ? inputs : 0),
        z: this.#floats(at.z, units),
        a: this.#floats(at.a, units),
        da: this.#floats(at.da, units),
        dz: this.#floats(at.dz, units),
        step: this.#floats(at.step, units),
        get sum() {
          return sum[0];
        },
        set sum(value) {
          sum[0] = value;
        },
      };
    });
    return new KernelPass(places.record, layers, new Float64Array(buffer, places.record, 1));
  }

  /** Any row of gradients may be changed from outside from now on. */
  touchAllGradients(): void {
    for (const rows of this.#touched) rows.fill(1);
  }

  /** Puts the numbers of an update where the kernels read them. */
  writeUpdate({ optimizer, rate, n, keep, shrink, correction1, correction2 }: Update): void {
    const to = this.#update;
    to[0] = rate;
    to[1] = n;
    to[2] = keep;
    to[3] = shrink;
    to[4] = correction1;
    to[5] = correction2;
    to[6] = optimizer.momentum;
    to[7] = optimizer.decay;
    to[8] = optimizer.beta1;
    to[9] = optimizer.beta2;
    to[10] = optimizer.epsilon;
  }

  /** Why the kernels stopped. */
  readStop(): TrainingStop {
    const [where, layer, neuron] = new Int32Array(this.memory.buffer, STOP, 3);
    const [value] = new Float64Array(this.memory.buffer, STOP + 16, 1);
    return new TrainingStop(where === 1 ? "z" : where === 2 ? "loss" : "step", {
      layer,
      neuron,
      value,
    });
  }

  #floats(address: number, length: number): Floats {
    const Numbers = this.#precision === "float64" ? Float64Array : Float32Array;
    return new Numbers(this.memory.buffer, address, length);
  }

  #writeLayerRecord(l: number): void {
    const { inputs, units, activation, dropout } = this.layers[l];
    const at = this.plan.layers[l];
    const record = this.plan.layerRecords + l * LAYER_RECORD;
    new Uint32Array(this.memory.buffer, record, 13).set([
      ...[inputs, units, activations.indexOf(activation)],
      ...[at.weights, at.biases, at.weightSums, at.biasSums],
      ...[at.firstWeights, at.firstBiases, at.secondWeights, at.secondBiases],
      ...[at.touched, at.scratch],
    ]);
    new Float64Array(this.memory.buffer, record + 56, 1)[0] = 1 / (1 - dropout);
  }

  #writePassRecord(record: number, at: PassLayerPlaces): void {
    const { index, value, rows, kept, z, a, da, dz, step } = at;
    const words = [0, index, value, rows, kept, z, a, da, dz, step];
    new Uint32Array(this.memory.buffer, record, words.length).set(words);
  }
}

/** A pass in the memory of kernels. */
export class KernelPass implements Pass {
  readonly #address: number;
  readonly layers: readonly LayerPass[];
  readonly #loss: Float64Array;

  constructor(address: number, layers: readonly LayerPass[], loss: Float64Array) {
    this.#address = address;
    this.layers = layers;
    this.#loss = loss;
    this.loss = Number.NaN;
  }

  /** The address of its record. Asked for at every step, where `instanceof` would show. */
  static addressOf(pass: Pass): number {
    if (#address in pass) return pass.#address;
    throw new Error("This pass was made by another arithmetic");
  }

  get loss(): number {
    return this.#loss[0];
  }

  set loss(loss: number) {
    this.#loss[0] = loss;
  }
}

/** Whoever fills the list sets its count last, which tells the kernels that it is not theirs. */
class CountedNonZeros implements NonZeros {
  readonly index: Int32Array;
  readonly value: Floats;
  readonly #record: Int32Array;

  constructor(index: Int32Array, value: Floats, record: Int32Array) {
    this.index = index;
    this.value = value;
    this.#record = record;
  }

  get count(): number {
    return this.#record[0];
  }

  set count(count: number) {
    this.#record[0] = count;
    this.#record[IS_BYTE_ROW] = 0;
  }
}
