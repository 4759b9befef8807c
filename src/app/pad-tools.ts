// What belongs to the drawing pad beside the stage: the labels that make samples of drawings, and the view of
// the steps a drawing goes through. Both are loaded when they are first needed. Remembers the brush.
import type { Editor } from "#editor/create-editor";
import type { Prediction } from "#program/run-event";
import type { PadSteps } from "#stage/pad-steps";
import type { Stage, StageDeps } from "#stage/stage";
import { keepBrush, lastBrush } from "#store/brush";
import { h } from "#ui/element";
import type { Client } from "#worker/client";
import type { ListsPanel } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";
import type { OwnDigits } from "./own-digits.ts";

export interface PadTools {
  readonly el: HTMLElement;
  readonly deps: Pick<StageDeps, "onDrawing" | "onBrush">;
  /** Once the stage is there. */
  attach(stage: Stage): void;
  /** What the network says of the drawing. */
  answered(prediction: Prediction | null): void;
}

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
/** Beyond any list's end: the worker puts the item at the end. */
const END = Number.MAX_SAFE_INTEGER;

export function createPad(deps: {
  readonly client: Client;
  readonly lists: ListsPanel;
  readonly editor: () => Editor;
  readonly project: () => OpenProject;
  /** The editor has made a list: the project is to know. */
  readonly takeUpEdits: () => void;
  /** There is a drawing on the pad. */
  readonly drawn: () => void;
}): PadTools {
  const { client, lists } = deps;
  const el = h("div", { class: "pad-tools", hidden: true });
  let digits: OwnDigits | null = null;
  let steps: PadSteps | null = null;
  let stage: Stage | null = null;
  let isLoading = false;
  let isOpen = false;
  let drawing: Uint8Array | null = null;
  let labels: readonly string[] = DIGITS;

  function refresh(): void {
    el.hidden = digits === null || (drawing === null && !isOpen);
    if (digits === null) return;
    digits.setLabels(labels);
    digits.setSteps(isOpen);
    if (!el.hidden) digits.refresh();
    if (isOpen) steps?.update(stage?.pad.steps() ?? null);
  }

  async function load(): Promise<void> {
    if (digits !== null || isLoading) return;
    isLoading = true;
    try {
      const { createOwnDigits } = await import("./own-digits.ts");
      digits = createOwnDigits({
        lists: () => lists.lists,
        makeList,
        add,
        toggleSteps: () => void showSteps(!isOpen),
      });
      el.append(digits.el);
    } finally {
      isLoading = false;
    }
    refresh();
  }

  async function showSteps(open: boolean): Promise<void> {
    isOpen = open;
    if (open) {
      const { createPadSteps } = await import("#stage/pad-steps");
      // Closed again while it was loading.
      if (!isOpen || steps !== null) return;
      steps = createPadSteps({
        changed: (options) => stage?.pad.setOptions(options),
        close: () => void showSteps(false),
      });
      el.append(steps.el);
    } else {
      steps?.remove();
      steps = null;
      stage?.pad.focus();
    }
    el.toggleAttribute("data-steps", isOpen);
    refresh();
  }

  function makeList(name: string): string {
    const id = deps.editor().addName("list", name);
    deps.project().showMonitor(id, true);
    deps.takeUpEdits();
    return id;
  }

  function add(list: string, label: string): void {
    if (drawing === null) return;
    const item = `${label} ${Array.from(drawing, pixelText).join(" ")}`;
    void lists.edit(list, { kind: "insert", index: END, item }, "digits.added");
    stage?.pad.clear();
    stage?.pad.focus();
  }

  return {
    el,
    deps: {
      onDrawing(pixels) {
        drawing = pixels;
        client.send({ type: "drawing", pixels });
        if (pixels !== null) {
          void load();
          deps.drawn();
        }
        refresh();
      },
      onBrush: keepBrush,
    },
    attach(now) {
      stage = now;
      const width = lastBrush();
      if (width !== null) stage.pad.setBrush(width);
    },
    answered(prediction) {
      stage?.setPrediction(prediction);
      if (prediction === null || prediction.labels.length === 0) return;
      labels = prediction.labels;
      refresh();
    },
  };
}

/** A grey level 0..255 as list files write it (src/files/README.md). */
function pixelText(level: number): string {
  return level === 0 ? "0.0" : level === 255 ? "1.0" : String(level / 255);
}
