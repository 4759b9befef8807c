// Drags something about the stage by mouse, pen or finger, and moves it by arrow keys. It tells
// where; who is moved, and what that means, it does not know.
import { arrowMove, type MonitorPlace } from "./monitor-look.ts";

/** Less than this many pixels is a click that shook. */
const SLOP = 3;
const STAGE_WIDTH = 480;

export interface DragDeps {
  /** The element that is 480 stage units wide. */
  readonly stage: HTMLElement;
  readonly el: HTMLElement;
  /** The place must be made to fit; `end` says that it stays there. */
  readonly move: (place: MonitorPlace, phase: "moving" | "end") => void;
  /** The drag was broken off: back to where it was. */
  readonly cancel: () => void;
}

export interface Drag {
  /** An arrow key moves it. True when the key was one. */
  onKeyDown(event: KeyboardEvent): boolean;
  /** Keys let go: where it is now it stays. */
  onKeyUp(): void;
  /** The size in stage units. */
  size(): { readonly width: number; readonly height: number };
}

interface Held {
  readonly id: number;
  readonly from: MonitorPlace;
  /** Where the pointer went down. */
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
  readonly over: AbortController;
}

export function makeDraggable({ stage, el, move, cancel }: DragDeps): Drag {
  const unit = () => Math.max(1e-9, stage.clientWidth / STAGE_WIDTH);
  const placeNow = (): MonitorPlace => {
    const outer = stage.getBoundingClientRect();
    const inner = el.getBoundingClientRect();
    return { x: (inner.left - outer.left) / unit(), y: (inner.top - outer.top) / unit() };
  };
  let held: Held | null = null;
  /** By keys that are still down. */
  let moved: MonitorPlace | null = null;

  const placeAt = (event: PointerEvent): MonitorPlace => {
    const { from, x, y } = held ?? { from: { x: 0, y: 0 }, x: 0, y: 0 };
    return { x: from.x + (event.clientX - x) / unit(), y: from.y + (event.clientY - y) / unit() };
  };
  el.addEventListener("pointerdown", (event) => {
    // A slider has drags of its own; on a button a drag is a drag, and what does not move a click.
    if (held !== null || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    held = {
      id: event.pointerId,
      from: placeNow(),
      x: event.clientX,
      y: event.clientY,
      isMoving: false,
      over: new AbortController(),
    };
    // On the document, since a fast mouse has left before its first move is told.
    const { signal } = held.over;
    document.addEventListener("pointermove", follow, { signal });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
      document.addEventListener(end, release, { signal });
    }
  });
  const follow = (event: PointerEvent) => {
    if (event.pointerId !== held?.id) return;
    if (!held.isMoving) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return;
      held.isMoving = true;
      el.setPointerCapture?.(held.id);
      el.toggleAttribute("data-dragged", true);
    }
    move(placeAt(event), "moving");
  };
  const release = (event: PointerEvent) => {
    if (event.pointerId !== held?.id) return;
    const { isMoving, over } = held;
    const place = placeAt(event);
    held = null;
    el.toggleAttribute("data-dragged", false);
    over.abort();
    if (!isMoving) return;
    if (event.type === "pointerup") move(place, "end");
    else cancel();
  };
  return {
    onKeyDown(event) {
      const by = arrowMove(event.key, event.shiftKey ? "shift" : "plain");
      if (by === null || event.ctrlKey || event.altKey || event.metaKey) return false;
      const { x, y } = placeNow();
      moved = { x: x + by.x, y: y + by.y };
      move(moved, "moving");
      return true;
    },
    onKeyUp() {
      if (moved === null) return;
      const place = moved;
      moved = null;
      move(place, "end");
    },
    size: () => ({ width: el.offsetWidth / unit(), height: el.offsetHeight / unit() }),
  };
}
