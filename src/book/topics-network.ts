// Topics from one neuron to the loss. The lines of the examples are compared with the engine's numbers
// in tests/book/worked-examples.test.ts.
import type { Step, Topic } from "./topic.ts";

const neuron: Topic = {
  id: "neuron",
  formulas: ["z = Σ_i x_i w_i + b", "a = f(z)"],
  given: { x_1: 0.5, x_2: 1, w_1: 0.8, w_2: 0.3, b: -0.1 },
  steps: [{ part: "forward", lines: ["z = x_1 w_1 + x_2 w_2 + b", "a = 1 / (1 + e^-z)"] }],
};

const pixel: Topic = {
  id: "pixel",
  formulas: ["i = side × (row - 1) + column"],
  given: { side: 28, row: 3, column: 5 },
  steps: [{ part: "compute", lines: ["i = side × (row - 1) + column"] }],
};

const parameters: Topic = {
  id: "parameters",
  formulas: ["parameters = inputs × neurons + neurons"],
  given: { inputs: 784, n_1: 8, n_2: 8, n_3: 10 },
  steps: [
    {
      part: "compute",
      lines: [
        "P_1 = inputs × n_1 + n_1",
        "P_2 = n_1 × n_2 + n_2",
        "P_3 = n_2 × n_3 + n_3",
        "P = P_1 + P_2 + P_3",
      ],
    },
  ],
};

const dense: Topic = {
  id: "dense",
  formulas: ["z_j = Σ_i x_i w_ij + b_j", "dw_ij = x_i dz_j", "db_j = dz_j", "dx_i = Σ_j w_ij dz_j"],
  given: {
    ...{ x_1: 0.5, x_2: 1 },
    ...{ w_11: 0.8, w_12: -0.4, w_21: 0.3, w_22: 0.5, b_1: -0.1, b_2: 0.2 },
    ...{ dz_1: 0.5, dz_2: -0.2 },
  },
  steps: [
    {
      part: "forward",
      lines: ["z_1 = x_1 w_11 + x_2 w_21 + b_1", "z_2 = x_1 w_12 + x_2 w_22 + b_2"],
    },
    {
      part: "backward",
      lines: [
        ...["dw_11 = x_1 dz_1", "dw_12 = x_1 dz_2", "dw_21 = x_2 dz_1", "dw_22 = x_2 dz_2"],
        ...["db_1 = dz_1", "db_2 = dz_2"],
        ...["dx_1 = w_11 dz_1 + w_12 dz_2", "dx_2 = w_21 dz_1 + w_22 dz_2"],
      ],
    },
  ],
};

const init: Topic = {
  id: "init",
  formulas: ["w = (2 U - 1) × limit", "w = N × deviation"],
  given: { inputs: 784, neurons: 8, U: 0.25, N: -1.2 },
  steps: [
    {
      part: "compute",
      lines: [
        ...["limit_Glorot = √(6 / (inputs + neurons))", "w_Glorot = (2 U - 1) × limit_Glorot"],
        ...["limit_He = √(6 / inputs)", "limit_LeCun = √(3 / inputs)"],
        ...["deviation_He = √(2 / inputs)", "w_He = N × deviation_He"],
        ...["deviation_Glorot = √(2 / (inputs + neurons))", "deviation_LeCun = √(1 / inputs)"],
        "w_Scratch = U - 0.5",
      ],
    },
  ],
};

/** An activation that works on each sum by itself, at two of them. */
function activation(id: string, forward: string, backward: string): Topic {
  const at = (line: string, j: number) => line.replaceAll("_j", `_${j}`);
  return {
    id,
    formulas: [forward, backward],
    given: { z_1: 1.5, z_2: -0.5, da_1: 0.4, da_2: 0.4 },
    steps: [
      { part: "forward", lines: [at(forward, 1), at(forward, 2)] },
      { part: "backward", lines: [at(backward, 1), at(backward, 2)] },
    ],
  };
}

const activations: readonly Topic[] = [
  activation("relu", "a_j = z_j if z_j > 0 else 0", "dz_j = da_j if z_j > 0 else 0"),
  activation(
    "leaky-relu",
    "a_j = z_j if z_j > 0 else 0.01 z_j",
    "dz_j = da_j if z_j > 0 else 0.01 da_j",
  ),
  activation("sigmoid", "a_j = 1 / (1 + e^-z_j)", "dz_j = da_j × a_j (1 - a_j)"),
  activation("tanh", "a_j = (e^z_j - e^-z_j) / (e^z_j + e^-z_j)", "dz_j = da_j (1 - a_j^2)"),
  activation("linear", "a_j = z_j", "dz_j = da_j"),
];

const threeSums = { z_1: 2, z_2: 1, z_3: 0.1 };
const exponentials = [
  "m = max(z_1, z_2, z_3)",
  ...["s_1 = e^(z_1 - m)", "s_2 = e^(z_2 - m)", "s_3 = e^(z_3 - m)"],
  "S = s_1 + s_2 + s_3",
];
const probabilities = ["p_1 = s_1 / S", "p_2 = s_2 / S", "p_3 = s_3 / S"];

const softmax: Topic = {
  id: "softmax",
  formulas: [
    "m = max(z_1, z_2, ...)",
    "p_j = e^(z_j - m) / (Σ_k e^(z_k - m))",
    "dz_j = p_j (da_j - Σ_k p_k da_k)",
  ],
  given: { ...threeSums, da_1: 0.3, da_2: -0.2, da_3: 0 },
  steps: [
    { part: "forward", lines: [...exponentials, ...probabilities] },
    {
      part: "backward",
      lines: [
        "D = p_1 da_1 + p_2 da_2 + p_3 da_3",
        ...["dz_1 = p_1 (da_1 - D)", "dz_2 = p_2 (da_2 - D)", "dz_3 = p_3 (da_3 - D)"],
      ],
    },
  ],
};

const logSoftmax: Topic = {
  id: "log-softmax",
  formulas: ["a_j = (z_j - m) - ln(Σ_k e^(z_k - m))", "dz_j = da_j - p_j (Σ_k da_k)"],
  given: { ...threeSums, da_1: 0.3, da_2: -0.2, da_3: 0 },
  steps: [
    {
      part: "forward",
      lines: [
        ...exponentials,
        ...["a_1 = (z_1 - m) - ln(S)", "a_2 = (z_2 - m) - ln(S)", "a_3 = (z_3 - m) - ln(S)"],
      ],
    },
    {
      part: "backward",
      lines: [
        ...probabilities,
        "T = da_1 + da_2 + da_3",
        ...["dz_1 = da_1 - p_1 T", "dz_2 = da_2 - p_2 T", "dz_3 = da_3 - p_3 T"],
      ],
    },
  ],
};

const twoByTwo = {
  ...{ x_1: 1, x_2: 0.5 },
  ...{ w_11: 0.4, w_12: -0.6, w_21: 0.2, w_22: 0.3, b_1: 0.1, b_2: 0 },
  ...{ v_11: 0.5, v_12: -0.5, v_21: 0.7, v_22: 0.2, c_1: 0, c_2: 0.1 },
};
const twoLayers: Step = {
  part: "forward",
  lines: [
    ...["z_1 = x_1 w_11 + x_2 w_21 + b_1", "z_2 = x_1 w_12 + x_2 w_22 + b_2"],
    ...["a_1 = z_1 if z_1 > 0 else 0", "a_2 = z_2 if z_2 > 0 else 0"],
    ...["u_1 = a_1 v_11 + a_2 v_21 + c_1", "u_2 = a_1 v_12 + a_2 v_22 + c_2"],
    ...["m = max(u_1, u_2)", "S = e^(u_1 - m) + e^(u_2 - m)"],
    ...["p_1 = e^(u_1 - m) / S", "p_2 = e^(u_2 - m) / S"],
  ],
};

const forward: Topic = {
  id: "forward",
  formulas: [
    "z_j = Σ_i x_i w_ij + b_j",
    "a_j = f(z_j)",
    "u_k = Σ_j a_j v_jk + c_k",
    "p_k = softmax(u_k)",
  ],
  given: twoByTwo,
  steps: [twoLayers],
};

const prediction: Topic = {
  id: "prediction",
  formulas: ["prediction = argmax(a_1, a_2, ...)", "confidence = max(a_1, a_2, ...)"],
  given: { a_1: 0.1, a_2: 0.7, a_3: 0.2 },
  steps: [
    {
      part: "compute",
      lines: ["prediction = argmax(a_1, a_2, a_3)", "confidence = max(a_1, a_2, a_3)"],
    },
  ],
};

const crossEntropy: Topic = {
  id: "cross-entropy",
  formulas: ["L = -ln(p_right)", "L = ln(S) - (z_right - m)", "dz_j = p_j - y_j"],
  given: { ...threeSums, y_1: 0, y_2: 1, y_3: 0 },
  steps: [
    { part: "forward", lines: [...exponentials, ...probabilities] },
    { part: "loss", lines: ["L = ln(S) - (z_2 - m)"] },
    { part: "check", lines: ["L_again = -ln(p_2)"] },
    { part: "backward", lines: ["dz_1 = p_1 - y_1", "dz_2 = p_2 - y_2", "dz_3 = p_3 - y_3"] },
  ],
};

const binaryCrossEntropy: Topic = {
  id: "binary-cross-entropy",
  formulas: [
    "L = Σ_j (-(y_j ln(a_j) + (1 - y_j) ln(1 - a_j)))",
    "L = Σ_j (max(z_j, 0) - z_j y_j + ln(1 + e^-|z_j|))",
    "dz_j = a_j - y_j",
  ],
  given: { z: 0.6, y: 1 },
  steps: [
    { part: "forward", lines: ["a = 1 / (1 + e^-z)"] },
    { part: "loss", lines: ["L = max(z, 0) - z y + ln(1 + e^-|z|)"] },
    { part: "check", lines: ["L_again = -(y ln(a) + (1 - y) ln(1 - a))"] },
    { part: "backward", lines: ["dz = a - y"] },
  ],
};

const meanSquaredError: Topic = {
  id: "mean-squared-error",
  formulas: ["L = (Σ_j (a_j - y_j)^2) / outputs", "da_j = 2 (a_j - y_j) / outputs"],
  given: { a_1: 0.8, a_2: 0.3, y_1: 1, y_2: 0, outputs: 2 },
  steps: [
    { part: "loss", lines: ["L = ((a_1 - y_1)^2 + (a_2 - y_2)^2) / outputs"] },
    {
      part: "backward",
      lines: ["da_1 = 2 (a_1 - y_1) / outputs", "da_2 = 2 (a_2 - y_2) / outputs"],
    },
  ],
};

const surprise: Topic = {
  id: "surprise",
  formulas: ["surprise = -ln(p_label)"],
  given: { p_1: 0.99, p_2: 0.1, p_3: 0.001 },
  steps: [
    {
      part: "compute",
      lines: ["surprise_1 = -ln(p_1)", "surprise_2 = -ln(p_2)", "surprise_3 = -ln(p_3)"],
    },
  ],
};

const gradient: Topic = {
  id: "gradient",
  formulas: ["dz = da × a (1 - a)", "dw_i = x_i dz", "db = dz"],
  digits: 6,
  given: { x_1: 0.5, x_2: 1, w_1: 0.8, w_2: 0.3, b: -0.1, y: 0, h: 0.05 },
  steps: [
    { part: "forward", lines: ["z = x_1 w_1 + x_2 w_2 + b", "a = 1 / (1 + e^-z)"] },
    { part: "loss", lines: ["L = (a - y)^2"] },
    {
      part: "backward",
      lines: ["da = 2 (a - y)", "dz = da × a (1 - a)", "dw_1 = x_1 dz", "dw_2 = x_2 dz", "db = dz"],
    },
    {
      part: "check",
      lines: [
        ...["z_up = x_1 (w_1 + h) + x_2 w_2 + b", "L_up = (1 / (1 + e^-z_up) - y)^2"],
        ...["z_down = x_1 (w_1 - h) + x_2 w_2 + b", "L_down = (1 / (1 + e^-z_down) - y)^2"],
        "slope = (L_up - L_down) / (2 h)",
      ],
    },
  ],
};

const backprop: Topic = {
  id: "backprop",
  formulas: [
    "du_k = p_k - y_k",
    "dv_jk = a_j du_k",
    "da_j = Σ_k v_jk du_k",
    "dz_j = da_j if z_j > 0 else 0",
    "dw_ij = x_i dz_j",
  ],
  given: { ...twoByTwo, y_1: 0, y_2: 1 },
  steps: [
    twoLayers,
    { part: "loss", lines: ["L = ln(S) - (u_2 - m)"] },
    {
      part: "backward",
      lines: [
        ...["du_1 = p_1 - y_1", "du_2 = p_2 - y_2"],
        ...["dv_11 = a_1 du_1", "dv_12 = a_1 du_2", "dv_21 = a_2 du_1", "dv_22 = a_2 du_2"],
        ...["da_1 = v_11 du_1 + v_12 du_2", "da_2 = v_21 du_1 + v_22 du_2"],
        ...["dz_1 = da_1 if z_1 > 0 else 0", "dz_2 = da_2 if z_2 > 0 else 0"],
        ...["dw_11 = x_1 dz_1", "dw_12 = x_1 dz_2", "dw_21 = x_2 dz_1", "dw_22 = x_2 dz_2"],
      ],
    },
  ],
};

export const networkTopics: readonly Topic[] = [
  ...[neuron, pixel, parameters, dense, init, ...activations],
  ...[softmax, logSoftmax, forward, prediction],
  ...[crossEntropy, binaryCrossEntropy, meanSquaredError, surprise, gradient, backprop],
];
