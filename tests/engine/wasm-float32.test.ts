// The WebAssembly kernels in float32 stay near the specification in float64. A float32 has 24 bits, so
// one operation is off by 6e-8 at most; over 200 samples that grows to less than TOLERANCE in weights
// that are about 0.1 to 1 in size.
import { expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { NetworkSpec, OptimizerName } from "#engine/spec";
import { TrainingStop } from "#engine/stop";
import { arithmeticUnderTest } from "./arithmetic-under-test.ts";
import { parametersOf, sampleOf } from "./small-networks.ts";

const TOLERANCE = 2e-6;

const makeFloat32 = await arithmeticUnderTest("float32");

function specFor(name: OptimizerName, batchSize: number): NetworkSpec {
  return {
    inputs: 50,
    layers: [
      { units: 23, activation: "relu", init: "he" },
      { units: 17, activation: "tanh", init: "glorot" },
      { units: 10, activation: "softmax", init: "glorot" },
    ],
    loss: "cross-entropy",
    optimizer: { name, learningRate: name === "sgd" ? 0.05 : 0.001 },
    batchSize,
    precision: "float32",
  };
}

/** The largest difference of a weight or bias after 200 samples. */
function differenceAfter(spec: NetworkSpec): number {
  const exact = new Network(spec, 1);
  const fast = new Network(spec, 1, makeFloat32);
  expect(fast.precision).toBe("float32");
  const random = new Random(2, 2);
  for (let s = 0; s < 200; s++) {
    const x = sampleOf(50, random);
    const target = Math.floor(10 * random.next());
    const loss = exact.trainSample(x, target);
    expect(Math.abs(fast.trainSample(x, target) - loss)).toBeLessThan(1e-5);
  }
  const found = parametersOf(fast);
  const differences = parametersOf(exact).map((value, i) => Math.abs(value - found[i]));
  return Math.max(...differences);
}

test.each([1, 32])("200 samples in batches of %d: float32 stays within the tolerance", (size) => {
  expect(differenceAfter(specFor("sgd", size))).toBeLessThan(TOLERANCE);
});

test("every optimizer stays near float64 in float32", () => {
  for (const name of ["momentum", "nesterov", "rmsprop", "adagrad", "adam"] as const) {
    expect(differenceAfter(specFor(name, 32))).toBeLessThan(TOLERANCE);
  }
});

test("a sum above what float32 can hold stops the training", () => {
  const spec: NetworkSpec = {
    inputs: 2,
    layers: [{ units: 3, activation: "linear", init: "he" }],
    loss: "mean-squared-error",
    optimizer: { name: "sgd", learningRate: 1 },
    precision: "float32",
  };
  const network = new Network(spec, 1, makeFloat32);
  const before = parametersOf(network);
  expect(() => network.trainSample(Float64Array.of(1e38, 1e38), 0)).toThrow(TrainingStop);
  expect(parametersOf(network)).toEqual(before);
});
