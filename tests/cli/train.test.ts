// `train` as people type it: what it gives, that a kept training goes on with the same bits, how it
// ends before its time, and what it refuses.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { evaluateCommand } from "../../scripts/cli-evaluate.ts";
import { trainCommand } from "../../scripts/cli-train.ts";
import { idxImages, idxLabels } from "../data/idx-of-list.ts";
import { call, digitsNetwork, Folder, mnist100, mnist500, root, smallList } from "./calling.ts";

const folder = new Folder();
const { train, trainJson, trained } = folder;
const digits = folder.put("digits.json", digitsNetwork({ epochs: 2 }));

describe("train", () => {
  test("gives samples, seconds and a history with what was measured after each epoch", async () => {
    const result = await trainJson(
      ...["--network", digits, "--data", mnist500, "--limit", "200"],
      ...["--validation", "50", "--test", mnist100],
    );
    expect(Object.keys(result)).toEqual(["code", "samples", "seconds", "history"]);
    expect([result.code, result.samples]).toEqual([0, 150]);
    expect(result.seconds).toBeGreaterThan(0);
    expect(result.history.map(({ epoch }: { epoch: number }) => epoch)).toEqual([1, 2]);
    for (const epoch of result.history) {
      expect(Object.keys(epoch)).toEqual([
        "epoch",
        "loss",
        "accuracy",
        "validationLoss",
        "validationAccuracy",
        "testLoss",
        "testAccuracy",
      ]);
    }
    expect(result.history[1].loss).toBeLessThan(result.history[0].loss);
  });

  test("takes validation samples from the end, by number or share, or from a file", async () => {
    const all = readFileSync(mnist500, "utf8").split("\n");
    const last = folder.put("last.txt", all.slice(150, 200).join("\n"));
    const first = folder.put("first.txt", all.slice(0, 150).join("\n"));
    const args = ["--network", digits, "--data", mnist500, "--limit", "200", "--validation"];
    const { seconds: _, ...byNumber } = await trainJson(...args, "50");
    expect(byNumber.history[1].validationLoss).toBeGreaterThan(0);
    expect(await trainJson(...args, "0.25")).toMatchObject(byNumber);
    const fromFile = ["--network", digits, "--data", first, "--validation", last];
    expect(await trainJson(...fromFile)).toMatchObject(byNumber);
  });

  test("measures the test file as evaluate does with the model it saves", async () => {
    const save = folder.at("measured.json");
    const { history } = await trainJson(
      ...["--network", digits, "--data", mnist500, "--test", mnist100, "--save", save],
    );
    const { out } = await call(evaluateCommand, ["--model", save, "--data", mnist100, "--json"]);
    const { loss, accuracy } = JSON.parse(out.at(-1) ?? "");
    expect([loss, accuracy]).toEqual([history[1].testLoss, history[1].testAccuracy]);
  });

  test("learns from IDX files as from the list file they were made of", async () => {
    const list = readFileSync(mnist100, "utf8");
    folder.put("idx/t-labels-idx1-ubyte.gz", gzipSync(idxLabels(list)));
    const idx = folder.put("idx/t-images-idx3-ubyte.gz", gzipSync(idxImages(list)));
    const args = ["--network", digits, "--epochs", "1"];
    const fromList = await trained("list.json", ...args, "--data", mnist100);
    expect(await trained("idx.json", ...args, "--data", idx)).toBe(fromList);
  });

  test("gives the same bits for the same seed and others for another one", async () => {
    const args = ["--network", digits, "--data", mnist100, "--epochs", "1"];
    const one = await trained("one.json", ...args);
    expect(await trained("again.json", ...args, "--seed", "1")).toBe(one);
    const other = JSON.parse(await trained("other.json", ...args, "--seed=-7"));
    expect(other.random.seed).toBe(-7);
    expect(other.layers).not.toEqual(JSON.parse(one).layers);
  });

  test("--no-shuffle takes the samples in their order, as the network file can ask for", async () => {
    const ordered = folder.put("ordered.json", digitsNetwork({ epochs: 2, shuffle: false }));
    const args = ["--data", mnist100];
    const asked = await trained("asked.json", "--network", digits, "--no-shuffle", ...args);
    expect(await trained("declared.json", "--network", ordered, ...args)).toBe(asked);
    expect(await trained("shuffled.json", "--network", digits, ...args)).not.toBe(asked);
  });

  test("--epochs 0 --save writes the first weights of the seed", async () => {
    const args = ["--network", digits, "--data", mnist100, "--epochs", "0"];
    const first = JSON.parse(await trained("first.json", ...args));
    expect(first).toMatchObject({
      format: "blockprop-model",
      labels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
      position: { epoch: 0, sample: 0, order: [], trained: 0 },
      random: { seed: 1 },
    });
    expect(first.layers[0].biases.every((bias: number) => bias === 0)).toBe(true);
    expect(await trainJson(...args)).toMatchObject({ code: 0, samples: 100, history: [] });
  });

  test("labels that are words are kept in the model", async () => {
    const network = folder.put("words-network.json", {
      inputs: 2,
      layers: [{ dense: 2, activation: "softmax" }],
      loss: "cross-entropy",
    });
    const data = folder.put("words.txt", smallList(20, ["dog", "cat"]));
    const model = await trained("words.json", "--network", network, "--data", data);
    expect(JSON.parse(model).labels).toEqual(["cat", "dog"]);
    const more = await trained("more.json", "--from", folder.at("words.json"), "--data", data);
    expect(JSON.parse(more).position).toMatchObject({ epoch: 2, trained: 40 });
  });

  test("a single output learns the label as a number", async () => {
    const network = folder.put("number-network.json", {
      inputs: 2,
      layers: [{ dense: 1, activation: "sigmoid" }],
      loss: "binary-cross-entropy",
      optimizer: { name: "sgd", learningRate: 0.5 },
      epochs: 40,
    });
    const data = folder.put("numbers.txt", smallList(20, ["0", "1"]));
    const save = folder.at("number.json");
    const { history } = await trainJson("--network", network, "--data", data, "--save", save);
    expect(history.at(-1).accuracy).toBeGreaterThan(0.9);
    const more = await trained("number-more.json", "--from", save, "--data", data);
    expect(JSON.parse(more).position.epoch).toBe(80);
  });

  test("early stopping ends before its time and keeps the best epoch", async () => {
    const network = folder.put(
      "early.json",
      digitsNetwork({
        epochs: 60,
        validation: 100,
        earlyStop: { patience: 3, metric: "loss" },
      }),
    );
    const save = folder.at("early-model.json");
    const { samples, history } = await trainJson(
      ...["--network", network, "--data", mnist500, "--limit", "400", "--save", save],
    );
    expect(samples).toBe(300);
    expect(history.length).toBeLessThan(60);
    const best = folder.readJson("early-model.json").position.epoch;
    expect(best).toBe(history.length - 3);
    const lowest = Math.min(...history.map((e: { validationLoss: number }) => e.validationLoss));
    const tail = readFileSync(mnist500, "utf8").split("\n").slice(300, 400).join("\n");
    const data = folder.put("tail.txt", tail);
    const { out } = await call(evaluateCommand, ["--model", save, "--data", data, "--json"]);
    expect(JSON.parse(out.at(-1) ?? "").loss).toBe(lowest);
  });
});

describe("progress", () => {
  const args = ["--network", digits, "--data", mnist100];

  test("is one line an epoch where there is no terminal, or nothing", async () => {
    const { out, errors } = await train(...args);
    expect(errors).toHaveLength(2);
    expect(errors[1]).toMatch(/^epoch 2\/2: loss [\d.]+, accuracy [\d.]+ %, [\d.]+ s$/);
    expect(out[0]).toMatch(/^Trained 2 epochs in [\d.]+ s\.$/);
    expect(await train(...args, "--verbose", "0")).toEqual({ code: 0, out: [], errors: [] });
  });

  test("with --verbose 2 also tells of the network, batches and rates", async () => {
    const { errors } = await train(...args, "--verbose", "2");
    expect(errors[0]).toBe(
      [
        "network 784-12 relu-10 softmax, 9,550 weights and biases, float64",
        "loss cross-entropy, optimizer sgd, learning rate 0.02",
        "batch size 1, 100 training samples, seed 1",
      ].join("\n"),
    );
    expect(errors[1]).toMatch(/batch \d+ of 100, learning rate 0\.02$/);
  });

  test("is a bar on a terminal, with a line for each epoch above it", async () => {
    const written: string[] = [];
    const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const { isTTY } = process.stderr;
    process.stderr.isTTY = true;
    try {
      await train(...args);
    } finally {
      process.stderr.isTTY = isTTY;
      write.mockRestore();
    }
    expect(written[0]).toMatch(
      /^\r.\[K[█▏▎▍▌▋▊▉░]{5,24} epoch 1\/2: loss [\d.]+, accuracy [\d.]+ %, [\d,]+ samples\/s/,
    );
    const lines = written.filter((text) => text.endsWith("\n"));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\r.\[Kepoch 1\/2: loss [\d.]+, accuracy [\d.]+ %, [\d.]+ s\n$/);
    expect(written.at(-1)).toBe("\r\x1b[K");
  });

  test("warns of a layer that is dead", async () => {
    const layers = [
      { dense: 3, activation: "relu", init: "zeros" },
      { dense: 10, activation: "softmax" },
    ];
    const dead = folder.put("dead.json", digitsNetwork({ layers, epochs: 4 }));
    const { code, errors } = await train("--network", dead, "--data", mnist100);
    expect(code).toBe(0);
    const warnings = errors.filter((line) => line.includes("dead"));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.split("\n")[1]).toMatchInlineSnapshot(
      `"All neurons of layer 1 are dead: their ReLU gave 0 for every sample of this epoch, so this layer and those below it learn nothing any more. This comes from steps that are too large. The learning rate is 0.02: try 0.002."`,
    );
  });
});

describe("numbers that grow too large", () => {
  const wild = folder.put(
    "wild.json",
    digitsNetwork({ optimizer: { name: "sgd", learningRate: 1e200 } }),
  );

  test("stop the training: epoch, sample, layer, a smaller rate; the last good weights are saved", async () => {
    const save = folder.at("good.json");
    const args = ["--network", wild, "--data", mnist100, "--no-shuffle", "--save", save];
    const { code, out, errors } = await call(trainCommand, [...args, "--json"]);
    expect(code).toBe(2);
    expect(errors.at(-1)?.replaceAll(`${folder.path}/`, "")).toMatchInlineSnapshot(
      `"Epoch 1, sample 2: the numbers grew too large: neuron 1 of layer 2 came to -Infinity. The learning rate is 1e+200: try 0.1. The last good weights are saved in good.json."`,
    );
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ samples: 100, history: [] });
    const { layers, position } = folder.readJson("good.json");
    expect(position.trained).toBe(position.sample);
    for (const { weights, biases } of layers) {
      expect([...weights, ...biases].every(Number.isFinite)).toBe(true);
    }
  });

  test("say so when nothing is saved", async () => {
    const { code, errors } = await train("--network", wild, "--data", mnist100);
    expect(code).toBe(2);
    expect(errors.at(-1)).toMatch(
      /Nothing is saved: with --save FILE the last good weights would be\.$/,
    );
  });
});

describe("the real command", () => {
  const start = (...args: string[]) =>
    spawn(process.execPath, [join(root, "scripts/cli.mjs"), "train", ...args]);

  test("gives the bits that the specification gives in this process", async () => {
    const args = ["--network", digits, "--data", mnist100];
    const [code] = await once(start(...args, "--save", folder.at("real.json")), "close");
    expect(code).toBe(0);
    expect(folder.read("real.json")).toBe(await trained("here.json", ...args));
  });

  test("computes in float32 when asked, hears Ctrl-C, saves and ends with 130", async () => {
    const network = folder.put("float32.json", digitsNetwork({ precision: "float32" }));
    const save = folder.at("killed.json");
    const child = start(
      ...["--network", network, "--data", mnist500, "--epochs", "100000"],
      ...["--save", save, "--json", "--verbose", "2"],
    );
    let out = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    const [first] = await once(child.stderr, "data");
    expect(String(first)).toMatch(/^network .* weights and biases, float32\n/);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code).toBe(130);
    const { history } = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");
    const { epoch } = folder.readJson("killed.json").position;
    expect([history.length, history.length + 1]).toContain(epoch);
  });
});
