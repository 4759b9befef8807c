// Search among the scripts: a small bar in the corner of the workspace. Finds blocks by their words,
// values, names and comments, and comments of the workspace; shows one after the other and leaves the
// keyboard at the last one found. Loaded when first asked for.
import "./workspace-search.css";
import * as Blockly from "blockly/core";
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { searchedWords } from "./block-says.ts";
import { makeSearch } from "./search-words.ts";

type Found = Blockly.BlockSvg | Blockly.comments.RenderedWorkspaceComment;

export interface WorkspaceSearch {
  /** Shows the bar, ready to type. */
  open(): void;
  close(): void;
}

const FOUND = "search-found";
const CURRENT = "search-current";
/** Room around what was found, in workspace units: the bar covers a part of it. */
const MARGIN = 80;

export function createWorkspaceSearch(
  host: HTMLElement,
  workspace: Blockly.WorkspaceSvg,
): WorkspaceSearch {
  let found: readonly Found[] = [];
  let at = -1;

  const input = h("input", {
    type: "search",
    class: "search-input",
    placeholder: text("editor.search.placeholder"),
    autocomplete: "off",
    spellcheck: "false",
    aria: { label: text("editor.search.label") },
    on: { input: () => lookFor(input.value) },
  });
  const count = h("span", { class: "search-count", role: "status" });
  const previous = button("editor.search.previous", "↑", () => go(-1));
  const next = button("editor.search.next", "↓", () => go(1));
  const el = h(
    "div",
    {
      class: "search-bar",
      role: "search",
      hidden: true,
      aria: { label: text("editor.search.label") },
      on: { keydown: onKey },
    },
    input,
    count,
    previous,
    next,
    button("app.close", "×", close),
  );
  host.append(el);

  function onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === input) go(event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown") go(1);
    else if (event.key === "ArrowUp") go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function lookFor(query: string): void {
    unmark();
    found = findIn(workspace, query);
    for (const one of found) one.getSvgRoot().classList.add(FOUND);
    at = -1;
    if (found.length > 0) go(1);
    else tell();
  }

  function go(steps: number): void {
    // What was found may be gone by now.
    if (found.some((one) => one.isDeadOrDying())) return lookFor(input.value);
    if (found.length === 0) return;
    found[at]?.getSvgRoot().classList.remove(CURRENT);
    at = (at + steps + found.length) % found.length;
    const one = found[at];
    one?.getSvgRoot().classList.add(CURRENT);
    if (one) show(workspace, one);
    tell();
  }

  function tell(): void {
    const isEmpty = makeSearch(input.value) === null;
    const key = isEmpty ? "" : found.length === 0 ? "none" : "count";
    setText(count, key && text(`editor.search.${key}`, { at: at + 1, count: found.length }));
    previous.disabled = found.length < 2;
    next.disabled = found.length < 2;
  }

  function unmark(): void {
    for (const one of found) {
      if (one.isDeadOrDying()) continue;
      one.getSvgRoot().classList.remove(FOUND, CURRENT);
    }
  }

  function close(): void {
    el.hidden = true;
    const last = found[at];
    unmark();
    found = [];
    at = -1;
    const focus = Blockly.getFocusManager();
    if (last && !last.isDeadOrDying()) focus.focusNode(last);
    else focus.focusTree(workspace);
  }

  return {
    open() {
      el.hidden = false;
      input.focus();
      input.select();
      lookFor(input.value);
    },
    close,
  };
}

function button(key: string, face: string, run: () => void): HTMLButtonElement {
  const name = text(key);
  return h(
    "button",
    {
      type: "button",
      class: "search-button",
      title: name,
      aria: { label: name },
      on: { click: run },
    },
    face,
  );
}

/** In reading order; a block inside a collapsed one is found as that one. */
function findIn(workspace: Blockly.WorkspaceSvg, query: string): readonly Found[] {
  const matches = makeSearch(query);
  if (!matches) return [];
  const found = new Set<Found>();
  for (const stack of workspace.getTopBlocks(true)) {
    for (const block of stack.getDescendants(true)) {
      if (!block.isShadow() && matches(searchedWords(block))) found.add(visibleOf(block));
    }
  }
  for (const comment of workspace.getTopComments(true)) {
    if (
      comment instanceof Blockly.comments.RenderedWorkspaceComment &&
      matches(comment.getText())
    ) {
      found.add(comment);
    }
  }
  return [...found];
}

function visibleOf(block: Blockly.BlockSvg): Blockly.BlockSvg {
  let visible = block;
  for (let parent = block.getSurroundParent(); parent; parent = parent.getSurroundParent()) {
    if (parent.isCollapsed()) visible = parent;
  }
  return visible;
}

function show(workspace: Blockly.WorkspaceSvg, one: Found): void {
  const { left, top, right, bottom } =
    one instanceof Blockly.BlockSvg
      ? one.getBoundingRectangleWithoutChildren()
      : one.getBoundingRectangle();
  workspace.scrollBoundsIntoView(new Blockly.utils.Rect(top, bottom, left, right), MARGIN);
}
