import * as Blockly from "blockly/core";
import { beforeEach, describe, expect, test } from "vitest";
import { type Dialogs, freeName, makeNameActions, tidyName } from "#editor/names";
import { NAME_TYPES, type NameKind } from "#editor/saved-words";
import { makeWorkspace } from "./headless.ts";

let workspace: Blockly.Workspace;
let asked: string[];
let answers: (string | null)[];
let agrees: boolean;

const dialogs: Dialogs = {
  async prompt(question, proposed) {
    asked.push(`${question} [${proposed}]`);
    return answers.shift() ?? null;
  },
  async confirm(question) {
    asked.push(question);
    return agrees;
  },
  async alert(message) {
    asked.push(message);
  },
};
const actions = makeNameActions({ dialogs });

beforeEach(() => {
  workspace = makeWorkspace();
  asked = [];
  answers = [];
  agrees = true;
});

describe("making", () => {
  test.each(["variable", "list", "message"] as const)("a %s asks for its name", async (kind) => {
    answers = ["  my   name "];
    const made: string[] = [];
    actions.make(workspace, kind, (id) => made.push(id));
    await answered();
    expect(asked).toEqual([`What is the new ${kind}'s name? []`]);
    expect(names(kind)).toEqual(["my name"]);
    expect(made).toEqual([
      workspace.getVariableMap().getVariable("my name", NAME_TYPES[kind])!.getId(),
    ]);
  });

  test("takes no name for no variable", async () => {
    answers = [null, "   "];
    actions.make(workspace, "variable", () => {});
    actions.make(workspace, "variable", () => {});
    await answered();
    expect(names("variable")).toEqual([]);
  });

  test("refuses a name that is taken, but not by another kind or other capitals", async () => {
    declare("variable", "epoch");
    answers = ["epoch", "Epoch", "epoch"];
    actions.make(workspace, "variable", () => {});
    actions.make(workspace, "variable", () => {});
    actions.make(workspace, "list", () => {});
    await answered();
    expect(asked).toContain("There is already a variable “epoch”. Choose another name.");
    expect([names("variable"), names("list")]).toEqual([["epoch", "Epoch"], ["epoch"]]);
  });
});

describe("renaming", () => {
  test("keeps the id, so that every block follows", async () => {
    const id = declare("list", "Mnist");
    const block = use("data_itemoflist", { LIST: { id } });
    answers = ["<b>Digits</b>"];
    actions.rename(workspace, id);
    await answered();
    expect(asked).toEqual(["What is the new name of the list “Mnist”? [Mnist]"]);
    expect([names("list"), block.getField("LIST")!.getText()]).toEqual([
      ["<b>Digits</b>"],
      "<b>Digits</b>",
    ]);
  });

  test("of a variable for all is followed by `(name) of (Stage)`, not of a sprite; undo takes both back", async () => {
    const id = declare("variable", "score");
    const [ofStage, ofSprite] = ["_stage_", "Cat"].map((VALUE) => {
      const shadow = { type: "menu_sensing_of_OBJECT", fields: { VALUE } };
      const block = {
        type: "sensing_of",
        fields: { PROPERTY: "score" },
        inputs: { OBJECT: { shadow } },
      };
      return Blockly.serialization.blocks.append(block, workspace);
    });
    const asks = () => [ofStage, ofSprite].map((block) => block!.getFieldValue("PROPERTY"));
    await answered();
    answers = ["points"];
    actions.rename(workspace, id);
    await answered();
    expect([names("variable"), asks()]).toEqual([["points"], ["points", "score"]]);
    await answered();
    workspace.undo(false);
    expect([names("variable"), asks()]).toEqual([["score"], ["score", "score"]]);
  });

  test("refuses a name that is taken", async () => {
    declare("variable", "a");
    answers = ["a"];
    actions.rename(workspace, declare("variable", "b"));
    await answered();
    expect(names("variable")).toEqual(["a", "b"]);
    expect(asked[1]).toBe("There is already a variable “a”. Choose another name.");
  });
});

describe("deleting", () => {
  test("what no block uses needs no question", async () => {
    actions.remove(workspace, declare("variable", "a"));
    await answered();
    expect([names("variable"), asked]).toEqual([[], []]);
  });

  test.each([
    [true, []],
    [false, ["a"]],
  ])("what blocks use is asked about: %s leaves %j", async (answer, left) => {
    const id = declare("variable", "a");
    const block = use("data_setvariableto", { VARIABLE: { id } });
    agrees = answer;
    actions.remove(workspace, id);
    await answered();
    expect(asked[0]).toContain("Delete the variable “a”? 1 ");
    expect([names("variable"), block.isDisposed()]).toEqual([left, answer]);
  });
});

test("a tidy name has no spaces around it, no line breaks, and 100 letters at most", () => {
  expect(tidyName("  a\n b ")).toBe("a b");
  expect(tidyName("😀".repeat(150))).toBe("😀".repeat(100));
});

test("a name that is taken gets the first free number", () => {
  expect(freeName("a", (name) => ["a", "a 2"].includes(name))).toBe("a 3");
});

function declare(kind: NameKind, name: string): string {
  return workspace.getVariableMap().createVariable(name, NAME_TYPES[kind]).getId();
}

function use(type: string, fields: Record<string, unknown>): Blockly.Block {
  return Blockly.serialization.blocks.append({ type, fields }, workspace);
}

function names(kind: NameKind): string[] {
  return workspace
    .getVariableMap()
    .getVariablesOfType(NAME_TYPES[kind])
    .map((one) => one.getName());
}

/** Lets the dialogs' promises settle. */
function answered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
