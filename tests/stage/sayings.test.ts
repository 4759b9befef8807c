// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Saying } from "#program/run-event";
import { createAskBar } from "#stage/ask-bar";
import { placeBubble } from "#stage/place-bubble";
import { createSayings } from "#stage/sayings";
import { describeSprites } from "#stage/stage-canvas";
import { host, must, press } from "./browser-stubs.ts";

const saying = (text: string, more: Partial<Saying> = {}): Saying => ({
  target: "Cat",
  kind: "say",
  text,
  x: 10,
  y: 20,
  ...more,
});

describe("speech bubbles", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("show text as text, one for each sprite, and go when nothing is said", () => {
    const widget = createSayings(host());
    widget.update([saying("<b>hi</b>"), saying("hm", { target: "Dog", kind: "think" })]);
    const bubbles = [...widget.el.querySelectorAll<HTMLElement>(".saying")];
    expect(bubbles.map(({ textContent, dataset }) => [textContent, dataset.kind])).toEqual([
      ["<b>hi</b>", "say"],
      ["hm", "think"],
    ]);
    widget.update([]);
    expect(widget.el.textContent).toBe("");
  });

  test("are a polite live region that is off while words change fast, and speaks the last", () => {
    const widget = createSayings(host());
    const live = () => widget.el.getAttribute("aria-live");
    widget.update([saying("1")]);
    expect(live()).toBe("polite");
    for (let count = 2; count < 20; count++) widget.update([saying(String(count))]);
    expect(live()).toBe("off");
    expect(widget.el.textContent).toBe("19");
    vi.advanceTimersByTime(1000);
    expect(live()).toBe("polite");
    widget.update([saying("20")]);
    expect(live()).toBe("off");
    vi.advanceTimersByTime(2500);
    expect(live()).toBe("polite");
  });

  test("stand right of the sprite and above it", () => {
    const place = placeBubble({ x: 0, y: 0 }, { width: 100, height: 40 });
    expect(place).toEqual({ left: 240, top: 128, side: "right" });
  });

  test("go to the left where there is no room on the right, and never leave the stage", () => {
    expect(placeBubble({ x: 180, y: 0 }, { width: 100, height: 40 })).toMatchObject({
      left: 320,
      side: "left",
    });
    for (const x of [-900, -240, 0, 239, 900]) {
      for (const y of [-900, -180, 0, 180, 900]) {
        const { left, top } = placeBubble({ x, y }, { width: 170, height: 60 });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(310);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(300);
      }
    }
  });
});

describe("the ask bar", () => {
  function build() {
    const onAnswer = vi.fn();
    const bar = createAskBar(host(), { onAnswer });
    const field = must<HTMLInputElement>(bar.el, "input");
    const answer = (text: string) => {
      field.value = text;
      bar.el.dispatchEvent(new Event("submit", { cancelable: true }));
    };
    return { bar, field, answer, onAnswer };
  }

  test("asks, takes the focus, answers, and goes", () => {
    const { bar, field, answer, onAnswer } = build();
    expect(bar.el.hidden).toBe(true);
    bar.update("What is your name?");
    expect(bar.el.hidden).toBe(false);
    expect(document.activeElement).toBe(field);
    expect(field.closest("label")?.textContent).toBe("What is your name?");
    answer("Ada");
    expect(onAnswer).toHaveBeenCalledWith("Ada");
    expect(field.value).toBe("");
    bar.update(null);
    expect(bar.el.hidden).toBe(true);
    expect(document.activeElement).toBe(document.body);
  });

  test("a question that a sprite says itself names the field all the same", () => {
    const { bar, field } = build();
    bar.update("", "How old?");
    expect(field.getAttribute("aria-label")).toBe("How old?");
    bar.update("Where?");
    expect(field.getAttribute("aria-label")).toBeNull();
    bar.update("");
    expect(field.getAttribute("aria-label")).toBe("Answer");
  });

  test("leaves the focus with whoever is typing, in a field or a dialog", () => {
    const { bar, field } = build();
    const other = document.createElement("input");
    document.body.append(other);
    other.focus();
    bar.update("Name?");
    expect(document.activeElement).toBe(other);
    bar.update(null);
    expect(document.activeElement).toBe(other);
    other.blur();
    const dialog = document.createElement("dialog");
    dialog.open = true;
    document.body.append(dialog);
    bar.update("Again?");
    expect(document.activeElement).not.toBe(field);
  });

  test("a key held down does not answer the next question too", () => {
    const { bar, field } = build();
    bar.update("Name?");
    let isPrevented = false;
    bar.el.addEventListener("keydown", (event) => {
      isPrevented = event.defaultPrevented;
    });
    press(field, "Enter");
    expect(isPrevented).toBe(false);
    press(field, "Enter", { repeat: true });
    expect(isPrevented).toBe(true);
  });

  test("the words that were not sent are gone after a stop", () => {
    const { bar, field } = build();
    bar.update("Name?");
    field.value = "half";
    bar.update(null);
    bar.update("Name?");
    expect(field.value).toBe("");
  });
});

describe("the picture's description", () => {
  test("says which sprites are seen and where", () => {
    expect(describeSprites([])).toBe("Picture drawn by the program. No sprites are shown");
    const sprites = [
      { name: "Cat", x: 0.4, y: -20 },
      { name: "Ball", x: -0.2, y: 5 },
    ];
    expect(describeSprites(sprites)).toBe(
      "Picture drawn by the program. Sprites: Cat at 0, -20; Ball at 0, 5",
    );
  });

  test("is not endless", () => {
    const many = Array.from({ length: 25 }, (_, i) => ({ name: `s${i}`, x: 0, y: 0 }));
    expect(describeSprites(many)).toMatch(/s19 at 0, 0; 5 more$/);
  });
});
