// What a copy of blocks brings along into another project: names and the definitions of My Blocks.
import type * as Blockly from "blockly/core";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { fitCopy, withDefinitions } from "#editor/bring-along";
import { type BlockCopy, blockCopy, readCopy } from "#editor/copy-paste";
import { makeWorkspace } from "./headless.ts";
import { call, defining, definition, jump, open, script } from "./jump.ts";

const label = (text: string) => ({ kind: "label", text }) as const;

const copyOf = (state: BlockState): BlockCopy => ({
  paster: "block",
  blockState: state as BlockCopy["blockState"],
  typeCounts: {},
});
/** A workspace with these and nothing else. */
async function workspaceWith(...blocks: readonly BlockState[]): Promise<Blockly.Workspace> {
  const workspace = makeWorkspace();
  await open(workspace, ...blocks);
  return workspace;
}
/** As another tab or the backpack reads it. */
const carried = (copy: BlockCopy) => blockCopy(readCopy(JSON.stringify(copy), registry))!;
const procedureIds = (states: readonly BlockState[] | undefined) =>
  states?.map(({ extraState }) => (extraState as { procedure: { id: string } }).procedure.id);

describe("a copy", () => {
  test("carries the definitions of the blocks that it calls, and of those that they call", async () => {
    const twice: BlockState = {
      ...defining("twice", [label("twice")]),
      next: { block: call("inner", "1") },
    };
    const callTwice: BlockState = {
      type: "procedures_call",
      id: "outer",
      extraState: { procedure: { id: "twice", parts: [label("twice")], warp: false } },
    };
    const workspace = await workspaceWith(definition, twice, callTwice);
    const copy = carried(withDefinitions(copyOf(callTwice), workspace));
    expect(procedureIds(copy.definitions)).toEqual(["twice", "jump"]);
    expect(copy.definitions![1]).toMatchObject({
      type: "procedures_definition",
      next: { block: { type: "control_wait" } },
    });

    const elsewhere = fitCopy(copy, await workspaceWith());
    expect(procedureIds(elsewhere.definitions)).toEqual(["twice", "jump"]);
    // What is there is not brought, nor what only it would have needed.
    const there = fitCopy(copy, await workspaceWith(twice));
    expect(there.definitions).toEqual([]);
  });

  test("of a definition that calls itself carries no second one", async () => {
    const workspace = await workspaceWith(definition);
    const copy = carried(withDefinitions(copyOf(definition), workspace));
    expect(copy.blockState.type).toBe("procedures_definition");
    expect(copy.definitions).toEqual([]);
    expect(fitCopy(copy, await workspaceWith()).definitions).toEqual([]);
  });

  test("calls the block of the same words that is there, with what stood in its holes", async () => {
    const parts = jump.parts.map((part) =>
      part.kind === "label" ? part : { ...part, id: `own-${part.id}`, name: "n" },
    );
    const own = defining("own", parts);
    const source = await workspaceWith(definition, script);
    const copy = carried(withDefinitions(copyOf(script), source));
    const fitted = fitCopy(copy, await workspaceWith(own));
    expect(fitted.definitions).toEqual([]);
    const fittedCall = (fitted.copy.blockState as BlockState).next!.block!;
    expect(fittedCall.extraState).toEqual({ procedure: { id: "own", parts, warp: false } });
    expect(fittedCall.inputs).toMatchObject({
      "own-high": { block: { fields: { VALUE: "high" } } },
      "own-ready": { block: { type: "operator_not" } },
    });
  });

  test("follows a block that was changed since: holes that are gone are left out", async () => {
    const fewer = defining("jump", [label("jump"), jump.parts[1]!]);
    const source = await workspaceWith(definition, script);
    const copy = withDefinitions(copyOf(script), source);
    const { blockState } = fitCopy(copy, await workspaceWith(fewer)).copy;
    const inputs = (blockState as BlockState).next!.block!.inputs!;
    expect(Object.keys(inputs)).toEqual(["high"]);
  });

  test("gives up an id that is a list's where it names a variable", async () => {
    const named = (id: string, name: string): BlockState => ({
      type: "data_setvariableto",
      id: "set",
      fields: { VARIABLE: { id, name, type: "" } },
    });
    const workspace = await workspaceWith();
    const idIn = (state: BlockState) =>
      (fitCopy(copyOf(state), workspace).copy.blockState.fields!.VARIABLE as { id: string }).id;
    expect(idIn(named("l1", "rate"))).not.toBe("l1");
    expect(idIn(named("v1", "rate"))).toBe("v1");
  });

  test("that is damaged inside is no copy, and a damaged definition is left out", () => {
    const damaged = { type: "control_wait", inputs: { DURATION: null } };
    const read = (blockState: unknown, definitions: unknown) =>
      readCopy(JSON.stringify({ paster: "block", blockState, definitions }), registry);
    expect(read(damaged, [])).toBeNull();
    expect(read({ type: "control_wait" }, [damaged, 7, definition])).toMatchObject({
      definitions: [{ type: "procedures_definition" }],
    });
    expect(read({ type: "control_wait" }, "x")).toMatchObject({ definitions: [] });
  });
});
