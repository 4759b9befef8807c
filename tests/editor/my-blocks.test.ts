// The blocks of My Blocks: their shapes, and what is saved of them.
import type * as Blockly from "blockly/core";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { BlockState } from "#compile/project";
import { makeWorkspace, reload, target } from "./headless.ts";
import { call, defining, definition, open, script, text, words } from "./jump.ts";

let workspace: Blockly.Workspace;
beforeEach(async () => {
  workspace = makeWorkspace();
  await open(workspace, definition, script);
});

describe("a definition", () => {
  test("shows its block in its head, with its inputs", () => {
    const block = workspace.getBlockById("define")!;
    const picture = block.getInputTargetBlock("PROTOTYPE")!;
    expect([picture.isShadow(), words(picture)]).toEqual([true, "jump high if ready"]);
    expect(block.nextConnection).not.toBeNull();
    expect(block.previousConnection).toBeNull();
  });

  test("with HTML in its names has plain words", async () => {
    await open(
      workspace,
      defining("h", [{ kind: "text", id: "a", name: "<img src=x onerror=alert(1)>" }]),
    );
    const picture = workspace.getBlockById("h")!.getInputTargetBlock("PROTOTYPE")!;
    expect(words(picture)).toBe("<img src=x onerror=alert(1)>");
  });

  test("takes nothing into its head", () => {
    const block = workspace.getBlockById("define")!;
    const other = workspace.newBlock("operator_join").outputConnection!;
    const picture = block.getInputTargetBlock("PROTOTYPE")!;
    const fits = (connection: Blockly.Connection) =>
      workspace.connectionChecker.canConnect(connection, other, false);
    expect(fits(block.getInput("PROTOTYPE")!.connection!)).toBe(false);
    expect(fits(picture.getInput("high")!.connection!)).toBe(false);
  });
});

describe("a call", () => {
  test("has a round and a hexagonal hole, named by the parts' ids", () => {
    const block = workspace.getBlockById("again")!;
    const checks = ["high", "ready"].map((id) => block.getInput(id)!.connection!.getCheck());
    expect(checks).toEqual([["Value", "Boolean"], ["Boolean"]]);
    expect(words(block)).toBe("jump 0 if ?");
  });
});

test("definitions and calls of any look are saved as they were loaded", async () => {
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  const label = fc.record({ kind: fc.constant("label" as const), text: fc.string() });
  const input = fc.record({
    kind: fc.constantFrom("text" as const, "boolean" as const),
    id: word.filter((id) => id !== "__proto__" && !id.startsWith("words ")),
    name: word,
  });
  const parts = fc.uniqueArray(fc.oneof(label, input), {
    selector: (part) => (part.kind === "label" ? part : part.id),
    maxLength: 8,
  });
  const procedure = fc.record({ id: word, parts, warp: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(procedure, word, async (made, typed) => {
      const inputs: Record<string, { shadow: BlockState }> = {};
      for (const part of made.parts) {
        if (part.kind === "text") inputs[part.id] = { shadow: text(`t-${part.id}`, typed) };
      }
      const saved: BlockState[] = [
        {
          ...definition,
          extraState: { procedure: made },
          next: { block: { type: "stage_clear", id: "c" } },
        },
        {
          type: "procedures_call",
          id: "one call",
          x: 1,
          y: 2,
          extraState: { procedure: made },
          ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
        },
      ];
      const { blocks } = await reload(target(...saved));
      expect(blocks).toEqual(saved);
    }),
    { numRuns: 60 },
  );
});

test("folded up, they are saved as they were loaded", async () => {
  const folded = [
    { ...definition, collapsed: true },
    { ...call("c", "typed"), x: 1, y: 2, collapsed: true },
  ];
  expect((await reload(target(...folded))).blocks).toEqual(folded);
});

describe("damaged extra state is kept in a stand-in", () => {
  const part = { kind: "text", id: "a", name: "n" };
  const damaged: Record<string, unknown> = {
    none: undefined,
    text: "procedure",
    "no procedure": { mutation: {} },
    "no id": { procedure: { parts: [], warp: false } },
    "no parts": { procedure: { id: "p", warp: false } },
    "a part of another kind": {
      procedure: { id: "p", warp: false, parts: [{ kind: "x", text: "" }] },
    },
    "two parts of one id": { procedure: { id: "p", warp: false, parts: [part, part] } },
    "an id from inside JavaScript": {
      procedure: { id: "p", warp: false, parts: [{ ...part, id: "__proto__" }] },
    },
    "a name that is none": { procedure: { id: "p", warp: false, parts: [{ ...part, name: 5 }] } },
    "no warp": { procedure: { id: "p", parts: [] } },
  };
  test.each(Object.entries(damaged))("%s", async (_, extraState) => {
    const blocks: BlockState[] = [
      { ...definition, extraState, next: { block: { ...call("inner", "x"), extraState } } },
      { type: "procedures_call", id: "loose", x: 1, y: 2, extraState },
    ];
    const saved = await reload(target(...blocks));
    expect(JSON.stringify(saved.blocks)).toBe(JSON.stringify(await again(saved.blocks)));
    const kept = JSON.parse(JSON.stringify(blocks));
    expect(JSON.parse(JSON.stringify(saved.blocks))).toEqual(kept);
  });

  test("a call with an input it does not have", async () => {
    const block = { ...call("c", "x"), x: 1, y: 2, inputs: { other: { shadow: text("t", "x") } } };
    expect((await reload(target(block))).blocks).toEqual([block]);
  });

  test("a definition inside a script", async () => {
    const { x: _x, y: _y, ...inner } = definition;
    const block: BlockState = { type: "stage_clear", id: "s", x: 1, y: 2, next: { block: inner } };
    expect((await reload(target(block))).blocks).toEqual([block]);
  });

  async function again(blocks: readonly BlockState[]) {
    return (await reload(target(...blocks))).blocks;
  }
});
