// @vitest-environment jsdom

import { describe, expect, test, vi } from "vitest";
import { createDrawingPad } from "#stage/drawing-pad";
import { host, must, press } from "./browser-stubs.ts";

const labels = ["0", "1"];
const one = { label: "1", confidence: 0.93, outputs: [0.07, 0.93], labels };

function createPad() {
  vi.useFakeTimers();
  const onDrawing = vi.fn<(pixels: Uint8Array | null) => void>();
  const onBrush = vi.fn<(width: number) => void>();
  const pad = createDrawingPad(host(), { onDrawing, onBrush, requestFrame: () => {} });
  const surface = must<HTMLCanvasElement>(pad.el, "[aria-label='Drawing pad']");
  surface.getBoundingClientRect = () => new DOMRect(10, 20, 140, 140);
  const pointer = (type: string, x: number, y: number, id = 1) => {
    const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true, cancelable: true });
    Object.assign(event, { pointerId: id, pointerType: "touch" });
    surface.dispatchEvent(event);
  };
  const said = () => {
    vi.advanceTimersByTime(2000);
    return must(pad.el, "[aria-label=Prediction]").textContent;
  };
  return { pad, surface, onDrawing, onBrush, pointer, said };
}

describe("the drawing pad", () => {
  test("a stroke by pointer gives 784 grey levels once a frame", () => {
    const { pad, onDrawing, pointer } = createPad();
    pointer("pointerdown", 40, 50);
    for (let y = 51; y < 120; y++) pointer("pointermove", 60, y);
    pointer("pointerup", 60, 120);
    pad.frame();
    expect(onDrawing).toHaveBeenCalledTimes(1);
    expect(onDrawing.mock.calls[0]![0]!.length).toBe(784);
    pad.frame();
    expect(onDrawing).toHaveBeenCalledTimes(1);
  });

  test("a second finger and moves without a press draw nothing", () => {
    const { pad, onDrawing, pointer } = createPad();
    pointer("pointermove", 60, 60);
    pad.frame();
    expect(onDrawing).not.toHaveBeenCalled();
    pointer("pointerdown", 60, 60);
    pad.frame();
    pointer("pointerdown", 140, 140, 2);
    pointer("pointermove", 120, 120, 2);
    pad.frame();
    expect(onDrawing).toHaveBeenCalledTimes(1);
  });

  test("the brush's width is for what is drawn from then on", () => {
    const { pad, onBrush, pointer } = createPad();
    const brush = must<HTMLInputElement>(pad.el, "[aria-label='Brush width']");
    const cropped = () => pad.controls.steps()!.find(({ step }) => step === "crop")!.picture;
    const dot = () => {
      pointer("pointerdown", 80, 90);
      pointer("pointerup", 80, 90);
      pad.frame();
    };
    dot();
    expect(cropped().width).toBe(28);
    brush.value = "60";
    brush.dispatchEvent(new Event("input"));
    expect(onBrush).toHaveBeenCalledWith(60);
    expect(brush.getAttribute("aria-valuetext")).toBe("60 of 280");
    pad.frame();
    expect(cropped().width).toBe(28);
    dot();
    expect(cropped().width).toBe(60);
    pad.controls.setBrush(8);
    pad.controls.clear();
    dot();
    expect([brush.value, cropped().width]).toEqual(["8", 8]);
  });

  test("a step left out changes the sample of what is drawn already", () => {
    const { pad, onDrawing, pointer } = createPad();
    pad.controls.setOptions({ crop: true, scale: true, centre: false, greys: true });
    pad.frame();
    expect(onDrawing).not.toHaveBeenCalled();
    pointer("pointerdown", 20, 30);
    pad.frame();
    const corner = onDrawing.mock.lastCall![0]!;
    pad.controls.setOptions({ crop: true, scale: true, centre: true, greys: true });
    pad.frame();
    expect(onDrawing).toHaveBeenCalledTimes(2);
    expect([corner[0]! > 0, corner[27 * 28 + 27]]).toEqual([false, 0]);
    expect(corner.subarray(0, 28 * 3).some((ink) => ink > 0)).toBe(true);
    expect(onDrawing.mock.lastCall![0]!.subarray(0, 28 * 3).some((ink) => ink > 0)).toBe(false);
  });

  test("Clear drawing empties it and gives null", () => {
    const { pad, onDrawing, pointer, said } = createPad();
    const clear = must<HTMLButtonElement>(pad.el, "button");
    expect(clear.getAttribute("aria-label")).toBe("Clear drawing");
    clear.click();
    pad.frame();
    expect(onDrawing).not.toHaveBeenCalled();
    pointer("pointerdown", 60, 60);
    pad.frame();
    pad.update({ prediction: one, trained: true });
    clear.click();
    pad.frame();
    expect(onDrawing).toHaveBeenLastCalledWith(null);
    expect(said()).toBe("Draw a digit");
  });

  test("arrow keys draw while the pen is down", () => {
    const { pad, surface, onDrawing } = createPad();
    press(surface, "ArrowLeft");
    pad.frame();
    expect(onDrawing).not.toHaveBeenCalled();
    press(surface, " ");
    for (let i = 0; i < 6; i++) press(surface, "ArrowDown");
    press(surface, "Escape");
    pad.frame();
    const drawn = onDrawing.mock.lastCall![0]!;
    press(surface, "ArrowRight");
    pad.frame();
    expect(onDrawing).toHaveBeenCalledTimes(1);
    const inked = (row: number) => drawn.subarray(row * 28, row * 28 + 28).some((ink) => ink > 0);
    expect([inked(5), inked(14), inked(23)]).toEqual([true, true, true]);
  });

  test("Ctrl+Z takes back the last stroke", () => {
    const { pad, surface, onDrawing, pointer } = createPad();
    pointer("pointerdown", 60, 60);
    pointer("pointerup", 60, 60);
    pad.frame();
    pointer("pointerdown", 120, 100);
    pointer("pointerup", 120, 100);
    pad.frame();
    press(surface, "z", { ctrlKey: true });
    pad.frame();
    expect(onDrawing.mock.calls[2]![0]).toEqual(onDrawing.mock.calls[0]![0]);
    press(surface, "z", { ctrlKey: true });
    pad.frame();
    expect(onDrawing).toHaveBeenLastCalledWith(null);
  });

  test("the prediction is read out, and an untrained network says so", () => {
    const { pad, pointer, said } = createPad();
    expect(said()).toBe("Draw a digit");
    pad.update({ prediction: null, trained: true });
    expect(said()).toBe("Draw a digit");
    pointer("pointerdown", 60, 60);
    pad.frame();
    pad.update({ prediction: null, trained: false });
    expect(said()).toBe("Not trained yet: press the green flag");
    pad.update({ prediction: one, trained: true });
    expect(said()).toBe("predicted 1, 93 %");
    const number = { label: "4.651368", confidence: null, outputs: [4.651368], labels: [] };
    pad.update({ prediction: number, trained: true });
    expect(said()).toBe("predicted 4.65");
  });

  test("a new label is read out at once, a new percentage a little later", () => {
    const { pad, pointer, said } = createPad();
    said();
    pointer("pointerdown", 60, 60);
    pad.frame();
    vi.advanceTimersByTime(1000);
    const text = () => must(pad.el, "[aria-label=Prediction]").textContent;
    pad.update({ prediction: one, trained: true });
    expect(text()).toBe("predicted 1, 93 %");
    pad.update({ prediction: { ...one, confidence: 0.5 }, trained: true });
    expect(text()).toBe("predicted 1, 93 %");
    vi.advanceTimersByTime(400);
    expect(text()).toBe("predicted 1, 50 %");
    pad.update({ prediction: { ...one, label: "0" }, trained: true });
    expect(text()).toBe("predicted 0, 93 %");
  });
});
