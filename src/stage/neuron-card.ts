// One neuron taken apart: its weights, what they make of the sample, or its gradient as a picture, and its
// sum written out with the largest terms. Which neuron is asked for here; who answers it does not know.
import "./inside.css";
import { type Look, type LookedNeuron, type NeuronPlace, pictureSide } from "#program/look";
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { shortNumber, signedNumber } from "./diverging.ts";
import { createSwitches } from "./inside-switches.ts";
import { createValuePicture } from "./value-picture.ts";

export interface NeuronCard {
  readonly el: HTMLElement;
  update(look: Look): void;
  destroy(): void;
}

const views = ["weights", "products", "gradient"] as const;
type View = (typeof views)[number];

export function createNeuronCard(
  host: HTMLElement,
  deps: { readonly onChoose: (neuron: NeuronPlace) => void },
): NeuronCard {
  let view: View = "weights";
  let last: Look | null = null;
  const layer = h("select", {
    class: "inside-select",
    aria: { label: text("inside.chooseLayer") },
    on: { change: () => deps.onChoose({ layer: Number(layer.value), unit: 0 }) },
  });
  const unit = h("input", {
    type: "number",
    class: "inside-number",
    min: 1,
    aria: { label: text("inside.chooseNeuron") },
    on: {
      change: () => {
        const number = Math.round(Number(unit.value));
        if (number >= 1) deps.onChoose({ layer: Number(layer.value), unit: number - 1 });
      },
    },
  });
  const of = h("span");
  const switches = createSwitches(
    views,
    {
      label: "inside.views",
      words: (one) => `inside.view.${one}`,
      help: (one) => `inside.view.${one}.help`,
    },
    (one) => {
      view = one;
      if (last !== null) update(last);
    },
  );
  const figure = h("div", { class: "neuron-figure" });
  const sum = h("table", { class: "neuron-sum" });
  const note = h("p", { class: "inside-note" });
  const el = h(
    "section",
    { class: "inside-card neuron-card", aria: { label: text("inside.neuron") } },
    h("div", { class: "inside-card-head" }, h("h3", {}, text("inside.neuron")), unit, of, layer),
    h(
      "div",
      { class: "neuron-body" },
      h("div", { class: "neuron-left" }, switches.el, figure, note),
      sum,
    ),
  );
  host.append(el);
  const picture = createValuePicture(figure);

  function update(look: Look): void {
    last = look;
    const { neuron } = look;
    if (neuron === null) return;
    refreshChoice(look, neuron);
    switches.show(view);
    const values = valuesOf(look, neuron);
    figure.hidden = values === null;
    setText(note, values === null ? text(`inside.view.${view}.none`) : noteFor(neuron));
    if (values !== null) {
      const names = { layer: neuron.layer + 1, unit: neuron.unit + 1 };
      const description = text(`inside.view.${view}.says`, names);
      // The order of neurons says nothing: only pixels stand side by side.
      const side = neuron.layer === 0 ? pictureSide(neuron.inputs) : null;
      picture.update({ values, description, side, under: null });
    }
    refreshSum(look, neuron);
  }

  function valuesOf(look: Look, { weights, every, gradient, layer: l }: LookedNeuron) {
    if (view === "weights") return weights;
    if (view === "gradient") return gradient;
    if (look.sample === null || every > 1) return null;
    const inputs = l === 0 ? look.sample.inputs : look.columns[l - 1].outputs;
    if (inputs === null || inputs.length !== weights.length) return null;
    return weights.map((w, i) => w * inputs[i]);
  }

  function noteFor({ every, inputs, layer: l }: LookedNeuron): string {
    if (every > 1) return text("inside.everyWeight", { every, inputs });
    if (l > 0) return text("inside.bars.deeper", { inputs });
    return text(pictureSide(inputs) === null ? "inside.bars" : "inside.pixels", { inputs });
  }

  function refreshChoice({ columns }: Look, neuron: LookedNeuron): void {
    const known = [...layer.options].length;
    if (known !== columns.length) {
      layer.replaceChildren(
        ...columns.map((column) =>
          h("option", { value: column.layer }, text("inside.ofLayer", { layer: column.layer + 1 })),
        ),
      );
    }
    layer.value = String(neuron.layer);
    const { units } = columns[neuron.layer];
    unit.max = String(units);
    if (document.activeElement !== unit) unit.value = String(neuron.unit + 1);
    setText(of, text("inside.of", { units }));
  }

  function refreshSum(look: Look, neuron: LookedNeuron): void {
    const { sum: parts, bias } = neuron;
    if (parts === null) {
      sum.replaceChildren(row([text("inside.bias"), "", "", signedNumber(bias)], "neuron-total"));
      return;
    }
    const side = neuron.layer === 0 ? pictureSide(look.inputs) : null;
    const nameOf = (input: number) =>
      side === null
        ? text(neuron.layer === 0 ? "inside.input" : "inside.from", { number: input + 1 })
        : `${Math.floor(input / side) + 1}, ${(input % side) + 1}`;
    const { rest, zeros, z, a } = parts;
    const others = text(rest.count === 1 ? "inside.restOne" : "inside.rest", { count: rest.count });
    const activation = text(`inside.activation.${neuron.activation}`);
    const none = zeros === 0 ? "" : ` ${text("inside.sum.zeros", { zeros })}`;
    const caption = text("inside.sum.help") + none;
    sum.replaceChildren(
      h("caption", {}, caption),
      headRow(side === null ? "inside.head.input" : "inside.head.pixel"),
      ...parts.terms.map(({ input, x, w, product }) =>
        row([nameOf(input), shortNumber(x), signedNumber(w), signedNumber(product)]),
      ),
      ...(rest.count === 0 ? [] : [row([others, "", "", signedNumber(rest.sum)])]),
      row([text("inside.bias"), "", "", signedNumber(parts.bias)]),
      row([text("inside.z"), "", "", signedNumber(z)], "neuron-total"),
      row([text("inside.a", { activation }), "", "", shortNumber(a)], "neuron-total"),
    );
  }

  return {
    el,
    update,
    destroy: () => {
      picture.destroy();
      el.remove();
    },
  };
}

function headRow(input: string): HTMLElement {
  const cells = [text(input), "x", "w", "x · w"].map((words) => h("th", {}, words));
  for (const cell of cells) cell.scope = "col";
  return h("tr", {}, ...cells);
}

function row(words: readonly string[], look = ""): HTMLElement {
  const [name, ...rest] = words;
  const head = h("th", {}, name);
  head.scope = "row";
  // A row without factors has one wide name.
  const cells = rest.filter((word, k) => k === 2 || word !== "");
  if (cells.length === 1) head.colSpan = 3;
  return h(
    "tr",
    { class: look === "" ? null : look },
    head,
    ...cells.map((word) => h("td", {}, word)),
  );
}
