// Keys for the program's "when key pressed" and "key pressed?": those that are not meant for a
// field, a dialog or the drawing pad, and that nothing else on the page has taken.
const names: Readonly<Record<string, string>> = {
  " ": "space",
  ArrowUp: "up arrow",
  ArrowDown: "down arrow",
  ArrowLeft: "left arrow",
  ArrowRight: "right arrow",
  Enter: "enter",
};

/**
 * Calls `press` with Scratch's name of each key pressed, and `release` when it is let go, wherever
 * that is, until the page goes. A page that loses the keyboard has all keys released.
 */
export function listenForKeys(
  press: (key: string) => void,
  release: (key: string) => void = () => {},
): void {
  /** By the place on the keyboard: with Shift let go first, another character comes up. */
  const held = new Map<string, string>();

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && isBusy(event.target, event.key)) return;
    const key = names[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : "");
    if (key === "") return;
    held.set(event.code, key);
    press(key);
  });
  document.addEventListener("keyup", (event) => {
    const key = held.get(event.code);
    if (held.delete(event.code) && key !== undefined) release(key);
  });
  window.addEventListener("blur", () => {
    for (const key of held.values()) release(key);
    held.clear();
  });
}

/** Whether the key is for what has the focus: text fields take all, controls take their own keys. */
function isBusy(target: Element, key: string): boolean {
  if (
    target.closest(
      "dialog, [role='menu'], [role='listbox'], [role='grid'], [contenteditable='true'], textarea, select",
    )
  )
    return true;
  if (target instanceof HTMLInputElement) {
    if (target.type === "checkbox") return key === " ";
    return target.type !== "range" || key.startsWith("Arrow");
  }
  // Drawings, such as the scripts, say themselves whether they take Space.
  const isPlain = key.length === 1 && (key !== " " || target instanceof SVGElement);
  if (isPlain || target === document.body) return false;
  return !(target instanceof HTMLButtonElement) || key === " " || key === "Enter";
}
