// What the menu of a list offers beyond the list itself: each tool is loaded when it is chosen.
import { text } from "#program/messages";
import type { MenuItem } from "#ui/menu";
import type { FillDeps } from "./fill-lists.ts";
import type { ListEntry } from "./lists-panel.ts";

export interface ListTools {
  /** For the menu of one list. */
  items(list: ListEntry & { readonly length: number }): readonly MenuItem[];
}

export function createListTools(
  deps: FillDeps & { readonly say: (sentence: string) => void },
): ListTools {
  /** Starts a tool; what it rejects with is said. */
  const run = (tool: Promise<unknown>) =>
    void tool.catch((error) => deps.say(error instanceof Error ? error.message : String(error)));

  return {
    items: (list) => [
      {
        label: text("list.split"),
        run: () => run(import("./split-dialog.ts").then(({ openSplit }) => openSplit(list, deps))),
        disabled: list.length === 0,
      },
    ],
  };
}
