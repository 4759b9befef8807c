// A block `jump (high) if <ready>`, its definition and a script that uses it, for tests of My Blocks.
import type * as Blockly from "blockly/core";
import { registry } from "#blocks/index";
import type { BlockState, ProcedurePart } from "#compile/project";
import type { Procedure } from "#editor/procedure-state";
import { fillWorkspace } from "#editor/workspace-state";
import { target } from "./headless.ts";

export const jump: Procedure = {
  id: "jump",
  parts: [
    { kind: "label", text: "jump" },
    { kind: "text", id: "high", name: "high" },
    { kind: "label", text: "if" },
    { kind: "boolean", id: "ready", name: "ready" },
  ],
  warp: false,
};
export const text = (id: string, TEXT: string) => ({ type: "text", id, fields: { TEXT } });
export const argument = (id: string, VALUE: string): BlockState => ({
  type: "argument_reporter_string_number",
  id,
  fields: { VALUE },
});

/** `define jump (high) if <ready>`: waits `high` seconds, then jumps again. */
export const definition: BlockState = {
  type: "procedures_definition",
  id: "define",
  x: 10,
  y: 20,
  extraState: { procedure: jump },
  next: {
    block: {
      type: "control_wait",
      id: "wait",
      inputs: {
        DURATION: {
          shadow: { type: "math_number", id: "n", fields: { NUM: 1 } },
          block: argument("arg", "high"),
        },
      },
      next: { block: call("again", "0") },
    },
  },
};
export const script: BlockState = {
  type: "event_whenflagclicked",
  id: "hat",
  x: 300,
  y: 20,
  next: {
    block: {
      ...call("call", "typed"),
      inputs: {
        high: { shadow: text("call-high", "typed"), block: argument("inside", "high") },
        ready: { block: { type: "operator_not", id: "not" } },
      },
    },
  },
};

export function call(id: string, typed: string): BlockState {
  return {
    type: "procedures_call",
    id,
    extraState: { procedure: jump },
    inputs: { high: { shadow: text(`${id}-high`, typed) } },
  };
}

export function defining(id: string, parts: readonly ProcedurePart[]): BlockState {
  const extraState = { procedure: { id, parts, warp: false } };
  return { type: "procedures_definition", id, x: 0, y: 0, extraState };
}

/** Fills the workspace with nothing but these. */
export async function open(
  workspace: Blockly.Workspace,
  ...blocks: readonly BlockState[]
): Promise<void> {
  for (const block of workspace.getTopBlocks(false)) block.dispose(false);
  await settled();
  await fillWorkspace(workspace, target(...blocks), { registry, rest: async () => true });
  await settled();
  workspace.clearUndo();
}

/** What stands on a block, word by word; "?" for an empty hole. */
export function words(block: Blockly.Block): string {
  return block.toString(undefined, "?");
}

/** Lets the events of a change come. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
