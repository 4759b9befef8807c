// Differentiating what was only asked: the same bits as a training step's backward pass, nothing learned,
// and no trace of dropout.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { NetworkSpec } from "#engine/spec";
import { Specification } from "#engine/specification";
import { arithmeticUnderTest } from "./arithmetic-under-test.ts";
import { anySpec, parametersOf, sampleOf, targetOf, unlessItOverflows } from "./small-networks.ts";

const withoutDropout = (spec: NetworkSpec): NetworkSpec => ({
  ...spec,
  layers: spec.layers.map((layer) => ({ ...layer, dropout: 0 })),
});

const arithmetics = {
  specification: (spec: NetworkSpec) => new Specification(spec),
  float64: await arithmeticUnderTest("float64"),
  float32: await arithmeticUnderTest("float32"),
};

for (const [name, makeArithmetic] of Object.entries(arithmetics)) {
  test(`${name}: a prediction's backward pass gives the bits of a step's, and changes nothing`, () => {
    fc.assert(
      fc.property(anySpec, fc.integer({ min: 1, max: 1e6 }), (spec, seed) => {
        unlessItOverflows(() => {
          const network = new Network(spec, seed, makeArithmetic);
          const twin = new Network(withoutDropout(spec), seed, makeArithmetic);
          const random = new Random(seed, 9);
          const x = sampleOf(spec.inputs, random);
          const target = targetOf(network, random);
          // A step that waits for its update must not notice.
          network.forward(x);
          network.backward(target);
          const waiting = network.lastPass.map(({ dz }) => [...dz]);
          const before = parametersOf(network);
          network.predict(x);
          network.predictionBackward(target);
          twin.forward(x);
          twin.backward(target);
          const found = network.lastPrediction.map(({ z, dz }) => [[...z], [...dz]]);
          expect(found).toEqual(twin.lastPass.map(({ z, dz }) => [[...z], [...dz]]));
          expect(network.lastPass.map(({ dz }) => [...dz])).toEqual(waiting);
          expect(parametersOf(network)).toEqual(before);
          expect(network.waiting).toBe(1);
        });
      }),
      { seed: 11, numRuns: 60 },
    );
  });
}
