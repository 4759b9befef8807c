// Each label against all others, as a table: precision, recall, F1 and the four counts. A change since the
// test before stands beside F1. It counts nothing itself.
import "./evaluation.css";
import type { ClassResult } from "#program/evaluation";
import { text } from "#program/messages";
import { h } from "#ui/element";
import { signed } from "./confusion-matrix.ts";

const COLUMNS = ["precision", "recall", "f1", "tp", "fp", "fn", "tn"] as const;

export interface LabelFigures {
  readonly el: HTMLElement;
  /** `before`: of the same labels, or null. */
  update(classes: readonly ClassResult[], before: readonly ClassResult[] | null): void;
  destroy(): void;
}

export function createLabelFigures(host: HTMLElement): LabelFigures {
  const el = h("div", { class: "figures" });
  host.append(el);
  return {
    el,
    update(classes, before) {
      if (classes.length === 0) {
        const words = text("evaluation.noMatrix", { count: 0 });
        el.replaceChildren(h("p", { class: "evaluation-note" }, words));
        return;
      }
      const heads = ["label", ...COLUMNS].map((name) => {
        const help = text(`evaluation.figure.${name}.help`);
        const head = h("th", { title: help }, text(`evaluation.figure.${name}`));
        head.scope = "col";
        return head;
      });
      const rows = classes.map((each, index) => rowOf(each, before?.[index] ?? null));
      el.replaceChildren(
        h(
          "table",
          { class: "figures-table" },
          h("thead", {}, h("tr", {}, ...heads)),
          h("tbody", {}, ...rows),
        ),
      );
    },
    destroy: () => el.remove(),
  };
}

function rowOf(now: ClassResult, before: ClassResult | null): HTMLElement {
  const head = h("th", {}, now.label);
  head.scope = "row";
  const change = now.f1 === null || before?.f1 == null ? 0 : now.f1 - before.f1;
  const points = Math.round(1000 * change) / 10;
  return h(
    "tr",
    {},
    head,
    h("td", {}, percent(now.precision)),
    h("td", {}, percent(now.recall)),
    h(
      "td",
      {},
      percent(now.f1),
      points === 0 ? null : h("small", { class: "matrix-change" }, ` ${signed(points)}`),
    ),
    ...[now.truePositive, now.falsePositive, now.falseNegative, now.trueNegative].map((count) =>
      h("td", {}, count),
    ),
  );
}

/** A fraction as "93.1 %"; "–" where it is 0/0. */
export function percent(fraction: number | null): string {
  return fraction === null ? "–" : `${(100 * fraction).toFixed(1)} %`;
}
