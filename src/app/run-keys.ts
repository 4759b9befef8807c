// The keys that run, stop, pause and step, as in the developer tools of browsers where those have
// one. Function keys, because letters are for programs; never while somebody types.
import { text } from "#program/messages";
import type { IconName } from "./icons.ts";

/** By the button that does the same. */
export const RUN_KEYS: { readonly [Name in IconName]?: string } = {
  flag: "F2",
  stop: "Shift+F2",
  pause: "F8",
  step: "F9",
  stepOver: "F10",
};

const BUTTON_NAMES: readonly (readonly [IconName, string])[] = [
  ["flag", "app.flag"],
  ["stop", "app.stop"],
  ["pause", "app.pause"],
  ["step", "app.step"],
  ["stepOver", "following.stepOver"],
];

/** Each key with the name of its button, for the list of keys. */
export function runKeys(): readonly { readonly key: string; readonly does: string }[] {
  return BUTTON_NAMES.flatMap(([button, name]) => {
    const key = RUN_KEYS[button];
    return key === undefined ? [] : [{ key, does: text(name) }];
  });
}

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
