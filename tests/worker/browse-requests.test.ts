// Looking through a list and editing many of its samples, as the page asks for it; every edit can be undone to
// the byte.
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { encodeList } from "#data/encode-list";
import { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import { browse, browsed } from "#worker/browse-requests";
import { judge } from "#worker/judge-requests";
import type { Answer, Ask, ListEdit, ListReply } from "#worker/protocol";
import { answerRequest, type Desk } from "#worker/requests";
import { specOf } from "../engine/small-networks.ts";

const going = { signal: new AbortController().signal, progress: () => undefined };

let desk: Desk;
beforeEach(() => {
  const { session } = createHeadless();
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
  desk = {
    session,
    undo: new Map(),
    undoTokens: 0,
    datasets: new Map(),
    sources: new Map(),
    judged: new Map(),
  } as unknown as Desk;
});

async function request<T>(name: "editList" | "importList", ask: unknown): Promise<T> {
  const asked = { type: "request", request: 1, name, ask } as Parameters<typeof answerRequest>[0];
  const options = { ...going, base: "", createDesk: () => desk };
  return answerRequest(asked, desk, options) as T | Promise<T>;
}
const edit = (what: ListEdit) => request<ListReply>("editList", { list: "l", edit: what });
const undo = ({ undo: token }: ListReply) =>
  request<ListReply>("importList", { list: "l", content: { kind: "undo", token } });
const list = () => desk.session.list("l");
const fill = (...lines: (string | number)[]) => list().replaceAll(new SampleList(lines));
const textOf = () => new Blob([...encodeList(list())]).text();
const look = (more: Partial<Ask<"browse">> = {}): Promise<Answer<"browse">> =>
  browse({ list: "l", filter: {}, order: "list", ...more }, desk, going);

test("the page is told the places that pass, and gets a window of them as one piece of bytes", async () => {
  const picture = (value: number) => Array.from({ length: 16 }, () => value).join(" ");
  fill(`7 ${picture(0)}`, `1 ${picture(1)}`, "words only", `7 ${picture(0.5)}`);
  const found = await look({ filter: { label: "7" } });
  expect(found).toMatchObject({ length: 4, samples: 3, pictures: true, test: null });
  expect([...found.indexes]).toEqual([0, 3]);
  expect(found.problem).toContain('Item 3 of "Digits" is not a sample');
  const { edition } = found;
  const shown = browsed({ list: "l", edition, indexes: Uint32Array.of(3, 2, 1) }, desk);
  expect(shown.items.map(({ index, label, side }) => [index, label, side])).toEqual([
    [3, "7", 4],
    [2, null, 0],
    [1, "1", 4],
  ]);
  expect(shown.pixels.length).toBe(32);
  expect([shown.pixels[0], shown.pixels[31]]).toEqual([128, 255]);
});

test("what is asked of a state that is gone is empty, and the same state is looked through once", async () => {
  fill("0 1 2", "1 2 1");
  const { edition } = await look();
  expect((await look({ filter: { label: "1" } })).edition).toBe(edition);
  list().delete(0);
  // Until it is looked through anew, the state before is shown.
  expect(browsed({ list: "l", edition, indexes: Uint32Array.of(1) }, desk).items.length).toBe(1);
  expect((await look()).edition).not.toBe(edition);
  expect(browsed({ list: "l", edition, indexes: Uint32Array.of(0) }, desk).items).toEqual([]);
});

test("a test gives verdicts, and says when the network has learned since", async () => {
  fill("0 1 2", "1 2 1", "0 5 1");
  await judge({ list: "l", keep: true }, desk, going);
  const found = await look({ order: "surprise" });
  expect(found.test).toEqual({ networkChanged: false });
  expect(found.verdicts.right + found.verdicts.wrong).toBe(3);
  desk.session.learner.train({ label: "1", pixels: new Uint8Array(2), text: null });
  expect((await look()).test).toEqual({ networkChanged: true });
});

test("60,000 items that are still text are looked through in parts", async () => {
  fill(...Array.from({ length: 60_000 }, (_, i) => `${i % 10} ${i % 7} 3`));
  const done: number[] = [];
  const progress = (so: number) => done.push(so);
  const found = await browse({ list: "l", filter: {}, order: "list" }, desk, {
    ...going,
    progress,
  });
  expect(found.classes.map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 6000));
  expect(done.length).toBeGreaterThan(1);
});

test("many are deleted, duplicated or relabelled in one step", async () => {
  const lines = ["0 1 2", " 1\t2,1", "0 5 1", "plain"];
  fill(...lines);
  const now = () => list().version;
  const before = await textOf();
  const removed = await edit({ kind: "remove", indexes: Uint32Array.of(2, 0), version: now() });
  expect([removed.length, await textOf()]).toEqual([2, " 1\t2,1\nplain"]);
  const copied = await edit({ kind: "duplicate", indexes: Uint32Array.of(0), version: now() });
  expect(await textOf()).toBe(" 1\t2,1\n 1\t2,1\nplain");
  const indexes = Uint32Array.of(0, 1);
  const named = await edit({ kind: "relabel", indexes, label: " cat ", version: now() });
  expect(await textOf()).toBe(" cat\t2,1\n cat\t2,1\nplain");
  for (const step of [named, copied, removed]) await undo(step);
  expect(await textOf()).toBe(before);
});

test("an edit of places that are no longer those is refused, and nothing changes", async () => {
  fill("0 1 2", "1 2 1", "plain");
  const { version } = await look();
  const refused = async (what: ListEdit, sentence: string) => {
    const before = [await textOf(), list().version, desk.undo.size];
    await expect(edit(what)).rejects.toThrow(sentence);
    expect([await textOf(), list().version, desk.undo.size]).toEqual(before);
  };
  const all = Uint32Array.of(0, 1, 2);
  await refused({ kind: "remove", indexes: Uint32Array.of(3), version }, "has changed meanwhile");
  await refused({ kind: "relabel", indexes: all, label: "a b", version }, "A label is one word");
  await refused(
    { kind: "relabel", indexes: all, label: "7", version },
    "Item 3 of “Digits” is not a sample and has no label",
  );
  list().push("1 1 1");
  await refused({ kind: "remove", indexes: all, version }, "“Digits” has changed meanwhile");
  const many = Array.from({ length: 1_000_001 }, (_, i) => i);
  list().replaceAll(new SampleList(many));
  await refused(
    { kind: "duplicate", indexes: Uint32Array.from(many), version: list().version },
    "more than 2,000,000 items",
  );
});

test("whatever is edited, undoing all of it gives the same text, and redoing it the same again", async () => {
  const line = fc.oneof(
    fc.constantFrom("0 0.5 1.0", "1\t2,3", "  7 0.0", "word", "", "ü 1 2", "5\u00a0x 1 2 "),
    fc.integer({ min: 0, max: 99 }),
  );
  const step = fc.record({
    kind: fc.constantFrom("remove", "duplicate", "relabel", "label", "insert", "delete"),
    at: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
    label: fc.constantFrom("7", "cat", "0.5"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.array(step, { maxLength: 30 }),
      async (lines, steps) => {
        fill(...lines);
        const texts = [await textOf()];
        const undos: ListReply[] = [];
        for (const { kind, at, label } of steps) {
          const { length, version } = list();
          const [index = 0] = at;
          const indexes = Uint32Array.from(new Set(at.filter((place) => place < length)));
          const sample = index < length ? list().sample(index) : null;
          const was = sample !== null && "label" in sample ? sample.label : "";
          const what: ListEdit =
            kind === "relabel"
              ? { kind, indexes, label, version }
              : kind === "label"
                ? { kind, index, label, was }
                : kind === "insert"
                  ? { kind, index, item: `${label} 1 2` }
                  : kind === "delete"
                    ? { kind, index }
                    : { kind: kind as "remove" | "duplicate", indexes, version };
          const done = await edit(what).catch(() => null);
          if (done === null) continue;
          undos.push(done);
          texts.push(await textOf());
        }
        const redos: ListReply[] = [];
        for (const [step, reply] of [...undos.entries()].reverse()) {
          redos.push(await undo(reply));
          expect(await textOf()).toBe(texts[step]);
        }
        for (const reply of redos.reverse()) await undo(reply);
        expect(await textOf()).toBe(texts.at(-1));
      },
    ),
    { seed: 5, numRuns: 60 },
  );
});

test("a step that is undone takes no more room, and old steps of long lists go", async () => {
  fill(...Array.from({ length: 60_000 }, (_, i) => i));
  const steps: ListReply[] = [];
  for (let i = 0; i < 40; i++) steps.push(await edit({ kind: "delete", index: 0 }));
  expect(desk.undo.size).toBe(33);
  await undo(steps.at(-1)!);
  expect(desk.undo.size).toBe(33);
  await expect(undo(steps[0]!)).rejects.toThrow("too long ago");
  fill("1 2 3");
  for (let i = 0; i < 100; i++) await edit({ kind: "insert", index: 0, item: "7" });
  expect(list().length).toBe(101);
});
