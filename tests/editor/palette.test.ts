import { describe, expect, test } from "vitest";
import { categories, registry } from "#blocks/index";
import { makePalette, type PaletteEntry, type PaletteNames } from "#editor/palette";
import "./headless.ts";

const nothing: PaletteNames = { variables: [], lists: [], messages: [], procedures: [] };
const some: PaletteNames = {
  variables: [
    { id: "v1", name: "epoch", ticked: true },
    { id: "v2", name: "<b>loss</b>", ticked: false },
  ],
  lists: [
    { id: "l1", name: "Mnist", ticked: false },
    { id: "l2", name: "Other", ticked: true },
  ],
  messages: [{ id: "m1", name: "go", ticked: false }],
  procedures: [
    {
      id: "p1",
      warp: false,
      parts: [
        { kind: "label", text: "jump" },
        { kind: "text", id: "a", name: "<b>high</b>" },
        { kind: "boolean", id: "b", name: "twice" },
      ],
    },
    { id: "p2", warp: true, parts: [{ kind: "label", text: "rest" }] },
  ],
};

describe("the palette", () => {
  test("offers every block of its category that is not hidden, each once", () => {
    for (const category of categories.filter(({ id }) => id !== "myblocks")) {
      const types = blocks(entries(category.id, some)).map(({ type }) => type);
      const offered = category.blocks.filter(({ hidden }) => hidden !== true);
      expect(new Set(types)).toEqual(new Set(offered.map(({ type }) => type)));
    }
  });

  test("fills sample holes with a sample of the first list", () => {
    const train = block("training", "training_train");
    expect(train.inputs).toEqual({
      SAMPLE: {
        block: {
          type: "data_sample",
          fields: { LIST: { id: "l1", name: "Mnist", type: "list" } },
          inputs: { INDEX: { shadow: { type: "math_number", fields: { NUM: 1 } } } },
        },
      },
    });
  });

  test("chooses the first variable, list and message", () => {
    expect(block("variables", "data_setvariableto").fields).toMatchObject({
      VARIABLE: { id: "v1" },
    });
    expect(block("lists", "data_addtolist").fields).toMatchObject({ LIST: { id: "l1" } });
    expect(block("events", "event_broadcast").fields).toMatchObject({
      BROADCAST_INPUT: { id: "m1" },
    });
  });

  test("has a tick box before the reporter of every variable and list", () => {
    const variables = entries("variables", some);
    expect(variables.slice(0, 5)).toMatchObject([
      { kind: "button", text: "Make a Variable" },
      { kind: "monitorcheckbox", id: "v1", ticked: true },
      { kind: "block", type: "data_variable", fields: { VARIABLE: { id: "v1" } } },
      { kind: "monitorcheckbox", id: "v2", name: "<b>loss</b>", ticked: false },
      { kind: "block", type: "data_variable", fields: { VARIABLE: { id: "v2" } } },
    ]);
    expect(entries("lists", some)[3]).toMatchObject({ id: "l2", ticked: true });
  });

  test("offers only the button where there is no variable or list yet", () => {
    expect(entries("variables", nothing)).toMatchObject([{ kind: "button" }]);
    expect(entries("lists", nothing)).toMatchObject([{ kind: "button", text: "Make a List" }]);
  });

  test("offers each own block, with empty holes, and below it its inputs", () => {
    const [button, ...own] = entries("myblocks", some);
    expect(button).toMatchObject({ kind: "button", text: "Make a Block" });
    const procedure = (index: number) => ({ extraState: { procedure: some.procedures[index] } });
    expect(own).toMatchObject([
      {
        type: "procedures_call",
        inputs: { a: { shadow: { type: "text", fields: { TEXT: "" } } } },
        ...procedure(0),
      },
      { type: "argument_reporter_string_number", fields: { VALUE: "<b>high</b>" } },
      { type: "argument_reporter_boolean", fields: { VALUE: "twice" } },
      { type: "procedures_call", inputs: {}, ...procedure(1) },
    ]);
    expect(entries("myblocks", nothing)).toHaveLength(1);
  });

  test("begins a network with five blocks and has the rest after Scratch's own", () => {
    expect(blocks(entries("network", nothing)).map(({ type }) => type)).toEqual([
      "network_define",
      "network_dense",
      "network_activation",
      "network_loss",
      "network_sgd",
    ]);
    const last = ["morenetwork", "sensing", "pen", "motion", "looks"];
    expect(categories.slice(-5).map(({ id }) => id)).toEqual(last);
  });

  test("leaves the list open where there is none", () => {
    const [train] = entries("training", nothing).filter(({ type }) => type === "training_train");
    expect(train).toMatchObject({ inputs: { SAMPLE: { block: { fields: {} } } } });
  });
});

function entries(category: string, names: PaletteNames): PaletteEntry[] {
  return makePalette(categories.find(({ id }) => id === category)!, names, registry);
}

function blocks(all: PaletteEntry[]): PaletteEntry[] {
  return all.filter(({ kind }) => kind === "block");
}

function block(category: string, type: string): PaletteEntry {
  return entries(category, some).find((entry) => entry.type === type)!;
}
