// Menu and colour holes, with a category made for these tests.
import * as Blockly from "blockly/core";
import { beforeEach, describe, expect, test } from "vitest";
import { categories } from "#blocks/index";
import { type Category, makeRegistry } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { addBlockWords } from "#editor/block-words";
import { defineBlocks } from "#editor/define-blocks";
import { makePalette } from "#editor/palette";
import { setProjectNames } from "#editor/project-names";
import { fillWorkspace, readWorkspace } from "#editor/workspace-state";
import { makeWorkspace, target } from "./headless.ts";

const looks: Category = {
  id: "testlooks",
  name: "Test",
  colour: ["#9966FF", "#855CD6", "#774DCB"],
  blocks: [
    {
      type: "test_wear",
      shape: "statement",
      text: "wear {COSTUME}",
      slots: { COSTUME: { kind: "menu", of: "costumes", options: [] } },
      help: "",
      compile: (b) => b.call("test", b.expr("COSTUME")),
    },
    {
      type: "test_scene",
      shape: "statement",
      text: "switch to {BACKDROP}",
      slots: {
        BACKDROP: { kind: "menu", of: "backdrops", options: [{ value: "next", text: "next" }] },
      },
      help: "",
      compile: (b) => b.call("test", b.expr("BACKDROP")),
    },
    {
      type: "test_point",
      shape: "statement",
      text: "point to {TARGET} in {COLOUR}",
      slots: {
        TARGET: { kind: "menu", of: "targets", options: [{ value: "_mouse_", text: "mouse" }] },
        COLOUR: { kind: "colour", default: "#ff0000" },
      },
      help: "",
      compile: (b) => b.call("test", b.expr("TARGET"), b.expr("COLOUR")),
    },
  ],
};
const all = [...categories, looks];
const registry = makeRegistry(all);
addBlockWords(all);
defineBlocks(all);

let workspace: Blockly.Workspace;
beforeEach(() => {
  workspace = makeWorkspace();
  setProjectNames(workspace, {
    costumes: ["a", "<b>"],
    backdrops: ["Sky"],
    targets: ["Cat"],
    variables: [],
  });
});

const options = (field: Blockly.Field | null) =>
  (field as Blockly.FieldDropdown).getOptions(false).map((one) => one[1 as never]);
const menu = (type: string, slot: string) => {
  const block = workspace.newBlock(`menu_${type}_${slot}`);
  return block.getField("VALUE")!;
};

describe("a menu hole", () => {
  test("offers what the project has, after mouse and the like and before `next`", () => {
    expect(options(menu("test_wear", "COSTUME"))).toEqual(["a", "<b>"]);
    expect(options(menu("test_point", "TARGET"))).toEqual(["_mouse_", "Cat"]);
    expect(options(menu("test_scene", "BACKDROP"))).toEqual(["Sky", "next"]);
  });

  test("chooses the first there is", () => {
    expect(menu("test_scene", "BACKDROP").getValue()).toBe("Sky");
    setProjectNames(workspace, { costumes: [], backdrops: [], targets: [], variables: [] });
    expect(menu("test_scene", "BACKDROP").getValue()).toBe("next");
    expect(menu("test_wear", "COSTUME").getValue()).toBe("");
  });

  test("keeps a value that is no longer there as an option of its own", () => {
    const field = menu("test_wear", "COSTUME");
    field.setValue("gone");
    expect([field.getText(), options(field)]).toEqual(["gone", ["gone", "a", "<b>"]]);
    field.setValue("a");
    expect(options(field)).toEqual(["a", "<b>"]);
  });

  test("takes a reporter over it", () => {
    const wear = append({ type: "test_wear", id: "w", inputs: wearing("a") });
    const sum = workspace.newBlock("operator_join");
    wear.getInput("COSTUME")!.connection!.connect(sum.outputConnection!);
    expect(sum.getParent()).toBe(wear);
    sum.unplug();
    expect(wear.getInputTargetBlock("COSTUME")!.type).toBe("menu_test_wear_COSTUME");
  });
});

test("the palette fills menu and colour holes", () => {
  const names = { variables: [], lists: [], messages: [], procedures: [] };
  expect(makePalette(looks, names, registry)).toMatchObject([
    { inputs: { COSTUME: { shadow: { type: "menu_test_wear_COSTUME", fields: {} } } } },
    { inputs: { BACKDROP: { shadow: { type: "menu_test_scene_BACKDROP", fields: {} } } } },
    {
      inputs: {
        TARGET: { shadow: { type: "menu_test_point_TARGET" } },
        COLOUR: { shadow: { type: "colour", fields: { COLOUR: "#ff0000" } } },
      },
    },
  ]);
});

test("a colour takes #rrggbb only, and says it", () => {
  const colour = workspace.newBlock("colour").getField("COLOUR")!;
  colour.setValue("#12aBcD");
  colour.setValue("red");
  colour.setValue("#12345");
  expect([colour.getValue(), colour.computeAriaLabel(true)]).toEqual([
    "#12aBcD",
    "colour: #12aBcD",
  ]);
});

test("menus and colours are saved as they were loaded", async () => {
  const saved: BlockState[] = [
    { type: "test_wear", id: "w", x: 1, y: 2, inputs: wearing("gone") },
    {
      type: "test_point",
      id: "p",
      x: 3,
      y: 4,
      inputs: {
        TARGET: {
          shadow: { type: "menu_test_point_TARGET", id: "t", fields: { VALUE: "_mouse_" } },
          block: { type: "stage_unknown", id: "u" },
        },
        COLOUR: { shadow: { type: "colour", id: "c", fields: { COLOUR: "#00ff7f" } } },
      },
    },
    {
      type: "test_wear",
      id: "other menu",
      x: 5,
      y: 6,
      inputs: {
        COSTUME: {
          ...wearing("a").COSTUME,
          block: { type: "menu_from_elsewhere", id: "m", fields: { VALUE: "x" } },
        },
      },
    },
  ];
  await fillWorkspace(workspace, target(...saved), { registry, rest: async () => true });
  expect(readWorkspace(workspace).blocks).toEqual(saved);
});

function wearing(VALUE: string) {
  const shadow = { type: "menu_test_wear_COSTUME", id: `m-${VALUE}`, fields: { VALUE } };
  return { COSTUME: { shadow } };
}

function append(state: BlockState): Blockly.Block {
  return Blockly.serialization.blocks.append(
    state as Blockly.serialization.blocks.State,
    workspace,
  );
}
