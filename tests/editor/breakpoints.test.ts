// @vitest-environment jsdom
import "./editor-stubs.ts";
import * as Blockly from "blockly/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { createEditor, type Editor } from "#editor/create-editor";
import { target } from "./headless.ts";

let editor: Editor;
/** The breakpoints as they were told, one after the other. */
let told: string[][];

const script: BlockState = {
  type: "event_whenflagclicked",
  id: "hat",
  next: {
    block: {
      type: "control_forever",
      id: "loop",
      inputs: { SUBSTACK: { block: { type: "training_reset", id: "reset" } } },
    },
  },
};
const network: BlockState = { type: "network_define", id: "network", x: 0, y: 300 };
const value: BlockState = { type: "training_loss", id: "loss", x: 0, y: 500 };

beforeAll(() => {
  editor = createEditor(document.body, {
    // A small palette: jsdom draws slowly.
    categories: categories.filter(({ id }) => id === "events"),
    registry,
    mediaPath: "/",
    dialogs: { prompt: async () => null, confirm: async () => true, alert: async () => {} },
    onChange: () => {},
    onMonitorToggle: () => {},
    follow: { run: () => {}, breakpointsChanged: (blocks) => told.push([...blocks]) },
  });
});
afterAll(() => editor.destroy());
beforeEach(async () => {
  told = [];
  editor.follow.setBreakpoints([]);
  await editor.load(target(script, network, value));
});

test("a breakpoint is set, removed, and each of it undone, from the menu", async () => {
  expect(label("reset")).toBe("Set breakpoint");
  toggle("reset");
  expect([label("reset"), signs()]).toEqual(["Remove breakpoint", ["reset"]]);
  toggle("reset");
  await frame();
  editor.undo();
  editor.undo();
  editor.redo();
  expect(told).toEqual([["reset"], [], ["reset"], [], ["reset"]]);
  expect(signs()).toEqual(["reset"]);
});

test("what scripts pass by can have one: no value and no network", () => {
  const ids = ["hat", "loop", "reset", "network", "loss"];
  expect(ids.filter((id) => label(id) !== null)).toEqual(["hat", "loop", "reset"]);
});

test("a screen reader is told of it on its block", () => {
  const described = () =>
    block("reset").getFocusableElement().getAttribute("aria-description") ?? null;
  toggle("reset");
  const before = described();
  toggle("reset");
  expect([before, described()]).toEqual(["breakpoint", null]);
});

test("a deleted block takes its breakpoint along, and undo brings both back", async () => {
  toggle("reset");
  toggle("loop");
  block("loop").dispose(false);
  await frame();
  expect(told.at(-1)).toEqual([]);
  editor.undo();
  await frame();
  expect(told.at(-1)?.sort()).toEqual(["loop", "reset"]);
  expect(signs()).toEqual(["loop", "reset"]);
});

test("it stays with a block that is moved", async () => {
  toggle("reset");
  block("reset").unplug();
  await frame();
  expect([told.at(-1), signs()]).toEqual([["reset"], ["reset"]]);
});

test("a project's breakpoints show when its blocks stand, those elsewhere are kept", async () => {
  editor.follow.setBreakpoints(["loop", "of another sprite"]);
  await editor.load(target(script));
  expect(signs()).toEqual(["loop"]);
  toggle("reset");
  expect(told).toEqual([["loop", "of another sprite", "reset"]]);
  expect(JSON.stringify(editor.state())).not.toContain("breakpoint");
});

function block(id: string): Blockly.BlockSvg {
  return (Blockly.getMainWorkspace() as Blockly.WorkspaceSvg).getBlockById(id)!;
}

/** Ids of the blocks with a sign, in alphabetical order. */
function signs(): (string | null)[] {
  const found = editor.el.querySelectorAll(".breakpoint");
  return [...found].map((sign) => sign.parentElement!.getAttribute("data-id")).sort();
}

function entry(id: string) {
  const scope = { block: block(id) };
  const item = Blockly.ContextMenuRegistry.registry.getItem("block.breakpoint")!;
  const isOffered = item.preconditionFn!(scope, new Event("contextmenu")) === "enabled";
  return { item, scope, isOffered };
}

function label(id: string): string | null {
  const { item, scope, isOffered } = entry(id);
  return isOffered && typeof item.displayText === "function"
    ? String(item.displayText(scope))
    : null;
}

/** As the menu does it. */
function toggle(id: string): void {
  const { item, scope } = entry(id);
  const event = new Event("click");
  item.callback!(scope, event, event, new Blockly.utils.Coordinate(0, 0));
}

function frame(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve()))),
  );
}
