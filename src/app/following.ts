// Following a program on the page: what is clicked runs, values come to their blocks, the block that
// a paused run has come to is in view, breakpoints reach the worker. Draws nothing itself.

import type { Editor } from "#editor/create-editor";
import type { FollowDeps } from "#editor/follow";
import type { Clicked } from "#editor/run-clicks";
import type { BlockId } from "#program/program";
import type { RunEvents } from "#program/run-event";
import type { Client } from "#worker/client";
import type { OpenProject } from "./open-project.ts";

export interface FollowingDeps {
  readonly client: Client;
  readonly editor: () => Editor;
  readonly project: () => OpenProject;
  /** Takes up what is in the editor now and tells the worker. */
  readonly refresh: () => void;
  /** Something was changed that is to be kept. */
  readonly keep: () => void;
}

export interface Following {
  /** What the editor tells. */
  readonly editorDeps: FollowDeps;
  /** After the worker was asked to open the project, before its blocks are loaded. */
  open(): void;
  update(events: RunEvents): void;
  /** Other blocks stand in the editor: those of them that glow do so again. */
  shown(): void;
}

export function createFollowing(deps: FollowingDeps): Following {
  const { client, editor, project } = deps;
  /** The block that the paused run has come to. */
  let place: BlockId | null = null;
  let glow: Parameters<Editor["setGlow"]> = [[]];

  function run({ block, fromPalette }: Clicked): void {
    // A field may just have been left: its change must not come after the click.
    deps.refresh();
    const { script, diagnostics } = project().compileClicked(block, fromPalette);
    if (script !== undefined) return client.send({ type: "run", script });
    const wrong = diagnostics.find(({ severity }) => severity === "error");
    if (wrong?.block != null) editor().reveal(wrong.block);
  }

  function breakpointsChanged(blocks: readonly BlockId[]): void {
    project().setBreakpoints(blocks);
    client.send({ type: "breakpoints", blocks });
    deps.keep();
  }

  return {
    editorDeps: { run, breakpointsChanged },
    open() {
      place = null;
      const { breakpoints: blocks } = project();
      client.send({ type: "breakpoints", blocks });
      glow = [[]];
      editor().setGlow(...glow);
      editor().follow.setBreakpoints(blocks);
    },
    update(events) {
      const { speed } = project();
      const isPaused = events.state === "paused";
      const isPerBlock = isPaused || speed === "slow" || speed === "step";
      glow = [events.glow, isPerBlock ? "blocks" : "scripts"];
      editor().setGlow(...glow);
      const newest = events.reports.at(-1);
      if (newest !== undefined) editor().follow.showValue(newest);
      const before = place;
      place = isPaused ? (events.breakpoint ?? events.glow[0] ?? null) : null;
      if (place !== null && place !== before) editor().follow.bringIntoView(place);
    },
    shown: () => editor().setGlow(...glow),
  };
}
