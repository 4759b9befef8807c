// Random networks and trainings for property tests of files: every name, every key, any number that is
// in range. It must not know how they are written.
import fc from "fast-check";
import {
  activations,
  type DenseSpec,
  inits,
  losses,
  type NetworkSpec,
  type OptimizerSpec,
  precisions,
  type Schedule,
} from "#engine/spec";
import type { TrainingSettings } from "#program/network-config";

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((x) => x + 0);
const positive = fc.double({ min: 1e-12, max: 1e6, noNaN: true });
const count = fc.integer({ min: 1, max: 1000 });
const factor = fc.double({ min: 1e-9, max: 1, noNaN: true });
const optional = { requiredKeys: [] };

const layerOf = (activation: DenseSpec["activation"], units: number) =>
  fc
    .record({
      init: fc.constantFrom(...inits),
      range: positive,
      dropout: fc.double({ min: 1e-9, max: 1, maxExcluded: true, noNaN: true }),
      hasRange: fc.boolean(),
      hasDropout: fc.boolean(),
    })
    .map(
      ({ init, range, dropout, hasRange, hasDropout }): DenseSpec => ({
        units,
        activation,
        init,
        ...(init === "uniform" && hasRange ? { range } : {}),
        ...(hasDropout ? { dropout } : {}),
      }),
    );

const hidden = fc
  .tuple(
    fc.constantFrom(...activations.filter((name) => !name.endsWith("softmax"))),
    fc.integer({ min: 1, max: 20 }),
  )
  .chain(([activation, units]) => layerOf(activation, units));

const ending = fc.constantFrom(...losses).chain((loss) => {
  const fitting = activations.filter((name) =>
    loss === "cross-entropy"
      ? name.endsWith("softmax")
      : loss === "mean-squared-error" || name === "sigmoid",
  );
  return fc
    .constantFrom(...fitting)
    .chain((activation) => layerOf(activation, 2))
    .map((last) => ({ loss, last }));
});

const named = <Name extends OptimizerSpec["name"], Settings>(
  name: Name,
  settings: fc.Arbitrary<Settings>,
) =>
  fc
    .tuple(settings, positive)
    .map(([more, learningRate]): OptimizerSpec => ({ name, learningRate, ...more }));

const optimizer = fc.oneof(
  named("sgd", fc.constant({})),
  named("momentum", fc.record({ momentum: share }, optional)),
  named("nesterov", fc.record({ momentum: share }, optional)),
  named("rmsprop", fc.record({ decay: share, epsilon: positive }, optional)),
  named("adagrad", fc.record({ epsilon: positive }, optional)),
  named("adam", fc.record({ beta1: share, beta2: share, epsilon: positive }, optional)),
);

const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ name: fc.constant("constant" as const) }),
  fc.record({ name: fc.constant("step" as const), every: count, factor }),
  fc.record({ name: fc.constant("exponential" as const), factor }),
  fc.record({ name: fc.constant("warm-up" as const), epochs: count }),
  fc.record({ name: fc.constant("decay-from" as const), from: count, factor }),
);

const settings = fc.record(
  {
    l1: share,
    l2: positive,
    schedule,
    batchSize: fc.oneof(count, fc.constant("full" as const)),
    precision: fc.constantFrom(...precisions),
  },
  optional,
);

/** Networks over all names. Every number may be any that is in range. */
export const specs: fc.Arbitrary<NetworkSpec> = fc
  .tuple(count, fc.array(hidden, { maxLength: 3 }), ending, optimizer, settings)
  .map(([inputs, before, { loss, last }, how, more]) => ({
    inputs,
    layers: [...before, last],
    loss,
    optimizer: how,
    ...more,
  }));

export const trainings: fc.Arbitrary<TrainingSettings> = fc.record({
  epochs: fc.nat(),
  shuffle: fc.boolean(),
  seed: fc.maxSafeInteger(),
  validation: fc.oneof(share, count),
  earlyStop: fc.oneof(
    fc.constant(null),
    fc.record({ patience: count, metric: fc.constantFrom("loss" as const, "accuracy" as const) }),
  ),
});
