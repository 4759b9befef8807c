// Edits made outside the blocks - of lists, sprites, monitors, settings - join the history that Undo
// and Redo walk through, so that one Undo takes back what was done last, wherever it was done.
import type { Editor } from "#editor/create-editor";
import { text } from "#program/messages";
import type { Snackbars } from "#ui/snackbar";

export interface PageEdit {
  /** Said, with a button that takes it back; null for what one sees anyway. */
  readonly text: string | null;
  undo(): void;
  redo(): void;
}

export interface Change {
  readonly text: string;
  /** Resolves to how to take that back in turn; null when it failed. */
  readonly undo: () => Promise<Change | null>;
}

export interface EditHistory {
  /** Notes an edit that has just been done. */
  note(edit: PageEdit): void;
  /** The same for a change whose undoing takes its time and is a change again. */
  noteChange(change: Change): void;
  /** What can be undone may have changed. */
  refresh(): void;
  /** Steps back and forth through everything, blocks included. */
  undo(): void;
  redo(): void;
  /** How many of the edits noted are done and not taken back. */
  readonly done: number;
}

export function createEditHistory(deps: {
  readonly editor: () => Editor;
  readonly snackbars: Snackbars;
  readonly shown: (history: { readonly canUndo: boolean; readonly canRedo: boolean }) => void;
}): EditHistory {
  const { snackbars } = deps;
  let done = 0;

  function refresh(): void {
    const editor = deps.editor();
    deps.shown({ canUndo: editor.canUndo(), canRedo: editor.canRedo() });
  }

  function note({ text: sentence, undo, redo }: PageEdit): void {
    const editor = deps.editor();
    const isNewest = editor.recordEdit({
      undo() {
        done--;
        // What it says is no longer so.
        snackbars.hide();
        undo();
      },
      redo() {
        done++;
        redo();
      },
    });
    done++;
    refresh();
    if (sentence === null) return;
    snackbars.show({
      text: sentence,
      action: {
        label: text("app.undoAction"),
        run: () => (isNewest() ? editor.undo() : snackbars.show({ text: text("lists.notNewest") })),
      },
    });
  }

  function noteChange(change: Change): void {
    let way = change;
    const goBack = () =>
      void way.undo().then((back) => {
        if (back !== null) way = back;
        refresh();
      });
    note({ text: change.text, undo: goBack, redo: goBack });
  }

  return {
    note,
    noteChange,
    refresh,
    undo: () => deps.editor().undo(),
    redo: () => deps.editor().redo(),
    get done() {
      return done;
    },
  };
}
