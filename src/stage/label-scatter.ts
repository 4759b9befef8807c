// Predicted against true label as a scatter: a dot for each sample, right ones on the diagonal. Dots of one
// cell are spread evenly over it, so that their number can be seen. What it shows is also said in words.
import "./label-scatter.css";
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { type MatrixCounts, MOST_LABELS } from "./confusion-matrix.ts";

export interface LabelScatter {
  readonly el: HTMLElement;
  update(counts: MatrixCounts): void;
  destroy(): void;
}

/** With more samples one dot stands for several: they would hide each other. */
const MOST_DOTS = 12_000;
const SIDE = 400;
/** Room for the labels at the left and below. */
const MARGIN = 30;
const DOT = 1.3;
/** The share of a cell that its dots fill. */
const FILL = 0.86;
const RIGHT = "#147a3d";
const WRONG = "#c4232f";
const NAMED = 3;

export interface ScatterDot {
  /** Across: the true label; up: the predicted one. In cells, from the lower left corner. */
  readonly x: number;
  readonly y: number;
  readonly isRight: boolean;
}

/** How many samples one dot stands for. */
export function samplesADot({ confusion }: MatrixCounts): number {
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  return Math.max(1, Math.ceil(total / MOST_DOTS));
}

/** A dot for every `samplesADot` samples of a cell; a cell that has any has one. */
export function scatterDots(counts: MatrixCounts): readonly ScatterDot[] {
  const each = samplesADot(counts);
  return counts.confusion.flatMap((row, label) =>
    row.flatMap((count, predicted) =>
      Array.from({ length: Math.ceil(count / each) }, (_, k) => ({
        x: label + spread(k, 0.7548776662466927),
        y: predicted + spread(k, 0.5698402909980532),
        isRight: label === predicted,
      })),
    ),
  );
}

/**
 * The k-th place in a cell, 0..1: an additive sequence, which fills the cell evenly however many come
 * (M. Roberts, R2).
 */
function spread(k: number, step: number): number {
  return (1 - FILL) / 2 + FILL * ((0.5 + k * step) % 1);
}

/** What the picture shows, in a sentence or two. */
export function describeScatter(counts: MatrixCounts): string {
  const { labels, confusion } = counts;
  const samples = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, label) => sum + row[label], 0);
  const mixed = confusion
    .flatMap((row, label) => row.map((count, predicted) => ({ label, predicted, count })))
    .filter(({ label, predicted, count }) => label !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, NAMED)
    .map(({ label, predicted, count }) =>
      text("scatter.pair", { label: labels[label], predicted: labels[predicted], count }),
    );
  const sentence = text("scatter.says", { right, samples });
  if (mixed.length === 0) return sentence;
  return `${sentence} ${text("scatter.mixed", { pairs: mixed.join(", ") })}`;
}

export function createLabelScatter(host: HTMLElement): LabelScatter {
  const canvas = h("canvas", {
    class: "scatter-canvas",
    width: 2 * SIDE,
    height: 2 * SIDE,
    role: "img",
  });
  const words = h("p", { class: "evaluation-note" });
  const each = h("p", { class: "scatter-each" });
  const el = h(
    "div",
    { class: "scatter" },
    canvas,
    h("div", { class: "scatter-words" }, words, each),
  );
  host.append(el);
  return {
    el,
    update(counts) {
      const { length: count } = counts.labels;
      canvas.hidden = count === 0 || count > MOST_LABELS;
      if (canvas.hidden) {
        const key = count === 0 ? "evaluation.noMatrix" : "evaluation.wideMatrix";
        setText(words, text(key, { count }));
        setText(each, "");
        return;
      }
      const sentence = describeScatter(counts);
      canvas.setAttribute("aria-label", `${text("scatter.name")}. ${sentence}`);
      setText(words, sentence);
      const samples = samplesADot(counts);
      setText(each, text(samples === 1 ? "scatter.one" : "scatter.several", { samples }));
      paint(canvas, counts);
    },
    destroy: () => el.remove(),
  };
}

function paint(canvas: HTMLCanvasElement, counts: MatrixCounts): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { labels } = counts;
  const plot = SIDE - MARGIN;
  const cell = plot / labels.length;
  // Twice as many canvas pixels as units, for sharp screens.
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, SIDE, SIDE);
  context.strokeStyle = "#e3e9f4";
  context.beginPath();
  for (let line = 0; line <= labels.length; line++) {
    context.moveTo(MARGIN + line * cell, 0);
    context.lineTo(MARGIN + line * cell, plot);
    context.moveTo(MARGIN, line * cell);
    context.lineTo(SIDE, line * cell);
  }
  context.stroke();
  for (const { x, y, isRight } of scatterDots(counts)) {
    const size = isRight ? DOT : 1.6 * DOT;
    context.fillStyle = isRight ? RIGHT : WRONG;
    context.fillRect(MARGIN + x * cell - size / 2, plot - y * cell - size / 2, size, size);
  }
  context.fillStyle = "#20304f";
  context.font = "12px Helvetica, Arial, 'Liberation Sans', sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  labels.forEach((label, at) => {
    context.fillText(label, MARGIN + (at + 0.5) * cell, plot + 9, cell);
    context.fillText(label, MARGIN - 9, plot - (at + 0.5) * cell, MARGIN);
  });
  context.fillStyle = "#55637f";
  context.fillText(text("scatter.true"), MARGIN + plot / 2, SIDE - 6);
  context.save();
  context.translate(6, plot / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(text("scatter.predicted"), 0, 0);
  context.restore();
}
