// The question that a program asks, with a field for the answer, at the bottom of the stage. It
// takes the focus only from where nobody is typing; who asked, it does not know.
import "./sayings.css";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";

/** An answer is a line, not a book. */
const MAX_ANSWER = 10_000;

export interface AskBarDeps {
  readonly onAnswer: (answer: string) => void;
}

export interface AskBar {
  readonly el: HTMLElement;
  /** The question that waits, null for none; "": its words are said elsewhere, namely these. */
  update(question: string | null, saidElsewhere?: string): void;
  destroy(): void;
}

export function createAskBar(host: HTMLElement, deps: AskBarDeps): AskBar {
  const question = h("span", { class: "ask-question" });
  const field = h("input", {
    type: "text",
    class: "ask-field",
    autocomplete: "off",
    maxlength: MAX_ANSWER,
    on: {
      // A key held down must not answer the questions that follow, too.
      keydown: (event) => {
        if (event.key === "Enter" && event.repeat) event.preventDefault();
      },
    },
  });
  const tick = h(
    "button",
    {
      type: "submit",
      class: "ask-tick",
      title: text("ask.answer"),
      aria: { label: text("ask.answer") },
    },
    "✓",
  );
  const label = h("label", { class: "ask-label" }, question, field);
  const el = h(
    "form",
    {
      class: "ask-bar",
      hidden: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          const answer = field.value;
          field.value = "";
          deps.onAnswer(answer);
        },
      },
    },
    label,
    tick,
  );
  host.append(el);

  const update = (asked: string | null, saidElsewhere = "") => {
    const isNew = asked !== null && el.hidden;
    if (asked === null) {
      field.value = "";
      // What has the focus cannot be hidden without losing it to nowhere a keyboard can see.
      if (field.matches(":focus") || tick.matches(":focus"))
        (document.activeElement as HTMLElement).blur();
    }
    el.hidden = asked === null;
    setText(question, asked ?? "");
    question.hidden = asked === "";
    setAria(field, "label", asked === "" ? saidElsewhere || text("ask.answer") : null);
    if (isNew && !isSomebodyTyping()) field.focus({ preventScroll: true });
  };
  return { el, update, destroy: () => el.remove() };
}

/** In a field of the page, or a dialog or menu that is open. */
function isSomebodyTyping(): boolean {
  const { activeElement } = document;
  if (document.querySelector("dialog[open], [role='menu']") !== null) return true;
  return (
    activeElement !== null &&
    activeElement.closest(
      "input:not([type='range']), textarea, select, [contenteditable='true']",
    ) !== null
  );
}
