// The keys that run, stop, pause and step, as in the developer tools of browsers where those have
// one. Function keys, because letters are for programs; never while somebody types.
import type { IconName } from "./icons.ts";

/** By the button that does the same. */
export const RUN_KEYS: { readonly [Name in IconName]?: string } = {
  flag: "F2",
  stop: "Shift+F2",
  pause: "F8",
  step: "F9",
  stepOver: "F10",
};

/** Presses the button that belongs to a key. */
export function listenForRunKeys(controls: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest(TYPING)) return;
    const wanted = event.shiftKey ? `Shift+${key}` : key;
    const button = controls.querySelector(`[aria-keyshortcuts="${CSS.escape(wanted)}"]`);
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    button.click();
  });
}

const TYPING =
  "dialog, [role='menu'], [contenteditable='true'], textarea, select, input:not([type='range'])";
