import type * as Blockly from "blockly/core";
import { beforeEach, describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { makeNameActions } from "#editor/names";
import type { AskScoped } from "#editor/scope-dialog";
import {
  type EditorSource,
  fillWorkspace,
  readNames,
  readWorkspace,
} from "#editor/workspace-state";
import { makeWorkspace, reload } from "./headless.ts";

const stage = {
  variables: [{ id: "score", name: "score" }],
  lists: [{ id: "mnist", name: "Mnist" }],
  messages: [{ id: "go", name: "go" }],
};
const sprite: EditorSource = {
  variables: [{ id: "mine", name: "speed" }],
  lists: [],
  messages: [],
  blocks: [],
  shared: stage,
};

let workspace: Blockly.Workspace;
let asked: string[];
let answer: Awaited<ReturnType<AskScoped>>;

beforeEach(async () => {
  workspace = makeWorkspace();
  asked = [];
  await load(sprite);
});

describe("with a sprite open", () => {
  test("blocks can speak of its own names and of the stage's", () => {
    expect(readNames(workspace).variables.map(({ name }) => name)).toEqual(["score", "speed"]);
  });

  test("the state read back says which is which", async () => {
    expect(await reload(sprite)).toEqual({ ...sprite, comments: [] });
  });

  test.each([true, false])("a variable is made for all: %s", async (forAll) => {
    answer = { name: "  new  one ", forAll };
    const made = await make("variable");
    const { variables, shared } = readWorkspace(workspace);
    expect((forAll ? shared!.variables : variables).at(-1)).toEqual({ id: made, name: "new one" });
    expect([variables.length, shared!.variables.length]).toEqual(forAll ? [1, 2] : [2, 1]);
  });

  test("a name that the stage has is taken", async () => {
    answer = { name: "score", forAll: false };
    await make("variable");
    expect(asked).toEqual(["There is already a variable “score”. Choose another name."]);
  });

  test("an undone variable of the sprite comes back as its own", async () => {
    answer = { name: "x", forAll: false };
    await make("variable");
    workspace.undo(false);
    expect(readWorkspace(workspace).variables).toHaveLength(1);
    workspace.undo(true);
    expect(readWorkspace(workspace).variables.map(({ name }) => name)).toEqual(["speed", "x"]);
  });

  test("a message is for all without a question", async () => {
    await make("message");
    expect(readWorkspace(workspace)).toMatchObject({
      messages: [],
      shared: { messages: [{ id: "go" }, { name: "typed" }] },
    });
  });

  test("deleting asks about what other targets use, with their number", async () => {
    elsewhere.set("score", 3);
    actions.remove(workspace, "mine");
    actions.remove(workspace, "score");
    await settled();
    expect(asked).toEqual([
      expect.stringMatching(/^Delete “score”\? It is for all .* 0\. .* 3\.$/),
    ]);
    expect(readNames(workspace).variables).toEqual([]);
  });

  test("a name that nobody declares is the sprite's", async () => {
    const lost = { type: "data_variable", id: "b", fields: { VARIABLE: { id: "lost" } } };
    const { variables, shared } = await reload({ ...sprite, blocks: [lost] });
    expect([variables.map(({ id }) => id), shared]).toEqual([["mine", "lost"], stage]);
  });

  test("of two equal names the stage's stays as it is", async () => {
    const variables = [{ id: "mine", name: "score" }];
    const saved = await reload({ ...sprite, variables });
    expect([saved.variables, saved.shared]).toEqual([[{ id: "mine", name: "score 2" }], stage]);
  });
});

test("with the stage open there is one kind of names, and no question", async () => {
  await load({ ...stage, blocks: [] });
  await make("variable");
  const state = readWorkspace(workspace);
  expect(state.variables.map(({ name }) => name)).toEqual(["score", "typed"]);
  expect(state).not.toHaveProperty("shared");
});

const elsewhere = new Map<string, number>();
const actions = makeNameActions({
  dialogs: {
    prompt: async () => "typed",
    confirm: async (question) => asked.push(question) > 0,
    alert: async (message) => void asked.push(message),
  },
  askScoped: async () => answer,
  usesElsewhere: (id) => elsewhere.get(id) ?? 0,
});

async function make(kind: "variable" | "message"): Promise<string | undefined> {
  let id: string | undefined;
  actions.make(workspace, kind, (made) => {
    id = made;
  });
  await settled();
  return id;
}

async function load(source: EditorSource): Promise<void> {
  for (const one of workspace.getVariableMap().getAllVariables()) {
    workspace.getVariableMap().deleteVariable(one);
  }
  await fillWorkspace(workspace, source, { registry, rest: async () => true });
  await settled();
  workspace.clearUndo();
}

/** Answers first, then the events of what they changed. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve));
}
