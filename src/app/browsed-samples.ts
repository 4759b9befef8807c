// Items of a list as the worker sends them, made ready for a grid: pictures cut out of the one piece they come
// in, and what is said of each. Pure.
import type { BrowsedItem } from "#program/browsing";
import { text } from "#program/messages";
import type { SamplePicture } from "#program/run-event";
import type { CellWords } from "#stage/grid-cell";
import type { Answer } from "#worker/protocol";

export interface BrowsedSample extends BrowsedItem {
  /** Values as text where they are no picture. */
  readonly picture: SamplePicture | string;
}

export function unpackSamples({ items, pixels }: Answer<"browsed">): readonly BrowsedSample[] {
  let at = 0;
  return items.map((item) => {
    const { side, label, values } = item;
    if (side === 0) return { ...item, picture: values };
    const own = pixels.subarray(at, at + side * side);
    at += own.length;
    const picture = { pixels: own, width: side, height: side, label: label ?? "" };
    return { ...item, picture };
  });
}

/** What a cell says of its sample. */
export function cellWords({ index, label, judged }: BrowsedSample): CellWords {
  const number = index + 1;
  const line = text("browser.line", { number });
  if (label === null) {
    const name = text("browser.cell.other", { number });
    return { label: text("browser.noSample"), line, mark: null, name };
  }
  if (judged === null) {
    return { label, line, mark: null, name: text("browser.cell", { number, label }) };
  }
  const mark = judged.isRight ? "right" : "wrong";
  const said = { number, label, predicted: judged.predicted, loss: lossWords(judged.loss) };
  return {
    label,
    line: text(`browser.line.${mark}`, said),
    mark,
    name: text(`browser.cell.${mark}`, said),
  };
}

/** A loss in as many digits as one reads. */
export function lossWords(loss: number): string {
  return String(Number(loss.toPrecision(loss < 1 ? 2 : 3)));
}

/** A count with its thousands apart: 1,234. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
