// One cell of a grid of samples: a picture, or values as text, with a label and a line below it.
import { text } from "#program/messages";
import type { SamplePicture } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { drawGrey } from "./grey-canvas.ts";

/** What a cell says of its sample. */
export interface CellWords {
  /** The label, large, and a line below it, small; "" for none. */
  readonly label: string;
  readonly line: string;
  /** Told by a sign as well as by colour. */
  readonly mark: "right" | "wrong" | null;
  /** All of it in one sentence, for screen readers and as a tip. */
  readonly name: string;
}

export interface GridCell<Sample> {
  readonly element: HTMLElement;
  /** Null while the sample is being fetched. */
  show(sample: Sample | null): void;
}

export function createGridCell<Sample>(deps: {
  readonly id: string;
  /** Its place among all, and its column, from 0. */
  readonly at: number;
  readonly column: number;
  /** A text is shown in the place of a picture. */
  readonly picture: (sample: Sample) => SamplePicture | string;
  readonly describe: (sample: Sample) => CellWords;
}): GridCell<Sample> {
  const canvas = h("canvas", { class: "grid-picture", width: 1, height: 1 });
  const values = h("span", { class: "grid-values", hidden: true });
  const sign = h("span", { class: "grid-sign", aria: { hidden: true } });
  const label = h("span", {});
  const line = h("span", { class: "grid-line" });
  const element = h(
    "div",
    {
      id: deps.id,
      class: "grid-cell",
      role: "gridcell",
      data: { at: deps.at },
      aria: { colindex: deps.column + 1 },
    },
    canvas,
    values,
    h("span", { class: "grid-label" }, sign, label),
    line,
  );
  let last: Sample | null = null;
  return {
    element,
    show(sample) {
      if (sample === null || sample === last) return;
      last = sample;
      const said = deps.describe(sample);
      const picture = deps.picture(sample);
      const isText = typeof picture === "string";
      canvas.hidden = isText;
      values.hidden = !isText;
      if (isText) setText(values, picture);
      else drawGrey(canvas, picture);
      setText(label, said.label);
      setText(line, said.line);
      setText(sign, said.mark === null ? "" : text(`grid.${said.mark}`));
      element.dataset.mark = said.mark ?? "";
      element.title = said.name;
      setAria(element, "label", said.name);
    },
  };
}
