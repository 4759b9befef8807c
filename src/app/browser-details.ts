// The samples that are chosen, beside the grid: one of them large, with its label and what the network says of
// it; and what can be done to all of them.
import { text } from "#program/messages";
import { drawGrey } from "#stage/grey-canvas";
import { percent } from "#stage/label-figures";
import { h, setText } from "#ui/element";
import { type BrowsedSample, grouped, lossWords } from "./browsed-samples.ts";

export interface ChosenSamples {
  readonly count: number;
  /** The one sample chosen; null while it is fetched, or when it is not one. */
  readonly sample: BrowsedSample | null;
  /** Labels to choose from. */
  readonly labels: readonly string[];
}

export interface BrowserDetails {
  readonly el: HTMLElement;
  update(chosen: ChosenSamples): void;
  /** To write another label. */
  focus(): void;
}

export function createBrowserDetails(deps: {
  readonly relabel: (label: string) => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  /** Back to the grid. */
  readonly back: () => void;
  /** An item whole, as text. */
  readonly item: (index: number) => Promise<string>;
}): BrowserDetails {
  let shown: BrowsedSample | null = null;
  let count = 0;
  const title = h("h3", {});
  const canvas = h("canvas", { class: "browser-picture", width: 1, height: 1 });
  const values = h("p", { class: "browser-values", tabindex: 0 });
  const verdict = h("p", {});
  const loss = h("p", {});
  const choices = h("datalist", { id: "browser-labels" });
  const input = h("input", {
    type: "text",
    class: "ui-input",
    autocomplete: "off",
    spellcheck: "false",
    on: {
      keydown: (event) => {
        if (event.key === "Enter") relabel();
        else if (event.key === "Escape") deps.back();
        else return;
        // Neither the dialog nor the grid is to hear of it.
        event.preventDefault();
        event.stopPropagation();
      },
    },
  });
  input.setAttribute("list", choices.id);
  const fieldName = h("span", {});
  const button = (key: string, run: () => void) =>
    h("button", { type: "button", class: "ui-button", on: { click: run } }, text(key));
  const field = h(
    "div",
    { class: "browser-label" },
    h("label", { class: "ui-field" }, fieldName, input, choices),
    button("browser.change", relabel),
  );
  const acts = h(
    "div",
    { class: "browser-acts" },
    button("browser.duplicate", deps.duplicate),
    button("browser.delete", deps.remove),
  );
  const keys = h("p", { class: "browser-note" }, text("browser.keys"));
  const el = h(
    "div",
    { class: "browser-details" },
    title,
    canvas,
    values,
    verdict,
    loss,
    field,
    acts,
    keys,
  );
  update({ count: 0, sample: null, labels: [] });

  function relabel(): void {
    const label = input.value.trim();
    if (label !== "") deps.relabel(label);
    deps.back();
  }

  function update({ count: now, sample, labels }: ChosenSamples): void {
    const isOther = sample !== shown || now !== count;
    shown = sample;
    count = now;
    const number = sample === null ? "" : grouped(sample.index + 1);
    const isSample = sample === null || sample.label !== null;
    const heading = now > 1 ? "browser.many" : isSample ? "browser.sample" : "browser.item";
    setText(title, text(heading, { count: grouped(now), number }));
    title.hidden = now === 0;
    field.hidden = now === 0 || !isSample;
    acts.hidden = now === 0;
    canvas.hidden = sample === null || typeof sample.picture === "string";
    values.hidden = sample === null || typeof sample.picture !== "string";
    if (sample !== null && typeof sample.picture !== "string") drawGrey(canvas, sample.picture);
    if (isOther && !values.hidden && sample !== null) void showValues(sample);
    setText(fieldName, text(now > 1 ? "browser.newLabelMany" : "browser.newLabel"));
    if (isOther && !input.matches(":focus")) input.value = sample?.label ?? "";
    if (choices.dataset.of !== labels.join("\n")) {
      choices.dataset.of = labels.join("\n");
      choices.replaceChildren(...labels.map((label) => h("option", { value: label })));
    }
    verdict.hidden = sample === null;
    loss.hidden = sample === null || sample.judged === null;
    if (sample === null) return;
    const { judged } = sample;
    if (!isSample) setText(verdict, text("browser.otherItem"));
    else if (judged === null) setText(verdict, text("browser.unjudged"));
    else {
      const sure =
        judged.confidence === null
          ? ""
          : text("browser.sure", { percent: percent(judged.confidence) });
      const key = judged.isRight ? "browser.right" : "browser.wrong";
      setText(verdict, text(key, { predicted: judged.predicted, sure }));
      setText(loss, text("browser.loss", { loss: lossWords(judged.loss) }));
    }
    verdict.dataset.mark = judged === null ? "" : judged.isRight ? "right" : "wrong";
  }

  async function showValues(sample: BrowsedSample): Promise<void> {
    setText(values, sample.values);
    const item = await deps.item(sample.index).catch(() => sample.values);
    if (shown === sample) setText(values, item.slice(0, MOST_TEXT));
  }

  return {
    el,
    update,
    focus() {
      if (field.hidden) return;
      input.focus();
      input.select();
    },
  };
}

/** Characters of an item that are shown. */
const MOST_TEXT = 4000;
