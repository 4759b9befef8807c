// @vitest-environment jsdom
import "./editor-stubs.ts";
import * as Blockly from "blockly/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { columnsFor, divergingColour } from "#editor/cell-canvas";
import { createEditor, type Editor } from "#editor/create-editor";
import type { Clicked } from "#editor/run-clicks";
import type { ShownValue } from "#program/run-event";
import { target } from "./headless.ts";

const NEEDED = ["events", "variables", "network", "training"];
let editor: Editor;
let clicked: Clicked[];

beforeAll(async () => {
  editor = createEditor(document.body, {
    // A small palette: jsdom draws slowly.
    categories: categories.filter(({ id }) => NEEDED.includes(id)),
    registry,
    mediaPath: "/",
    dialogs: { prompt: async () => null, confirm: async () => true, alert: async () => {} },
    onChange: () => {},
    onMonitorToggle: () => {},
    follow: { run: (one) => clicked.push(one), breakpointsChanged: () => {} },
  });
  await editor.load(target(script, network));
});
afterAll(() => editor.destroy());
beforeEach(() => {
  clicked = [];
});

const hole = { shadow: { type: "math_number", id: "hole", fields: { NUM: 1 } } };
const variable = { VARIABLE: { id: "v1" } };
const script: BlockState = {
  type: "event_whenflagclicked",
  id: "hat",
  next: {
    block: {
      type: "data_setvariableto",
      id: "set",
      fields: variable,
      inputs: { VALUE: { block: { type: "training_loss", id: "loss" } } },
      next: {
        block: {
          type: "data_changevariableby",
          id: "change",
          fields: variable,
          inputs: { VALUE: hole },
        },
      },
    },
  },
};
const network: BlockState = {
  type: "network_define",
  id: "network",
  x: 0,
  y: 300,
  fields: { INPUTS: 784 },
};

describe("a value's bubble", () => {
  test("shows a number with all its digits", async () => {
    const words = await bubbleOf({ kind: "number", text: "0.30000000000000004", length: 19 });
    expect(words).toEqual(["0.30000000000000004", "number", "Copy"]);
  });

  test("cuts a long text and says its length, and never takes it for markup", async () => {
    const long = `<img src=x onerror="alert(1)">${"a".repeat(400)}`;
    const words = await bubbleOf({ kind: "text", text: long, length: 12_345 });
    expect(words).toEqual([`${long.slice(0, 300)}…`, "text, 12,345 characters"]);
    expect(bubble().querySelector("img")).toBeNull();
  });

  test("shows an empty text and an empty list as such", async () => {
    expect(await bubbleOf({ kind: "text", text: "", length: 0 })).toEqual([
      "text without a character",
    ]);
    expect(await bubbleOf({ kind: "list", items: [], length: 0 })).toEqual(["empty list"]);
  });

  test("shows a list's first items and how many there are", async () => {
    const words = await bubbleOf({ kind: "list", items: ["5 0.0", "<b>"], length: 60_000 });
    expect(words).toEqual(["5 0.0<b>and 59,998 more", "list, 60,000 items"]);
    expect([...bubble().querySelectorAll("li")].map((li) => li.textContent)).toEqual([
      "5 0.0",
      "<b>",
    ]);
  });

  test("tells a vector's numbers in words, and each one to the arrow keys", async () => {
    await bubbleOf({ kind: "vector", values: Float64Array.of(0.1, -0.25, 1 / 3) });
    const strip = bubble().querySelector("canvas")!;
    expect(strip.getAttribute("aria-label")).toBe(
      "3 numbers from -0.25 to 0.333333: 0.1, -0.25, 0.333333",
    );
    const read: (string | undefined)[] = [];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) {
      strip.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true }));
      read.push(bubble().querySelector(".value-read")?.textContent ?? "");
    }
    const [first, second, third] = ["number 1: 0.1", "number 2: -0.25", `number 3: ${1 / 3}`];
    expect(read).toEqual([first, second, third, third, second]);
  });

  test("says a picture's size and label", async () => {
    const sample = { pixels: new Uint8Array(784), width: 28, height: 28, label: "5" };
    expect(await bubbleOf({ kind: "picture", sample })).toEqual(["", "picture, 28 × 28, label 5"]);
  });
});

describe("a click", () => {
  test("asks for a reporter's own value, for the script of any other block", async () => {
    for (const id of ["loss", "hole", "set", "hat", "network"]) click(id);
    await expect.poll(() => clicked.length).toBe(4);
    expect(clicked.map(({ block }) => block)).toEqual(["loss", "hat", "hat", "hat"]);
  });

  test("in the palette asks for reporters only, and brings their saved form", async () => {
    const palette = workspace().getFlyout()!.getWorkspace();
    const ofType = (type: string) => palette.getBlocksByType(type)[0]!;
    fire(ofType("training_reset"));
    fire(ofType("training_loss"));
    await expect.poll(() => clicked.length).toBe(1);
    expect(clicked[0]!.fromPalette).toMatchObject({ type: "training_loss" });
  });

  test("is on the menu too, and stops what runs", () => {
    const labels = ["loss", "set", "hole", "network"].map(menuLabel);
    expect(labels).toEqual(["Show its value", "Run this", "Run this", null]);
    editor.setGlow(["hat"], "scripts");
    expect(menuLabel("set")).toBe("Stop this");
    editor.setGlow(["set"], "blocks");
    expect(menuLabel("hat")).toBe("Stop this");
    editor.setGlow([]);
    expect(menuLabel("hat")).toBe("Run this");
  });
});

test("a bubble goes with Escape, a press elsewhere, its block, and another project", async () => {
  const show = () => bubbleOf({ kind: "boolean", text: "true", length: 4 });
  const isOpen = () => bubble().dataset.open !== undefined;
  const ways: (() => unknown)[] = [
    () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })),
    () => document.body.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true })),
    () => workspace().getBlockById("loss")!.dispose(),
  ];
  const open: boolean[] = [];
  for (const way of ways) {
    await show();
    open.push(isOpen());
    await way();
    await Promise.resolve();
    open.push(isOpen());
  }
  await editor.load(target({ type: "training_loss", id: "loss" }));
  await show();
  open.push(isOpen());
  await editor.load(target());
  await Promise.resolve();
  open.push(isOpen());
  expect(open).toEqual([true, false, true, false, true, false, true, false]);
});

test("colours of numbers go through white at zero and are even on both sides", () => {
  expect(divergingColour(0, 2)).toEqual([247, 247, 247]);
  expect(divergingColour(2, 2)).toEqual([179, 88, 6]);
  expect(divergingColour(-2, 2)).toEqual([33, 102, 172]);
  expect(divergingColour(0, 0)).toEqual([247, 247, 247]);
  expect(divergingColour(Number.NaN, 2)).toEqual([40, 40, 40]);
});

test("square numbers of cells stand in a square, others in rows", () => {
  const counts = [0, 1, 10, 64, 65, 784, 1000, 100_000];
  expect(counts.map(columnsFor)).toEqual([1, 1, 10, 8, 64, 28, 64, 256]);
});

function workspace(): Blockly.WorkspaceSvg {
  return Blockly.getMainWorkspace() as Blockly.WorkspaceSvg;
}

function bubble(): HTMLElement {
  return editor.el.querySelector<HTMLElement>(".value-bubble")!;
}

/** The texts of its parts, once it is open. */
async function bubbleOf(value: ShownValue): Promise<(string | null)[]> {
  editor.follow.showValue({ block: "loss", value });
  await expect.poll(() => bubble()?.dataset.kind).toBe(value.kind);
  await Promise.resolve();
  return [...bubble().children].map((part) => part.textContent);
}

function click(id: string): void {
  fire(workspace().getBlockById(id)!);
}

function fire(block: Blockly.Block): void {
  const Click = Blockly.Events.Click;
  Blockly.Events.fire(new Click(block, block.workspace.id, Blockly.Events.ClickTarget.BLOCK));
}

function menuLabel(id: string): string | null {
  const scope = { block: workspace().getBlockById(id) as Blockly.BlockSvg };
  const item = Blockly.ContextMenuRegistry.registry.getItem("block.run")!;
  if (item.preconditionFn!(scope, new Event("contextmenu")) === "hidden") return null;
  return typeof item.displayText === "function" ? String(item.displayText(scope)) : null;
}
