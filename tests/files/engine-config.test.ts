// Config files of other engines: their keys mapped, what has no counterpart named, mistakes with the path
// that they have in the file.
import { expect, test } from "vitest";
import { writeNetworkJson } from "#files/network-json";
import { readConfig } from "#files/read-config";

/** As that engine's own code reads its file: `Config.get_value` and `init_network_from_config`. */
const engine = {
  task: "train",
  data_dir: "data/mnist",
  model_file: "models/mnist.pkl",
  log_file: "logs/train.log",
  log_level: 2,
  lr: 0.7,
  num_epochs: 20,
  batch_size: 100,
  decay_rate: 0.3,
  start_epoch_decay: 15,
  valid_epoch: 4,
  loss: "CrossEntropyLoss",
  network: {
    hidden1: { class: "Linear", n_in: 784, n_out: 300 },
    tanh1: { class: "Tanh" },
    hidden2: { class: "Linear", n_in: 300, n_out: 200 },
    relu2: { class: "ReLU" },
    out: { class: "Linear", n_in: 200, n_out: 10 },
    softmax: { class: "Softmax" },
  },
};

function read(data: unknown) {
  const config = readConfig(typeof data === "string" ? data : JSON.stringify(data));
  if (config.kind === "refused") return { problems: config.problems };
  if (config.kind === "other") return "other";
  const { network, training } = config.config;
  const file = JSON.parse(writeNetworkJson(network, training));
  return { file, notes: config.notes };
}

test("the JSON engine's file opens with all that it says of network and training", () => {
  expect(read(engine)).toMatchInlineSnapshot(`
    {
      "file": {
        "batchSize": 100,
        "earlyStop": {
          "metric": "loss",
          "patience": 4,
        },
        "epochs": 20,
        "inputs": 784,
        "layers": [
          {
            "activation": "tanh",
            "dense": 300,
            "init": "glorot-normal",
          },
          {
            "activation": "relu",
            "dense": 200,
            "init": "glorot-normal",
          },
          {
            "activation": "softmax",
            "dense": 10,
            "init": "glorot-normal",
          },
        ],
        "loss": "cross-entropy",
        "optimizer": {
          "learningRate": 0.7,
          "name": "sgd",
        },
        "schedule": {
          "factor": 0.3,
          "from": 15,
          "name": "decay-from",
        },
        "seed": 1,
        "shuffle": true,
        "validation": 0.1,
      },
      "notes": [
        "These keys have no counterpart here and no effect: “task”, “data_dir”, “model_file”, “log_file”, “log_level”.",
        "The file stops early, but does not say by which samples: the last tenth of the list is kept apart for that.",
      ],
    }
  `);
});

test("what that file leaves open is as in that engine, and said", () => {
  const { network, loss } = engine;
  expect(read({ network, loss })).toMatchInlineSnapshot(`
    {
      "file": {
        "batchSize": 100,
        "earlyStop": {
          "metric": "loss",
          "patience": 5,
        },
        "epochs": 10,
        "inputs": 784,
        "layers": [
          {
            "activation": "tanh",
            "dense": 300,
            "init": "glorot-normal",
          },
          {
            "activation": "relu",
            "dense": 200,
            "init": "glorot-normal",
          },
          {
            "activation": "softmax",
            "dense": 10,
            "init": "glorot-normal",
          },
        ],
        "loss": "cross-entropy",
        "optimizer": {
          "learningRate": 0.7,
          "name": "sgd",
        },
        "schedule": {
          "factor": 0.3,
          "from": 5,
          "name": "decay-from",
        },
        "seed": 1,
        "shuffle": true,
        "validation": 0.1,
      },
      "notes": [
        "The file does not say it, so it is as usual in that engine: learning rate 0.7, 10 epochs, batches of 100, decay × 0.3, from epoch 5, stop after 5 epochs without a better loss.",
        "The file stops early, but does not say by which samples: the last tenth of the list is kept apart for that.",
      ],
    }
  `);
});

test("common spellings are read alike", () => {
  const expected = {
    inputs: 784,
    layers: [
      { dense: 30, activation: "sigmoid" },
      { dense: 10, activation: "softmax" },
    ],
    loss: "cross-entropy",
    optimizer: { name: "adam", learningRate: 0.002 },
    batchSize: 32,
    epochs: 7,
    shuffle: true,
    seed: 5,
  };
  const same = { loss: "categorical_crossentropy", epochs: 7, batch_size: 32, seed: 5 };
  const files = [
    {
      ...same,
      input_size: 784,
      layers: [
        { units: 30, activation: "Sigmoid" },
        { units: 10, activation: "softmax" },
      ],
      optimizer: "Adam",
      learning_rate: 0.002,
    },
    {
      model: {
        inputs: 784,
        layers: [
          { type: "Dense", neurons: 30, act: "logistic" },
          { type: "output", size: 10, act: "softmax" },
        ],
      },
      training: { ...same, optimizer: { type: "adam", lr: 0.002 } },
    },
    {
      ...same,
      layers: [784, 30, 10],
      activations: ["sigmoid", "softmax"],
      optimizer: { name: "ADAM", learningRate: 0.002 },
    },
    {
      hyper_parameters: same,
      "input-dim": 784,
      hidden_layers: [30],
      output_size: 10,
      activation: "sigmoid",
      output_activation: "softmax",
      optimizer: "adam",
      lr: 0.002,
    },
    {
      ...same,
      network: {
        inputs: 784,
        layers: [{ size: 30 }, { activation: "sigmoid", type: "activation" }, 10, "softmax"],
      },
      solver: "adam",
      eta: 0.002,
    },
  ];
  for (const file of files) expect(read(file)).toEqual({ file: expected, notes: [] });
});

test("decay and early stopping in the ways people say them", () => {
  const file = {
    inputs: 4,
    layers: [{ units: 3, activation: "softmax" }],
    loss: "ce",
  };
  const parts = (more: object) => {
    const found = read({ ...file, ...more });
    if (typeof found === "string" || found.file === undefined) throw new Error("It is refused");
    const { schedule, validation, earlyStop } = found.file;
    return { schedule, validation, earlyStop };
  };
  expect(parts({ lr_decay: 0.9 })).toEqual({ schedule: { name: "exponential", factor: 0.9 } });
  expect(parts({ decay: { rate: 0.5, every: 3 } })).toEqual({
    schedule: { name: "step", factor: 0.5, every: 3 },
  });
  expect(parts({ scheduler: { gamma: 0.5, start: 3 } }).schedule).toEqual({
    name: "decay-from",
    from: 3,
    factor: 0.5,
  });
  expect(parts({ early_stopping: 3, validation_split: 0.2 })).toEqual({
    validation: 0.2,
    earlyStop: { patience: 3, metric: "loss" },
  });
  expect(parts({ early_stop: { patience: 2, monitor: "val_accuracy" } })).toEqual({
    validation: 0.1,
    earlyStop: { patience: 2, metric: "accuracy" },
  });
  expect(parts({ early_stop: false, decay: 0 })).toEqual({});
  // Another formula: named, not guessed.
  expect(read({ ...file, decay: 1e-4, weight_decay: 0.01 })).toMatchObject({
    notes: ["These keys have no counterpart here and no effect: “weight_decay”, “decay”."],
  });
});

test("mistakes are named with the path that they have in the file", () => {
  const layers = [{ units: 30, activation: "relu" }, { units: 10 }];
  const file = { inputs: 784, layers, loss: "cross_entropy", lr: 0.1 };
  const { network } = engine;
  expect({
    fit: read({
      ...engine,
      network: { ...network, hidden2: { class: "Linear", n_in: 30, n_out: 200 } },
    }),
    kind: read({ ...engine, network: { conv: { class: "Conv2d", n_in: 1 }, ...network } }),
    twice: read({ ...engine, network: { ...network, relu3: { class: "ReLU" } } }),
    name: read({ ...file, layers: [{ units: 30, activation: "swish" }, layers[1]] }),
    rate: read({ ...file, lr: "0.1" }),
    size: read({ ...file, layers: [{ units: "30" }, layers[1]] }),
    negative: read({ training: { learning_rate: -1 }, layers: [784, 10], loss: "ce" }),
    inside: read({ ...file, layers: [{ units: 30, activation: "softmax" }, layers[1]] }),
    noInputs: read({ ...file, inputs: undefined }),
    layers: read({ ...file, layers: null, lr: undefined }),
    million: read({ ...file, layers: Array.from({ length: 1e6 }, () => 3) }),
    hostile: read(
      '{"layers": [{"units": 3, "__proto__": {"x": 1}}], "__proto__": {"a": 1}, "lr": {"__proto__": 1}}',
    ),
  }).toMatchInlineSnapshot(`
    {
      "fit": {
        "problems": [
          "network.hidden2.n_in: The layer takes 30 numbers, but what is before it gives 300. Make the two the same.",
        ],
      },
      "hostile": {
        "problems": [
          "The key “inputs” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “loss” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “lr” is a group of keys, but a number was expected. Correct it, or take it out if it is not needed.",
        ],
      },
      "inside": {
        "problems": [
          "layers[0].activation: Layer 1 has softmax, but only the last layer can have it. Choose another activation there.",
        ],
      },
      "kind": {
        "problems": [
          "network.conv.class: This kind of layer is not known here. Known are dense layers, activations and dropout.",
        ],
      },
      "layers": {
        "problems": [
          "The key “layers” is null, but a list in brackets was expected. Correct it, or take it out if it is not needed.",
        ],
      },
      "million": {
        "problems": [
          "The key “layers” has 1,000,000 entries, but 1000 is the most. Take some out.",
        ],
      },
      "name": {
        "problems": [
          "layers[0].activation: Layer 1 has the activation “swish”, which is not known. Choose one of: relu, leaky-relu, sigmoid, tanh, linear, softmax, log-softmax.",
        ],
      },
      "negative": {
        "problems": [
          "training.learning_rate: The learning rate is -1, but a number above 0 was expected. Try 0.01.",
        ],
      },
      "noInputs": {
        "problems": [
          "The key “inputs” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
        ],
      },
      "rate": {
        "problems": [
          "The key “lr” is "0.1", but a number was expected. Correct it, or take it out if it is not needed.",
        ],
      },
      "size": {
        "problems": [
          "The key “layers[0].units” is "30", but a number was expected. Correct it, or take it out if it is not needed.",
        ],
      },
      "twice": {
        "problems": [
          "network.relu3.class: This activation does not stand after a layer of its own. Put it right after a dense layer.",
        ],
      },
    }
  `);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test("what is neither is told apart", () => {
  expect(
    [[], 3, {}, { name: "x" }, { targets: [] }, { format: "blockprop-project" }].map(read),
  ).toEqual(Array.from({ length: 6 }, () => "other"));
});
