// The bar at the top: name, file menu, undo and redo, whether the work is kept.
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { createMenuButton, type MenuItem } from "#ui/menu";
import { icon } from "./icons.ts";

export interface HeaderDeps {
  readonly fileItems: () => readonly MenuItem[];
  readonly examples: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly rename: (name: string) => void;
}

export type KeptState = "kept" | "keeping" | "notKept";

export interface Header {
  readonly el: HTMLElement;
  /** Room for a line to a newcomer. */
  readonly note: HTMLElement;
  setName(name: string): void;
  setKept(state: KeptState): void;
  setHistory(history: { readonly canUndo: boolean; readonly canRedo: boolean }): void;
}

export function createHeader(deps: HeaderDeps): Header {
  const menu = createMenuButton({
    label: text("app.menu.file"),
    face: text("app.menu.file"),
    items: deps.fileItems,
  });
  const button = (name: string, picture: "undo" | "redo", run: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: "header-button",
        title: text(name),
        aria: { label: text(name) },
        on: { click: run },
      },
      icon(picture),
    );
  const undo = button("app.undo", "undo", deps.undo);
  const redo = button("app.redo", "redo", deps.redo);
  const name = h("input", {
    type: "text",
    class: "header-name",
    maxlength: 100,
    spellcheck: "false",
    aria: { label: text("app.name") },
    on: {
      change: () => {
        const typed = name.value.trim();
        if (typed === "") name.value = shown;
        else if (typed !== shown) deps.rename(typed);
      },
      keydown: (event) => {
        if (event.key === "Enter") name.blur();
      },
    },
  });
  const examples = h(
    "button",
    { type: "button", on: { click: deps.examples } },
    text("app.examples"),
  );
  const book = h("a", { href: "book.html", target: "_blank" }, text("app.book"));
  const note = h("div", { class: "header-note" });
  const kept = h("span", { class: "header-kept", role: "status" });
  let shown = "";

  return {
    el: h(
      "header",
      { class: "header" },
      h("span", { class: "header-title" }, text("app.title")),
      menu.el,
      examples,
      book,
      undo,
      redo,
      name,
      note,
      kept,
    ),
    note,
    setName(now) {
      shown = now;
      name.value = now;
      document.title = `${now} - ${text("app.title")}`;
    },
    setKept(state) {
      kept.dataset.state = state;
      setText(kept, text(`app.${state}`));
    },
    setHistory({ canUndo, canRedo }) {
      undo.disabled = !canUndo;
      redo.disabled = !canRedo;
    },
  };
}
