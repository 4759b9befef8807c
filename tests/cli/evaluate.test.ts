// `evaluate` and `predict`: what they give of a trained model, as JSON and for people.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluateCommand } from "../../scripts/cli-evaluate.ts";
import { predictCommand } from "../../scripts/cli-predict.ts";
import { call, digitsNetwork, Folder, mnist100, mnist500, smallList } from "./calling.ts";

const folder = new Folder();
const digits = folder.put("digits.json", digitsNetwork({ epochs: 3 }));
await folder.trained("model.json", "--network", digits, "--data", mnist500);
const model = ["--model", folder.at("model.json")];

async function answer(command: typeof evaluateCommand, ...args: string[]) {
  const { code, out } = await call(command, [...args, "--json"]);
  expect(code).toBe(0);
  return JSON.parse(out.at(-1) ?? "");
}

interface Predicted {
  label: string;
  prediction: string;
  probabilities: number[];
}

const pairNetwork = (changes: object) => ({
  inputs: 2,
  layers: [{ dense: 2, activation: "softmax" }],
  loss: "cross-entropy",
  ...changes,
});

describe("evaluate", () => {
  test("gives loss, accuracy, confusion matrix and figures of each class", async () => {
    const result = await answer(evaluateCommand, ...model, "--data", mnist100);
    expect(Object.keys(result)).toEqual([
      "loss",
      "accuracy",
      "correct",
      "samples",
      "confusion",
      "classes",
    ]);
    const { correct, samples, accuracy, confusion, classes } = result;
    expect([samples, accuracy]).toEqual([100, correct / 100]);
    expect(confusion.flat().reduce((sum: number, count: number) => sum + count)).toBe(100);
    expect(classes.map(({ label }: { label: string }) => label).join("")).toBe("0123456789");
    expect(Object.keys(classes[0])).toEqual([
      "label",
      "precision",
      "recall",
      "f1",
      "truePositive",
      "falsePositive",
      "falseNegative",
      "trueNegative",
    ]);
  });

  test("counts what predict says of each sample", async () => {
    const { confusion, correct } = await answer(evaluateCommand, ...model, "--data", mnist100);
    const { samples } = await answer(predictCommand, ...model, "--data", mnist100);
    const counted = Array.from({ length: 10 }, () => new Array(10).fill(0));
    for (const { label, prediction } of samples) counted[label][prediction]++;
    expect(confusion).toEqual(counted);
    expect(correct).toBe(samples.filter((s: Predicted) => s.label === s.prediction).length);
  });

  test("0/0 is null: a label that neither occurs nor is predicted", async () => {
    const zeros = readFileSync(mnist100, "utf8").split("\n");
    const data = folder.put("zeros.txt", zeros.filter((line) => line.startsWith("0")).join("\n"));
    const { classes } = await answer(evaluateCommand, ...model, "--data", data);
    const idle = classes.find((each: { falsePositive: number; label: string }) => {
      return each.label !== "0" && each.falsePositive === 0;
    });
    expect(idle).toMatchObject({ precision: null, recall: null, f1: null, truePositive: 0 });
  });

  test("prints tables for people", async () => {
    const network = folder.put("words-network.json", pairNetwork({ epochs: 30 }));
    const words = folder.put("words.txt", smallList(20, ["dog", "cat"]));
    await folder.trained("words.json", "--network", network, "--data", words);
    const args = ["--model", folder.at("words.json"), "--data", words];
    const { out } = await call(evaluateCommand, args);
    expect(out.join("\n")).toMatchInlineSnapshot(`
      "accuracy  100.00 %, 20 of 20 samples
      loss      0.4558

      Confusion matrix: a row for each right label, a column for each prediction
             cat  dog
        cat   10    0
        dog    0   10

      Each label against all others
        label  precision    recall        F1  true +  false +  false -  true -
        cat     100.00 %  100.00 %  100.00 %      10        0        0      10
        dog     100.00 %  100.00 %  100.00 %      10        0        0      10"
    `);
  });

  test("writes a row for each sample, or for the most surprising ones", async () => {
    const csv = folder.at("samples.csv");
    const rows = async (...more: string[]) => {
      await answer(evaluateCommand, ...model, "--data", mnist100, "--csv", csv, ...more);
      const [head, ...lines] = readFileSync(csv, "utf8").trimEnd().split("\n");
      expect(head).toBe("index,label,prediction,right,loss,confidence");
      return lines.map((line) => line.split(","));
    };
    const all = await rows();
    expect(all.map(([index]) => Number(index))).toEqual(Array.from(all, (_, i) => i + 1));
    const { correct, loss } = await answer(evaluateCommand, ...model, "--data", mnist100);
    expect(all.filter(([, , , right]) => right === "yes")).toHaveLength(correct);
    expect(all.reduce((sum, row) => sum + Number(row[4]), 0) / 100).toBeCloseTo(loss, 12);
    const sorted = [...all].sort((a, b) => Number(b[4]) - Number(a[4]));
    expect(await rows("--surprising", "7")).toEqual(sorted.slice(0, 7));
    const { out } = await call(evaluateCommand, [
      ...model,
      "--data",
      mnist100,
      "--surprising",
      "2",
    ]);
    const [head = "", first = ""] = out.slice(-3);
    expect(head.split(/ +/)).toEqual(["", "sample", "label", "prediction", "loss", "confidence"]);
    expect(first.trim().split(/ +/).slice(0, 3)).toEqual(sorted[0]?.slice(0, 3));
    await expect(
      call(evaluateCommand, [...model, "--data", mnist100, "--surprising", "0"]),
    ).rejects.toThrow("--surprising");
  });

  test("of a network with a single output gives no classes", async () => {
    const changes = {
      layers: [{ dense: 1, activation: "sigmoid" }],
      loss: "binary-cross-entropy",
    };
    const network = folder.put("one-network.json", pairNetwork(changes));
    const data = folder.put("numbers.txt", smallList(20, ["0", "1"]));
    await folder.trained("one.json", "--network", network, "--data", data);
    const args = ["--model", folder.at("one.json"), "--data", data];
    const result = await answer(evaluateCommand, ...args);
    expect(result).toMatchObject({ samples: 20, confusion: [], classes: [] });
    expect(result.accuracy).toBe(result.correct / 20);
    const { samples } = await answer(predictCommand, ...args);
    const [{ label, prediction, probabilities }] = samples;
    expect(label).toBe("0");
    expect(prediction).toBe(String(probabilities[0]));
  });
});

describe("predict", () => {
  test("gives label, prediction and probabilities that sum to 1", async () => {
    const { samples } = await answer(predictCommand, ...model, "--data", mnist100);
    expect(samples).toHaveLength(100);
    for (const { prediction, probabilities } of samples) {
      expect(probabilities).toHaveLength(10);
      expect(probabilities.reduce((sum: number, p: number) => sum + p)).toBeCloseTo(1, 12);
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(Number(prediction));
    }
  });

  test("of log-softmax gives probabilities too", async () => {
    const layers = [{ dense: 10, activation: "log-softmax" }];
    const network = folder.put("log.json", digitsNetwork({ layers }));
    await folder.trained("log-model.json", "--network", network, "--data", mnist100);
    const args = ["--model", folder.at("log-model.json"), "--data", mnist100];
    const { samples } = await answer(predictCommand, ...args);
    for (const { probabilities } of samples) {
      expect(probabilities.reduce((sum: number, p: number) => sum + p)).toBeCloseTo(1, 12);
    }
  });

  test("takes samples whose labels the model does not know", async () => {
    const data = folder.put("unknown.txt", `cat${" 0.5".repeat(784)}`);
    const { samples } = await answer(predictCommand, ...model, "--data", data);
    expect(samples[0].label).toBe("cat");
    expect(samples[0].prediction).toMatch(/^\d$/);
  });

  test("prints one line a sample", async () => {
    const { out } = await call(predictCommand, [...model, "--data", mnist100]);
    expect(out).toHaveLength(100);
    for (const line of out) expect(line).toMatch(/^\d \d( [01]\.\d{4}){10}$/);
  });
});
