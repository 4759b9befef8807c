// One sample of a test, large: what it is labelled, what the network says, how surprising that is. Its label
// can be changed here, and the sample be shown in its list.

import type { JudgedSample } from "#program/evaluation";
import { text } from "#program/messages";
import { drawGrey } from "#stage/grey-canvas";
import { percent } from "#stage/label-figures";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";

/** A label is one word; the worker says the same. */
const WORD = /^[^\s,;]+$/;

export type SampleChoice =
  | { readonly kind: "label"; readonly label: string }
  | { readonly kind: "reveal" }
  | null;

/** Resolves to what the user wants done with the sample; null: nothing. */
export async function sampleDialog(
  sample: JudgedSample,
  { list, labels }: { readonly list: string; readonly labels: readonly string[] },
): Promise<SampleChoice> {
  const { index, label, predicted, loss, confidence, picture, labelNow } = sample;
  const canvas = h("canvas", { class: "sample-picture", width: 1, height: 1 });
  drawGrey(canvas, picture);
  const number = index + 1;
  const sure = confidence === null ? "" : ` (${percent(confidence)})`;
  const lines = [
    text(labelNow === null || labelNow === label ? "sample.label" : "sample.labelNow", {
      label,
      now: labelNow ?? "",
    }),
    text("sample.says", { predicted, sure }),
    text("sample.loss", { loss: Number(loss.toPrecision(3)) }),
  ];
  const choices = h("datalist", { id: "sample-labels" });
  choices.append(...labels.map((one) => h("option", { value: one })));
  const input = h("input", {
    type: "text",
    class: "ui-input sample-input",
    value: labelNow ?? label,
    autocomplete: "off",
  });
  input.setAttribute("list", choices.id);
  const problem = h("p", { class: "ui-problem", role: "alert" });
  const edit =
    labelNow === null
      ? h("p", { class: "evaluation-note" }, text("sample.moved", { list }))
      : h("label", { class: "ui-field" }, text("sample.newLabel"), input, choices);
  const close = { label: text("app.close"), value: "close" } as const;
  const reveal = { label: text("sample.reveal"), value: "reveal" } as const;
  const change = { label: text("sample.change"), value: "label", look: "main" } as const;
  const dialog = openDialog<"close" | "reveal" | "label">({
    title: text("sample.title", { number, list }),
    body: [
      h(
        "div",
        { class: "sample-about" },
        canvas,
        h("div", {}, ...lines.map((line) => h("p", {}, line))),
      ),
      edit,
      problem,
    ],
    buttons: labelNow === null ? [close] : [close, reveal, change],
    allow: (value) => {
      const isFine = value !== "label" || WORD.test(input.value.trim());
      problem.textContent = isFine ? "" : text("judge.label", { label: input.value.slice(0, 40) });
      return isFine;
    },
  });
  input.focus();
  input.select();
  const answer = await dialog.result;
  if (answer === "reveal") return { kind: "reveal" };
  const given = input.value.trim();
  return answer === "label" && given !== labelNow ? { kind: "label", label: given } : null;
}
