// @vitest-environment jsdom
// What stack-groups.ts, render-changes.ts and bump-aside.ts make of Blockly 13.3: these tests fail when
// another Blockly draws, nests or moves blocks in another way.
import "./editor-stubs.ts";
import * as Blockly from "blockly/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { createEditor, type Editor } from "#editor/create-editor";
import { finishPasting } from "#editor/paste-stack";
import { target } from "./headless.ts";

const LONG = 90;
/** A busy machine must not fail a test. */
const PATIENCE = { timeout: 20_000 };

let editor: Editor;
let workspace: Blockly.WorkspaceSvg;
beforeAll(async () => {
  // Where elements cannot be moved in place, as here, Blockly puts the block with the focus last in the page, and
  // those above it: browsers do what bring-to-front.ts says.
  Blockly.BlockSvg.prototype.bringToFront = () => {};
  Blockly.BlockSvg.prototype.moveSvgRootToFront = () => {};
  editor = createEditor(document.body, {
    categories,
    registry,
    mediaPath: "/",
    dialogs: { prompt: async () => null, confirm: async () => true, alert: async () => {} },
    onChange: () => {},
    onMonitorToggle: () => {},
    follow: { run: () => {}, breakpointsChanged: () => {} },
  });
  workspace = Blockly.getMainWorkspace() as Blockly.WorkspaceSvg;
  await loadScript();
});
afterAll(() => editor.destroy());

async function loadScript(): Promise<void> {
  await editor.load(target({ ...script(0), x: 20, y: 20 }));
  Blockly.renderManagement.triggerQueuedRenders();
}

const all = () => workspace.getAllBlocks(false).length;
const block = (index: number) => workspace.getBlockById(`a-${index}`) as Blockly.BlockSvg;

test("a script of 90 blocks is nested a few deep, in order", () => {
  expect(nesting(block(LONG - 1))).toBeLessThan(10);
  expectDrawn();
});

test("undo of a deleted block in the middle puts everything back", async () => {
  block(50).checkAndDelete();
  Blockly.renderManagement.triggerQueuedRenders();
  await events();
  expect(block(51).getParent()?.id).toBe("a-49");
  expectDrawn();
  editor.undo();
  Blockly.renderManagement.triggerQueuedRenders();
  expect(block(51).getParent()?.id).toBe("a-50");
  expectDrawn();
});

test("a changed block is drawn again, and those around it; not those above", () => {
  const renderer = vi.spyOn(workspace.getRenderer(), "render");
  void block(70).queueRender();
  Blockly.renderManagement.triggerQueuedRenders();
  expect(renderer.mock.calls.map(([drawn]) => drawn.id)).toEqual(["a-70"]);
  renderer.mockRestore();
});

test("what a disabled block holds looks disabled, and again enabled once it is out of it", () => {
  const loop = workspace.newBlock("control_forever", "loop") as Blockly.BlockSvg;
  loop.initSvg();
  loop.setDisabledReason(true, Blockly.constants.MANUALLY_DISABLED);
  const looksDisabled = () =>
    [60, 61, LONG - 1].map((index) =>
      block(index).getSvgRoot().classList.contains("blocklyDisabled"),
    );
  const above = block(60).getParent()!;
  block(60).unplug(false);
  loop.inputList
    .find(({ connection }) => connection)!
    .connection!.connect(block(60).previousConnection!);
  expect(looksDisabled()).toEqual([true, true, true]);
  block(60).unplug(false);
  above.nextConnection!.connect(block(60).previousConnection!);
  expect(looksDisabled()).toEqual([false, false, false]);
  loop.dispose();
});

test("dragging a block drags all below it, until it is put down", () => {
  block(70).setDragging(true);
  expect([69, 70, LONG - 1].map((index) => block(index).isDragging())).toEqual([false, true, true]);
  block(70).setDragging(false);
  expect(block(LONG - 1).isDragging()).toBe(false);
});

describe("a copy of a whole script", () => {
  test("comes in pieces, in one step that Undo takes back and Redo brings again", async () => {
    const before = all();
    const first = paste();
    expect(all()).toBeLessThan(before + LONG);
    await vi.waitFor(() => expect(all()).toBe(before + LONG), PATIENCE);
    Blockly.renderManagement.triggerQueuedRenders();
    expect(first.getDescendants(true).map(({ type }) => type)).toEqual(
      Array(LONG).fill("stage_clear"),
    );
    expectDrawn();
    await events();
    editor.undo();
    expect(all()).toBe(before);
    editor.redo();
    expect(all()).toBe(before + LONG);
    editor.undo();
  });

  test("is whole when it is taken back, redone or saved before all of it has come", async () => {
    const before = all();
    paste();
    editor.undo();
    await vi.waitFor(() => expect(all()).toBe(before), PATIENCE);
    editor.redo();
    expect(all()).toBe(before + LONG);
    editor.undo();
    expect(all()).toBe(before);
    paste();
    finishPasting();
    expect(JSON.stringify(editor.state()).split("stage_clear").length - 1).toBe(before + LONG);
    await events();
    editor.undo();
    expect(all()).toBe(before);
  });
});

test("a block put down too near to another script still moves it aside", async () => {
  const loose = workspace.newBlock("stage_clear", "loose") as Blockly.BlockSvg;
  loose.initSvg();
  const near = block(0).getRelativeToSurfaceXY();
  loose.moveTo(new Blockly.utils.Coordinate(near.x + 5, near.y + 5));
  void loose.queueRender();
  Blockly.renderManagement.triggerQueuedRenders();
  const after = loose.getRelativeToSurfaceXY();
  expect(Math.hypot(after.x - near.x, after.y - near.y)).toBeGreaterThan(20);
});

test("whatever is taken out, put in and deleted, blocks stand where they belong and in order", async () => {
  await loadScript();
  const step = fc.record({
    kind: fc.constantFrom("take out" as const, "take one out" as const, "put below" as const),
    block: fc.nat(LONG - 1),
    to: fc.nat(LONG - 1),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      for (const { kind, block: from, to } of steps) {
        const moved = block(from);
        if (kind === "put below") putBelow(moved, block(to));
        else moved.unplug(kind === "take one out");
      }
      Blockly.renderManagement.triggerQueuedRenders();
      expectDrawn();
    }),
    { numRuns: 25, seed: 4 },
  );
});

test("what is still to be pasted ends with the blocks that were deleted", async () => {
  const before = all();
  paste().dispose(false);
  await events();
  await events();
  expect(all()).toBe(before);
});

function paste(): Blockly.BlockSvg {
  Blockly.Events.setGroup(true);
  try {
    const copy = workspace.getTopBlocks(true)[0]!.toCopyData(true)!;
    return Blockly.clipboard.paste(copy, workspace) as Blockly.BlockSvg;
  } finally {
    Blockly.Events.setGroup(false);
  }
}

/** Blocks `a-0`, `a-1`, ... one below the other. */
function script(from: number): BlockState {
  const own: BlockState = { type: "stage_clear", id: `a-${from}` };
  return from === LONG - 1 ? own : { ...own, next: { block: script(from + 1) } };
}

function putBelow(moved: Blockly.BlockSvg, above: Blockly.BlockSvg): void {
  if (moved === above || moved.getDescendants(false).includes(above)) return;
  moved.unplug(false);
  above.nextConnection?.connect(moved.previousConnection!);
}

/** Each block is drawn where Blockly believes it to be, after the one it hangs below. */
function expectDrawn(): void {
  for (const one of workspace.getAllBlocks(false)) {
    const believed = one.getRelativeToSurfaceXY();
    const drawn = { x: 0, y: 0 };
    const canvas = workspace.getCanvas();
    for (let g: Element | null = one.getSvgRoot(); g && g !== canvas; g = g.parentElement) {
      const at = Blockly.utils.svgMath.getRelativeXY(g);
      drawn.x += at.x;
      drawn.y += at.y;
    }
    expect([one.id, drawn.x, drawn.y]).toEqual([one.id, believed.x, believed.y]);
    const next = one.getNextBlock()?.getSvgRoot();
    if (next) {
      const order = one.getSvgRoot().compareDocumentPosition(next);
      expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    }
  }
}

function nesting(one: Blockly.BlockSvg): number {
  let depth = 0;
  for (let g: Element | null = one.getSvgRoot(); g; g = g.parentElement) {
    if (g.classList.contains("blocklyBlock")) depth++;
  }
  return depth;
}

function events(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
