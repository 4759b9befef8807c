// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { listenForKeys } from "#app/press-keys";
import { followPointer } from "#app/stage-pointer";
import { host, nextFrame, press } from "../stage/browser-stubs.ts";

/** A stage of 960 x 720 pixels whose top left corner is at 100, 50. */
function build() {
  const stage = document.createElement("section");
  const button = document.createElement("button");
  stage.append(button);
  host().append(stage);
  stage.getBoundingClientRect = () => new DOMRect(100, 50, 960, 720);
  const tell = vi.fn();
  const stop = followPointer(stage, tell);
  const send = (type: string, clientX: number, clientY: number, target: Element = stage) =>
    target.dispatchEvent(
      new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 1, clientX, clientY }),
    );
  return { stage, button, tell, stop, send };
}

describe("the pointer", () => {
  test("is told in stage units, y upwards, once a frame", async () => {
    const { tell, stop, send } = build();
    send("pointermove", 100, 50);
    send("pointermove", 580, 410);
    send("pointermove", 1060, 50);
    await nextFrame();
    expect(tell.mock.calls).toEqual([[{ x: 240, y: 180, down: false }]]);
    stop();
  });

  test("is down from a press on the stage until it is let go anywhere", () => {
    const { tell, stop, send } = build();
    send("pointerdown", 580, 410);
    send("pointerup", 0, 0, document.body);
    expect(tell.mock.calls).toEqual([
      [{ x: 0, y: 0, down: true }],
      [{ x: -290, y: 205, down: false }],
    ]);
    stop();
  });

  test("presses beside the stage or on its buttons are not the program's", () => {
    const { tell, stop, send, button } = build();
    send("pointerdown", 10, 10, document.body);
    send("pointerdown", 580, 410, button);
    expect(tell).not.toHaveBeenCalled();
    stop();
  });
});

describe("keys", () => {
  test("are released when let go, with Shift let go first too, and when the page loses them", () => {
    const down = vi.fn();
    const up = vi.fn();
    listenForKeys(down, up);
    press(document.body, "A", { code: "KeyA" });
    document.body.dispatchEvent(
      new KeyboardEvent("keyup", { key: "a", code: "KeyA", bubbles: true }),
    );
    press(document.body, "ArrowUp", { code: "ArrowUp" });
    press(document.body, " ", { code: "Space" });
    window.dispatchEvent(new Event("blur"));
    expect(down.mock.calls.flat()).toEqual(["a", "up arrow", "space"]);
    expect(up.mock.calls.flat()).toEqual(["a", "up arrow", "space"]);
    document.body.dispatchEvent(new KeyboardEvent("keyup", { code: "Space", bubbles: true }));
    expect(up).toHaveBeenCalledTimes(3);
  });
});
