// What the menu of a list offers beyond the list itself: each tool is loaded when it is chosen.
import { text } from "#program/messages";
import type { MenuItem } from "#ui/menu";
import type { FillDeps } from "./fill-lists.ts";
import type { ListEntry } from "./lists-panel.ts";
import type { SettingEdits } from "./setting-edits.ts";

export interface ListTools {
  /** For the menu of one list. */
  items(list: ListEntry & { readonly length: number }): readonly MenuItem[];
  /** Opens the data library, to fill a list or a new one (""). */
  openLibrary(list: string): void;
}

export function createListTools(
  deps: FillDeps & {
    readonly say: (sentence: string) => void;
    readonly edits: () => SettingEdits;
  },
): ListTools {
  /** Starts a tool; what it rejects with is said. */
  const run = (tool: Promise<unknown>) =>
    void tool.catch((error) => deps.say(error instanceof Error ? error.message : String(error)));

  const openLibrary = (list: string) =>
    run(import("./library-dialog.ts").then((library) => library.openLibrary(list, deps)));

  return {
    openLibrary,
    items: (list) => [
      { label: text("list.library"), run: () => openLibrary(list.id) },
      {
        label: text("list.split"),
        run: () => run(import("./split-dialog.ts").then(({ openSplit }) => openSplit(list, deps))),
        disabled: list.length === 0,
      },
      {
        label: text("list.forTesting"),
        run: () => deps.edits().setTestList(list.id, !deps.project().isTestList(list.id)),
        checked: deps.project().isTestList(list.id),
      },
    ],
  };
}
