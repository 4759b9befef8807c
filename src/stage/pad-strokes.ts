// The strokes on the drawing pad while they are drawn: begin, extend, end, take back, clear.
// Plain state, no DOM: pointer and keyboard both draw through it.
import { BRUSH_WIDTH, MAX_POINTS, type Point, type Stroke } from "#drawing/stroke";

export interface PadStrokes {
  readonly strokes: readonly Stroke[];
  /** Width of the brush for strokes that are begun from now on, in pad units. */
  brush: number;
  /** Starts a stroke with a dot. */
  begin(at: Point): void;
  /** Goes on with the stroke begun; without one nothing happens. */
  extend(to: Point): void;
  end(): void;
  /** Takes back the last stroke; false when there is none. */
  undo(): boolean;
  /** False when it was empty already. */
  clear(): boolean;
}

export function createPadStrokes(): PadStrokes {
  const strokes: { points: Point[]; width: number }[] = [];
  let current: Point[] | null = null;
  let count = 0;
  const add = (points: Point[], point: Point) => {
    if (count >= MAX_POINTS) return;
    count++;
    points.push(point);
  };
  return {
    strokes,
    brush: BRUSH_WIDTH,
    begin(at) {
      current = [];
      add(current, at);
      if (current.length > 0) strokes.push({ points: current, width: this.brush });
    },
    extend: (to) => {
      if (current !== null) add(current, to);
    },
    end: () => {
      current = null;
    },
    undo: () => {
      current = null;
      const last = strokes.pop();
      count -= last?.points.length ?? 0;
      return last !== undefined;
    },
    clear: () => {
      current = null;
      count = 0;
      return strokes.splice(0).length > 0;
    },
  };
}
