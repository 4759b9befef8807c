// What the backpack shows of a script, and what it makes of damaged entries.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { BlockState } from "#compile/project";
import { describeScript, nameOf, readEntry } from "#editor/backpack-entry";
import { makeWorkspace } from "./headless.ts";
import { definition, open } from "./jump.ts";

const number = (NUM: number) => ({ type: "math_number", id: `n${NUM}`, fields: { NUM } });
const loop: BlockState = {
  type: "control_repeat",
  id: "loop",
  inputs: {
    TIMES: {
      shadow: number(10),
      block: {
        type: "operator_add",
        id: "add",
        inputs: { NUM1: { shadow: number(1) }, NUM2: { shadow: number(2) } },
      },
    },
    SUBSTACK: {
      block: {
        type: "control_wait",
        id: "inner",
        inputs: { DURATION: { shadow: number(3) } },
        next: { block: { type: "training_reset", id: "reset" } },
      },
    },
  },
  next: { block: { type: "training_reset", id: "after" } },
};

test("an entry tells a script's first blocks in words, indented, and counts all of them", async () => {
  const workspace = makeWorkspace();
  await open(workspace, { ...loop, x: 0, y: 0 }, definition);
  const entry = describeScript("e", workspace.getBlockById("loop")!);
  expect(entry.lines.map(({ words, depth }) => `${"  ".repeat(depth)}${words}`)).toEqual([
    "repeat (1 + 2)",
    "  wait 3 seconds",
    "  reset network",
    "reset network",
  ]);
  expect(entry).toMatchObject({ name: "", blocks: 5 });
  expect(nameOf(entry)).toBe("repeat (1 + 2)");
  expect(readEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);

  // What hangs below is told as it stands, wherever it hung.
  const inner = describeScript("i", workspace.getBlockById("inner")!);
  expect(inner.lines.map(({ depth }) => depth)).toEqual([0, 0]);
  expect(inner.blocks).toBe(2);
  const defined = describeScript("d", workspace.getBlockById("define")!);
  expect(nameOf(defined)).toBe("define jump high if ready");
  workspace.dispose();
});

test("whatever was kept is an entry that can be shown, or none", () => {
  const good = {
    id: "a",
    name: "",
    blocks: 2,
    lines: [{ words: "wait", colour: "#FFAB19", depth: 0 }],
  };
  const [line] = good.lines;
  const damaged = [
    { ...good, id: 7 },
    { ...good, name: null },
    { ...good, blocks: -1 },
    { ...good, lines: [{ ...line, colour: "red; background: url(//x)" }] },
    { ...good, lines: [{ ...line, depth: Number.NaN }] },
    { ...good, lines: {} },
  ];
  expect(readEntry(good)).toEqual(good);
  for (const one of damaged) expect(readEntry(one)).toBeNull();
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      const entry = readEntry(kept);
      return entry === null || typeof nameOf(entry) === "string";
    }),
    { seed: 7, numRuns: 300 },
  );
});
