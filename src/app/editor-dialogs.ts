// The questions that the block editor asks, in the page's own dialogs.
import type { Dialogs } from "#editor/create-editor";
import { text } from "#program/messages";
import { confirmDialog, messageDialog, promptDialog } from "#ui/dialog";

export function editorDialogs(): Dialogs {
  const answers = { confirm: text("app.ok"), cancel: text("app.cancel") };
  return {
    prompt: (question, proposed) =>
      promptDialog({ title: question, label: "", value: proposed, ...answers }),
    confirm: (question) => confirmDialog({ title: question, text: "", ...answers }),
    alert: (message) => messageDialog({ title: message, text: "", close: text("app.close") }),
  };
}
