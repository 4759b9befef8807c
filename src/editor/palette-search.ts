// The search field above the palette: as one types, the palette shows the blocks of all categories
// whose words or help have these words. Arrow down or Enter leads from the field to the first one.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { hasText, text } from "#program/messages";
import { h, setText } from "#ui/element";
import { helpKey, optionKey, slotsOf, wordsKey } from "./block-words.ts";
import { makeSearch } from "./search-words.ts";
import type { CategoryColumn } from "./toolbox.ts";

type Entries = Blockly.utils.toolbox.FlyoutItemInfoArray;

export interface PaletteSearch {
  focus(): void;
}

export function createPaletteSearch(
  column: CategoryColumn,
  registry: BlockRegistry,
): PaletteSearch {
  const input = h("input", {
    type: "search",
    class: "search-input",
    placeholder: text("editor.palette.search"),
    autocomplete: "off",
    spellcheck: "false",
    aria: { label: text("editor.palette.search") },
    on: {
      input: () => look(),
      keydown: (event) => {
        if (event.key === "Escape" && input.value !== "") clear();
        else if (event.key === "Escape") Blockly.getFocusManager().focusTree(column);
        else if (event.key === "Enter" || event.key === "ArrowDown") focusFirst();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  });
  const told = h("span", { class: "visually-hidden", role: "status" });
  const el = h("div", { class: "palette-search", role: "search" }, input, told);
  column.setSearch({ el, clear });

  function look(): void {
    const matches = makeSearch(input.value);
    if (!matches) {
      column.setFilter(null);
      setText(told, "");
      return;
    }
    let count = 0;
    column.setFilter({
      keep(entries) {
        const kept = entries.filter((entry) => matches(searchedWordsOf(entry, registry)));
        count += kept.length;
        return kept;
      },
      nothing: nothingFound(),
    });
    setText(told, count === 0 ? sayNothing() : text("editor.palette.found", { count }));
  }

  function clear(): void {
    input.value = "";
    look();
  }

  function focusFirst(): void {
    const first = column
      .getFlyout()
      .getContents()
      .find((item) => item.getElement() instanceof Blockly.BlockSvg)
      ?.getElement();
    if (!(first instanceof Blockly.BlockSvg)) return;
    Blockly.keyboardNavigationController.setIsActive(true);
    Blockly.getFocusManager().focusNode(first);
  }

  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}

function nothingFound(): Entries {
  const hint = { kind: "label", text: text("editor.palette.tryThis"), "web-class": "palette-hint" };
  return [{ kind: "label", text: text("editor.palette.none") }, hint];
}

function sayNothing(): string {
  return `${text("editor.palette.none")} ${text("editor.palette.tryThis")}`;
}

/** Words, options and help of a block; a variable's own reporter is found by its name. */
function searchedWordsOf(entry: Entries[number], registry: BlockRegistry): string {
  if (entry.kind !== "block" || !("type" in entry) || typeof entry.type !== "string") return "";
  const spec = registry.get(entry.type);
  const key = wordsKey(entry.type);
  if (!spec || !hasText(key)) return "";
  const options = slotsOf(spec.slots).flatMap(([name, slot]) =>
    slot.kind === "choice" || slot.kind === "menu"
      ? slot.options.map(({ value }) => text(optionKey(entry.type as string, name, value)))
      : [],
  );
  const names = "fields" in entry ? namesIn(entry.fields) : [];
  const words = text(key).replace(/\{\w+\}/g, " ");
  return [words, ...options, ...names, text(helpKey(entry.type))].join(" ");
}

function namesIn(fields: unknown): string[] {
  if (typeof fields !== "object" || fields === null) return [];
  return Object.values(fields).flatMap((field: unknown) =>
    typeof field === "object" && field !== null && "name" in field ? [String(field.name)] : [],
  );
}
