// The shape check of the blocks and the engine's own check: whatever stack of parts is accepted while
// editing, the engine can build, and a file can say.
import fc from "fast-check";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { checkNetwork } from "#engine/check-spec";
import type { NetworkSpec } from "#engine/spec";
import { readNetworkJson, writeNetworkJson } from "#files/network-json";
import { block, network, project, type SavedBlock } from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";

const partTypes = [...registry.values()].filter(({ shape }) => shape === "part");

/** Any part with any numbers and names that its fields take. */
const anyPart: fc.Arbitrary<SavedBlock> = fc.constantFrom(...partTypes).chain(({ type, slots }) => {
  const fields: Record<string, fc.Arbitrary<number | string>> = {};
  for (const [name, slot] of Object.entries(slots ?? {})) {
    if (slot.kind === "choice") {
      fields[name] = fc.constantFrom(...slot.options.map(({ value }) => value));
    }
    if (slot.kind === "numberField") {
      const { min, max, step, default: usual } = slot;
      const any = step === 1 ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
      fields[name] = fc.oneof(fc.constant(usual), any, fc.constantFrom(min, max));
    }
  }
  return fc.record(fields).map((values) => block(type, { fields: values }));
});

const settings = { epochs: 1, shuffle: true, seed: 1, validation: 0, earlyStop: null };
const settingParts = partTypes
  .map(({ type }) => type)
  .filter((type) => !/dense|activation|dropout|loss|sgd/.test(type));

test("a stack of parts that is accepted can be built and written to a file", () => {
  let accepted = 0;
  const layers = fc.array(anyPart, { maxLength: 4 });
  const end = fc.constantFrom<[string, string]>(
    ["softmax", "cross-entropy"],
    ["sigmoid", "binary-cross-entropy"],
    ["tanh", "mean-squared-error"],
  );
  const more = fc.subarray(settingParts, { maxLength: 2 });
  fc.assert(
    fc.property(layers, end, more, (parts, [activation, loss], added) => {
      const { program, diagnostics } = compile(
        project({
          scripts: [
            network(
              2,
              ...parts,
              block("network_dense", { fields: { UNITS: 3 } }),
              block("network_activation", { fields: { FUNCTION: activation } }),
              block("network_loss", { fields: { LOSS: loss } }),
              ...(added.some((type) => /momentum|rmsprop|adagrad|adam/.test(type))
                ? []
                : [block("network_sgd")]),
              ...added.map((type) => block(type)),
            ),
          ],
        }),
      );
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(program.network === null).toBe(errors.length > 0);
      if (program.network === null) return;
      accepted += 1;
      const { block: _block, layers: dense, ...rest } = program.network;
      const spec: NetworkSpec = {
        ...rest,
        layers: dense.map(({ block: _dense, ...one }) => one),
      };
      expect(checkNetwork(spec)).toEqual([]);
      const read = readNetworkJson(writeNetworkJson(spec, settings));
      expect(read).toEqual({ kind: "network", spec: withoutNothing(spec), settings });
    }),
    { seed: 5, numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(100);
});

/** A dropout of 0 is not written. */
function withoutNothing(spec: NetworkSpec): NetworkSpec {
  const layers = spec.layers.map(({ dropout = 0, ...layer }) =>
    dropout === 0 ? layer : { ...layer, dropout },
  );
  return { ...spec, layers };
}
