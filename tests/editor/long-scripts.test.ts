// @vitest-environment jsdom
// What stack-groups.ts, render-changes.ts and bump-aside.ts make of Blockly 13.3: these tests fail when
// another Blockly draws, nests or moves blocks in another way.
import "./editor-stubs.ts";
import * as Blockly from "blockly/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { createEditor, type Editor } from "#editor/create-editor";
import { target } from "./headless.ts";

const LONG = 90;

let editor: Editor;
let workspace: Blockly.WorkspaceSvg;
beforeAll(async () => {
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
  await editor.load(target({ ...script(0), x: 20, y: 20 }));
  Blockly.renderManagement.triggerQueuedRenders();
});
afterAll(() => editor.destroy());

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

test("whatever is taken out, put in and deleted, blocks stand where they belong and in order", () => {
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
