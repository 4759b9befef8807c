// Drawing with the keyboard: arrow keys move a cursor over the pad, Space or Enter puts the pen
// down and lifts it, Escape lifts it, Ctrl+Z takes back a stroke. Knows no canvas.
import { PAD_SIZE, type Point } from "#drawing/stroke";
import type { PadStrokes } from "./pad-strokes.ts";

const STEP = 14;
const FINE_STEP = 4;

const DIRECTIONS: ReadonlyMap<string, Point> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);

export interface PadCursor {
  readonly at: Point;
  readonly isDown: boolean;
}

export interface PadKeys {
  readonly onKey: (event: KeyboardEvent) => void;
  /** Where to show the cursor; null until a key was used. */
  cursor(): PadCursor | null;
  /** Lifts the pen and hides the cursor. */
  lift(): void;
}

export function createPadKeys(
  strokes: PadStrokes,
  deps: {
    readonly changed: () => void;
    readonly moved: () => void;
    readonly undo: () => void;
    readonly penMoved: (down: boolean) => void;
  },
): PadKeys {
  let at: Point = { x: PAD_SIZE / 2, y: PAD_SIZE / 2 };
  let isDown = false;
  let isUsed = false;

  const setPen = (down: boolean) => {
    if (down === isDown) return;
    isDown = down;
    if (down) strokes.begin(at);
    else strokes.end();
    deps.penMoved(down);
    if (down) deps.changed();
    else deps.moved();
  };
  const onKey = (event: KeyboardEvent) => {
    const direction = DIRECTIONS.get(event.key);
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "z" || event.shiftKey) return;
      setPen(false);
      deps.undo();
    } else if (direction !== undefined) {
      const step = event.shiftKey ? FINE_STEP : STEP;
      at = { x: within(at.x + direction.x * step), y: within(at.y + direction.y * step) };
      if (isDown) strokes.extend(at);
      if (isDown) deps.changed();
      else deps.moved();
    } else if (event.key === " " || event.key === "Enter") {
      if (!event.repeat) setPen(!isDown);
    } else if (event.key === "Escape" && isDown) setPen(false);
    else return;
    isUsed = true;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    onKey,
    cursor: () => (isUsed ? { at, isDown } : null),
    lift: () => {
      setPen(false);
      isUsed = false;
    },
  };
}

function within(value: number): number {
  return Math.max(0, Math.min(PAD_SIZE, value));
}
