// What the search field above the palette finds: the blocks of all categories whose words or help have
// the words typed there. Loaded when somebody goes to that field.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { hasText, text } from "#program/messages";
import { optionKey, slotsOf, wordsKey } from "./block-words.ts";
import { helpOn } from "./know-help.ts";
import { CHECKBOX_KIND } from "./monitor-checkbox.ts";
import { isArgument, readProcedure, spokenWords } from "./procedure-state.ts";
import { foldWords, makeSearch } from "./search-words.ts";
import type { CategoryColumn } from "./toolbox.ts";

type Entries = Blockly.utils.toolbox.FlyoutItemInfoArray;

export interface BlockFinder {
  /** Has the palette show what is found; the answer tells how many. All and null without a query. */
  find(query: string): number | null;
  /** Focuses the block that says just that, such as a variable's own reporter, or most nearly that. */
  focusBest(query: string): void;
}

export function createBlockFinder(column: CategoryColumn, registry: BlockRegistry): BlockFinder {
  return {
    find(query) {
      const matches = makeSearch(query);
      if (!matches) {
        column.setFilter(null);
        return null;
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
      return shown;
    },
    focusBest(query) {
      const wanted = foldWords(query);
      const [best] = column.entries
        .filter(({ kind }) => kind === "block" || kind === "button")
        .map((entry) => ({ entry, rank: rankOf(wordsOf(entry, registry), wanted) }))
        .sort((a, b) => b.rank - a.rank);
      if (!best) return;
      Blockly.keyboardNavigationController.setIsActive(true);
      column.focusEntry(best.entry);
    },
  };
}

function nothingFound(): Entries {
  const hint = { kind: "label", text: text("editor.palette.tryThis"), "web-class": "palette-hint" };
  return [{ kind: "label", text: text("editor.palette.none") }, hint];
}

/** 3 for what says just what is wanted, 2 for what begins so, 1 for what says it in one piece. */
function rankOf(said: string, wanted: string): number {
  const words = foldWords(said);
  return words === wanted ? 3 : words.startsWith(wanted) ? 2 : words.includes(wanted) ? 1 : 0;
}

/** What a block or a button says, then its options. */
function wordsOf(entry: Entries[number], registry: BlockRegistry): string {
  if (entry.kind === "button" && "text" in entry) return String(entry.text);
  if (entry.kind === CHECKBOX_KIND && "name" in entry) return String(entry.name);
  const procedure = "extraState" in entry ? readProcedure(entry.extraState) : null;
  if (procedure) return spokenWords(procedure);
  const type = typeOf(entry);
  const spec = registry.get(type);
  if (!spec || !hasText(wordsKey(type))) return "";
  const shown = new Map("fields" in entry ? namesIn(entry.fields) : []);
  const options = slotsOf(spec.slots).flatMap(([name, slot]) => {
    if (slot.kind !== "choice" && slot.kind !== "menu") return [];
    const all = slot.options.map(({ value }) => text(optionKey(type, name, value)));
    if (all[0] && !shown.has(name)) shown.set(name, all[0]);
    return all;
  });
  const words = (isArgument(type) ? "{VALUE} " : "") + text(wordsKey(type));
  const said = words
    .replace(/\{(\w+)\}/g, (_, name) => shown.get(name) ?? " ")
    .replace("⚑", text("editor.flag"));
  return [said, ...options].join(" ");
}

function typeOf(entry: Entries[number]): string {
  return entry.kind === "block" && "type" in entry ? String(entry.type) : "";
}

/** What stands in each field. */
function namesIn(fields: unknown): [string, string][] {
  if (typeof fields !== "object" || fields === null) return [];
  return Object.entries(fields).map(([name, field]: [string, unknown]) => {
    const isNamed = typeof field === "object" && field !== null && "name" in field;
    return [name, String(isNamed ? field.name : field)];
  });
}
