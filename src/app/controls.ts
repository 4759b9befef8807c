// Flag, stop, pause, step and the speed slider: the row above the stage.
import { hasText, text } from "#program/messages";
import type { RunState, Speed } from "#program/run-event";
import { h, setText } from "#ui/element";
import { type IconName, icon } from "./icons.ts";
import { RUN_KEYS } from "./run-keys.ts";

export interface ControlsDeps {
  readonly flag: () => void;
  readonly stop: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly step: () => void;
  readonly stepOver: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

export interface Controls {
  readonly el: HTMLElement;
  update(state: RunState): void;
  setSpeed(speed: Speed): void;
}

const speeds: readonly Speed[] = ["step", "slow", "fast", "turbo"];

export function createControls(deps: ControlsDeps): Controls {
  let state: RunState = "idle";
  const button = (name: string, picture: IconName, run: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: `control control-${picture}`,
        title: tooltip(picture, name),
        aria: { label: text(name), keyshortcuts: RUN_KEYS[picture] ?? null },
        on: {
          click: (event) => {
            // After a click with the mouse, keys are for the program again, not for this button.
            if (event.detail > 0 && event.currentTarget instanceof HTMLElement) {
              event.currentTarget.blur();
            }
            run();
          },
        },
      },
      icon(picture),
    );
  const flag = button("app.flag", "flag", deps.flag);
  const stop = button("app.stop", "stop", deps.stop);
  const pause = button("app.pause", "pause", () =>
    state === "paused" ? deps.resume() : deps.pause(),
  );
  const step = button("app.step", "step", deps.step);
  const stepOver = button("following.stepOver", "stepOver", deps.stepOver);

  const words = h("output", { class: "speed-word", id: "speed-word" });
  const slider = h("input", {
    type: "range",
    class: "speed",
    min: 0,
    max: speeds.length - 1,
    step: 1,
    id: "speed",
    aria: { label: text("app.speed"), describedby: "speed-word" },
    on: {
      input: () => {
        const speed = speeds[Number(slider.value)] ?? "fast";
        describe(speed);
        deps.setSpeed(speed);
      },
    },
  });

  function describe(speed: Speed): void {
    setText(words, text(`app.speed.${speed}`));
    slider.title = text(`app.speed.${speed}.help`);
    slider.setAttribute("aria-valuetext", text(`app.speed.${speed}`));
  }

  return {
    el: h(
      "div",
      { class: "controls", role: "group", aria: { label: text("app.controls") } },
      flag,
      stop,
      pause,
      step,
      stepOver,
      h("label", { class: "speed-label", for: "speed" }, text("app.speed")),
      slider,
      words,
    ),
    update(now) {
      if (now === state) return;
      state = now;
      flag.classList.toggle("control-on", now !== "idle");
      const name = now === "paused" ? "app.resume" : "app.pause";
      pause.replaceChildren(icon(now === "paused" ? "resume" : "pause"));
      pause.title = tooltip("pause", name);
      pause.setAttribute("aria-label", text(name));
    },
    setSpeed(speed) {
      slider.value = String(speeds.indexOf(speed));
      describe(speed);
    },
  };
}

/** What the button does, and the key that does the same. */
function tooltip(picture: IconName, name: string): string {
  const what = hasText(`${name}.help`) ? text(`${name}.help`) : text(name);
  const key = RUN_KEYS[picture];
  return key === undefined ? what : text("following.withKey", { what, key });
}
