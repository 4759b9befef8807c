// Everything a network's blocks can declare, and every sentence about parts that do not go together.
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { lossFault, MAX_PARAMETERS } from "#compile/network-rules";
import * as engine from "#engine/check-spec";
import { activations, inits, losses } from "#engine/spec";
import { printProgram } from "#program/print-program";
import {
  activation,
  block,
  dense,
  loss,
  network,
  project,
  type SavedBlock,
  sgd,
} from "../programs/build-project.ts";
import { compile, parse } from "../programs/run-project.ts";

const part = (name: string, fields: Record<string, unknown> = {}) =>
  block(`network_${name}`, { fields });
const withLoss = (name: string) => part("loss", { LOSS: name });
const dropout = (share: number) => part("dropout", { SHARE: share });

function complaints(...parts: SavedBlock[]): readonly string[] {
  const { diagnostics } = compile(project({ scripts: [network(4, ...parts)] }));
  return diagnostics.map((one) => `${one.severity} [${one.block}] ${one.text}`);
}

/** Two layers that make a network with cross-entropy and SGD, and more parts below. */
function small(...more: SavedBlock[]): readonly string[] {
  return complaints(...body, loss(), sgd(0.1), ...more);
}

const body = [dense(3), activation("relu"), dense(2), activation("softmax")];

function declared(...parts: SavedBlock[]) {
  const { program, diagnostics } = compile(project({ scripts: [network(4, ...parts)] }));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return program.network!;
}

describe("what the parts declare", () => {
  test("every part has its line in the program", () => {
    const { program, diagnostics } = compile(
      project({
        scripts: [
          network(
            4,
            dropout(0.1),
            part("dense_uniform", { UNITS: 5, RANGE: 0.3 }),
            activation("leaky-relu"),
            dropout(0.5),
            dense(3, "he-uniform"),
            activation("sigmoid"),
            withLoss("binary-cross-entropy"),
            part("adam", { RATE: 0.01, BETA1: 0.8, BETA2: 0.99, EPSILON: 1e-7 }),
            part("batch", { SIZE: 16 }),
            part("l1", { STRENGTH: 0.5 }),
            part("l2", { STRENGTH: 0.25 }),
            part("stepdecay", { FACTOR: 0.5, EVERY: 3 }),
            part("float32"),
          ),
        ],
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(printProgram(program)).toMatchInlineSnapshot(`
      "network with 4 inputs
        dense 5, leaky-relu, weights uniform, range 0.3, dropout 0.1
        dense 3, sigmoid, weights he-uniform, dropout 0.5
        loss binary-cross-entropy
        adam, learning rate 0.01, beta1 0.8, beta2 0.99, epsilon 1e-7
        schedule step, every 3, factor 0.5
        batch 16
        l1 0.5
        l2 0.25
        float32
      "
    `);
  });

  test("without settings the declaration has none", () => {
    const { block: _block, layers, ...rest } = declared(...body, loss(), sgd(0.1));
    expect(rest).toEqual({
      inputs: 4,
      loss: "cross-entropy",
      optimizer: { name: "sgd", learningRate: 0.1 },
    });
    expect(Object.keys(layers[0]!).sort()).toEqual(["activation", "block", "init", "units"]);
  });

  test.each([
    ["momentum", { KIND: "momentum" }, { name: "momentum", learningRate: 0.005, momentum: 0.9 }],
    ["momentum", { KIND: "nesterov" }, { name: "nesterov", learningRate: 0.005, momentum: 0.9 }],
    ["rmsprop", {}, { name: "rmsprop", learningRate: 0.001, decay: 0.99, epsilon: 1e-8 }],
    ["adagrad", {}, { name: "adagrad", learningRate: 0.01, epsilon: 1e-10 }],
    ["adam", {}, { name: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }],
  ] as const)("the block %s %j comes with its customary numbers", (name, fields, optimizer) => {
    expect(declared(...body, loss(), part(name, fields)).optimizer).toEqual(optimizer);
  });

  test.each([
    ["stepdecay", { name: "step", every: 10, factor: 0.5 }],
    ["exponentialdecay", { name: "exponential", factor: 0.95 }],
    ["decayfrom", { name: "decay-from", from: 5, factor: 0.3 }],
    ["warmup", { name: "warm-up", epochs: 5 }],
  ] as const)("the block %s is a schedule", (name, schedule) => {
    expect(declared(...body, loss(), sgd(0.1), part(name)).schedule).toEqual(schedule);
  });

  test("a batch is a number of samples or all of them", () => {
    expect(declared(...body, loss(), sgd(0.1), part("batch")).batchSize).toBe(32);
    expect(declared(...body, loss(), sgd(0.1), part("fullbatch")).batchSize).toBe("full");
  });

  test("settings may stand anywhere, even between a layer and its activation", () => {
    const { layers } = declared(
      sgd(0.1),
      dense(3),
      part("l2"),
      activation("tanh"),
      part("batch"),
      dense(2),
      activation("softmax"),
      loss(),
    );
    expect(layers.map((layer) => layer.activation)).toEqual(["tanh", "softmax"]);
  });

  test("what the blocks offer is what the engine knows", () => {
    const menu = (type: string, slot: string) => {
      const found = registry.get(type)?.slots?.[slot];
      return found?.kind === "choice" ? found.options.map(({ value }) => value).sort() : [];
    };
    expect(menu("network_activation", "FUNCTION")).toEqual([...activations].sort());
    expect(menu("network_loss", "LOSS")).toEqual([...losses].sort());
    expect([...menu("network_dense", "INIT"), "uniform"].sort()).toEqual([...inits].sort());
  });
});

describe("what does not go together", () => {
  test("compile and engine refuse the same losses", () => {
    for (const name of losses) {
      for (const activationName of activations) {
        for (const units of [1, 2, 10]) {
          const output = { units, activation: activationName };
          const here = lossFault(name, output);
          const there = engine.checkLoss(name, { layer: 1, ...output });
          expect([name, output, here === null]).toEqual([name, output, there === null]);
          const said = complaints(
            dense(units),
            activation(activationName),
            withLoss(name),
            sgd(0.1),
          ).filter((sentence) => sentence.startsWith("error"));
          expect(said).toHaveLength(there === null ? 0 : 1);
        }
      }
    }
    expect(MAX_PARAMETERS).toBe(engine.MAX_PARAMETERS);
  });

  test("a loss and the last layer", () => {
    const ending = (units: number, name: string, lossName: string) =>
      complaints(dense(units), activation(name), withLoss(lossName), sgd(0.1));
    expect([
      ...ending(2, "sigmoid", "cross-entropy"),
      ...ending(1, "softmax", "cross-entropy"),
      ...ending(2, "softmax", "binary-cross-entropy"),
      ...ending(2, "log-softmax", "mean-squared-error"),
    ]).toMatchInlineSnapshot(`
      [
        "error [network_loss-1] Cross-entropy needs probabilities, but the last layer does not give any. Put \`activation softmax\` after the last dense layer.",
        "error [network_loss-1] Cross-entropy compares the outputs, but the last layer has one neuron, and the softmax of one number is always 1. Give it one neuron for each label, or choose binary cross-entropy with sigmoid.",
        "error [network_loss-1] Binary cross-entropy needs outputs between 0 and 1, each on its own, but the last layer does not give such. Put \`activation sigmoid\` after the last dense layer.",
        "warning [network_loss-1] The outputs of log-softmax are never above 0, but the right one should become 1, so this loss cannot come near 0. Choose cross-entropy.",
      ]
    `);
  });

  test("a log-softmax in the middle", () => {
    expect(
      complaints(dense(3), activation("log-softmax"), dropout(0.1), ...body, loss(), sgd(0.1)),
    ).toMatchInlineSnapshot(`
      [
        "error [network_dense-2] A log-softmax stands before this layer. Softmax belongs after the last dense layer only: use ReLU, sigmoid or tanh in between.",
      ]
    `);
  });

  test("dropout in the wrong place", () => {
    const last = [dense(2), activation("softmax"), loss(), sgd(0.1)];
    expect({
      last: complaints(...body, dropout(0.2), loss(), sgd(0.1)),
      twice: complaints(dropout(0.2), dropout(0.2), ...last),
      "above an activation": complaints(dense(3), dropout(0.2), activation("relu"), ...last),
      "after the loss": complaints(...body, loss(), dropout(0.2), sgd(0.1)),
      alone: complaints(dropout(0.2), loss(), sgd(0.1)),
    }).toMatchInlineSnapshot(`
      {
        "above an activation": [
          "error [network_activation-1] A dropout stands between this activation and its dense layer. Put the activation right below the dense layer, and the dropout below both.",
        ],
        "after the loss": [
          "error [network_dropout-1] This comes after the loss. Move all layers above the loss.",
        ],
        "alone": [
          "error [network_define-1] This network has no layers. Drag a dense layer into it, then an activation, a loss and an optimizer.",
        ],
        "last": [
          "error [network_dropout-1] This dropout has no dense layer after it, so there is nothing whose inputs it could drop. Put it above a dense layer, or take it away.",
        ],
        "twice": [
          "error [network_dropout-2] There is already a dropout before the next dense layer. Take one of the two away, or put a dense layer between them.",
        ],
      }
    `);
    expect(complaints(dropout(0.2), ...last)).toEqual([]);
  });

  test("a setting twice", () => {
    const two = [
      ...small(part("adam")),
      ...small(part("warmup"), part("stepdecay")),
      ...small(part("batch"), part("fullbatch")),
      ...small(part("l1"), part("l1")),
      ...small(part("l2"), part("l2")),
      ...small(part("float32"), part("float32")),
      ...complaints(...body, loss(), withLoss("mean-squared-error"), sgd(0.1)),
    ];
    expect(two).toMatchInlineSnapshot(`
      [
        "error [network_adam-1] There is already an optimizer above. A network has one: take one away.",
        "error [network_stepdecay-1] There is already a plan for the learning rate above. A network has one: take one away.",
        "error [network_fullbatch-1] The size of a batch is already set above. A network has one: take one away.",
        "error [network_l1-2] There is already an L1 regularisation above. A network has one: take one away.",
        "error [network_l2-2] There is already an L2 regularisation above. A network has one: take one away.",
        "error [network_float32-2] float32 is already chosen above. Take one of the two blocks away.",
        "error [network_loss-2] There is already a loss above. A network has one: take one away.",
      ]
    `);
    expect(small(part("l1"), part("l2"))).toEqual([]);
  });

  test("an activation twice, with a setting between the two", () => {
    expect(
      complaints(dense(2), activation("relu"), sgd(0.1), activation("softmax"), loss())[0],
    ).toContain("already an activation");
  });

  test("a network with several problems names each on its block", () => {
    expect(
      complaints(
        activation("relu"),
        dense(2),
        dropout(0.2),
        loss(),
        sgd(0),
        part("l2"),
        part("l2"),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error [network_sgd-1] The learning rate is 0 or less, so nothing would be learned. Try 0.005.",
        "error [network_l2-2] There is already an L2 regularisation above. A network has one: take one away.",
        "error [network_activation-1] This activation has no dense layer before it. Put a dense layer above it.",
        "error [network_dropout-1] This dropout has no dense layer after it, so there is nothing whose inputs it could drop. Put it above a dense layer, or take it away.",
      ]
    `);
  });
});

describe("numbers out of reach", () => {
  const optimized = (name: string, fields: object) =>
    complaints(...body, loss(), part(name, { ...fields }));

  test("a share, a range, a rate, a factor at its bound", () => {
    expect({
      dropout: complaints(dropout(1), ...body, loss(), sgd(0.1)),
      range: complaints(
        part("dense_uniform", { RANGE: 0 }),
        activation("softmax"),
        loss(),
        sgd(0.1),
      ),
      adamRate: optimized("adam", { RATE: 0 }),
      momentum: optimized("momentum", { MOMENTUM: 1 }),
      decay: optimized("rmsprop", { DECAY: 1 }),
      beta2: optimized("adam", { BETA2: 1 }),
      epsilon: optimized("adam", { EPSILON: 0 }),
      factor: small(part("exponentialdecay", { FACTOR: 0 })),
    }).toMatchInlineSnapshot(`
      {
        "adamRate": [
          "error [network_adam-1] The learning rate is 0 or less, so nothing would be learned. Try 0.001.",
        ],
        "beta2": [
          "error [network_adam-1] β2 is 1, but a number from 0 to below 1 is expected: with 1 the optimizer would never forget an old gradient. Try 0.999.",
        ],
        "decay": [
          "error [network_rmsprop-1] The decay is 1, but a number from 0 to below 1 is expected: with 1 the optimizer would never forget an old gradient. Try 0.99.",
        ],
        "dropout": [
          "error [network_dropout-1] A dropout of 1 drops everything, so nothing would be learned. Write a share below 1: 0.2 drops one input in five.",
        ],
        "epsilon": [
          "error [network_adam-1] ε is 0, but a number above 0 is expected: it keeps the optimizer from dividing by 0. Try 1e-8.",
        ],
        "factor": [
          "error [network_exponentialdecay-1] The learning rate would be multiplied by 0, so nothing more would be learned. Write a number above 0, up to 1, such as 0.5.",
        ],
        "momentum": [
          "error [network_momentum-1] The momentum is 1, but a number from 0 to below 1 is expected: with 1 the optimizer would never forget an old gradient. Try 0.9.",
        ],
        "range": [
          "error [network_dense_uniform-1] The range is 0, so all weights would start at 0. Write a number above 0, such as 0.5.",
        ],
      }
    `);
  });

  test("and beyond it", () => {
    expect({
      dropout: complaints(dropout(20), ...body, loss(), sgd(0.1)),
      negativeL2: small(part("l2", { STRENGTH: -1 })),
      batch: small(part("batch", { SIZE: 0 })),
      half: small(part("batch", { SIZE: 2.5 })),
      neurons: complaints(dense(10_000_000), activation("softmax"), loss(), sgd(0.1)),
      kind: optimized("momentum", { KIND: "heavy ball" }),
    }).toMatchInlineSnapshot(`
      {
        "batch": [
          "error [network_batch-1] “0” does not fit here: a whole number from 1 to 1,000,000 is expected. Type one in.",
        ],
        "dropout": [
          "error [network_dropout-1] “20” does not fit here: a number from 0 to 1 is expected. Type one in.",
        ],
        "half": [
          "error [network_batch-1] “2.5” does not fit here: a whole number from 1 to 1,000,000 is expected. Type one in.",
        ],
        "kind": [
          "error [network_momentum-1] “heavy ball” is not in this menu. Choose one of: momentum, Nesterov momentum.",
        ],
        "negativeL2": [
          "error [network_l2-1] “-1” does not fit here: a number from 0 to 1,000,000 is expected. Type one in.",
        ],
        "neurons": [
          "error [network_dense-1] “10000000” does not fit here: a whole number from 1 to 10,000 is expected. Type one in.",
        ],
      }
    `);
  });

  test("a network with a wrong number is not made with another one", () => {
    const saved = project({ scripts: [network(4, ...body, loss(), sgd(-0.1))] });
    expect(compileProject(parse(saved), registry).program.network).toBeNull();
  });
});

describe("what works but surprises", () => {
  test("is a warning, and the network is made", () => {
    const odd = [dense(3, "zeros"), dense(2), activation("log-softmax")];
    expect(complaints(...odd, withLoss("mean-squared-error"), sgd(0.1))).toMatchInlineSnapshot(`
      [
        "warning [network_dense-1] All neurons of this layer start with the same weights, so they may never learn to differ. Choose Glorot or He.",
        "warning [network_dense-1] There is no activation between this layer and the next, so the two can do no more than one layer. Put \`activation ReLU\` below this one.",
        "warning [network_loss-1] The outputs of log-softmax are never above 0, but the right one should become 1, so this loss cannot come near 0. Choose cross-entropy.",
      ]
    `);
    expect(declared(...odd, withLoss("mean-squared-error"), sgd(0.1)).layers).toHaveLength(2);
  });

  test("nothing is said of a last layer without activation, or of linear by choice", () => {
    const last = [dense(2, "zeros"), withLoss("mean-squared-error"), sgd(0.1)];
    expect(complaints(...last)).toEqual([]);
    expect(complaints(dense(3), activation("linear"), ...last)).toEqual([]);
  });
});
