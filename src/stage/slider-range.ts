// Asks for the bounds of a monitor's slider.
import { text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";

export interface SliderRange {
  readonly min: number;
  readonly max: number;
}

/** Null after cancel or Escape. */
export async function askSliderRange(now: SliderRange): Promise<SliderRange | null> {
  const field = (value: number) =>
    h("input", { type: "number", step: "any", class: "ui-input", value, autocomplete: "off" });
  const min = field(now.min);
  const max = field(now.max);
  const problem = h("p", { class: "ui-problem", role: "alert" });
  const dialog = openDialog<"ok" | "cancel">({
    title: text("monitor.range"),
    body: [
      h("label", { class: "ui-field" }, text("monitor.min"), min),
      h("label", { class: "ui-field" }, text("monitor.max"), max),
      problem,
    ],
    buttons: [
      { label: text("monitor.cancel"), value: "cancel" },
      { label: text("monitor.ok"), value: "ok", look: "main" },
    ],
    allow: (value) => {
      const isFine = value === "cancel" || min.valueAsNumber < max.valueAsNumber;
      problem.textContent = isFine ? "" : text("monitor.rangeProblem");
      return isFine;
    },
  });
  min.focus();
  min.select();
  if ((await dialog.result) !== "ok") return null;
  return { min: min.valueAsNumber, max: max.valueAsNumber };
}
