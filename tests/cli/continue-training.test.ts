// A kept training goes on as if it had never been put away: 3 + 2 epochs give the bytes of 5, and so
// does one that was interrupted in the middle of an epoch.
import { describe, expect, test } from "vitest";
import { trainCommand } from "../../scripts/cli-train.ts";
import { call, digitsNetwork, Folder, mnist100, mnist500 } from "./calling.ts";

const folder = new Folder();
const { trained } = folder;
const digits = folder.put("digits.json", digitsNetwork({ epochs: 2 }));

describe("a kept training", () => {
  const everything = {
    layers: [
      { dense: 12, activation: "relu" },
      { dropout: 0.3 },
      { dense: 10, activation: "softmax" },
    ],
    optimizer: { name: "adam", learningRate: 0.003 },
    batchSize: 7,
    l2: 0.01,
    schedule: { name: "exponential", factor: 0.9 },
    validation: 12,
  };
  test.each([
    ["plain", {}],
    [
      "in the order of the file, with momentum",
      { shuffle: false, optimizer: { name: "momentum" } },
    ],
    ["with Adam, dropout, L2, a schedule and a last short batch", everything],
  ])("goes on with the same bits: %s", async (name, changes) => {
    const id = name.slice(0, 5);
    const network = folder.put(`${id}-network.json`, digitsNetwork(changes));
    const data = ["--data", mnist500, "--limit", "112"];
    const whole = await trained(`${id}-5.json`, "--network", network, ...data, "--epochs", "5");
    await trained(`${id}-3.json`, "--network", network, ...data, "--epochs", "3");
    const from = ["--from", folder.at(`${id}-3.json`), ...data, "--epochs", "2"];
    expect(await trained(`${id}-3+2.json`, ...from)).toBe(whole);
    expect(await trained(`${id}-n.json`, ...from, "--network", network)).toBe(whole);
  });

  test("goes on with the same bits after Ctrl-C inside an epoch", async () => {
    const network = folder.put("interrupted-network.json", digitsNetwork(everything));
    const data = ["--data", mnist500, "--limit", "112"];
    const whole = await trained("whole.json", "--network", network, ...data, "--epochs", "3");
    const save = folder.at("interrupted.json");
    const args = ["--network", network, ...data, "--epochs", "3", "--save", save];
    const { code, errors } = await call(trainCommand, [...args, "--verbose", "2"], (line) => {
      if (/^ {2}epoch 1\/3: loss/.test(line)) process.emit("SIGINT");
    });
    expect(code).toBe(130);
    expect(errors.at(-1)?.replaceAll(`${folder.path}/`, "")).toBe(
      "Interrupted in epoch 1. Saved in interrupted.json; --from interrupted.json goes on from there.",
    );
    // The first look is after 16 samples, in the third batch.
    const { position } = folder.readJson("interrupted.json");
    expect(position).toMatchObject({ epoch: 0, sample: 21, trained: 21 });
    const rest = ["--from", save, ...data, "--epochs", "3"];
    expect(await trained("rest.json", ...rest)).toBe(whole);
    expect(process.listenerCount("SIGINT")).toBe(0);
  });

  test("goes on as another network file says, if the layers are the same", async () => {
    await trained("before.json", "--network", digits, "--data", mnist100);
    const changed = { optimizer: { name: "adam", learningRate: 0.5 }, batchSize: 10, epochs: 1 };
    const network = folder.put("changed.json", digitsNetwork(changed));
    const args = ["--from", folder.at("before.json"), "--network", network, "--data", mnist100];
    const model = JSON.parse(await trained("changed-model.json", ...args));
    expect(model.network).toMatchObject(changed);
    expect(model.optimizer.learningRate).toBe(0.5);
    expect(model.position).toMatchObject({ epoch: 3, trained: 300 });
  });

  test("--seed draws shuffling and dropout anew, but not the weights", async () => {
    await trained("seed-1.json", "--network", digits, "--data", mnist100, "--epochs", "1");
    const args = ["--from", folder.at("seed-1.json"), "--data", mnist100];
    const none = ["--epochs", "0", "--seed", "5"];
    const reseeded = JSON.parse(await trained("seed-5.json", ...args, ...none));
    expect(reseeded.layers).toEqual(folder.readJson("seed-1.json").layers);
    expect(reseeded.random.seed).toBe(5);
    const one = await trained("seed-1-2.json", ...args, "--epochs", "1");
    const five = await trained("seed-5-2.json", ...args, "--epochs", "1", "--seed", "5");
    expect(five).not.toBe(one);
  });
});
