// One cell of a grid of samples: a picture, or values as text, with a label and a line below it. It goes from
// place to place: thousands of cells and their canvases thrown away would keep the page's memory busy.
import { text } from "#program/messages";
import type { SamplePicture } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { clearCanvas, drawGrey } from "./grey-canvas.ts";

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
  /** From now on it stands for this place among all, from 0. */
  place(at: number): void;
  /** Null while the sample is being fetched. */
  show(sample: Sample | null): void;
}

export function createGridCell<Sample>(deps: {
  /** Of the grid; its own is followed by its place. */
  readonly id: string;
  /** From 0. */
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
      class: "grid-cell",
      role: "gridcell",
      aria: { colindex: deps.column + 1 },
    },
    canvas,
    values,
    h("span", { class: "grid-label" }, sign, label),
    line,
  );
  let last: Sample | null = null;
  let isBlank = true;

  function blank(): void {
    clearCanvas(canvas);
    for (const words of [values, sign, label, line]) setText(words, "");
    element.title = "";
    setAria(element, "label", null);
    isBlank = true;
  }

  return {
    element,
    place(at) {
      element.id = `${deps.id}-${at}`;
      element.dataset.at = String(at);
      last = null;
    },
    show(sample) {
      // What is shown stays until there is something newer for the same place.
      if (sample === null && last === null && !isBlank) blank();
      if (sample === null || sample === last) return;
      last = sample;
      isBlank = false;
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
