// Asks which of the project's lists is meant, when there are several.
import { text } from "#program/messages";
import { chooseDialog } from "#ui/dialog";

interface NamedList {
  readonly id: string;
  readonly name: string;
}

/** Resolves to the list for what comes from this file; null when the user thought better of it. */
export async function chooseList<L extends NamedList>(
  lists: readonly L[],
  file: string,
): Promise<L | null> {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  return chooseDialog({
    title: text("lists.choose"),
    text: text("lists.chooseText", { file }),
    choices: lists.map((one) => ({ label: one.name, value: one })),
    cancel: text("app.cancel"),
  });
}
