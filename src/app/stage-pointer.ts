// Follows mouse, pen and finger for the program, in stage units: everywhere on the page, as Scratch
// does. Down counts from where it begins: on the stage, and not on something that has a use of its own.

export interface PointerState {
  /** From the middle of the stage, y upwards. */
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
}

const STAGE_WIDTH = 480;
const OWN_USE = "input, button, form, .monitor, .pad-surface";

/** Tells of changes at most once a frame, but of every press and release. The function stops it. */
export function followPointer(stage: HTMLElement, tell: (state: PointerState) => void): () => void {
  let down: number | null = null;
  let newest: PointerEvent | null = null;
  let frame = 0;

  const now = (event: PointerEvent) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    const perPixel = STAGE_WIDTH / Math.max(1, width);
    cancelAnimationFrame(frame);
    frame = 0;
    tell({
      x: (event.clientX - left - width / 2) * perPixel,
      y: (top + height / 2 - event.clientY) * perPixel,
      down: down !== null,
    });
  };
  const onMove = (event: PointerEvent) => {
    if (!event.isPrimary) return;
    newest = event;
    if (frame === 0) frame = requestAnimationFrame(() => newest !== null && now(newest));
  };
  const onDown = (event: PointerEvent) => {
    const { target } = event;
    if (!event.isPrimary || !(target instanceof Element) || !stage.contains(target)) return;
    if (target.closest(OWN_USE) !== null) return;
    down = event.pointerId;
    now(event);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== down) return;
    down = null;
    now(event);
  };
  document.addEventListener("pointermove", onMove, { passive: true });
  document.addEventListener("pointerdown", onDown, { passive: true });
  document.addEventListener("pointerup", onUp, { passive: true });
  document.addEventListener("pointercancel", onUp, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener("pointermove", onMove);
    document.removeEventListener("pointerdown", onDown);
    document.removeEventListener("pointerup", onUp);
    document.removeEventListener("pointercancel", onUp);
  };
}
