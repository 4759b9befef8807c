// The backpack itself: a row of scripts below the workspace. A script is put in by dragging it here, or by
// its menu or key, and comes out as a drag, a click or Enter, with all that it needs. What is kept is
// read again at every change, also of another tab.
import "./backpack-panel.css";
import * as Blockly from "blockly/core";
import { englishBackpack } from "#program/english-backpack";
import { addMissing, text } from "#program/messages";
import { whyNotKept } from "#program/why-not-kept";
import { h, setAria, setText } from "#ui/element";
import type { BackpackDeps, BackpackParts, BackpackShelf } from "./backpack.ts";
import { createBackpackCards } from "./backpack-cards.ts";
import {
  type BackpackEntry,
  describeScript,
  LONGEST_SCRIPT,
  MOST_SCRIPTS,
  nameOf,
  readEntry,
} from "./backpack-entry.ts";
import { bringAlong, placeBelow, withDefinitions } from "./bring-along.ts";
import { type BlockCopy, blockCopy, readCopy } from "./copy-paste.ts";
import { finishPasting } from "./paste-stack.ts";
import { definedBy } from "./procedure-edits.ts";
import { spokenWords } from "./procedure-state.ts";

export interface BackpackPanel {
  /** Opens or closes it. */
  toggle(): void;
  /** Puts in the block with all that is in and below it. */
  put(block: Blockly.BlockSvg): Promise<void>;
}

export async function createBackpackPanel(
  parts: BackpackParts,
  deps: BackpackDeps,
): Promise<BackpackPanel> {
  addMissing(englishBackpack);
  const { el, button, workspace } = parts;
  const { shelf } = deps;
  const status = h("span", { class: "backpack-status", role: "status" });
  const note = h("p", { class: "backpack-note" });
  const cards = createBackpackCards({
    take: (entry) => void take(entry),
    load: contentOf,
    takeByDrag: (entry, copy, place) => putDown(entry, copy, place),
    rename: (entry) => void rename(entry),
    remove: (entry) => void remove(entry),
    leave() {
      show(false);
      button.focus();
    },
    workspace,
  });
  const body = h(
    "div",
    { class: "backpack-body", id: "backpack-body", hidden: true },
    note,
    cards.el,
  );
  el.append(status, body);
  setAria(button, "controls", body.id);
  workspace.getComponentManager().addComponent({
    component: createDropPlace(parts, (block) => void put(block)),
    // Before the palette, which ends nowhere below.
    weight: -1,
    capabilities: [
      Blockly.ComponentManager.Capability.DRAG_TARGET,
      Blockly.ComponentManager.Capability.DELETE_AREA,
    ],
  });
  // A drag may have begun.
  workspace.recordDragTargets();
  el.dataset.drop = text("backpack.drop");
  shelf.listen(() => void refresh());
  await refresh();

  function show(isOpen: boolean): void {
    body.hidden = !isOpen;
    setAria(button, "expanded", isOpen);
    if (isOpen) void refresh();
  }

  /** Shows what is kept now; null when nothing can be. */
  async function refresh(): Promise<readonly BackpackEntry[] | null> {
    try {
      const kept = await shelf.entries();
      const entries = kept.map(readEntry).filter((entry) => entry !== null);
      const damaged = kept.length - entries.length;
      cards.update(entries);
      const count = entries.length;
      setText(button, count === 0 ? text("backpack.label") : text("backpack.filled", { count }));
      const sentences = [
        damaged > 0 ? text("backpack.damaged", { count: damaged }) : "",
        count === 0 ? text("backpack.empty") : "",
      ];
      setText(note, sentences.join(" ").trim());
      return entries;
    } catch (error) {
      cards.update([]);
      setText(note, text("backpack.refused", { reason: whyNotKept(error) }));
      return null;
    }
  }

  /** Does something with what is kept, and says what came of it; a refusal is said, too. */
  async function keep(
    act: (shelf: BackpackShelf) => Promise<void>,
    done: string,
  ): Promise<boolean> {
    try {
      await act(shelf);
    } catch (error) {
      tell(text("backpack.refused", { reason: whyNotKept(error) }));
      return false;
    }
    await refresh();
    tell(done);
    return true;
  }

  function tell(sentence: string): void {
    setText(status, sentence);
    status.title = sentence;
  }

  async function put(pointed: Blockly.BlockSvg): Promise<void> {
    const block = withoutHole(pointed);
    finishPasting();
    // At once: a block out of the palette is gone after the drag.
    const copy = block.toCopyData(true);
    const entry = describeScript(Blockly.utils.idGenerator.genUid(), block);
    if (!copy) return;
    const content = JSON.stringify(withDefinitions(copy, workspace));
    if (content.length > LONGEST_SCRIPT) {
      return tell(text("backpack.tooLong", { length: content.length, most: LONGEST_SCRIPT }));
    }
    const entries = await refresh();
    if (entries && entries.length >= MOST_SCRIPTS) {
      return tell(text("backpack.full", { most: MOST_SCRIPTS }));
    }
    const words = text("backpack.packed", { name: nameOf(entry) });
    await keep((one) => one.pack(entry, content), words);
  }

  async function contentOf(entry: BackpackEntry): Promise<BlockCopy | null> {
    const kept = await shelf.script(entry.id).catch(() => null);
    const copy = typeof kept === "string" ? blockCopy(readCopy(kept, parts.registry)) : null;
    if (!copy) tell(text("backpack.unreadable", { name: nameOf(entry) }));
    return copy;
  }

  async function take(entry: BackpackEntry): Promise<void> {
    const copy = await contentOf(entry);
    if (!copy) return;
    const block = putDown(entry, copy, placeBelow(workspace, 0));
    await Blockly.renderManagement.finishQueuedRenders();
    if (block && !block.isDeadOrDying()) workspace.centerOnBlock(block.id, true);
  }

  /** @param place in workspace units */
  function putDown(
    entry: BackpackEntry,
    given: BlockCopy,
    place: Blockly.utils.Coordinate,
  ): Blockly.BlockSvg | null {
    const name = nameOf(entry);
    const before = new Set(workspace.getTopBlocks(false));
    try {
      return bringAlong(workspace, given, ({ copy, definitions }) => {
        const block = Blockly.clipboard.paste(copy, workspace, place);
        const blocks = definitions
          .flatMap((one) => definedBy(one) ?? [])
          .map((one) => `“${spokenWords(one)}”`)
          .join(", ");
        tell(text(blocks === "" ? "backpack.taken" : "backpack.brought", { name, blocks }));
        return block instanceof Blockly.BlockSvg ? block : null;
      });
    } catch {
      // Blockly refused it half done.
      for (const block of workspace.getTopBlocks(false)) {
        if (!before.has(block)) block.dispose(false);
      }
      tell(text("backpack.unreadable", { name }));
      return null;
    }
  }

  async function rename(entry: BackpackEntry): Promise<void> {
    const name = await parts.ask(text("backpack.askName"), nameOf(entry));
    if (name === "" || name === nameOf(entry)) return;
    const renamed: BackpackEntry = { ...entry, name };
    await keep((one) => one.relabel(renamed), "");
    cards.focus(entry.id);
  }

  async function remove(entry: BackpackEntry): Promise<void> {
    const content = await shelf.script(entry.id).catch(() => undefined);
    const next = cards.beside(entry.id);
    if (!(await keep((one) => one.unpack(entry.id), ""))) return;
    if (next === null) button.focus();
    else cards.focus(next);
    const sentence = text("backpack.removed", { name: nameOf(entry) });
    if (typeof content !== "string") return tell(sentence);
    deps.offerUndo(sentence, () => void keep((one) => one.pack(entry, content), ""));
  }

  return { toggle: () => show(body.hidden !== false), put };
}

/** What is typed into a hole is no block to whom it belongs. */
function withoutHole(block: Blockly.BlockSvg): Blockly.BlockSvg {
  const parent = block.getParent();
  return block.isShadow() && parent ? withoutHole(parent) : block;
}

/** Where blocks can be let go. They go back to where they were; those that were nowhere are gone. */
function createDropPlace(
  { el, pressed }: BackpackParts,
  put: (block: Blockly.BlockSvg) => void,
): Blockly.DeleteArea {
  const isInside = (place: Element) => {
    const target = pressed();
    return target instanceof Node && place.contains(target);
  };
  const takes = (dragged: Blockly.IDraggable): dragged is Blockly.BlockSvg =>
    dragged instanceof Blockly.BlockSvg && !isInside(el);
  const mark = (isOver: boolean) => el.classList.toggle("backpack-takes", isOver);
  class DropPlace extends Blockly.DeleteArea {
    override id = "backpack";
    override getClientRect() {
      const { top, bottom, left, right } = el.getBoundingClientRect();
      return new Blockly.utils.Rect(top, bottom, left, right);
    }
    override onDragEnter(dragged: Blockly.IDraggable) {
      mark(takes(dragged));
    }
    override onDragExit() {
      mark(false);
    }
    override onDrop(dragged: Blockly.IDraggable) {
      mark(false);
      if (takes(dragged)) put(dragged);
    }
    override shouldPreventMove(dragged: Blockly.IDraggable) {
      return !this.wouldDelete(dragged);
    }
    /** Comes from the palette, from the head of a definition, or from here. */
    override wouldDelete(dragged: Blockly.IDraggable) {
      return dragged instanceof Blockly.BlockSvg && !isInside(dragged.getSvgRoot());
    }
  }
  return new DropPlace();
}
