// The search field above the palette: as one types, the palette shows what is found. Arrow down or
// Enter leads from the field to the first one.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import type { BlockFinder } from "./block-finder.ts";
import { loadHelp } from "./know-help.ts";
import type { CategoryColumn } from "./toolbox.ts";

export interface PaletteSearch {
  focus(): void;
}

export function createPaletteSearch(
  column: CategoryColumn,
  registry: BlockRegistry,
): PaletteSearch {
  let waiting = 0;
  let finder: BlockFinder | null = null;
  const input = h("input", {
    type: "search",
    class: "search-input",
    placeholder: text("editor.palette.search"),
    autocomplete: "off",
    spellcheck: "false",
    aria: { label: text("editor.palette.search") },
    on: {
      input: () => withFinder(soon),
      // Looked through again when the help has come, if one is still there.
      focus: () => withFinder(() => void loadHelp().then(() => input.matches(":focus") && soon())),
      keydown: (event) => {
        if (event.key === "Escape" && input.value !== "") clear();
        else if (event.key === "Escape") Blockly.getFocusManager().focusTree(column);
        else if (event.key === "Enter" || event.key === "ArrowDown") withFinder(focusBest);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  });
  const told = h("span", { class: "visually-hidden", role: "status" });
  const el = h("div", { class: "palette-search", role: "search" }, input, told);
  column.setSearch({ el, clear });

  /** At once when it is there: the next key may come in the same frame. */
  function withFinder(act: (finder: BlockFinder) => void): void {
    if (finder) return act(finder);
    void import("./block-finder.ts").then(({ createBlockFinder }) => {
      finder ??= createBlockFinder(column, registry);
      act(finder);
    });
  }

  /** At most once a frame: the palette is drawn anew, and people type faster than that. */
  function soon(): void {
    if (waiting === 0) waiting = requestAnimationFrame(look);
  }

  function look(): void {
    cancelAnimationFrame(waiting);
    waiting = 0;
    const count = finder?.find(input.value) ?? null;
    const words = count === 0 ? sayNothing() : text("editor.palette.found", { count: count ?? 0 });
    setText(told, count === null ? "" : words);
  }

  function clear(): void {
    input.value = "";
    look();
  }

  function focusBest(among: BlockFinder): void {
    if (waiting !== 0) look();
    among.focusBest(input.value);
  }

  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}

function sayNothing(): string {
  return `${text("editor.palette.none")} ${text("editor.palette.tryThis")}`;
}
