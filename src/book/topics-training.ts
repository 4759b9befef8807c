// Topics from the update to honest tests. The lines of the examples are compared with the engine's
// numbers in tests/book/worked-examples.test.ts.
import type { Topic } from "./topic.ts";

const sgd: Topic = {
  id: "sgd",
  formulas: ["w ← w - rate × dw", "b ← b - rate × db"],
  given: { x_1: 0.5, x_2: 1, w_1: 0.8, w_2: 0.3, b: -0.1, y: 0, rate: 0.5 },
  steps: [
    { part: "forward", lines: ["z = x_1 w_1 + x_2 w_2 + b", "a = 1 / (1 + e^-z)"] },
    { part: "loss", lines: ["L = (a - y)^2"] },
    {
      part: "backward",
      lines: ["dz = 2 (a - y) × a (1 - a)", "dw_1 = x_1 dz", "dw_2 = x_2 dz", "db = dz"],
    },
    {
      part: "update",
      lines: ["w_1' ← w_1 - rate × dw_1", "w_2' ← w_2 - rate × dw_2", "b' ← b - rate × db"],
    },
    {
      part: "check",
      lines: [
        "z_after = x_1 w_1' + x_2 w_2' + b'",
        "a_after = 1 / (1 + e^-z_after)",
        "L_after = (a_after - y)^2",
      ],
    },
  ],
};

const float32: Topic = {
  id: "float32",
  formulas: ["w ← float32(w - rate × g)"],
  digits: 10,
  given: { w: 1, rate: 0.001, g: 0.00001 },
  steps: [{ part: "update", lines: ["w_64 ← w - rate × g", "w_32 ← float32(w - rate × g)"] }],
};

const batch: Topic = {
  id: "batch",
  formulas: ["g = (g_1 + g_2 + ... + g_n) / n", "w ← w - rate × g"],
  given: { w: 0.5, rate: 0.1, g_1: 0.4, g_2: -0.1, g_3: 0.3, n: 3 },
  steps: [
    { part: "compute", lines: ["G = g_1 + g_2 + g_3", "g = G / n"] },
    { part: "update", lines: ["w' ← w - rate × g"] },
  ],
};

const epochs: Topic = {
  id: "epochs",
  formulas: ["full = floor(samples / batch)", "left = samples - full × batch"],
  given: { samples: 100, batch: 32 },
  steps: [
    {
      part: "compute",
      lines: [
        "full = floor(samples / batch)",
        "left = samples - full × batch",
        "updates = full + 1",
      ],
    },
  ],
};

const fourLosses = { L_1: 2.3, L_2: 1.6, L_3: 0.9, L_4: 0.4 };
const figures = ["loss = (L_1 + L_2 + L_3 + L_4) / samples", "accuracy = right / samples"];

const epochFigures: Topic = {
  id: "epoch-figures",
  formulas: ["loss = (Σ_i L_i) / samples", "accuracy = right / samples"],
  given: { ...fourLosses, right: 3, samples: 4 },
  steps: [{ part: "compute", lines: figures }],
};

const schedules: readonly Topic[] = [
  {
    id: "step-decay",
    formulas: ["k = floor((t - 1) / every)", "rate_t = rate × factor^k"],
    given: { rate: 0.1, factor: 0.5, every: 10, t: 25 },
    steps: [{ part: "compute", lines: ["k = floor((t - 1) / every)", "rate_t = rate × factor^k"] }],
  },
  {
    id: "exponential-decay",
    formulas: ["rate_t = rate × factor^(t - 1)"],
    given: { rate: 0.1, factor: 0.95, t: 3 },
    steps: [{ part: "compute", lines: ["rate_t = rate × factor^(t - 1)"] }],
  },
  {
    id: "decay-from",
    formulas: ["rate_t = rate × factor^max(0, t - from + 1)"],
    given: { rate: 0.1, factor: 0.3, from: 5, t: 6 },
    steps: [{ part: "compute", lines: ["rate_t = rate × factor^max(0, t - from + 1)"] }],
  },
  {
    id: "warm-up",
    formulas: ["rate_t = rate × min(1, t / epochs)"],
    given: { rate: 0.1, epochs: 5, t: 2 },
    steps: [{ part: "compute", lines: ["rate_t = rate × min(1, t / epochs)"] }],
  },
];

const twoGradients = { w_0: 0.5, g_1: 0.4, g_2: -0.2 };

const optimizers: readonly Topic[] = [
  {
    id: "momentum",
    formulas: ["v ← momentum × v + g", "w ← w - rate × v"],
    given: { ...twoGradients, v_0: 0, rate: 0.1, momentum: 0.9 },
    steps: [
      {
        part: "update",
        lines: [
          ...["v_1 ← momentum × v_0 + g_1", "w_1 ← w_0 - rate × v_1"],
          ...["v_2 ← momentum × v_1 + g_2", "w_2 ← w_1 - rate × v_2"],
        ],
      },
    ],
  },
  {
    id: "nesterov",
    formulas: ["v ← momentum × v + g", "w ← w - rate × (g + momentum × v)"],
    given: { ...twoGradients, v_0: 0, rate: 0.1, momentum: 0.9 },
    steps: [
      {
        part: "update",
        lines: [
          ...["v_1 ← momentum × v_0 + g_1", "w_1 ← w_0 - rate × (g_1 + momentum × v_1)"],
          ...["v_2 ← momentum × v_1 + g_2", "w_2 ← w_1 - rate × (g_2 + momentum × v_2)"],
        ],
      },
    ],
  },
  {
    id: "rmsprop",
    formulas: ["s ← decay × s + (1 - decay) × g^2", "w ← w - rate × g / (√s + ε)"],
    given: { ...twoGradients, s_0: 0, rate: 0.001, decay: 0.99, ε: 1e-8 },
    steps: [
      {
        part: "update",
        lines: [
          "s_1 ← decay × s_0 + (1 - decay) × g_1^2",
          "w_1 ← w_0 - rate × g_1 / (√s_1 + ε)",
          "s_2 ← decay × s_1 + (1 - decay) × g_2^2",
          "w_2 ← w_1 - rate × g_2 / (√s_2 + ε)",
        ],
      },
    ],
  },
  {
    id: "adagrad",
    formulas: ["s ← s + g^2", "w ← w - rate × g / (√s + ε)"],
    given: { ...twoGradients, s_0: 0, rate: 0.01, ε: 1e-10 },
    steps: [
      {
        part: "update",
        lines: [
          ...["s_1 ← s_0 + g_1^2", "w_1 ← w_0 - rate × g_1 / (√s_1 + ε)"],
          ...["s_2 ← s_1 + g_2^2", "w_2 ← w_1 - rate × g_2 / (√s_2 + ε)"],
        ],
      },
    ],
  },
  {
    id: "adam",
    formulas: [
      "m ← β_1 m + (1 - β_1) g",
      "s ← β_2 s + (1 - β_2) g^2",
      ...["mean = m / (1 - β_1^t)", "square = s / (1 - β_2^t)"],
      "w ← w - rate × mean / (√square + ε)",
    ],
    given: { ...twoGradients, m_0: 0, s_0: 0, rate: 0.001, β_1: 0.9, β_2: 0.999, ε: 1e-8 },
    steps: [
      {
        part: "update",
        lines: [
          "m_1 ← β_1 m_0 + (1 - β_1) g_1",
          "s_1 ← β_2 s_0 + (1 - β_2) g_1^2",
          "mean_1 = m_1 / (1 - β_1)",
          "square_1 = s_1 / (1 - β_2)",
          "w_1 ← w_0 - rate × mean_1 / (√square_1 + ε)",
          "m_2 ← β_1 m_1 + (1 - β_1) g_2",
          "s_2 ← β_2 s_1 + (1 - β_2) g_2^2",
          "mean_2 = m_2 / (1 - β_1^2)",
          "square_2 = s_2 / (1 - β_2^2)",
          "w_2 ← w_1 - rate × mean_2 / (√square_2 + ε)",
        ],
      },
    ],
  },
];

const l2: Topic = {
  id: "l2",
  formulas: ["w ← w (1 - rate × strength / samples)", "w ← w - rate × dw"],
  given: { w: 0.5, dw: 0.4, rate: 0.1, strength: 5, samples: 100 },
  steps: [
    {
      part: "update",
      lines: ["w_pulled ← w (1 - rate × strength / samples)", "w' ← w_pulled - rate × dw"],
    },
  ],
};

const l1: Topic = {
  id: "l1",
  formulas: ["w ← w - (rate × strength / samples) × sign(w)", "w ← w - rate × dw"],
  given: { w: -0.5, dw: 0.4, rate: 0.1, strength: 5, samples: 100 },
  steps: [
    {
      part: "update",
      lines: ["w_pulled ← w - (rate × strength / samples) × sign(w)", "w' ← w_pulled - rate × dw"],
    },
  ],
};

const dropout: Topic = {
  id: "dropout",
  formulas: ["x_i' ← 0 if U_i < share else x_i / (1 - share)"],
  given: {
    ...{ share: 0.2, x_1: 1, x_2: 0.5, x_3: 0.8 },
    ...{ U_1: 0.7, U_2: 0.1, U_3: 0.3, g_1: 0.4, g_2: 0.1, g_3: -0.2 },
  },
  steps: [
    {
      part: "forward",
      lines: [1, 2, 3].map((i) => `x_${i}' ← 0 if U_${i} < share else x_${i} / (1 - share)`),
    },
    {
      part: "backward",
      lines: [1, 2, 3].map((i) => `dx_${i} = 0 if U_${i} < share else g_${i} / (1 - share)`),
    },
  ],
};

const copies: Topic = {
  id: "copies",
  formulas: ["p = p_left (1 - f) + p_right f"],
  given: { p_left: 0.2, p_right: 0.8, f: 0.75 },
  steps: [{ part: "compute", lines: ["p = p_left (1 - f) + p_right f"] }],
};

const accuracy: Topic = {
  id: "accuracy",
  formulas: ["accuracy = right / samples", "loss = (Σ_i L_i) / samples"],
  given: { ...fourLosses, right: 3, samples: 4 },
  steps: [{ part: "compute", lines: [...figures] }],
};

const classFigures: Topic = {
  id: "class-figures",
  formulas: [
    "precision = TP / (TP + FP)",
    "recall = TP / (TP + FN)",
    "F1 = 2 TP / (2 TP + FP + FN)",
  ],
  given: { c_11: 8, c_12: 4, c_21: 2, c_22: 86 },
  steps: [
    {
      part: "compute",
      lines: [
        ...["TP = c_11", "FN = c_12", "FP = c_21"],
        ...["precision = TP / (TP + FP)", "recall = TP / (TP + FN)"],
        ...[
          "F1 = 2 TP / (2 TP + FP + FN)",
          "accuracy = (c_11 + c_22) / (c_11 + c_12 + c_21 + c_22)",
        ],
      ],
    },
  ],
};

const split: Topic = {
  id: "split",
  formulas: ["n_part = samples × share_part / 100"],
  given: { samples: 40, share_1: 70, share_2: 15, share_3: 15 },
  steps: [
    {
      part: "compute",
      lines: [1, 2, 3].map((part) => `n_${part} = samples × share_${part} / 100`),
    },
  ],
};

const earlyStop: Topic = {
  id: "early-stop",
  formulas: ["best = argmin(L_1, L_2, ...)", "last = best + patience"],
  given: { L_1: 0.9, L_2: 0.6, L_3: 0.5, L_4: 0.55, L_5: 0.52, patience: 2 },
  steps: [
    {
      part: "compute",
      lines: ["best = argmin(L_1, L_2, L_3, L_4, L_5)", "last = best + patience"],
    },
  ],
};

const sweep: Topic = {
  id: "sweep",
  formulas: ["best = argmax(accuracy_1, accuracy_2, ...)"],
  given: {
    ...{ rate_1: 0.001, rate_2: 0.01, rate_3: 0.1 },
    ...{ accuracy_1: 0.71, accuracy_2: 0.9, accuracy_3: 0.9 },
  },
  steps: [{ part: "compute", lines: ["best = argmax(accuracy_1, accuracy_2, accuracy_3)"] }],
};

export const trainingTopics: readonly Topic[] = [
  ...[sgd, float32, batch, epochs, epochFigures, ...schedules, ...optimizers],
  ...[l2, l1, dropout, copies, accuracy, classFigures, split, earlyStop, sweep],
];
