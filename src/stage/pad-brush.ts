// The slider for the width of the pad's brush. Knows no strokes.
import { BRUSH_WIDTH, MAX_BRUSH } from "#drawing/stroke";
import { text } from "#program/messages";
import { h, setAria } from "#ui/element";

const THINNEST = 8;

export interface PadBrush {
  readonly el: HTMLInputElement;
  /** Shows a width, in pad units; one that the slider has not becomes the nearest that it has. */
  show(width: number): void;
}

export function createPadBrush(changed: (width: number) => void): PadBrush {
  const el = h("input", {
    type: "range",
    class: "pad-brush",
    min: THINNEST,
    max: MAX_BRUSH,
    step: 2,
    value: BRUSH_WIDTH,
    title: text("pad.brush"),
    aria: { label: text("pad.brush") },
    on: {
      input: () => {
        tell();
        changed(Number(el.value));
      },
    },
  });
  const tell = () => setAria(el, "valuetext", text("pad.brushWidth", { width: el.value }));
  tell();
  return {
    el,
    show(width) {
      el.value = String(width);
      tell();
    },
  };
}
