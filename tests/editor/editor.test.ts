// @vitest-environment jsdom
import "./editor-stubs.ts";
import * as Blockly from "blockly/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { categories as allCategories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import {
  createEditor,
  type Editor,
  type EditorState,
  type EditorView,
} from "#editor/create-editor";
import { target } from "./headless.ts";

let editor: Editor;
let changes: EditorState[];
let toggled: [string, boolean][];
let typed: string | null;

/** Enough for these tests: a palette of all blocks takes seconds to draw here, each time. */
const categories = allCategories.filter(({ id }) =>
  ["events", "network", "stage", "variables", "lists"].includes(id),
);

beforeAll(() => {
  editor = createEditor(document.body, {
    categories,
    registry,
    mediaPath: "/",
    dialogs: { prompt: async () => typed, confirm: async () => true, alert: async () => {} },
    onChange: (state) => changes.push(state),
    onMonitorToggle: (id, visible) => toggled.push([id, visible]),
    follow: { run: () => {}, breakpointsChanged: () => {} },
  });
});
afterAll(() => editor.destroy());
beforeEach(() => {
  changes = [];
  toggled = [];
  typed = null;
});

const script: BlockState = {
  type: "event_whenflagclicked",
  id: "hat",
  x: 0,
  y: 0,
  next: { block: { type: "stage_clear", id: "clear" } },
};
const network: BlockState = {
  type: "network_define",
  id: "network",
  x: 0,
  y: 300,
  fields: { INPUTS: 784 },
};

describe("loading", () => {
  test("is no change and can't be undone", async () => {
    await editor.load(target(script));
    await frame();
    expect([changes, editor.canUndo(), editor.canRedo()]).toEqual([[], false, false]);
    expect(editor.state().blocks).toMatchObject([{ id: "hat" }]);
  });

  test("a large project lets the page have its turn many times", async () => {
    let turns = 0;
    const beat = setInterval(() => turns++);
    const loading = editor.load(target(...stacks(20, 10)));
    expect(editor.state().blocks).toHaveLength(20);
    await loading;
    clearInterval(beat);
    expect(turns).toBeGreaterThan(3);
    expect(editor.state().blocks).toEqual(stacks(20, 10));
  });

  test("another project in between wins", async () => {
    const first = editor.load(target(...stacks(10, 5)));
    await editor.load(target(script));
    await first;
    expect(editor.state().blocks).toEqual([script]);
  });
});

describe("undo", () => {
  test("walks through edits of blocks and of lists in the order they were made", async () => {
    await editor.load(target(script));
    const done: string[] = [];
    workspace().getBlockById("clear")!.unplug();
    await frame();
    const isNewest = editor.recordEdit({
      undo: () => done.push("undo import"),
      redo: () => done.push("redo import"),
    });
    await frame();
    expect(isNewest()).toBe(true);
    workspace().getBlockById("hat")!.dispose();
    await frame();
    expect(isNewest()).toBe(false);

    const ids = () => editor.state().blocks.map(({ id }) => id);
    editor.undo();
    expect([ids(), done]).toEqual([["clear", "hat"], []]);
    editor.undo();
    expect(done).toEqual(["undo import"]);
    editor.undo();
    expect(editor.state().blocks).toEqual([script]);
    expect(editor.canUndo()).toBe(false);
    editor.redo();
    editor.redo();
    expect([ids().length, done]).toEqual([2, ["undo import", "redo import"]]);
  });

  test("goes on when another target is shown, but not before its blocks stand", async () => {
    await editor.load(target(script));
    const before = editor.view();
    workspace().getBlockById("clear")!.unplug();
    await frame();
    const left = editor.state();
    const shown = editor.show(target(...stacks(10, 5)), null);
    expect(editor.canUndo()).toBe(false);
    await shown;
    expect(editor.state().blocks).toEqual(stacks(10, 5));
    expect(editor.canUndo()).toBe(true);
    await editor.show(left, before);
    // To the pixel: Blockly scrolls by whole ones.
    const whole = ({ left, top, scale }: EditorView) => [Math.round(left), Math.round(top), scale];
    expect(whole(editor.view())).toEqual(whole(before));
    editor.undo();
    expect(editor.state().blocks).toEqual([script]);
    await editor.load(target(script));
    expect([editor.canUndo(), editor.canRedo()]).toEqual([false, false]);
  });

  test("an edit is reported once a frame", async () => {
    await editor.load(target(script));
    workspace().getBlockById("hat")!.moveBy(10, 0);
    workspace().getBlockById("hat")!.moveBy(0, 10);
    await frame();
    expect(changes).toHaveLength(1);
    expect(changes[0]!.blocks).toMatchObject([{ id: "hat", x: 10, y: 10 }]);
  });
});

describe("marks", () => {
  beforeEach(() => editor.load(target(script, network)));
  const marked = (name: string) =>
    [...document.querySelectorAll(`.${name}`)].map((el) => el.getAttribute("data-id"));
  const sign = (id: string) =>
    workspace().getBlockById(id)!.getIcon(Blockly.icons.WarningIcon.TYPE)?.getText();

  test("diagnostics stand on their blocks until they are gone", () => {
    const about = (block: string, severity: "error" | "warning", text: string) => ({
      block,
      severity,
      code: "c",
      text,
    });
    editor.setDiagnostics([
      about("network", "warning", "No loss."),
      about("network", "error", "No layers."),
      about("clear", "warning", "Odd."),
      about("nobody", "error", "Where?"),
    ]);
    expect(marked("block-has-error")).toEqual(["network"]);
    expect(marked("block-has-warning")).toEqual(["clear"]);
    expect(sign("network")).toBe("No loss.\nNo layers.");
    editor.setDiagnostics([]);
    expect([...marked("block-has-error"), ...marked("block-has-warning")]).toEqual([]);
    expect(sign("network")).toBeUndefined();
  });

  test("notes stand in their slots and are not saved", () => {
    const before = editor.state();
    editor.setNotes({ network: "784 → 10", clear: "nowhere" });
    expect(workspace().getBlockById("network")!.toString()).toContain("784 → 10");
    expect(editor.state()).toEqual(before);
    editor.setNotes({});
    expect(workspace().getBlockById("network")!.toString()).not.toContain("→");
  });

  test("the glow is only on the blocks named last", () => {
    editor.setGlow(["hat", "nobody"]);
    editor.setGlow(["clear", "hat"]);
    expect(marked("block-glows")).toEqual(["hat", "clear"]);
    editor.setGlow(["clear"]);
    expect(marked("block-glows")).toEqual(["clear"]);
    editor.setGlow([]);
    expect(marked("block-glows")).toEqual([]);
  });

  test("what stopped a run is said on its block until null", () => {
    editor.setError({ block: "clear", text: "The numbers grew too large." });
    expect([marked("block-stopped"), sign("clear")]).toEqual([
      ["clear"],
      "The numbers grew too large.",
    ]);
    editor.setError(null);
    expect([marked("block-stopped"), sign("clear")]).toEqual([[], undefined]);
  });

  test("loading takes all marks away", async () => {
    editor.setGlow(["hat"]);
    editor.setError({ block: "clear", text: "No." });
    await editor.load(target(script, network));
    expect([...marked("block-glows"), ...marked("block-stopped")]).toEqual([]);
    editor.setGlow(["hat"]);
    expect(marked("block-glows")).toEqual(["hat"]);
  });
});

describe("the palette", () => {
  const box = (name: string) =>
    document.querySelector<SVGElement>(`.blocklyFlyout [aria-label*="${name}"][aria-checked]`)!;

  test("shows a tick for each monitor, and tells of a click", async () => {
    await editor.load(target());
    editor.setMonitors(["l1"]);
    expect(box("Mnist").getAttribute("aria-checked")).toBe("true");
    expect(box("epoch").getAttribute("aria-label")).toBe("Show epoch on the stage");
    press(box("epoch"));
    press(box("Mnist"));
    expect(toggled).toEqual([
      ["v1", true],
      ["l1", false],
    ]);
    expect(box("epoch").getAttribute("aria-label")).toBe("Hide epoch from the stage");
  });

  test("follows variables made, renamed and deleted, with names as plain text", async () => {
    await editor.load(target());
    const map = workspace().getVariableMap();
    const reporters = () =>
      [...document.querySelectorAll(".blocklyFlyout .data_variable")].map((el) => el.textContent);
    const id = editor.addName("variable", "<b>epoch</b>");
    editor.addName("variable", "epoch");
    await frame();
    expect(reporters().map(plain)).toEqual(["epoch", "<b>epoch</b>", "epoch 2"]);
    expect(document.querySelector(".blocklyFlyout b")).toBeNull();
    map.renameVariable(map.getVariableById(id)!, "loss");
    await frame();
    expect(reporters()).toEqual(["epoch", "loss", "epoch 2"].map(spaced));
    map.deleteVariable(map.getVariableById(id)!);
    await frame();
    expect(reporters()).toEqual(["epoch", "epoch 2"].map(spaced));
  });

  test("its buttons make a variable through the page's own dialog", async () => {
    await editor.load(target());
    typed = "made";
    const button = [...document.querySelectorAll<SVGElement>(".blocklyFlyoutButton")].find(
      (el) => el.textContent === "Make a Variable",
    );
    press(button!);
    await frame();
    expect(changes.at(-1)?.variables.map(({ name }) => name)).toEqual(["epoch", "made"]);
  });
});

test("reveal picks the block", async () => {
  await editor.load(target(script, network));
  editor.reveal("clear");
  expect(Blockly.getFocusManager().getFocusedNode()).toBe(workspace().getBlockById("clear"));
  editor.reveal("nobody");
});

function workspace(): Blockly.WorkspaceSvg {
  return Blockly.getMainWorkspace() as Blockly.WorkspaceSvg;
}

/** Until Blockly has told of the changes, and the editor of them in the next frame. */
async function frame(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** As the keyboard does. */
function press(el: SVGElement): void {
  const [item] = workspace()
    .getFlyout()!
    .getContents()
    .map((one) => one.getElement())
    .filter((one) => one instanceof Blockly.FlyoutButton && one.getSvgRoot() === el);
  Blockly.getFocusManager().focusNode(item as Blockly.FlyoutButton);
  const enter = { key: "Enter", keyCode: 13, bubbles: true, cancelable: true };
  el.dispatchEvent(new KeyboardEvent("keydown", enter));
}

function plain(words: string | null): string {
  return (words ?? "").replaceAll("\u00a0", " ");
}

/** As Blockly draws words: with spaces that do not shrink. */
function spaced(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}

function stacks(count: number, height: number): BlockState[] {
  return Array.from({ length: count }, (_, i) => stack(`s${i}-`, i * 200, height));
}

function stack(prefix: string, x: number, height: number): BlockState {
  let below: BlockState | null = null;
  for (let i = height; i > 0; i--) {
    const next = below ? { next: { block: below } } : {};
    below = { type: "stage_clear", id: `${prefix}${i}`, ...next } as BlockState;
  }
  return { ...below!, x, y: 0 };
}
