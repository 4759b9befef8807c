// Making, editing and copying My Blocks, with undo.
import * as Blockly from "blockly/core";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { BlockState, ProcedurePart } from "#compile/project";
import { procedureOf } from "#editor/procedure-blocks";
import {
  addDefinition,
  callersOf,
  changeProcedure,
  definitionOf,
  proceduresIn,
  settleCopy,
} from "#editor/procedure-edits";
import type { Procedure } from "#editor/procedure-state";
import { readWorkspace } from "#editor/workspace-state";
import { makeWorkspace } from "./headless.ts";
import {
  argument,
  call,
  defining,
  definition,
  jump,
  open,
  script,
  settled,
  text,
  words,
} from "./jump.ts";

let workspace: Blockly.Workspace;
beforeEach(async () => {
  workspace = makeWorkspace();
  await open(workspace, definition, script);
});

describe("editing", () => {
  const changed: Procedure = {
    id: "jump",
    parts: [
      { kind: "boolean", id: "ready", name: "set?" },
      { kind: "label", text: "leap" },
      { kind: "text", id: "far", name: "far" },
      { kind: "text", id: "high", name: "tall" },
    ],
    warp: true,
  };

  test("changes definition and calls; holes keep what was in them", async () => {
    changeProcedure(workspace, changed);
    await settled();
    expect(proceduresIn(workspace)).toEqual([changed]);
    const block = workspace.getBlockById("call")!;
    expect(procedureOf(block)).toEqual(changed);
    expect(block.getInputTargetBlock("high")!.id).toBe("inside");
    expect(block.getInputTargetBlock("ready")!.id).toBe("not");
    expect(words(workspace.getBlockById("again")!)).toBe("? leap  0");
    const picture = workspace.getBlockById("define")!.getInputTargetBlock("PROTOTYPE")!;
    expect(words(picture)).toBe("set? leap far tall");
  });

  test("renames the inputs in the body, and only there", async () => {
    changeProcedure(workspace, changed);
    await settled();
    const value = (id: string) => workspace.getBlockById(id)!.getFieldValue("VALUE");
    expect([value("arg"), value("inside")]).toEqual(["tall", "high"]);
  });

  test("a call that is folded up stays so", async () => {
    const block = workspace.getBlockById("call")!;
    block.setCollapsed(true);
    changeProcedure(workspace, changed);
    expect(block.isCollapsed()).toBe(true);
    block.setCollapsed(false);
    expect(words(block)).toBe("(not ?) leap  high");
  });

  test("two inputs can change names", async () => {
    const parts: ProcedurePart[] = [
      { kind: "text", id: "a", name: "x" },
      { kind: "text", id: "b", name: "y" },
    ];
    const body: BlockState = {
      type: "operator_join",
      id: "join",
      inputs: {
        STRING1: { shadow: text("s1", ""), block: argument("1", "x") },
        STRING2: { shadow: text("s2", ""), block: argument("2", "y") },
      },
    };
    const say: BlockState = {
      type: "data_addtolist",
      id: "add",
      inputs: { ITEM: { block: body } },
    };
    await open(workspace, { ...defining("d", parts), next: { block: say } });
    const [first, second] = parts as [ProcedurePart, ProcedurePart];
    const swapped = [
      { ...first, name: "y" },
      { ...second, name: "x" },
    ] as ProcedurePart[];
    changeProcedure(workspace, { id: "d", parts: swapped, warp: false });
    const value = (id: string) => workspace.getBlockById(id)!.getFieldValue("VALUE");
    expect([value("1"), value("2")]).toEqual(["y", "x"]);
  });

  test("sets blocks of removed holes loose; one undo brings everything back", async () => {
    const before = readWorkspace(workspace).blocks;
    changeProcedure(workspace, { ...jump, parts: jump.parts.slice(0, 1) });
    await settled();
    const after = readWorkspace(workspace).blocks;
    expect(after.map(({ id }) => id).sort()).toEqual(["define", "hat", "inside", "not"]);
    expect(workspace.getBlockById("call")!.inputList.every(({ connection }) => !connection)).toBe(
      true,
    );
    workspace.undo(false);
    await settled();
    expect(byId(readWorkspace(workspace).blocks)).toEqual(byId(before));
    workspace.undo(true);
    await settled();
    expect(byId(readWorkspace(workspace).blocks)).toEqual(byId(after));
    workspace.undo(false);
    expect(byId(readWorkspace(workspace).blocks)).toEqual(byId(before));
  });

  test("what is typed into a new hole comes back with it", async () => {
    changeProcedure(workspace, changed);
    await settled();
    workspace.getBlockById("call")!.getInputTargetBlock("far")!.setFieldValue("9", "TEXT");
    await settled();
    const after = readWorkspace(workspace).blocks;
    workspace.undo(false);
    workspace.undo(false);
    expect(workspace.getBlockById("call")!.getInput("far")).toBeNull();
    workspace.undo(true);
    workspace.undo(true);
    expect(byId(readWorkspace(workspace).blocks)).toEqual(byId(after));
  });

  test("any edit can be undone and done again", async () => {
    const part = fc.oneof(
      fc.record({ kind: fc.constant("label" as const), text: fc.constantFrom("a", "b", "") }),
      fc.record({
        kind: fc.constant("text" as const),
        id: fc.constantFrom("high", "far", "wide"),
        name: fc.constantFrom("high", "n", "m"),
      }),
      fc.record({
        kind: fc.constant("boolean" as const),
        id: fc.constant("ready"),
        name: fc.string({ minLength: 1 }),
      }),
    );
    const parts = fc.uniqueArray(part, {
      selector: (one) => (one.kind === "label" ? one : one.id),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 3 }), async (edits) => {
        workspace = makeWorkspace();
        await open(workspace, definition, script);
        const states = [byId(readWorkspace(workspace).blocks)];
        for (const one of edits) {
          const next = { id: "jump", parts: one, warp: false };
          if (
            JSON.stringify(next) === JSON.stringify(procedureOf(workspace.getBlockById("define")))
          )
            continue;
          changeProcedure(workspace, next);
          await settled();
          states.push(byId(readWorkspace(workspace).blocks));
        }
        for (const state of states.slice(0, -1).reverse()) {
          workspace.undo(false);
          expect(byId(readWorkspace(workspace).blocks)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          workspace.undo(true);
          expect(withoutIds(byId(readWorkspace(workspace).blocks))).toEqual(withoutIds(state));
        }
      }),
      { numRuns: 25 },
    );
  });
});

test("a new definition stands where it is put, and one undo takes it away", async () => {
  addDefinition(workspace, { id: "new", parts: [], warp: false }, { x: 5, y: 6 });
  await settled();
  expect(readWorkspace(workspace).blocks.at(-1)).toMatchObject({
    type: "procedures_definition",
    x: 5,
    y: 6,
    extraState: { procedure: { id: "new" } },
  });
  workspace.undo(false);
  expect(definitionOf(workspace, "new")).toBeNull();
});

test("calls inside its own definition do not keep a definition", () => {
  expect(callersOf(workspace, "jump").map(({ id }) => id)).toEqual(["call"]);
});

test("a copy of a definition is a block of its own, and calls itself", async () => {
  const copy = append({ ...definition, id: "copy", next: { block: call("own call", "1") } });
  settleCopy(copy, () => "fresh");
  expect(
    proceduresIn(workspace)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["fresh", "jump"]);
  expect(procedureOf(copy)!.parts[0]).toEqual({ kind: "label", text: "jump 2" });
  expect(procedureOf(copy.getNextBlock())!.id).toBe("fresh");
  expect(procedureOf(workspace.getBlockById("call"))!.id).toBe("jump");

  const third = append({ ...definition, id: "third" });
  settleCopy(third, () => "fresher");
  expect(procedureOf(third)!.parts[0]).toEqual({ kind: "label", text: "jump 3" });
});

test("a definition that is pasted after it was cut stays what it was", () => {
  workspace.getBlockById("define")!.dispose(false);
  const pasted = append(definition);
  settleCopy(pasted, () => "fresh");
  expect(procedureOf(pasted)).toEqual(jump);
});

function append(state: BlockState): Blockly.Block {
  return Blockly.serialization.blocks.append(
    state as Blockly.serialization.blocks.State,
    workspace,
  );
}

function byId(blocks: readonly BlockState[]): BlockState[] {
  return [...blocks].sort((a, b) => a.id.localeCompare(b.id));
}

/** A hole that a redo makes again is a new one. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one) => (key === "id" ? undefined : one)));
}
