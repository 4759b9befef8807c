// The search field above the palette: as one types, the palette shows the blocks of all categories
// whose words or help have these words. Arrow down or Enter leads from the field to the first one.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { hasText, text } from "#program/messages";
import { h, setText } from "#ui/element";
import { wordsOfBlock } from "./block-says.ts";
import { optionKey, slotsOf, wordsKey } from "./block-words.ts";
import { helpOn, loadHelp } from "./know-help.ts";
import { CHECKBOX_KIND, MonitorCheckbox } from "./monitor-checkbox.ts";
import { readProcedure, spokenWords } from "./procedure-state.ts";
import { foldWords, makeSearch } from "./search-words.ts";
import type { CategoryColumn } from "./toolbox.ts";

type Entries = Blockly.utils.toolbox.FlyoutItemInfoArray;

export interface PaletteSearch {
  focus(): void;
}

export function createPaletteSearch(
  column: CategoryColumn,
  registry: BlockRegistry,
): PaletteSearch {
  let waiting = 0;
  const input = h("input", {
    type: "search",
    class: "search-input",
    placeholder: text("editor.palette.search"),
    autocomplete: "off",
    spellcheck: "false",
    aria: { label: text("editor.palette.search") },
    on: {
      input: soon,
      // Looked through again when the help has come.
      focus: () => void loadHelp().then(() => input.value !== "" && soon()),
      keydown: (event) => {
        if (event.key === "Escape" && input.value !== "") clear();
        else if (event.key === "Escape") Blockly.getFocusManager().focusTree(column);
        else if (event.key === "Enter" || event.key === "ArrowDown") focusBest();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  });
  const told = h("span", { class: "visually-hidden", role: "status" });
  const el = h("div", { class: "palette-search", role: "search" }, input, told);
  column.setSearch({ el, clear });

  /** At most once a frame: the palette is drawn anew, and people type faster than that. */
  function soon(): void {
    if (waiting === 0) waiting = requestAnimationFrame(look);
  }

  function look(): void {
    cancelAnimationFrame(waiting);
    waiting = 0;
    const matches = makeSearch(input.value);
    if (!matches) {
      column.setFilter(null);
      setText(told, "");
      return;
    }
    let count = 0;
    let shown = 0;
    let byHelp: Entries = [];
    column.setFilter({
      keep(entries) {
        const kept = entries.filter((entry) => matches(wordsOf(entry, registry)));
        const others = entries.filter((entry) => !kept.includes(entry));
        byHelp.push(
          ...others.filter((entry) =>
            matches(`${wordsOf(entry, registry)} ${helpOn(typeOf(entry))}`),
          ),
        );
        count += kept.length;
        return kept;
      },
      rest() {
        const found = byHelp;
        shown = count + found.length;
        // The palette is drawn anew whenever a variable comes or goes.
        byHelp = [];
        count = 0;
        const title = { kind: "label", text: text("editor.palette.byHelp") };
        if (found.length > 0) return [title, ...found];
        return shown === 0 ? nothingFound() : [];
      },
    });
    setText(told, shown === 0 ? sayNothing() : text("editor.palette.found", { count: shown }));
  }

  function clear(): void {
    input.value = "";
    look();
  }

  /** The block that says just that, such as a variable's own reporter, or most nearly that. */
  function focusBest(): void {
    if (waiting !== 0) look();
    const wanted = foldWords(input.value);
    let best: { element: Blockly.BlockSvg | Blockly.FlyoutButton; rank: number } | null = null;
    for (const item of column.getFlyout().getContents()) {
      const element = item.getElement();
      if (!(element instanceof Blockly.BlockSvg || isButton(element))) continue;
      const rank = rankOf(element, wanted);
      if (!best || rank > best.rank) best = { element, rank };
    }
    if (!best) return;
    Blockly.keyboardNavigationController.setIsActive(true);
    Blockly.getFocusManager().focusNode(best.element);
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

/** 3 for a block that says just what is wanted, 2 that begins so, 1 that says it in one piece. */
function rankOf(element: Blockly.BlockSvg | Blockly.FlyoutButton, wanted: string): number {
  if (!(element instanceof Blockly.BlockSvg)) return 0;
  const words = foldWords(wordsOfBlock(element));
  return words === wanted ? 3 : words.startsWith(wanted) ? 2 : words.includes(wanted) ? 1 : 0;
}

function isButton(element: unknown): element is Blockly.FlyoutButton {
  if (element instanceof MonitorCheckbox) return false;
  return element instanceof Blockly.FlyoutButton && !element.isLabel();
}

function sayNothing(): string {
  return `${text("editor.palette.none")} ${text("editor.palette.tryThis")}`;
}

/** Words and options of a block, or of a button; a variable's own reporter is found by its name. */
function wordsOf(entry: Entries[number], registry: BlockRegistry): string {
  if (entry.kind === "button" && "text" in entry) return String(entry.text);
  if (entry.kind === CHECKBOX_KIND && "name" in entry) return String(entry.name);
  const procedure = "extraState" in entry ? readProcedure(entry.extraState) : null;
  if (procedure) return spokenWords(procedure);
  const type = typeOf(entry);
  const spec = registry.get(type);
  if (!spec || !hasText(wordsKey(type))) return "";
  const options = slotsOf(spec.slots).flatMap(([name, slot]) =>
    slot.kind === "choice" || slot.kind === "menu"
      ? slot.options.map(({ value }) => text(optionKey(type, name, value)))
      : [],
  );
  const names = "fields" in entry ? namesIn(entry.fields) : [];
  const words = text(wordsKey(type))
    .replace(/\{\w+\}/g, " ")
    .replace("⚑", text("editor.flag"));
  return [words, ...options, ...names].join(" ");
}

function typeOf(entry: Entries[number]): string {
  return entry.kind === "block" && "type" in entry ? String(entry.type) : "";
}

function namesIn(fields: unknown): string[] {
  if (typeof fields !== "object" || fields === null) return [];
  return Object.values(fields).flatMap((field: unknown) => {
    if (typeof field === "string") return [field];
    return typeof field === "object" && field !== null && "name" in field
      ? [String(field.name)]
      : [];
  });
}
