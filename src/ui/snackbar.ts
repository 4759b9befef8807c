// Snackbars: short notes at the bottom of the page, one at a time, perhaps with a button ("Undo").
// A polite live region reads them out; pointing at one or focusing it keeps it there.
import { h, topLayer } from "./element.ts";

export interface Snack {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays; 6 s, or 12 s with an action, when left out. */
  readonly seconds?: number;
}

export interface Snackbars {
  readonly el: HTMLElement;
  /** Shows it in place of the one before. */
  show(snack: Snack): void;
  hide(): void;
  destroy(): void;
}

export function createSnackbars(host: HTMLElement, words: { readonly close: string }): Snackbars {
  const el = h("div", { class: "ui-snackbars", role: "status", aria: { live: "polite" } });
  host.append(el);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    el.replaceChildren();
  };
  const show = (snack: Snack) => {
    hide();
    const top = topLayer();
    if (el.parentNode !== top) (top === document.body ? host : top).append(el);
    const { action } = snack;
    const seconds = snack.seconds ?? (action === undefined ? 6 : 12);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(hide, seconds * 1000);
    };
    const stay = () => clearTimeout(timer);
    const run = () => {
      hide();
      action?.run();
    };
    el.replaceChildren(
      h(
        "div",
        {
          class: "ui-snack",
          on: { pointerenter: stay, pointerleave: wait, focusin: stay, focusout: wait },
        },
        h("span", {}, snack.text),
        action === undefined
          ? null
          : h(
              "button",
              { type: "button", class: "ui-snack-action", on: { click: run } },
              action.label,
            ),
        h(
          "button",
          {
            type: "button",
            class: "ui-snack-close",
            aria: { label: words.close },
            on: { click: hide },
          },
          "×",
        ),
      ),
    );
    wait();
  };
  return {
    el,
    show,
    hide,
    destroy: () => {
      hide();
      el.remove();
    },
  };
}
