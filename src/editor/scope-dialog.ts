// Asks for the name of a new variable or list, and whether it is for all sprites or for this one
// only, in Scratch's words. Loaded when it is first needed.
import { text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";
import "./dialogs.css";

/** What somebody wants to call something, and whether all sprites may speak of it. */
export interface ScopedName {
  readonly name: string;
  readonly forAll: boolean;
}

/** Asks for a name, for all sprites or for this one only; null after cancel. */
export type AskScoped = (question: string) => Promise<ScopedName | null>;

export async function askScopedName(question: string): Promise<ScopedName | null> {
  const name = h("input", {
    type: "text",
    class: "ui-input",
    autocomplete: "off",
    aria: { label: question },
  });
  const radio = (words: string) => {
    const input = h("input", { type: "radio", name: "scope" });
    return { input, label: h("label", { class: "ui-choice" }, input, words) };
  };
  const forAll = radio(text("editor.forAll"));
  const forSprite = radio(text("editor.forSprite"));
  forAll.input.checked = true;
  const dialog = openDialog<"ok" | "cancel">({
    title: question,
    body: [
      h("div", { class: "ui-field" }, name),
      h("div", { role: "radiogroup", class: "ui-choices" }, forAll.label, forSprite.label),
    ],
    buttons: [
      { label: text("app.cancel"), value: "cancel" },
      { label: text("app.ok"), value: "ok", look: "main" },
    ],
  });
  name.focus();
  if ((await dialog.result) !== "ok") return null;
  return { name: name.value, forAll: forAll.input.checked };
}
