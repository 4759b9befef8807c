// Dialogs on the native <dialog>: confirm, prompt, message, choose. Each gives a promise, traps
// the focus and hands it back. All words arrive as arguments.
import { type Child, h, isFocusable } from "./element.ts";

export interface DialogButton<T> {
  readonly label: string;
  readonly value: T;
  /** "main" is what Enter does; "danger" warns that something is lost. */
  readonly look?: "main" | "danger";
}

export interface DialogContent<T> {
  readonly title: string;
  readonly body: readonly Child[];
  readonly buttons: readonly DialogButton<T>[];
  /** Asked before a button closes the dialog: false keeps it open. */
  readonly allow?: (value: T) => boolean;
}

export interface OpenDialog<T> {
  readonly el: HTMLDialogElement;
  /** The value of the button chosen; null after Escape. */
  readonly result: Promise<T | null>;
  close(value: T | null): void;
}

let dialogs = 0;

/** Opens a modal dialog with any content; the other functions here are made of it. */
export function openDialog<T>(content: DialogContent<T>): OpenDialog<T> {
  const before = document.activeElement;
  const id = `dialog-title-${++dialogs}`;
  let answer: T | null = null;
  const choose = (value: T) => {
    if (content.allow !== undefined && !content.allow(value)) return;
    answer = value;
    el.close();
  };
  const buttons = content.buttons.map((button) =>
    h(
      "button",
      {
        type: button.look === "main" ? "submit" : "button",
        class: `ui-button ${button.look === undefined ? "" : `ui-button-${button.look}`}`,
        on:
          button.look === "main"
            ? {}
            : {
                click: () => choose(button.value),
              },
      },
      button.label,
    ),
  );
  const main = content.buttons.find((button) => button.look === "main");
  const submit = (event: Event) => {
    event.preventDefault();
    if (main !== undefined) choose(main.value);
  };
  const el = h(
    "dialog",
    { class: "ui-dialog", aria: { labelledby: id } },
    h(
      "form",
      { on: { submit } },
      h("h2", { id }, content.title),
      ...content.body,
      h("div", { class: "ui-dialog-buttons" }, ...buttons),
    ),
  );
  const result = new Promise<T | null>((resolve) => {
    el.addEventListener("close", () => {
      el.remove();
      if (isFocusable(before) && before.isConnected) before.focus();
      resolve(answer);
    });
  });
  document.body.append(el);
  el.showModal();
  buttons.find((button) => button.type === "submit")?.focus();
  return {
    el,
    result,
    close: (value) => {
      answer = value;
      el.close();
    },
  };
}

/** Asks for a yes; false after cancel or Escape. */
export async function confirmDialog(words: {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  /** What is confirmed throws something away. */
  readonly danger?: boolean;
}): Promise<boolean> {
  const yes = {
    label: words.confirm,
    value: true,
    look: words.danger ? "danger" : "main",
  } as const;
  const answer = await openDialog<boolean>({
    title: words.title,
    body: [h("p", {}, words.text)],
    buttons: [{ label: words.cancel, value: false }, yes],
  }).result;
  return answer === true;
}

/** Says something and waits until it is closed. */
export async function messageDialog(words: {
  readonly title: string;
  readonly text: string;
  readonly close: string;
}): Promise<void> {
  await openDialog<true>({
    title: words.title,
    body: words.text.split("\n").map((line) => h("p", {}, line)),
    buttons: [{ label: words.close, value: true, look: "main" }],
  }).result;
}

/** Offers choices; null after cancel or Escape. */
export async function chooseDialog<T>(words: {
  readonly title: string;
  readonly text: string;
  readonly choices: readonly DialogButton<T>[];
  readonly cancel: string;
}): Promise<T | null> {
  const choices = words.choices.map(({ label, value, look }) => ({
    label,
    value: { value },
    ...(look === undefined ? {} : { look }),
  }));
  const answer = await openDialog<{ readonly value: T } | null>({
    title: words.title,
    body: [h("p", {}, words.text)],
    buttons: [{ label: words.cancel, value: null }, ...choices],
  }).result;
  return answer === null ? null : answer.value;
}

/** Asks for one line of text; null after cancel or Escape. */
export async function promptDialog(words: {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly confirm: string;
  readonly cancel: string;
  /** A sentence on what is wrong with the text, or null when it will do. */
  readonly check?: (value: string) => string | null;
}): Promise<string | null> {
  const problemId = `dialog-problem-${++dialogs}`;
  const input = h("input", {
    type: "text",
    class: "ui-input",
    value: words.value,
    autocomplete: "off",
    aria: { describedby: problemId },
  });
  const problem = h("p", { id: problemId, class: "ui-problem", role: "alert" });
  const dialog = openDialog<"ok" | "cancel">({
    title: words.title,
    body: [h("label", { class: "ui-field" }, words.label, input), problem],
    buttons: [
      { label: words.cancel, value: "cancel" },
      { label: words.confirm, value: "ok", look: "main" },
    ],
    allow: (value) => {
      const sentence = value === "ok" ? (words.check?.(input.value) ?? null) : null;
      problem.textContent = sentence ?? "";
      return sentence === null;
    },
  });
  input.focus();
  input.select();
  return (await dialog.result) === "ok" ? input.value : null;
}
