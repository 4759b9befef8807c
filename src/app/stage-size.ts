// Three sizes of the stage: small, normal, full screen. Escape leaves full screen.
import { text } from "#program/messages";
import { h } from "#ui/element";
import { icon } from "./icons.ts";

type Size = "small" | "normal" | "full";

const sizes: readonly Size[] = ["small", "normal", "full"];

export interface StageSize {
  readonly el: HTMLElement;
}

export function createStageSize(deps: {
  /** Gets the attribute data-size. */
  readonly frame: HTMLElement;
  readonly changed: () => void;
}): StageSize {
  const buttons = sizes.map((size) =>
    h(
      "button",
      {
        type: "button",
        class: "size-button",
        title: text(`app.stageSize.${size}`),
        aria: { label: text(`app.stageSize.${size}`), pressed: size === "normal" },
        on: { click: () => choose(size) },
      },
      icon(size),
    ),
  );

  function choose(size: Size): void {
    if (size === "full") void deps.frame.requestFullscreen().catch(() => show("normal"));
    else if (document.fullscreenElement !== null) void document.exitFullscreen();
    if (size !== "full") document.documentElement.dataset.stage = size;
    show(size);
    deps.changed();
  }

  function show(size: Size): void {
    sizes.forEach((one, index) => {
      buttons[index]?.setAttribute("aria-pressed", String(one === size));
    });
  }

  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement !== null) return;
    show(document.documentElement.dataset.stage === "small" ? "small" : "normal");
    deps.changed();
  });

  return {
    el: h(
      "div",
      { class: "sizes", role: "group", aria: { label: text("app.stageSize") } },
      ...buttons,
    ),
  };
}
