// The bubble that shows a reporter's value beside its block, in the page above the scripts. It goes
// where its block goes, and goes away with Escape, a press elsewhere, or its block. Loaded when the
// first value is shown.
import "./value-bubble.css";
import type * as Blockly from "blockly/core";
import { text } from "#program/messages";
import type { ShownValue } from "#program/run-event";
import { h } from "#ui/element";
import { valueContent } from "./value-content.ts";

export interface ValueBubble {
  show(block: Blockly.BlockSvg, value: ShownValue): void;
  close(): void;
  destroy(): void;
}

/** CSS pixels between block and bubble, and between the bubble and the edge of its host. */
const GAP = 8;

/** The bubble stays inside `host`, which is positioned. */
export function createValueBubble(host: HTMLElement): ValueBubble {
  let shown: Blockly.BlockSvg | null = null;
  // There from the beginning: a screen reader tells only what changes in what it knows.
  const el = h("div", {
    class: "value-bubble",
    role: "status",
    aria: { live: "polite", label: text("following.value") },
  });
  // Everything that moves a block changes a transform in the drawing, before the next frame is drawn.
  const observer = new MutationObserver(place);
  host.append(el);

  function show(block: Blockly.BlockSvg, value: ShownValue): void {
    close();
    shown = block;
    el.replaceChildren(...valueContent(value));
    el.dataset.kind = value.kind;
    el.dataset.open = "";
    observer.observe(block.workspace.getCanvas(), {
      subtree: true,
      childList: true,
      attributeFilter: ["transform"],
    });
    document.addEventListener("pointerdown", onPress, true);
    document.addEventListener("keydown", onKey, true);
    place();
  }

  function close(): void {
    if (shown === null) return;
    shown = null;
    observer.disconnect();
    document.removeEventListener("pointerdown", onPress, true);
    document.removeEventListener("keydown", onKey, true);
    delete el.dataset.open;
    el.replaceChildren();
  }

  function place(): void {
    if (shown === null) return;
    const root = shown.getSvgRoot();
    // Gone, or being dragged: then it is in a layer of its own.
    if (!shown.workspace.getCanvas().contains(root)) return close();
    const block = (root.querySelector(":scope > .blocklyPath") ?? root).getBoundingClientRect();
    const frame = host.getBoundingClientRect();
    const isBelow = block.bottom + GAP + el.offsetHeight <= frame.bottom - GAP;
    const middle = block.left + block.width / 2 - frame.left;
    const left = middle - el.offsetWidth / 2;
    const furthest = frame.width - el.offsetWidth - GAP;
    // Left of the palette's blocks are the categories, which lie above the bubble.
    const nearest = shown.workspace.isFlyout ? block.left - frame.left : GAP;
    const x = Math.round(Math.max(nearest, Math.min(left, furthest)));
    const y = isBelow
      ? block.bottom + GAP - frame.top
      : Math.max(GAP, block.top - frame.top - GAP - el.offsetHeight);
    el.dataset.side = isBelow ? "below" : "above";
    el.style.transform = `translate(${x}px, ${Math.round(y)}px)`;
    el.style.setProperty("--tip", `${Math.round(middle - x)}px`);
    const isInView = block.bottom > frame.top && block.top < frame.bottom;
    el.style.visibility = isInView ? "" : "hidden";
  }

  function onPress(event: Event): void {
    if (!(event.target instanceof Node && el.contains(event.target))) close();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    const hadFocus = el.contains(document.activeElement);
    const block = shown;
    close();
    if (hadFocus) block?.getFocusableElement().focus();
  }

  return {
    show,
    close,
    destroy() {
      close();
      el.remove();
    },
  };
}
