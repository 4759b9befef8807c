import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { parseProject } from "#compile/parse-project";
import type { BlockState } from "#compile/project";
import { fillWorkspace, readWorkspace } from "#editor/workspace-state";
import { makeWorkspace, reload, target } from "./headless.ts";

const starter = JSON.parse(readFileSync("src/gallery/starter.json", "utf8"));
const number = (NUM: unknown): BlockState => ({
  type: "math_number",
  id: `n${NUM}`,
  fields: { NUM },
});
const strange = (id: string, more: object = {}): BlockState => ({
  type: "quantum_entangle",
  id,
  fields: { QUBIT: 7 },
  extraState: { spin: "up" },
  ...more,
});

test("the starter is saved as it was loaded", async () => {
  const stage = parseProject(starter).project!.targets[0]!;
  const saved = await reload(stage);
  expect(saved.blocks).toEqual(stage.blocks);
  expect(saved.variables).toEqual(stage.variables.map(({ id, name }) => ({ id, name })));
  expect(saved.lists).toEqual(stage.lists);
});

test("every part of a network is saved as it was loaded, with its smallest and largest numbers", async () => {
  const parts = [...registry.values()].filter(({ shape }) => shape === "part");
  const ends = ["default", "min", "max"] as const;
  const saved = parts.flatMap(({ type, slots }) =>
    ends.map((end): BlockState => {
      const fields: Record<string, unknown> = {};
      for (const [name, slot] of Object.entries(slots ?? {})) {
        if (slot.kind === "numberField") fields[name] = slot[end];
        if (slot.kind === "choice") fields[name] = slot.options.at(end === "max" ? -1 : 0)!.value;
      }
      const known = Object.keys(fields).length > 0 ? { fields } : {};
      return { type, id: `${type}-${end}`, x: 0, y: 0, ...known };
    }),
  );
  const { blocks } = await reload(target(...saved));
  const byId = (a: BlockState, b: BlockState) => a.id.localeCompare(b.id);
  expect([...blocks].sort(byId)).toEqual([...saved].sort(byId));
});

describe("numbers in holes", () => {
  test.each([
    [1, 1],
    ["1.0", "1.0"],
    ["-0", "-0"],
    ["1e3", "1e3"],
    ["", ""],
    [0.1, 0.1],
  ])("%j is saved as %j", async (typed, expected) => {
    const { blocks } = await reload(
      target({
        type: "operator_random",
        id: "r",
        x: 0,
        y: 0,
        inputs: { FROM: { shadow: number(typed) }, TO: { shadow: number(2) } },
      }),
    );
    expect(blocks[0]!.inputs!.FROM!.shadow!.fields!.NUM).toBe(expected);
  });
});

describe("a block this version does not know is saved as it came", () => {
  const cases: Record<string, BlockState> = {
    "at the top, with blocks inside and below": strange("q", {
      x: 5,
      y: 6,
      inputs: { A: { block: number(3) }, B: { block: strange("q2") } },
      next: {
        block: { type: "control_wait", id: "w", inputs: { DURATION: { shadow: number(1) } } },
      },
    }),
    "in a stack": {
      type: "event_whenflagclicked",
      id: "hat",
      x: 1,
      y: 2,
      next: { block: strange("q", { next: { block: { type: "training_reset", id: "t" } } }) },
    },
    "in a round hole": {
      type: "operator_round",
      id: "r",
      x: 1,
      y: 2,
      inputs: { NUM: { shadow: number(4), block: strange("q") } },
    },
    "in a hexagonal hole": {
      type: "operator_not",
      id: "not",
      x: 1,
      y: 2,
      inputs: { OPERAND: { block: strange("q") } },
    },
    "in a mouth": {
      type: "control_forever",
      id: "f",
      x: 1,
      y: 2,
      inputs: {
        SUBSTACK: { block: strange("q", { next: { block: { type: "stage_clear", id: "s" } } }) },
      },
    },
    "among the parts of a network": {
      type: "network_define",
      id: "n",
      x: 1,
      y: 2,
      fields: { INPUTS: 784 },
      inputs: { PARTS: { block: strange("q", { next: { block: strange("q3") } }) } },
    },
    "because it has an input that is not known": {
      type: "control_wait",
      id: "w",
      x: 1,
      y: 2,
      inputs: { DURATION: { shadow: number(1) }, UNTIL: { block: number(2) } },
    },
    "because its menu has another value": {
      type: "network_activation",
      id: "a",
      x: 1,
      y: 2,
      fields: { FUNCTION: "swish" },
    },
  };
  test.each(Object.entries(cases))("%s", async (_, block) => {
    const { blocks } = await reload(target(block));
    expect(blocks).toEqual([block]);
  });
});

describe("odd states load, and then stay as they are", () => {
  const odd: Record<string, BlockState[]> = {
    "a statement in a hole for booleans": [
      {
        type: "control_if",
        id: "i",
        inputs: { CONDITION: { block: { type: "control_wait", id: "w" } } },
      },
    ],
    "a part of a network in a script": [
      {
        type: "event_whenflagclicked",
        id: "h",
        next: { block: { type: "network_dense", id: "d", fields: { UNITS: 3, INIT: "he" } } },
      },
    ],
    "blocks below a cap": [
      { type: "control_forever", id: "f", next: { block: { type: "stage_clear", id: "s" } } },
    ],
    "two blocks of one id": [
      { type: "stage_clear", id: "same" },
      { type: "training_reset", id: "same" },
    ],
    "a variable that is not declared": [
      { type: "data_variable", id: "v", fields: { VARIABLE: { id: "gone", name: "old" } } },
      { type: "data_variable", id: "v2", fields: { VARIABLE: { id: "nameless" } } },
    ],
    "a list where a variable is expected": [
      { type: "data_variable", id: "v", fields: { VARIABLE: { id: "l1" } } },
    ],
    "numbers that are none": [
      { type: "control_wait", id: "w", inputs: { DURATION: { shadow: number("seven") } } },
      { type: "network_dense", id: "d", fields: { UNITS: "many", INIT: "he" } },
      { type: "network_define", id: "n", x: Number.NaN, fields: { INPUTS: -5 } },
    ],
    "names from inside JavaScript": [
      { type: "constructor", id: "__proto__" },
      {
        type: "control_wait",
        id: "toString",
        fields: JSON.parse('{"__proto__": 1, "constructor": 2}'),
      },
    ],
    "icons and extra states of any form": [
      { type: "stage_clear", id: "s", icons: { comment: { text: "<b>hello</b>" }, warning: 5 } },
      { type: "training_reset", id: "t", icons: "none", extraState: { mutation: [] } },
    ],
  };
  test.each(Object.entries(odd))("%s", async (_, blocks) => {
    const once = await reload(target(...blocks));
    const twice = await reload(once);
    expect(twice).toEqual(once);
    for (const { type } of blocks) expect(JSON.stringify(once)).toContain(`"${type}"`);
  });
});

test("comments on the workspace are kept", async () => {
  const comment = { id: "c", text: "Look here", x: 3, y: 4, width: 120, height: 80 };
  const saved = await reload({ ...target(), comments: [comment, null, "noise"] });
  expect(saved.comments).toMatchObject([comment]);
});

test("names with HTML or of the wrong length are plain words", async () => {
  const { variables } = await reload({
    ...target(),
    variables: [
      { id: "a", name: "<img src=x onerror=alert(1)>" },
      { id: "b", name: "x".repeat(500) },
      { id: "c", name: " two\nlines " },
      { id: "d", name: "two lines" },
    ],
  });
  expect(variables.map(({ name }) => name)).toEqual([
    "<img src=x onerror=alert(1)>",
    "x".repeat(100),
    "two lines",
    "two lines 2",
  ]);
});

test("1,200 blocks are loaded with a rest after every ten", async () => {
  const workspace = makeWorkspace();
  let rests = 0;
  const rest = async () => ++rests > 0;
  const many = Array.from({ length: 40 }, (_, i) => stack(`s${i}-`, 30));
  await fillWorkspace(workspace, target(...many), { registry, rest });
  expect([rests, readWorkspace(workspace).blocks]).toEqual([120, many]);
});

test("blocks inside blocks are loaded with a rest after every ten, too", async () => {
  const workspace = makeWorkspace();
  let rests = 0;
  const rest = async () => ++rests > 0;
  const { x: _x, y: _y, ...inside } = stack("inside-", 99);
  const last: BlockState = { type: "stage_clear", id: "last" };
  const holding: BlockState = {
    ...{
      type: "control_forever",
      id: "holding",
      x: 0,
      y: 0,
      inputs: { SUBSTACK: { block: inside } },
    },
  };
  const sum = (depth: number): BlockState => ({
    type: "operator_add",
    id: `sum-${depth}`,
    inputs: {
      NUM1: depth === 0 ? one : { ...one, block: sum(depth - 1) },
      NUM2: one,
    },
  });
  const one = { shadow: { type: "math_number", id: "shadow", fields: { NUM: 1 } } };
  const waits: BlockState = {
    ...{ type: "control_wait", id: "waits", x: 0, y: 0, next: { block: last } },
    inputs: { DURATION: { ...one, block: sum(48) } },
  };
  await fillWorkspace(workspace, target(holding, waits), { registry, rest });
  expect(rests).toBe(10 + 6);
  const { blocks } = readWorkspace(workspace);
  expect(withoutShadows(blocks)).toEqual(withoutShadows([holding, waits]));
  const shadows = JSON.stringify(blocks).match(/"shadow":/g)?.length;
  expect(shadows).toBe(1 + 2 * 49);
});

test("a block over a hole that never had content of its own is saved as a project that opens", async () => {
  const { blocks } = await reload(
    target({
      type: "control_wait",
      id: "wait",
      x: 0,
      y: 0,
      inputs: { DURATION: { block: { type: "training_rate", id: "rate" } } },
    }),
  );
  const [wait] = blocks;
  expect(wait!.inputs!.DURATION!.shadow!.id).not.toBe("");
  const stage = { ...starter.targets[0], blocks };
  expect(parseProject({ ...starter, targets: [stage] }).problems).toBeUndefined();
});

/** Blockly gives shadows ids of its own. */
function withoutShadows(blocks: readonly BlockState[]): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value) => (key === "shadow" ? undefined : value)));
}

function stack(prefix: string, height: number): BlockState {
  const top: BlockState = { type: "stage_clear", id: `${prefix}${height}`, x: 0, y: 0 };
  let below: BlockState | null = null;
  for (let i = 1; i < height; i++) {
    const next: Pick<BlockState, "next"> = below ? { next: { block: below } } : {};
    below = { type: "stage_clear", id: `${prefix}${i}`, ...next };
  }
  return below ? { ...top, next: { block: below } } : top;
}

test("loading stops between two stacks when it is no longer wanted", async () => {
  const workspace = makeWorkspace();
  const many = Array.from(
    { length: 5 },
    (_, i): BlockState => ({ type: "stage_clear", id: `s${i}` }),
  );
  let rests = 0;
  await fillWorkspace(workspace, target(...many), { registry, rest: async () => ++rests < 2 });
  expect(readWorkspace(workspace).blocks.map(({ id }) => id)).toEqual(["s0", "s1"]);
});
