// The block `add shifted copies of each in [list] to [list]`, run in programs.
import { expect, test } from "vitest";
import { data } from "#blocks/data";
import { isSample } from "#data/sample-list";
import { KINDS_OF_COPIES } from "#host/copy-samples";
import { block, project, whenFlag } from "../programs/build-project.ts";
import { open, run } from "../programs/run-project.ts";

const addCopies = (copies: number, kind: string, [from, to]: readonly [string, string]) =>
  block("data_addcopies", {
    fields: { KIND: kind, FROM: { id: `list-${from}` }, TO: { id: `list-${to}` } },
    inputs: { COPIES: copies },
  });

const asked = (seed: number, copies: number, kind: string, to = "more") =>
  project({
    seed,
    lists: { Mnist: { dataset: "mnist_100.txt" }, more: [], odd: ["7 0.5 0.5 0.5"] },
    scripts: [whenFlag(addCopies(copies, kind, ["Mnist", to]))],
  });

async function copiesOf(seed: number, copies: number, kind: string) {
  const { session, ended } = await run(asked(seed, copies, kind));
  expect(ended).toBe("done");
  const list = session.list("list-more");
  return Array.from({ length: list.length }, (_, k) => {
    const sample = list.sample(k);
    if (!isSample(sample)) throw new Error(`Item ${k} is no sample`);
    return sample;
  });
}

test("the menu's kinds are those that there are", () => {
  const spec = data.blocks.find(({ type }) => type === "data_addcopies")!;
  const kind = spec.slots!.KIND!;
  if (kind.kind !== "choice") throw new Error("KIND is no choice");
  expect(kind.options.map(({ value }) => value)).toEqual(KINDS_OF_COPIES);
});

test.each(KINDS_OF_COPIES)(
  "%s copies keep labels and bytes, and differ from their samples",
  async (kind) => {
    const samples = await copiesOf(1, 0, kind);
    expect(samples).toEqual([]);
    const copies = await copiesOf(1, 2, kind);
    expect(copies.length).toBe(200);
    const { session } = await run(asked(1, 0, kind));
    const mnist = session.list("list-Mnist");
    for (const [k, { label, pixels }] of copies.entries()) {
      const source = mnist.sample(k % 100);
      if (!isSample(source)) throw new Error("MNIST is samples");
      expect(label).toBe(source.label);
      expect(pixels).toBeInstanceOf(Uint8Array);
      expect(Buffer.compare(pixels as Uint8Array, source.pixels as Uint8Array)).not.toBe(0);
    }
  },
);

test("the same seed gives the same copies, another seed and the next round others", async () => {
  const first = await copiesOf(1, 2, "varied");
  expect(await copiesOf(1, 2, "varied")).toEqual(first);
  expect(await copiesOf(2, 2, "varied")).not.toEqual(first);
  expect(first[0]!.pixels).not.toEqual(first[100]!.pixels);
});

test("a list can be given copies of itself: those that were there when the block began", async () => {
  const { session } = await run(asked(1, 1, "shifted", "Mnist"));
  expect(session.list("list-Mnist").length).toBe(200);
});

test("it runs in parts, and a stop leaves what was added so far", async () => {
  const opened = await open(asked(1, 50, "rotated"));
  const { session } = opened;
  session.flag();
  const list = session.list("list-more");
  opened.run(() => list.length > 0);
  expect(list.length).toBeGreaterThan(0);
  expect(list.length).toBeLessThan(200);
  session.stop();
  expect(session.scheduler.isIdle).toBe(true);
});

test("pictures that are not square and too many copies are refused with a sentence", async () => {
  const said = async (copies: number, from: string) => {
    const json = project({
      lists: { Mnist: { dataset: "mnist_100.txt" }, more: [], odd: ["7 0.5 0.5 0.5"], text: ["a"] },
      scripts: [whenFlag(addCopies(copies, "noisy", [from, "more"]))],
    });
    const { session } = await run(json);
    expect(session.list("list-more").length).toBe(0);
    return session.scheduler.fault?.error.message;
  };
  expect(await said(1, "odd")).toMatchInlineSnapshot(
    `"Item 1 of “odd” has 3 values, which is no square picture, but only square pictures such as 28 × 28 (784 values) can be copied with changes. Use a list of pictures."`,
  );
  expect(await said(2001, "Mnist")).toMatchInlineSnapshot(
    `"2001 copies of each of the 100 samples of “Mnist” are 200,100 new ones, but one block adds at most 200,000. Ask for fewer copies, or copy from a shorter list."`,
  );
  expect(await said(1, "text")).toMatchInlineSnapshot(
    `"Item 1 of "text" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item."`,
  );
});
