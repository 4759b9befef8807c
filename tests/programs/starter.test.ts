import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { weightsHash } from "#engine/weights-hash";
import { itemsOf, open, run } from "./run-project.ts";

const starter = JSON.parse(
  readFileSync(new URL("../../src/gallery/starter.json", import.meta.url), "utf8"),
);

describe("the starter project", () => {
  test("gets at least 99 of its 100 samples right, for every seed from 1 to 20", async () => {
    const accuracies: unknown[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { variables, session } = await run({ ...starter, seed });
      accuracies.push(variables.accuracy);
      expect(session.recorder.metrics.loss).toHaveLength(100);
      expect(session.recorder.metrics.accuracy).toHaveLength(100);
      expect(session.recorder.samplesDrawn).toBe(10_000);
    }
    expect(Math.min(...accuracies.map(Number))).toBeGreaterThanOrEqual(0.99);
  }, 60_000);

  test("gives the same weights for the same seed and others for another", async () => {
    const hashes: string[] = [];
    for (const seed of [7, 7, 8]) {
      const json = { ...starter, seed };
      const short = JSON.parse(JSON.stringify(json).replaceAll('"NUM":100', '"NUM":3'));
      const { session } = await run(short);
      hashes.push(weightsHash(session.learner.network!));
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test("key 9 in the middle of the training stops and resets it", async () => {
    const opened = await open(starter);
    const { session } = opened;
    session.flag();
    let looks = 0;
    // A training looks at the clock at each sample; it is cut in the middle.
    const cut = session.scheduler.run({
      outOfTime: () => ++looks > 250,
      visibleRounds: Number.POSITIVE_INFINITY,
    });
    expect(cut).toBe("time");
    const { learner } = session;
    expect(learner.network?.trained).toBeGreaterThan(50);
    const epoch = session.variables.get("var-epoch");
    const before = Number(epoch?.value);
    expect(before).toBeGreaterThan(0);
    session.key("9");
    expect(opened.run(() => false)).toEqual({ ended: "done" });
    expect(learner.network?.trained).toBe(0);
    expect(epoch?.value).toBe("0");
    expect(session.variables.get("var-accuracy")?.value).toBe("0");
    expect(session.recorder.metrics.loss).toEqual([]);
    const [shown] = session.recorder.allSeries();
    expect(shown?.x).toHaveLength(0);
    expect(session.scheduler.isIdle).toBe(true);
  });

  test("a second flag click in the middle starts afresh and ends with the same bits", async () => {
    const short = JSON.parse(JSON.stringify(starter).replaceAll('"NUM":100', '"NUM":4'));
    const whole = await run(short);
    const again = await open(short);
    again.session.flag();
    let looks = 0;
    again.session.scheduler.run({ outOfTime: () => ++looks > 333, visibleRounds: 1e9 });
    again.session.flag();
    again.run(() => false);
    expect(weightsHash(again.session.learner.network!)).toBe(
      weightsHash(whole.session.learner.network!),
    );
    expect(again.session.recorder.samplesDrawn).toBe(400);
    expect(again.session.list("list-mnist").length).toBe(100);
  });

  test("an empty list trains nothing and divides by nothing", async () => {
    const outcome = await run(starter, {
      prepare: (session) => session.list("list-mnist").replaceAll(new SampleList()),
    });
    expect(outcome.ended).toBe("error");
    expect(outcome.diagnostics.map((one) => one.text)).toMatchInlineSnapshot(`
      [
        "The list “Mnist” is empty. Import samples into it: use the Import button of the list.",
      ]
    `);
    expect(itemsOf(outcome.session.list("list-mnist"))).toEqual([]);
  });
});
