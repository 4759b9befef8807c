// What the page says at its bottom edge: a sentence, or one that can still be taken back.
import { text } from "#program/messages";
import { createSnackbars, type Snackbars } from "#ui/snackbar";

export interface Notes {
  readonly snackbars: Snackbars;
  say(sentence: string): void;
  offerUndo(sentence: string, undo: () => void): void;
}

export function createNotes(): Notes {
  const snackbars = createSnackbars(document.body, { close: text("app.close") });
  return {
    snackbars,
    say: (sentence) => snackbars.show({ text: sentence }),
    offerUndo: (sentence, undo) =>
      snackbars.show({ text: sentence, action: { label: text("app.undoAction"), run: undo } }),
  };
}
