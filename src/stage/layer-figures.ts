// Every layer in figures: how its weights are spread, what its neurons give for the sample, how many are
// silent or dead, and how long its gradient is. In words too, so nobody needs to see the drawings.
import "./inside.css";
import type { Look, LookedLayer, WeightCounts } from "#program/look";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import { divergingText, largestSize, outputLimit, shortNumber, signedNumber } from "./diverging.ts";

export interface LayerFigures {
  readonly el: HTMLElement;
  update(look: Look): void;
  destroy(): void;
}

interface Shown {
  readonly el: HTMLElement;
  update(layer: LookedLayer): void;
}

const HISTOGRAM = { width: 220, height: 64 };
/** The bar of a gradient begins at 10^-6 and is full at 10^2: each part of it is a factor. */
const GRADIENT = { least: -6, most: 2 };

export function createLayerFigures(host: HTMLElement): LayerFigures {
  const el = h("div", { class: "layer-figures" });
  host.append(el);
  let shown: Shown[] = [];
  return {
    el,
    update({ layers }) {
      if (shown.length !== layers.length) {
        shown = layers.map((_, l) => createFigure(l));
        el.replaceChildren(...shown.map((figure) => figure.el));
      }
      layers.forEach((layer, l) => {
        shown[l].update(layer);
      });
    },
    destroy: () => el.remove(),
  };
}

function createFigure(l: number): Shown {
  const title = h("h4");
  const histogram = h("canvas", { class: "layer-histogram", role: "img", ...HISTOGRAM });
  const ends = [0, 1, 2].map(() => h("span"));
  const range = h("p");
  const spread = h("p");
  const strip = h("canvas", { class: "layer-strip", role: "img", height: 1 });
  const outputs = h("p");
  const bar = h("span", { class: "layer-gradient-fill" });
  const gradient = h("p");
  const track = h("div", { class: "layer-gradient", title: text("inside.gradient.help") }, bar);
  return {
    el: h(
      "section",
      { class: "layer-figure" },
      title,
      h(
        "div",
        { class: "layer-weights" },
        h("div", {}, histogram, h("div", { class: "value-ends" }, ...ends)),
        h("div", {}, range, spread, gradient, track),
      ),
      strip,
      outputs,
    ),
    update(layer) {
      const { inputs, units, activation } = layer;
      const names = { layer: l + 1, activation: text(`inside.activation.${activation}`) };
      setText(title, text("inside.layer.title", { ...names, inputs, units }));
      const words = weightWords("inside.weights", layer.weights);
      setText(range, weightWords("inside.weights.range", layer.weights));
      setText(
        spread,
        layer.weights === null ? "" : weightWords("inside.weights.spread", layer.weights),
      );
      setAria(histogram, "label", text("inside.histogram", { layer: l + 1, words }));
      if (layer.weights !== null) {
        paintHistogram(histogram, layer.weights);
        const end = shortNumber(layer.weights.limit);
        for (const [k, label] of [`−${end}`, "0", `+${end}`].entries()) setText(ends[k], label);
      }
      const says = outputWords(layer);
      strip.hidden = layer.outputs === null;
      setText(outputs, says);
      if (layer.outputs !== null) {
        paintStrip(strip, layer.outputs, outputLimit(activation, layer.outputs));
        setAria(strip, "label", text("inside.strip", { layer: l + 1, words: says }));
      }
      track.hidden = layer.gradient === null;
      const length = layer.gradient ?? 0;
      bar.style.width = `${Math.round(100 * shareOf(length))}%`;
      setText(
        gradient,
        layer.gradient === null
          ? text("inside.gradient.none")
          : text("inside.gradient", { length: shortNumber(length) }),
      );
    },
  };
}

function weightWords(key: string, counts: WeightCounts | null): string {
  if (counts === null) return text("inside.counting");
  return text(key, {
    smallest: signedNumber(counts.smallest),
    largest: signedNumber(counts.largest),
    mean: signedNumber(counts.mean),
    spread: shortNumber(counts.spread),
  });
}

function outputWords({ activation, units, zeros, outputs, dead, every }: LookedLayer): string {
  if (outputs === null || zeros === null) return text("inside.outputs.none");
  const range = text(units === 1 ? "inside.outputs.one" : "inside.outputs", {
    smallest: shortNumber(outputs.reduce((a, b) => Math.min(a, b))),
    largest: shortNumber(outputs.reduce((a, b) => Math.max(a, b))),
  });
  const parts = [range];
  if (every > 1) parts.push(text("inside.outputs.every", { every }));
  if (activation === "relu") {
    parts.push(text("inside.silent", { zeros, units }));
    if (dead !== null) {
      const key = dead.count === 0 ? "inside.dead.none" : "inside.dead";
      parts.push(text(key, { count: dead.count, units, samples: dead.samples }));
    }
  }
  return parts.join(" ");
}

function shareOf(length: number): number {
  if (!(length > 0)) return 0;
  const { least, most } = GRADIENT;
  return Math.max(0, Math.min(1, (Math.log10(length) - least) / (most - least)));
}

function paintHistogram(canvas: HTMLCanvasElement, { bins }: WeightCounts): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { width, height } = HISTOGRAM;
  context.clearRect(0, 0, width, height);
  const largest = largestSize(bins);
  const room = width / bins.length;
  for (let k = 0; k < bins.length; k++) {
    if (bins[k] === 0) continue;
    // What is rare is seen too.
    const length = Math.max(1.5, (height - 2) * (bins[k] / largest));
    const share = ((k + 0.5) / bins.length) * 2 - 1;
    context.fillStyle = divergingText(Math.sign(share) * Math.max(0.4, Math.abs(share)));
    if (k === (bins.length - 1) / 2) context.fillStyle = "#8c98ad";
    context.fillRect(k * room + 0.5, height - length, room - 1, length);
  }
  context.fillStyle = "#8c98ad";
  context.fillRect(0, height - 1, width, 1);
}

function paintStrip(canvas: HTMLCanvasElement, outputs: Float64Array, limit: number): void {
  if (canvas.width !== outputs.length) canvas.width = outputs.length;
  const context = canvas.getContext("2d");
  if (context === null) return;
  outputs.forEach((output, k) => {
    context.fillStyle = divergingText(limit === 0 ? 0 : output / limit);
    context.fillRect(k, 0, 1, 1);
  });
}
