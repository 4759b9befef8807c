// Drawing with mouse, pen or finger: one pointer draws at a time, and it is captured, so that a stroke
// may leave the pad and return. A second finger draws nothing, how hard a pen presses does not
// matter, and the page neither scrolls nor zooms under a finger on the pad. Knows no strokes.
import { PAD_SIZE, type Point } from "#drawing/stroke";

export interface PointerDrawing {
  begin(point: Point): void;
  extend(points: readonly Point[]): void;
  end(): void;
}

export function listenToPointer(surface: HTMLCanvasElement, draw: PointerDrawing): void {
  let pointer: number | null = null;
  const pointOf = (event: PointerEvent): Point => {
    const box = surface.getBoundingClientRect();
    const toUnits = PAD_SIZE / Math.max(1, box.width);
    return { x: (event.clientX - box.left) * toUnits, y: (event.clientY - box.top) * toUnits };
  };
  const stop = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    draw.end();
  };
  surface.addEventListener("pointerdown", (event) => {
    if (pointer !== null || (event.pointerType === "mouse" && event.button !== 0)) return;
    event.preventDefault();
    surface.focus({ preventScroll: true });
    pointer = event.pointerId;
    surface.setPointerCapture?.(event.pointerId);
    draw.begin(pointOf(event));
  });
  surface.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const parts = event.getCoalescedEvents?.() ?? [];
    draw.extend((parts.length > 0 ? parts : [event]).map(pointOf));
  });
  surface.addEventListener("pointerup", stop);
  surface.addEventListener("pointercancel", stop);
  surface.addEventListener("lostpointercapture", stop);
  // `touch-action` says it already, but not to every browser: some write or select with the pen.
  const keepPage = (event: TouchEvent) => event.preventDefault();
  surface.addEventListener("touchmove", keepPage, { passive: false });
}
