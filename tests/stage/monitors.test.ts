// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  arrowMove,
  type MonitorLook,
  nextMode,
  placeInside,
  sliderRange,
  thumbAt,
} from "#stage/monitor-look";
import { createMonitors } from "#stage/monitors";
import { host, must, press, settled } from "./browser-stubs.ts";

function build(look: MonitorLook = {}) {
  const stage = host();
  // Sizes as in a browser: a stage of 960 pixels, monitors of 120 x 40, which is 60 x 20 units.
  Object.defineProperty(stage, "clientWidth", { value: 960 });
  const deps = { onLook: vi.fn(), onSet: vi.fn(), onHide: vi.fn() };
  const widget = createMonitors(stage, deps);
  const update = (now: MonitorLook, value: number | string = 5) =>
    widget.update({
      variables: [{ id: "rate", name: "learning rate", visible: true, look: now }],
      values: { rate: value },
    });
  update(look);
  const box = must(widget.el, "[role=group]");
  Object.defineProperty(box, "offsetWidth", { value: 120 });
  Object.defineProperty(box, "offsetHeight", { value: 40 });
  const menu = must<HTMLButtonElement>(widget.el, ".monitor-menu");
  const choose = (label: string) => {
    menu.click();
    const items = [...document.querySelectorAll<HTMLButtonElement>("[role=menuitem]")];
    items.find((item) => item.textContent === label)?.click();
  };
  const slider = () => must<HTMLInputElement>(widget.el, "input[type=range]");
  const place = must(widget.el, ".monitor-place");
  return { deps, widget, update, box, menu, choose, slider, place };
}

const point = (type: string, x: number, y: number) =>
  new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y });

describe("a variable's monitor", () => {
  test("is a group named for its variable with its value as text, in every mode", () => {
    for (const mode of ["normal", "large", "slider"] as const) {
      const { box } = build({ mode });
      expect(box.getAttribute("aria-label")).toBe("learning rate");
      expect(must(box, ".monitor-value").textContent).toBe("5");
      expect(box.dataset.mode).toBe(mode);
    }
  });

  test("has a slider, labelled by the variable, that sets it", () => {
    const { slider, deps, box } = build({ mode: "slider", min: 0, max: 1.5 });
    expect(slider().hidden).toBe(false);
    expect(slider().getAttribute("aria-label")).toBe("learning rate");
    expect([slider().min, slider().max, slider().step]).toEqual(["0", "1.5", "0.01"]);
    slider().value = "0.25";
    slider().dispatchEvent(new Event("input"));
    expect(deps.onSet).toHaveBeenCalledWith("rate", 0.25);
    expect(must(box, ".monitor-value").textContent).toBe("0.25");
  });

  test("shows no slider in the other modes", () => {
    expect(build().slider().hidden).toBe(true);
    expect(build({ mode: "large" }).slider().hidden).toBe(true);
  });

  test("a double click changes the mode, but not on the slider", () => {
    const { box, deps, slider } = build({ mode: "slider" });
    slider().dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    expect(deps.onLook).not.toHaveBeenCalled();
    box.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    expect(deps.onLook).toHaveBeenCalledWith("rate", { mode: "normal" });
  });

  test("a menu, from its button and on right-click, has modes, place and Hide", () => {
    const { box, menu, deps, choose } = build({ x: 3, y: 4 });
    menu.click();
    const labels = [...document.querySelectorAll("[role=menuitem]")].map((i) => i.textContent);
    expect(labels).toEqual([
      "Normal readout",
      "Large readout",
      "Slider",
      "Line up with the others",
      "Hide",
    ]);
    press(document.activeElement!, "Escape");
    choose("Slider");
    expect(deps.onLook).toHaveBeenLastCalledWith("rate", { mode: "slider" });
    choose("Line up with the others");
    expect(deps.onLook).toHaveBeenLastCalledWith("rate", { x: undefined, y: undefined });
    choose("Hide");
    expect(deps.onHide).toHaveBeenCalledTimes(1);
    box.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
    expect(document.querySelectorAll("[role=menuitem]").length).toBe(5);
    press(document.activeElement!, "Escape");
  });

  test("the slider's bounds are asked for, and a range that is none is refused in words", async () => {
    const { choose, deps } = build({ mode: "slider" });
    choose("Change slider range");
    const [min, max] = [...document.querySelectorAll<HTMLInputElement>("dialog input")];
    const submit = () =>
      must(document, "dialog form").dispatchEvent(new Event("submit", { cancelable: true }));
    min!.value = "7";
    max!.value = "2";
    submit();
    expect(must(document, ".ui-problem").textContent).toBe(
      "The minimum must be a number below the maximum.",
    );
    min!.value = "-1";
    submit();
    await settled();
    expect(deps.onLook).toHaveBeenCalledWith("rate", { min: -1, max: 2 });
  });

  test("is dragged by the pointer: shown on the way, told at the end, inside the stage", () => {
    const { box, deps, place } = build();
    box.dispatchEvent(point("pointerdown", 10, 10));
    box.dispatchEvent(point("pointermove", 12, 10));
    expect(place.hasAttribute("data-placed")).toBe(false);
    box.dispatchEvent(point("pointermove", 210, 110));
    expect([place.style.getPropertyValue("--x"), place.style.getPropertyValue("--y")]).toEqual([
      "100",
      "50",
    ]);
    expect(deps.onLook).not.toHaveBeenCalled();
    box.dispatchEvent(point("pointerup", 5000, 5000));
    expect(deps.onLook).toHaveBeenCalledWith("rate", { x: 420, y: 340 });
  });

  test("a drag that is broken off leaves it where it was", () => {
    const { box, deps, place } = build({ x: 7, y: 9 });
    box.dispatchEvent(point("pointerdown", 10, 10));
    box.dispatchEvent(point("pointermove", 300, 300));
    box.dispatchEvent(point("pointercancel", 300, 300));
    expect(deps.onLook).not.toHaveBeenCalled();
    expect(place.style.getPropertyValue("--x")).toBe("7");
  });

  test("arrow keys on its button move it; it stays where the key was let go", () => {
    const { menu, deps } = build();
    press(menu, "ArrowRight");
    menu.dispatchEvent(new KeyboardEvent("keyup", { key: "ArrowRight" }));
    expect(deps.onLook).toHaveBeenLastCalledWith("rate", { x: 10, y: 0 });
    press(menu, "ArrowDown", { shiftKey: true });
    menu.dispatchEvent(new KeyboardEvent("keyup", { key: "ArrowDown" }));
    expect(deps.onLook).toHaveBeenLastCalledWith("rate", { x: 0, y: 1 });
    press(menu, "ArrowDown", { ctrlKey: true });
    menu.dispatchEvent(new KeyboardEvent("keyup", { key: "ArrowDown" }));
    expect(deps.onLook).toHaveBeenCalledTimes(2);
  });

  test("keeps its element and the focus when others come and go", () => {
    const { widget, menu } = build();
    menu.focus();
    const rate = { id: "rate", name: "learning rate", visible: true };
    widget.update({ variables: [{ id: "a", name: "a", visible: true }, rate], values: {} });
    widget.update({ variables: [rate], values: {} });
    expect(document.activeElement).toBe(menu);
  });

  test("a name with markup in it is text", () => {
    const { widget } = build();
    const name = "<img src=x onerror=alert(1)>";
    widget.update({ variables: [{ id: "x", name, visible: true }], values: { x: "<b>7</b>" } });
    expect(widget.el.querySelector("img, b")).toBeNull();
    expect(must(widget.el, ".monitor-value").textContent).toBe("<b>7</b>");
  });
});

describe("the looks of a monitor", () => {
  test("modes go around", () => {
    expect((["normal", "large", "slider"] as const).map(nextMode)).toEqual([
      "large",
      "slider",
      "normal",
    ]);
  });

  test("a slider goes from 0 to 100 in whole numbers if nobody said otherwise", () => {
    expect(sliderRange({})).toEqual({ min: 0, max: 100, step: 1 });
    expect(sliderRange({ min: -3, max: 3 })).toEqual({ min: -3, max: 3, step: 1 });
    expect(sliderRange({ min: 5, max: 0.5 })).toEqual({ min: 0.5, max: 5, step: 0.01 });
  });

  test("a text is 0 on a slider", () => {
    expect(["7", " 2.5 ", "x", "", "Infinity", true].map(thumbAt)).toEqual([7, 2.5, 0, 0, 0, 1]);
  });

  test("other keys than arrows move nothing", () => {
    expect(arrowMove("Enter", "plain")).toBeNull();
    expect(arrowMove("ArrowUp", "plain")).toEqual({ x: 0, y: -10 });
  });

  test("wherever it is put, a monitor that fits is inside the stage", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const size = fc.record({
      width: fc.integer({ max: 480, min: 1 }),
      height: fc.integer({ max: 360, min: 1 }),
    });
    fc.assert(
      fc.property(number, number, size, (x, y, { width, height }) => {
        const place = placeInside({ x, y }, { width, height });
        expect(place.x).toBeGreaterThanOrEqual(0);
        expect(place.y).toBeGreaterThanOrEqual(0);
        expect(place.x + width).toBeLessThanOrEqual(480);
        expect(place.y + height).toBeLessThanOrEqual(360);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
