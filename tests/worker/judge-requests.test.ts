// The worker's requests about testing the network on a list: in parts, cancelled, kept, and out of date.
import { beforeEach, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import type { Session } from "#host/session";
import { type Judged, judge, judgedFile, judgedSamples } from "#worker/judge-requests";
import { specOf } from "../engine/small-networks.ts";

const many = new SampleList(Array.from({ length: 150_000 }, (_, i) => `${i % 2} ${i % 7} 3`));
const progress = () => undefined;
const going = { signal: new AbortController().signal, progress };

let session: Session;
let desk: { session: Session; judged: Map<string, Judged> };
beforeEach(() => {
  session = createHeadless().session;
  const layers = specOf([2, 2]).layers.map((layer) => ({ ...layer, block: "" }));
  session.setProgram({
    seed: 1,
    network: { ...specOf([2, 2]), layers, block: "" },
    scripts: [],
    procedures: [],
    variables: [],
    lists: [{ id: "l", name: "Digits", target: "" }],
    targets: [],
  });
  session.list("l").replaceAll(many.copy());
  desk = { session, judged: new Map() };
});

const ask = { list: "l", filter: {}, order: "list", from: 0, count: 3 } as const;

test("150,000 samples are judged in parts, between which messages get in", async () => {
  const done: number[] = [];
  let others = 0;
  const counting = setInterval(() => others++, 0);
  const answer = await judge({ list: "l", keep: true }, desk, {
    ...going,
    progress: (so, of) => {
      expect(of).toBe(150_000);
      done.push(so);
    },
  });
  clearInterval(counting);
  expect(answer).toMatchObject({ samples: 150_000, labels: ["0", "1"], learnedMeanwhile: false });
  expect(answer.network).toEqual({ trained: 0, resets: 1 });
  expect(done.length).toBeGreaterThan(1);
  expect(others).toBeGreaterThan(0);
  expect(done).toEqual([...done].sort((a, b) => a - b));
});

test("a test that is cancelled leaves the one before as it was", async () => {
  await judge({ list: "l", keep: true }, desk, going);
  const before = desk.judged.get("l");
  const abort = new AbortController();
  const cancelled = judge({ list: "l", keep: true }, desk, {
    signal: abort.signal,
    progress: () => abort.abort(),
  });
  await expect(cancelled).rejects.toThrow();
  expect(desk.judged.get("l")).toBe(before);
});

test("what was kept tells when list or network have changed since", async () => {
  expect(() => judgedSamples(ask, desk)).toThrow("has not been tested on “Digits” yet");
  await judge({ list: "l", keep: false }, desk, going);
  expect(desk.judged.size).toBe(0);
  await judge({ list: "l", keep: true }, desk, going);
  const { total, items, ...since } = judgedSamples(ask, desk);
  expect([total, items.length, items[2]?.index]).toEqual([150_000, 3, 2]);
  expect(since).toEqual({ listChanged: false, networkChanged: false });
  session.list("l").set(1, "0 1 3");
  expect(judgedSamples(ask, desk)).toMatchObject({ listChanged: true, networkChanged: false });
  expect(judgedSamples(ask, desk).items[1]).toMatchObject({ label: "1", labelNow: "0" });
  session.learner.train({ label: "1", pixels: new Uint8Array(2), text: null });
  expect(judgedSamples(ask, desk)).toMatchObject({ listChanged: true, networkChanged: true });
});

test("a training that goes on meanwhile is told of, a reset ends the test", async () => {
  const sample = { label: "1", pixels: new Uint8Array(2), text: null };
  const training = await judge({ list: "l", keep: true }, desk, {
    ...going,
    progress: () => session.learner.train(sample),
  });
  expect(training.learnedMeanwhile).toBe(true);
  const reset = { ...going, progress: () => session.learner.reset() };
  await expect(judge({ list: "l", keep: true }, desk, reset)).rejects.toThrow("made anew");
});

test("an empty list is refused, and every sample goes into the table", async () => {
  session.list("l").clear();
  const empty = judge({ list: "l", keep: true }, desk, going);
  await expect(empty).rejects.toThrow("The list “Digits” is empty: there is nothing to test on.");
  session.list("l").replaceAll(new SampleList(["0 1 2", "1 2 1"]));
  await judge({ list: "l", keep: true }, desk, going);
  const { file } = await judgedFile({ list: "l", part: "samples" }, desk);
  expect((await file.text()).split("\n")).toHaveLength(4);
});
