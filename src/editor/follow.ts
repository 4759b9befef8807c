// What an editor offers for following a program: running what is clicked, bubbles with values,
// breakpoints, and finding the block that a run has come to. Knows nothing of runs themselves.
import "./follow.css";
import type * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import type { BlockId } from "#program/program";
import type { Report } from "#program/run-event";
import { createBreakpoints } from "./breakpoints.ts";
import type { Marks } from "./marks.ts";
import { type Clicked, listenForRunClicks } from "./run-clicks.ts";
import type { ValueBubble } from "./value-bubble.ts";

export interface FollowDeps {
  /** A script or reporter is to be run, or stopped when it runs. */
  readonly run: (clicked: Clicked) => void;
  /** All breakpoints, after a change by the user, undo and redo included. */
  readonly breakpointsChanged: (blocks: readonly BlockId[]) => void;
}

export interface Follow {
  /** The breakpoints of a project; call it before its blocks are loaded. */
  setBreakpoints(blocks: readonly BlockId[]): void;
  /** Shows a value beside its block, in the scripts or in the palette. */
  showValue(report: Report): void;
  /** Scrolls just as far as it takes to see the block whole. */
  bringIntoView(block: BlockId): void;
  /** The block's words in short; "" when it is not among the scripts in view. */
  wordsOf(block: BlockId): string;
}

export interface FollowPlace {
  /** Bubbles stay inside it. */
  readonly el: HTMLElement;
  readonly workspace: Blockly.WorkspaceSvg;
  readonly palette: Blockly.WorkspaceSvg;
  readonly registry: BlockRegistry;
  readonly marks: Marks;
}

/** Characters of a block's words: the page's one line holds no more. */
const SHORT = 34;

/** The editor's side of it: it tells when its blocks go and when they stand again. */
export interface FollowTool extends Follow {
  blocksGo(): void;
  blocksStand(): void;
  destroy(): void;
}

export function createFollow(place: FollowPlace, deps: FollowDeps): FollowTool {
  const { el, workspace, palette, registry, marks } = place;
  const breakpoints = createBreakpoints({ workspace, registry, changed: deps.breakpointsChanged });
  let bubble: Promise<ValueBubble> | null = null;
  let isGone = false;
  /** Only the newest of several values is shown. */
  let asked = 0;
  listenForRunClicks({ workspace, palette, registry, run: deps.run, isRunning: marks.isRunning });

  async function showValue({ block: id, value }: Report): Promise<void> {
    asked += 1;
    const mine = asked;
    bubble ??= import("./value-bubble.ts").then(({ createValueBubble }) => createValueBubble(el));
    const shown = await bubble;
    const block = workspace.getBlockById(id) ?? palette.getBlockById(id);
    if (block && mine === asked && !isGone) shown.show(block, value);
  }

  return {
    setBreakpoints: breakpoints.set,
    showValue: (report) => void showValue(report),
    bringIntoView(id) {
      const block = workspace.getBlockById(id);
      if (block) workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 40);
    },
    wordsOf: (id) => workspace.getBlockById(id)?.toString(SHORT) ?? "",
    blocksGo: () => void bubble?.then(({ close }) => close()),
    blocksStand: breakpoints.showSigns,
    destroy() {
      isGone = true;
      void bubble?.then(({ destroy }) => destroy());
    },
  };
}
