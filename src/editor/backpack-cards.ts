// The scripts in the backpack as a row of cards, each with its first blocks in words. Arrow keys go from
// card to card, Enter or a click takes a script out, Delete removes it; it can be dragged out, too.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";
import { h } from "#ui/element";
import { createMenuButton } from "#ui/menu";
import { type BackpackEntry, nameOf } from "./backpack-entry.ts";
import type { BlockCopy } from "./copy-paste.ts";

export interface BackpackCardsDeps {
  readonly workspace: Blockly.WorkspaceSvg;
  readonly take: (entry: BackpackEntry) => void;
  readonly load: (entry: BackpackEntry) => Promise<BlockCopy | null>;
  /** Puts the script's corner at this place, in workspace units. */
  readonly takeByDrag: (
    entry: BackpackEntry,
    copy: BlockCopy,
    place: Blockly.utils.Coordinate,
  ) => Blockly.BlockSvg | null;
  readonly rename: (entry: BackpackEntry) => void;
  readonly remove: (entry: BackpackEntry) => void;
  /** Escape. */
  readonly leave: () => void;
}

export interface BackpackCards {
  readonly el: HTMLElement;
  update(entries: readonly BackpackEntry[]): void;
  focus(id: string): void;
  /** The card after it, or else the one before. */
  beside(id: string): string | null;
}

/** Pixels that a press may move and still be a click. */
const DRAG_RADIUS = 5;
/** Where a script is held while it is dragged out: pixels from its corner. */
const GRIP = { x: 24, y: 16 };

export function createBackpackCards(deps: BackpackCardsDeps): BackpackCards {
  let shown: readonly BackpackEntry[] = [];
  let scripts: readonly HTMLButtonElement[] = [];
  let wasDragged = false;
  const el = h("ul", { class: "backpack-cards", aria: { label: text("backpack.scripts") } });

  function card(entry: BackpackEntry): {
    readonly el: HTMLElement;
    readonly script: HTMLButtonElement;
  } {
    const name = nameOf(entry);
    const blocks =
      entry.blocks === 1
        ? text("backpack.block")
        : text("backpack.blocks", { count: entry.blocks });
    const script = h(
      "button",
      {
        type: "button",
        class: "backpack-script",
        title: text("backpack.take"),
        aria: { label: text("backpack.entry", { name, blocks }) },
        on: {
          // Who clicks twice wants it once; 0 is Enter.
          click: ({ detail }) => {
            if (detail === 0 || (detail === 1 && !wasDragged)) deps.take(entry);
          },
          pointerdown: (event) => awaitDrag(entry, event),
          keydown: (event) => onKey(entry, event),
        },
      },
      entry.name === "" ? null : h("strong", {}, entry.name),
      ...entry.lines.map(({ words, colour, depth }) =>
        h(
          "span",
          { class: "backpack-line", style: `--block: ${colour}; --depth: ${Math.min(depth, 4)}` },
          words,
        ),
      ),
      h("small", {}, blocks),
    );
    const more = createMenuButton({
      label: text("backpack.more", { name }),
      face: "⋯",
      items: () => [
        { label: text("backpack.take"), run: () => deps.take(entry) },
        { label: text("backpack.rename"), run: () => deps.rename(entry) },
        { label: text("backpack.remove"), run: () => deps.remove(entry) },
      ],
    });
    return { el: h("li", { class: "backpack-card" }, script, more.el), script };
  }

  function onKey(entry: BackpackEntry, event: KeyboardEvent): void {
    const at = shown.indexOf(entry);
    const { key } = event;
    if (key === "ArrowRight") scripts[at + 1]?.focus();
    else if (key === "ArrowLeft") scripts[at - 1]?.focus();
    else if (key === "Home") scripts[0]?.focus();
    else if (key === "End") scripts.at(-1)?.focus();
    else if (key === "Delete" || key === "Backspace") deps.remove(entry);
    else if (key === "Escape") deps.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Once the pointer has moved, the script is put down under it and Blockly drags it on. */
  function awaitDrag(entry: BackpackEntry, down: PointerEvent): void {
    wasDragged = false;
    if (down.button !== 0) return;
    let copy: BlockCopy | null = null;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const stop = () => listening.abort();
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const distance = Math.hypot(clientX - down.clientX, clientY - down.clientY);
      if (distance <= DRAG_RADIUS) return;
      wasDragged = true;
      if (!copy) return;
      stop();
      dragOut(entry, copy, down);
    };
    document.addEventListener("pointermove", follow, options);
    document.addEventListener("pointerup", stop, options);
    document.addEventListener("pointercancel", stop, options);
    void deps.load(entry).then((loaded) => {
      copy = loaded;
      if (!loaded) stop();
    });
  }

  function dragOut(entry: BackpackEntry, copy: BlockCopy, down: PointerEvent): void {
    const { workspace } = deps;
    const corner = new Blockly.utils.Coordinate(down.clientX - GRIP.x, down.clientY - GRIP.y);
    const place = Blockly.utils.svgMath.screenToWsCoordinates(workspace, corner);
    // Putting down and dragging are one step of undo, which ends with the drag.
    Blockly.Events.setGroup(true);
    const end = () => setTimeout(() => Blockly.Events.setGroup(false));
    document.addEventListener("pointerup", end, { once: true, capture: true });
    const block = deps.takeByDrag(entry, copy, place);
    if (!block) return;
    const { clientX, clientY, pointerId, pointerType } = down;
    const press = { clientX, clientY, pointerId, pointerType, bubbles: true, cancelable: true };
    block.pathObject.svgPath.dispatchEvent(new PointerEvent("pointerdown", press));
  }

  return {
    el,
    update(entries) {
      if (JSON.stringify(entries) === JSON.stringify(shown)) return;
      shown = entries;
      const cards = entries.map(card);
      scripts = cards.map(({ script }) => script);
      el.replaceChildren(...cards.map((one) => one.el));
    },
    focus: (id) => scripts[shown.findIndex((entry) => entry.id === id)]?.focus(),
    beside(id) {
      const at = shown.findIndex((entry) => entry.id === id);
      return (shown[at + 1] ?? shown[at - 1])?.id ?? null;
    },
  };
}
