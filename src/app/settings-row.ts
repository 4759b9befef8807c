// The small row under the stage: drawing pad on or off, the seed, what the network has seen.
import { text } from "#program/messages";
import type { Program } from "#program/program";
import { h, setText } from "#ui/element";
import type { layoutFor } from "./stage-layout.ts";

export interface SettingsRow {
  readonly el: HTMLElement;
  /** The region that tells what the network has seen. */
  readonly inside: HTMLElement;
  setSeed(seed: number): void;
  setPad(shown: boolean): void;
  setTrained(samples: number): void;
  /** What the program has: without a network nothing is trained, a picture leaves no room for the pad. */
  setProgram(program: Pick<Program, "network">, layout: ReturnType<typeof layoutFor>): void;
}

export function createSettingsRow(deps: {
  readonly setSeed: (seed: number) => void;
  readonly showPad: (shown: boolean) => void;
}): SettingsRow {
  const pad = h("input", {
    type: "checkbox",
    id: "show-pad",
    on: { change: () => deps.showPad(pad.checked) },
  });
  const seed = h("input", {
    type: "number",
    id: "seed",
    class: "seed",
    step: 1,
    title: text("app.lists.seed.help"),
    on: {
      change: () => {
        const typed = Number(seed.value);
        if (seed.value.trim() !== "" && Number.isSafeInteger(typed)) shown = typed;
        seed.value = String(shown);
        deps.setSeed(shown);
      },
    },
  });
  let shown = 1;
  const trained = h("p", { class: "settings-trained" });
  const label = text("app.inside");
  const inside = h("section", { class: "settings-inside", aria: { label } }, trained);
  let samples = 0;
  let hasNetwork = true;

  function tell(): void {
    const key = samples === 0 ? "untrained" : samples === 1 ? "trainedOne" : "trained";
    const isSilent = samples === 0 && !hasNetwork;
    const words = isSilent ? "" : text(`app.inside.${key}`, { count: samples });
    setText(trained, words);
    trained.title = words;
  }

  return {
    inside,
    el: h(
      "div",
      { class: "settings" },
      h("label", { class: "settings-field" }, pad, text("app.pad.show")),
      h(
        "label",
        { class: "settings-field", title: text("app.lists.seed.help") },
        text("app.lists.seed"),
        seed,
      ),
      inside,
    ),
    setSeed(now) {
      shown = now;
      seed.value = String(now);
    },
    setPad(now) {
      pad.checked = now;
    },
    setTrained(now) {
      samples = now;
      tell();
    },
    setProgram(program, layout) {
      hasNetwork = program.network !== null;
      pad.disabled = layout.kind !== "widgets";
      tell();
    },
  };
}
