import type * as Blockly from "blockly/core";
import { describe, expect, test } from "vitest";
import { categories, registry } from "#blocks/index";
import { slotsOf } from "#editor/block-words";
import { isArgument } from "#editor/procedure-state";
import { makeWorkspace } from "./headless.ts";

const specs = categories.flatMap(({ blocks }) => blocks);
const holes = new Set(["number", "text", "boolean", "sample", "menu", "colour", "stack"]);

describe("every block", () => {
  test.each(specs.map((spec) => [spec.type, spec] as const))(
    "%s has its slots and shape",
    (type, spec) => {
      const block = makeWorkspace().newBlock(type);
      const expected = slotsOf(spec.slots);
      const inputs = block.inputList.filter(({ name }) => name in (spec.slots ?? {}));
      const fields = [...block.getFields()].map(({ name }) => name).filter(Boolean);
      const named = (isHole: boolean) =>
        expected.filter(([, slot]) => holes.has(slot.kind) === isHole).map(([name]) => name);
      expect(inputs.map(({ name }) => name).sort()).toEqual(named(true).sort());
      expect(fields.sort()).toEqual(isArgument(type) ? ["VALUE"] : named(false).sort());
      expect(block.outputConnection !== null).toBe(
        spec.shape === "reporter" || spec.shape === "boolean",
      );
      expect(block.previousConnection !== null).toBe(
        ["statement", "cap", "part", "own"].includes(spec.shape),
      );
      expect(block.getTooltip()).toBe(spec.help);
    },
  );
});

describe("connections", () => {
  test.each([
    ["a part", "network_dense", "control_repeat", "SUBSTACK", false],
    ["a part", "network_dense", "network_define", "PARTS", true],
    ["a statement", "control_wait", "network_define", "PARTS", false],
    ["a statement", "control_wait", "control_repeat", "SUBSTACK", true],
    ["a reporter", "operator_add", "control_if", "CONDITION", false],
    ["a boolean", "operator_gt", "control_if", "CONDITION", true],
    ["a boolean", "operator_gt", "operator_add", "NUM1", true],
    ["a boolean", "operator_gt", "training_train", "SAMPLE", false],
    ["a sample", "data_sample", "training_train", "SAMPLE", true],
    ["my drawing", "data_drawing", "training_train", "SAMPLE", true],
    ["a text reporter", "operator_join", "training_train", "SAMPLE", true],
    ["a sample", "data_sample", "operator_length", "STRING", true],
  ] as const)("%s (%s) in %s %s: %s", (_, type, parent, input, fits) => {
    const workspace = makeWorkspace();
    const block = workspace.newBlock(type);
    const hole = workspace.newBlock(parent).getInput(input)!.connection!;
    expect(canConnect(hole, block.outputConnection ?? block.previousConnection)).toBe(fits);
  });

  test.each([
    ["control_wait", "network_dense"],
    ["network_dense", "control_wait"],
    ["event_whenflagclicked", "network_dense"],
  ])("below %s no %s fits", (above, below) => {
    const workspace = makeWorkspace();
    const { nextConnection } = workspace.newBlock(above);
    expect(canConnect(nextConnection, workspace.newBlock(below).previousConnection)).toBe(false);
  });

  test("nothing hangs below a network", () => {
    const block = makeWorkspace().newBlock("network_define");
    expect([block.previousConnection, block.nextConnection]).toEqual([null, null]);
  });
});

describe("stop", () => {
  const openly = (block: Blockly.Block) => block.nextConnection !== null;

  test("is a cap unless it stops other scripts", () => {
    const block = makeWorkspace().newBlock("control_stop");
    const { slot, value: opens } = capRule("control_stop");
    const menu = block.getField(slot) as Blockly.FieldDropdown;
    for (const [, value] of menu.getOptions(false)) {
      block.setFieldValue(value, slot);
      expect(openly(block)).toBe(value === opens);
    }
  });

  test("lets go of what hangs below when it becomes a cap, and one undo brings it back", async () => {
    const workspace = makeWorkspace();
    const stop = workspace.newBlock("control_stop");
    stop.setFieldValue("other scripts in sprite", "STOP_OPTION");
    const wait = workspace.newBlock("control_wait");
    stop.nextConnection!.connect(wait.previousConnection!);
    await eventsFired();
    workspace.clearUndo();

    stop.setFieldValue("all", "STOP_OPTION");
    await eventsFired();
    expect([wait.getParent(), wait.isDisposed()]).toEqual([null, false]);
    workspace.undo(false);
    await eventsFired();
    expect([stop.getFieldValue("STOP_OPTION"), wait.getParent()]).toEqual([
      "other scripts in sprite",
      stop,
    ]);
  });
});

function capRule(type: string): { slot: string; value: string } {
  const spec = registry.get(type);
  return (spec?.shape === "statement" || spec?.shape === "cap" ? spec.capUnless : undefined)!;
}

function canConnect(a: Blockly.Connection | null, b: Blockly.Connection | null): boolean {
  return a!.getConnectionChecker().canConnect(a, b, false);
}

/** Blockly reports changes from a timer of its own. */
function eventsFired(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
