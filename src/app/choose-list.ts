// Which of the project's lists is meant by what was dropped on the page: asks when there are several.
import { text } from "#program/messages";
import { chooseDialog } from "#ui/dialog";
import type { NamedFile } from "#ui/dropped-files";
import type { ListsPanel } from "./lists-panel.ts";

interface NamedList {
  readonly id: string;
  readonly name: string;
}

/** With more lists than this one has to look for the right one. */
const MOST_BUTTONS = 8;

/** Resolves to the list for what comes from this file; null when the user thought better of it. */
async function chooseList<L extends NamedList>(
  lists: readonly L[],
  file: string,
): Promise<L | null> {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  if (lists.length > MOST_BUTTONS) return (await import("./pick-list.ts")).pickList(lists, file);
  return chooseDialog({
    title: text("lists.choose"),
    text: text("lists.chooseText", { file }),
    choices: lists.map((one) => ({ label: one.name, value: one })),
    cancel: text("app.cancel"),
  });
}

/** Imports what was dropped on the page; `name` is the file's or folder's. */
export async function importDropped(
  dropped: { readonly name: string; readonly files: Promise<readonly NamedFile[]> },
  { lists, say }: { readonly lists: ListsPanel; readonly say: (sentence: string) => void },
): Promise<void> {
  if (lists.lists.length === 0) return say(text("lists.noList"));
  const list = await chooseList(lists.lists, dropped.name);
  if (list !== null) await lists.importFiles(list.id, dropped.files);
}
