// @vitest-environment jsdom
import "./browser-stubs.ts";
import { describe, expect, test, vi } from "vitest";
import type { Prediction, RunEvents } from "#program/run-event";
import { createStage } from "#stage/stage";
import { host, must, nextFrame } from "./browser-stubs.ts";

const labels = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const predict = (label: string): Prediction => ({
  label,
  confidence: 0.82,
  outputs: labels.map((other) => (other === label ? 0.82 : 0.02)),
  labels,
});
const picture = { pixels: new Uint8Array(784), width: 28, height: 28, label: "5" };
const quiet: RunEvents = {
  state: "idle",
  waiting: [],
  variables: {},
  lists: {},
  monitors: {},
  drawn: null,
  series: [],
  pad: null,
  cleared: false,
  glow: [],
  trained: 0,
  resets: 0,
  outdated: false,
  samplesPerSecond: 0,
  error: null,
  finished: false,
  reports: [],
  sayings: null,
  question: null,
  breakpoint: null,
};

function build() {
  const deps = { onDrawn: vi.fn(), onDrawing: vi.fn(), onPadShown: vi.fn() };
  const stage = createStage(host(), deps);
  const image = () => must(stage.el, ".digit-picture").getAttribute("aria-label");
  return { stage, deps, image };
}

describe("the stage", () => {
  test("is a region named Stage", () => {
    const { stage } = build();
    expect(stage.el.tagName).toBe("SECTION");
    expect(stage.el.getAttribute("aria-label")).toBe("Stage");
  });

  test("draws several batches in one frame and answers once", async () => {
    const { stage, deps, image } = build();
    stage.update({ ...quiet, drawn: { sample: { ...picture, label: "1" }, prediction: null } });
    stage.update({ ...quiet, drawn: { sample: picture, prediction: predict("5") } });
    expect(deps.onDrawn).not.toHaveBeenCalled();
    await nextFrame();
    expect(deps.onDrawn).toHaveBeenCalledTimes(1);
    expect(image()).toBe("Sample labelled 5, predicted 5: right");
    await nextFrame();
    expect(deps.onDrawn).toHaveBeenCalledTimes(1);
  });

  test("says right and wrong in words, not by colour alone", async () => {
    const { stage, image } = build();
    stage.update({ ...quiet, drawn: { sample: picture, prediction: predict("3") } });
    await nextFrame();
    expect(image()).toBe("Sample labelled 5, predicted 3: wrong");
    expect(must(stage.el, ".stage-digit").textContent).toContain("✗ wrong");
    stage.update({ ...quiet, drawn: { sample: picture, prediction: null } });
    await nextFrame();
    expect(image()).toBe("Sample labelled 5");
    stage.update({ ...quiet, cleared: true });
    await nextFrame();
    expect(image()).toBe("No sample yet");
  });

  test("lists the ten digits with the predicted one marked", async () => {
    const { stage } = build();
    stage.update({ ...quiet, drawn: { sample: picture, prediction: predict("3") } });
    await nextFrame();
    const rows = [...stage.el.querySelectorAll("li")];
    expect(rows.length).toBe(10);
    expect(rows[3]?.getAttribute("aria-label")).toBe("3: 82 %, predicted");
    expect(rows[4]?.textContent).toBe("42 %");
  });

  test("shows variables as groups, and hides them when a block says so", async () => {
    const { stage } = build();
    stage.setVariables([
      { id: "a", name: "loss", visible: true },
      { id: "b", name: "epoch", visible: true },
      { id: "c", name: "secret", visible: false },
    ]);
    stage.update({ ...quiet, variables: { a: 1 / 3, b: 12 } });
    await nextFrame();
    const groups = () =>
      [...stage.el.querySelectorAll("[role=group]")].map((group) => [
        group.getAttribute("aria-label"),
        group.lastElementChild?.textContent,
      ]);
    expect(groups()).toEqual([
      ["loss", "0.333333"],
      ["epoch", "12"],
    ]);
    stage.update({ ...quiet, monitors: { a: false, c: true }, variables: { c: "x" } });
    await nextFrame();
    expect(groups()).toEqual([
      ["epoch", "12"],
      ["secret", "x"],
    ]);
  });

  test("a block hides and shows the pad", async () => {
    const { stage, deps } = build();
    stage.update({ ...quiet, pad: "hide" });
    await nextFrame();
    expect(must(stage.el, ".stage-pad").hidden).toBe(true);
    expect(deps.onPadShown).toHaveBeenCalledWith(false);
    stage.showPad(true);
    await nextFrame();
    expect(must(stage.el, ".stage-pad").hidden).toBe(false);
  });

  test("a chart tells its last value, and forgets it when cleared", async () => {
    const { stage } = build();
    const points = { chart: "accuracy", series: "epoch", every: 1 } as const;
    const x = Float64Array.of(100, 200);
    stage.update({ ...quiet, series: [{ ...points, x, y: Float64Array.of(0.5, 0.75) }] });
    await nextFrame();
    const plot = must(stage.el, "[data-chart=accuracy] [role=img]");
    expect(plot.getAttribute("aria-label")).toContain("last epoch 75 % after 200 samples");
    const none = new Float64Array(0);
    stage.update({ ...quiet, series: [{ ...points, x: none, y: none }] });
    await nextFrame();
    expect(plot.getAttribute("aria-label")).toBe("Accuracy chart: nothing plotted yet");
  });

  test("the outputs follow the drawing, and the sample again when a run starts", async () => {
    const { stage, deps } = build();
    const title = () => must(stage.el, ".stage-outputs header").textContent;
    stage.update({ ...quiet, trained: 9, drawn: { sample: picture, prediction: predict("5") } });
    const surface = must(stage.el, "[aria-label='Drawing pad']");
    for (const key of [" ", "ArrowDown", " "]) {
      surface.dispatchEvent(new KeyboardEvent("keydown", { key }));
    }
    await nextFrame();
    expect(deps.onDrawing).toHaveBeenCalledTimes(1);
    stage.setPrediction(predict("7"));
    await nextFrame();
    expect(title()).toBe("Outputs for your drawing");
    expect(must(stage.el, "[aria-label=Prediction]").textContent).toBe("predicted 7, 82 %");
    stage.update({ ...quiet, state: "running", trained: 9 });
    await nextFrame();
    expect(title()).toBe("Outputs for the sample");
  });

  test("a decision boundary goes with its project: the next has its digit and pad again", async () => {
    const { stage } = build();
    const hidden = () => [".stage-digit", ".stage-pad"].map((one) => must(stage.el, one).hidden);
    stage.setLayout({ kind: "boundary", list: "points" });
    await nextFrame();
    expect(hidden()).toEqual([true, true]);
    stage.reset();
    stage.setLayout({ kind: "widgets" });
    await nextFrame();
    expect(hidden()).toEqual([false, false]);
  });
});
