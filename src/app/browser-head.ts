// The head of the samples' dialog: how many are shown, the list to choose, what else can be done with it, undo and
// redo. Undo goes back to where the dialog was opened, not to what was done to blocks before.
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import type { MenuItem } from "#ui/menu";
import { grouped } from "./browsed-samples.ts";
import type { EditHistory } from "./edit-history.ts";
import { icon } from "./icons.ts";
import type { ListEntry } from "./lists-panel.ts";

export interface BrowserCounts {
  readonly list: string;
  /** Of so many items those that pass the filter, and those chosen. */
  readonly length: number;
  readonly shown: number;
  readonly areSamples: boolean;
  readonly selected: number;
}

export interface BrowserHead {
  readonly el: HTMLElement;
  update(counts: BrowserCounts): void;
  /** What can be undone may have changed. */
  refresh(): void;
  /** An edit was done here: nothing is left to redo. */
  noted(): void;
  undo(): void;
  redo(): void;
}

export function createBrowserHead(deps: {
  readonly lists: { readonly lists: readonly ListEntry[] };
  readonly history: Pick<EditHistory, "undo" | "redo" | "done">;
  readonly choose: (list: string) => void;
  /** Buttons for the list: what else its menu offers. */
  readonly tools: () => readonly MenuItem[];
}): BrowserHead {
  const { history } = deps;
  const base = history.done;
  /** Steps that were done since, undone or not. */
  let top = base;
  const count = h("p", { class: "browser-total", role: "status" });
  const choice = h("select", {
    class: "browser-list",
    aria: { label: text("browser.list") },
    on: { change: () => deps.choose(choice.value) },
  });
  const tools = h("span", { class: "browser-tools" });
  const button = (name: "undo" | "redo", run: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: "ui-button browser-icon",
        title: text(`browser.${name}`),
        aria: { label: text(`browser.${name}`) },
        on: { click: run },
      },
      icon(name),
    );
  const undoButton = button("undo", undo);
  const redoButton = button("redo", redo);
  const el = h("div", { class: "browser-head" }, count, choice, tools, undoButton, redoButton);
  refresh();

  function undo(): void {
    if (history.done > base) history.undo();
    refresh();
  }

  function redo(): void {
    if (history.done < top) history.redo();
    refresh();
  }

  function refresh(): void {
    top = Math.max(top, history.done);
    undoButton.disabled = history.done <= base;
    redoButton.disabled = history.done >= top;
  }

  function noted(): void {
    top = history.done;
    refresh();
  }

  function update({ list, shown, length, areSamples, selected }: BrowserCounts): void {
    const key = areSamples ? (length === 1 ? "oneSample" : "all") : "items";
    const all = text(`browser.${key}`, { length: grouped(length) });
    const some = text("browser.some", { count: grouped(shown), length: grouped(length) });
    const more = selected > 1 ? text("browser.selected", { count: grouped(selected) }) : "";
    setText(count, (shown === length ? all : some) + more);
    const entries = deps.lists.lists;
    choice.hidden = entries.length < 2;
    const names = entries.map(({ id, name }) => id + name).join("\n");
    if (choice.dataset.of !== names) {
      choice.dataset.of = names;
      choice.replaceChildren(...entries.map(({ id, name }) => h("option", { value: id }, name)));
    }
    choice.value = list;
    const items = deps.tools();
    const faces = items.map((item) => JSON.stringify(item)).join();
    if (tools.dataset.of === faces) return;
    tools.dataset.of = faces;
    tools.replaceChildren(
      ...items.map(({ label, disabled = false, checked, run }) => {
        const aria = { pressed: checked ?? null };
        const face = checked === true ? `✓ ${label}` : label;
        const looks = { type: "button", class: "ui-button", disabled, aria } as const;
        return h("button", { ...looks, on: { click: run } }, face);
      }),
    );
  }

  return { el, update, refresh, noted, undo, redo };
}
