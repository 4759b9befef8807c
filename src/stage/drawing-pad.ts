// The drawing pad: draw a digit with mouse, pen, finger or keys, see what the network receives
// and what it predicts. It turns strokes into grey levels and hands them on; who predicts, and
// when, it does not know. Drawing happens in `frame()`, which the stage calls.
import "./stage.css";
import {
  ALL_STEPS,
  type DrawingOptions,
  drawingSteps,
  type StepPicture,
} from "#drawing/drawing-steps";
import { PAD_SIZE } from "#drawing/stroke";
import { text } from "#program/messages";
import type { Prediction } from "#program/run-event";
import { h, setAria } from "#ui/element";
import { clearCanvas, drawGrey } from "./grey-canvas.ts";
import { createPadBrush } from "./pad-brush.ts";
import { createPadKeys } from "./pad-keys.ts";
import { listenToPointer } from "./pad-pointer.ts";
import { createPadStrokes } from "./pad-strokes.ts";
import { paintPad } from "./paint-pad.ts";
import { predictedText, showPercent } from "./show-number.ts";
import { createThrottledText } from "./throttled-text.ts";

const SAY_EVERY_MS = 400;
/** Canvas pixels per pad unit, so that lines stay sharp when the stage is large. */
const SHARPNESS = 2;

export interface DrawingPadDeps {
  /** 784 grey levels of the new drawing; null when the pad is empty again. */
  readonly onDrawing: (pixels: Uint8Array | null) => void;
  /** A person chose another width for the brush, in pad units. */
  readonly onBrush?: (width: number) => void;
  /** Asks for `frame()` to be called in the next animation frame. */
  readonly requestFrame: () => void;
}

export interface DrawingPadState {
  /** What the network says of the drawing. */
  readonly prediction: Prediction | null;
  /** Whether the network has learned anything yet. */
  readonly trained: boolean;
}

/** For tools beside the pad. */
export interface PadControls {
  /** The picture after each step of the last drawing handed on; null when it was empty. */
  steps(): readonly StepPicture[] | null;
  /** Which steps make the sample from now on. */
  setOptions(options: DrawingOptions): void;
  setBrush(width: number): void;
  clear(): void;
  focus(): void;
}

export interface DrawingPad {
  readonly el: HTMLElement;
  readonly controls: PadControls;
  update(state: DrawingPadState): void;
  /** Paints what changed and hands on the new drawing. */
  frame(): void;
  destroy(): void;
}

export function createDrawingPad(host: HTMLElement, deps: DrawingPadDeps): DrawingPad {
  const strokes = createPadStrokes();
  let state: DrawingPadState = { prediction: null, trained: false };
  let options = ALL_STEPS;
  let steps: readonly StepPicture[] | null = null;
  /** What the prediction region spoke of last; the same again may wait. */
  let lastSaid: string | null = null;
  let drawn = false;
  let painted = true;

  const changed = () => {
    drawn = true;
    repaint();
  };
  const repaint = () => {
    painted = false;
    deps.requestFrame();
  };
  const clear = () => {
    if (strokes.clear()) changed();
  };
  const undo = () => {
    if (strokes.undo()) changed();
  };

  const howId = "pad-how";
  const pen = h("span", { class: "ui-heard", role: "status" });
  const keys = createPadKeys(strokes, {
    changed,
    moved: repaint,
    undo,
    penMoved: (down) => {
      pen.textContent = text(down ? "pad.penDown" : "pad.penUp");
    },
  });
  const surface = h("canvas", {
    class: "pad-surface",
    width: PAD_SIZE * SHARPNESS,
    height: PAD_SIZE * SHARPNESS,
    role: "application",
    tabindex: 0,
    aria: { label: text("pad.name"), describedby: howId },
    on: {
      keydown: keys.onKey,
      blur: () => {
        keys.lift();
        repaint();
      },
      focus: repaint,
    },
  });
  const brush = createPadBrush((width) => {
    strokes.brush = width;
    deps.onBrush?.(width);
  });
  const received = h("canvas", { class: "pad-received", width: 28, height: 28, role: "img" });
  // What is seen changes with the outputs beside it; what is heard waits.
  const words = h("div", { class: "pad-prediction", aria: { hidden: "true" } });
  const heard = h("span", {
    class: "ui-heard",
    role: "status",
    aria: { label: text("pad.region"), live: "polite" },
  });
  const clearButton = h(
    "button",
    {
      type: "button",
      class: "pad-clear",
      title: text("pad.clear"),
      aria: { label: text("pad.clear") },
      on: { click: clear },
    },
    text("pad.clearShort"),
  );
  const el = h(
    "section",
    { class: "stage-pad" },
    h(
      "header",
      { class: "stage-heading" },
      h("span", {}, text("pad.title")),
      brush.el,
      clearButton,
    ),
    surface,
    h("div", { class: "pad-answer" }, received, words, heard),
    h("span", { id: howId, class: "ui-heard" }, text("pad.how")),
    pen,
  );
  host.append(el);
  const announcement = createThrottledText(heard, SAY_EVERY_MS);
  const shown = createThrottledText(words, SAY_EVERY_MS);
  listenToPointer(surface, {
    begin: (point) => {
      keys.lift();
      strokes.begin(point);
      changed();
    },
    extend: (points) => {
      points.forEach(strokes.extend);
      changed();
    },
    end: strokes.end,
  });

  const tell = () => {
    const { prediction, trained } = state;
    const said =
      steps === null ? "empty" : !trained ? "untrained" : prediction && `label ${prediction.label}`;
    const say = (sentence: string) => {
      shown.now(sentence);
      if (said === lastSaid) announcement.soon(sentence);
      else announcement.now(sentence);
    };
    if (steps === null) say(text("pad.empty"));
    else if (!trained) say(text("pad.untrained"));
    else if (prediction === null) {
      // The answer is on its way, most of the time.
      shown.soon(text("pad.waiting"));
      announcement.soon(text("pad.waiting"));
      return;
    } else say(predictionText(prediction));
    lastSaid = said;
    words.classList.toggle("pad-predicted", steps !== null && trained);
  };
  const frame = () => {
    if (drawn) {
      drawn = false;
      steps = drawingSteps(strokes.strokes, options);
      const pixels = steps?.at(-1)?.picture.pixels ?? null;
      if (pixels === null) {
        clearCanvas(received);
        state = { ...state, prediction: null };
      } else drawGrey(received, { pixels, width: 28, height: 28 });
      setAria(received, "label", text(pixels === null ? "pad.receivedNothing" : "pad.received"));
      deps.onDrawing(pixels);
      tell();
    }
    if (!painted) {
      painted = true;
      const cursor = surface.matches(":focus") ? keys.cursor() : null;
      paintPad(surface, strokes.strokes, cursor);
    }
  };
  const update = (next: DrawingPadState) => {
    state = next;
    tell();
  };
  setAria(received, "label", text("pad.receivedNothing"));
  received.title = text("pad.received");
  tell();
  return {
    el,
    controls: {
      steps: () => steps,
      setOptions(now) {
        options = now;
        if (strokes.strokes.length > 0) changed();
      },
      setBrush(width) {
        brush.show(width);
        strokes.brush = Number(brush.el.value);
      },
      clear,
      focus: () => surface.focus({ preventScroll: true }),
    },
    update,
    frame,
    destroy: () => {
      announcement.destroy();
      shown.destroy();
      el.remove();
    },
  };
}

function predictionText(prediction: Prediction): string {
  const label = predictedText(prediction);
  if (prediction.confidence === null) return text("pad.predictedOnly", { label });
  return text("pad.predicted", { label, percent: showPercent(prediction.confidence) });
}
