// Breakpoints: the blocks at which a run pauses, each with a red sign on its edge. They belong to the
// project, not to a workspace: those of other targets are kept, those of a deleted block come back
// when the deletion is undone. Setting and removing one can be undone. Knows nothing of running.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { text } from "#program/messages";
import type { BlockId } from "#program/program";
import { offerCommand } from "./block-command.ts";
import { recordOutsideEdit } from "./outside-edit.ts";

export interface Breakpoints {
  /** Those of the project that is open now. */
  set(blocks: readonly BlockId[]): void;
  /** After blocks were loaded. */
  showSigns(): void;
}

export interface BreakpointsDeps {
  readonly workspace: Blockly.WorkspaceSvg;
  readonly registry: BlockRegistry;
  /** All breakpoints, after one was set, removed, deleted with its block or came back with it. */
  readonly changed: (blocks: readonly BlockId[]) => void;
}

/** Middle of the sign in a block's own units: on its left edge, beside its first row. */
const SIGN = { x: -9, y: 24, radius: 11 };

export function createBreakpoints({ workspace, registry, changed }: BreakpointsDeps): Breakpoints {
  let all = new Set<BlockId>();
  /** Of blocks that were deleted. */
  let away = new Set<BlockId>();

  function put(block: BlockId, isSet: boolean): void {
    if (isSet) all.add(block);
    else {
      all.delete(block);
      away.delete(block);
    }
    showSign(block);
    changed([...all]);
  }

  function toggle(block: BlockId): void {
    const wasSet = all.has(block);
    put(block, !wasSet);
    recordOutsideEdit(workspace, {
      undo: () => put(block, wasSet),
      redo: () => put(block, !wasSet),
    });
  }

  function showSign(id: BlockId): void {
    const block = workspace.getBlockById(id);
    if (!block) return;
    const root = block.getSvgRoot();
    root.querySelector(":scope > .breakpoint")?.remove();
    const isSet = all.has(id);
    if (isSet) root.append(makeSign());
    const focusable = block.getFocusableElement();
    if (isSet) focusable.setAttribute("aria-description", text("following.breakpoint"));
    else focusable.removeAttribute("aria-description");
  }

  workspace.addChangeListener((event) => {
    if (event instanceof Blockly.Events.BlockDelete) {
      const gone = (event.ids ?? []).filter((id) => all.delete(id));
      for (const id of gone) away.add(id);
      if (gone.length > 0) changed([...all]);
    } else if (event instanceof Blockly.Events.BlockCreate) {
      const back = (event.ids ?? []).filter((id) => away.delete(id));
      for (const id of back) all.add(id);
      for (const id of back) showSign(id);
      if (back.length > 0) changed([...all]);
    }
  });

  offerCommand(workspace, {
    id: "block.breakpoint",
    weight: 0.5,
    key: { code: Blockly.utils.KeyCodes.F9, shift: true },
    label(block) {
      if (!canPause(registry, block)) return null;
      return text(all.has(block.id) ? "following.removeBreakpoint" : "following.setBreakpoint");
    },
    run: (block) => toggle(block.id),
  });

  return {
    set(blocks) {
      const before = all;
      all = new Set(blocks);
      away = new Set();
      for (const id of before) showSign(id);
      for (const id of all) showSign(id);
    },
    showSigns() {
      for (const id of all) showSign(id);
    },
  };
}

/** Where scripts pass by: not at values, nor in a network. */
function canPause(registry: BlockRegistry, block: Blockly.BlockSvg): boolean {
  const shape = registry.get(block.type)?.shape;
  return !block.workspace.isFlyout && shape !== undefined && PAUSING.has(shape);
}

const PAUSING: ReadonlySet<string> = new Set(["hat", "definition", "statement", "cap", "own"]);

/** A red disc with a white rim and two white bars: it pauses here. */
function makeSign(): SVGElement {
  const draw = Blockly.utils.dom.createSvgElement;
  const sign = draw("g", {
    class: "breakpoint",
    transform: `translate(${SIGN.x}, ${SIGN.y})`,
    "aria-hidden": "true",
  });
  draw("circle", { r: SIGN.radius }, sign);
  draw("path", { d: "M-3-5v10M3-5v10" }, sign);
  return sign;
}
