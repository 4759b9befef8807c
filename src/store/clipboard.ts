// What was last copied in any tab of this browser. Only for pasting: what cannot be kept here (private
// windows, no room) can still be pasted in its own tab.
const KEY = "blockprop.copied";

export function keepCopied(content: string): void {
  try {
    localStorage.setItem(KEY, content);
  } catch {
    // No room or not allowed.
  }
}

/** Tells what was copied last, now and whenever another tab copies something. */
export function listenForCopied(heard: (content: string) => void): void {
  const tell = (content: string | null) => {
    if (content !== null) heard(content);
  };
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) tell(newValue);
  });
  try {
    tell(localStorage.getItem(KEY));
  } catch {
    // Not allowed.
  }
}
