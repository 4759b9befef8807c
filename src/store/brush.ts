// The width of the drawing pad's brush as it was chosen last in this browser. Not part of a project:
// it belongs to the hand and the screen that one draws with.
const KEY = "blockprop.brush";

export function keepBrush(width: number): void {
  try {
    localStorage.setItem(KEY, String(width));
  } catch {
    // No room or not allowed.
  }
}

/** Null when none was chosen yet, or what is kept is no width. */
export function lastBrush(): number | null {
  try {
    const width = Number(localStorage.getItem(KEY));
    return width > 0 ? width : null;
  } catch {
    return null;
  }
}
