// How many samples of each label go into each part of a split, as a table.
import { text } from "#program/messages";
import { h } from "#ui/element";

export type SplitCounts = readonly { readonly label: string; readonly counts: readonly number[] }[];

export interface SplitCountsTable {
  readonly el: HTMLElement;
  update(counts: SplitCounts): void;
}

export function createSplitCounts(parts: readonly string[]): SplitCountsTable {
  const rows = h("tbody", {});
  const cell = (content: string) => h("td", {}, content);
  const el = h(
    "div",
    {
      class: "split-counts",
      role: "region",
      tabindex: 0,
      aria: { label: text("splitting.labels") },
    },
    h(
      "table",
      {},
      h("caption", {}, text("splitting.labels")),
      h(
        "thead",
        {},
        h("tr", {}, ...[text("splitting.label"), ...parts].map((head) => h("th", {}, head))),
      ),
      rows,
    ),
  );
  return {
    el,
    update(counts) {
      rows.replaceChildren(
        ...counts.map(({ label, counts: row }) =>
          h(
            "tr",
            {},
            h("th", {}, label),
            ...row.map((count) => cell(text("splitting.count", { count }))),
          ),
        ),
      );
    },
  };
}
