// How a drawing becomes what the network receives: a picture for each step of the drawing pipeline, with a
// switch that leaves the step out. Shows what it is given; the pad does the steps.
import "./pad-steps.css";
import {
  ALL_STEPS,
  type DrawingOptions,
  type DrawingStep,
  type StepPicture,
} from "#drawing/drawing-steps";
import { englishDigits } from "#program/english-digits";
import { addMissing, text } from "#program/messages";
import { h, setAria } from "#ui/element";
import { clearCanvas, drawGrey } from "./grey-canvas.ts";

export interface PadSteps {
  readonly el: HTMLElement;
  /** The pictures of the newest drawing; null when there is none. */
  update(steps: readonly StepPicture[] | null): void;
  /** Takes the view away and does all steps again. */
  remove(): void;
}

const STEPS: readonly DrawingStep[] = ["strokes", "crop", "scale", "centre", "greys"];

export function createPadSteps(deps: {
  readonly changed: (options: DrawingOptions) => void;
  readonly close: () => void;
}): PadSteps {
  addMissing(englishDigits);
  let options = ALL_STEPS;
  const canvases = new Map<DrawingStep, HTMLCanvasElement>();

  const parts = STEPS.map((step) => {
    const name = text(`steps.${step}`);
    const canvas = h("canvas", { class: "step-picture", width: 28, height: 28, role: "img" });
    canvases.set(step, canvas);
    const switchOrName =
      step === "strokes"
        ? h("span", { class: "step-name" }, name)
        : h("label", { class: "step-name" }, createSwitch(step), name);
    return h(
      "li",
      { class: "step", title: text(`steps.${step}.help`) },
      h("div", { class: "step-frame" }, canvas),
      switchOrName,
    );
  });
  const close = h(
    "button",
    {
      type: "button",
      class: "step-close",
      title: text("steps.closeHelp"),
      on: { click: deps.close },
    },
    text("steps.close"),
  );
  const el = h(
    "section",
    { class: "steps", aria: { label: text("steps.title") } },
    h(
      "header",
      { class: "steps-head" },
      h("h2", {}, text("steps.title")),
      h("p", { class: "steps-note" }, text("steps.note")),
      close,
    ),
    h("ol", { class: "steps-list" }, ...parts),
  );

  function createSwitch(step: Exclude<DrawingStep, "strokes">): HTMLInputElement {
    const box = h("input", {
      type: "checkbox",
      aria: { description: text(`steps.${step}.help`) },
      on: {
        change: () => {
          options = { ...options, [step]: box.checked };
          deps.changed(options);
        },
      },
    });
    box.checked = true;
    return box;
  }

  const update = (steps: readonly StepPicture[] | null) => {
    for (const step of STEPS) {
      const canvas = canvases.get(step);
      const picture = steps?.find((one) => one.step === step)?.picture;
      if (canvas === undefined) continue;
      const { width, height } = picture ?? { width: 0, height: 0 };
      const words = text(picture ? "steps.picture" : "steps.nothing", {
        step: text(`steps.${step}`),
        width,
        height,
      });
      setAria(canvas, "label", words);
      canvas.toggleAttribute("data-tall", height >= width);
      canvas.toggleAttribute("data-wide", width >= height);
      if (picture === undefined) clearCanvas(canvas);
      else drawGrey(canvas, picture);
    }
  };
  update(null);
  return {
    el,
    update,
    remove() {
      el.remove();
      deps.changed(ALL_STEPS);
    },
  };
}
