// Which inputs spoke for what the network says, or for the chosen neuron: over the sample in colours, and the
// ones that said most in words.
import "./inside.css";
import { type Look, pictureSide, type Spoken } from "#program/look";
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { signedNumber } from "./diverging.ts";
import { createSwitches } from "./inside-switches.ts";
import { createValuePicture } from "./value-picture.ts";

export type SpokeFor = "prediction" | "neuron";

export interface SpokenCard {
  readonly el: HTMLElement;
  update(look: Look): void;
  destroy(): void;
}

const choices: readonly SpokeFor[] = ["prediction", "neuron"];
const kinds = ["shares", "slopes"] as const;
/** Inputs told in words, for and against. */
const TOLD = 3;

export function createSpokenCard(
  host: HTMLElement,
  deps: { readonly onChoose: (what: SpokeFor) => void },
): SpokenCard {
  let kind: (typeof kinds)[number] = "shares";
  let last: Look | null = null;
  const choice = h(
    "select",
    {
      class: "inside-select",
      aria: { label: text("inside.spoke.for") },
      on: { change: () => deps.onChoose(choice.value === "neuron" ? "neuron" : "prediction") },
    },
    ...choices.map((one) => h("option", { value: one }, text(`inside.spoke.${one}`))),
  );
  const switches = createSwitches(
    kinds,
    {
      label: "inside.views",
      words: (one) => `inside.spoke.${one}`,
      help: (one) => `inside.spoke.${one}.rule`,
    },
    (one) => {
      kind = one;
      if (last !== null) update(last);
    },
  );
  const figure = h("div", { class: "spoken-figure" });
  const words = h("p", { class: "inside-words" });
  const told = h("p", { class: "inside-note" });
  const rule = h("p", { class: "inside-note" });
  const el = h(
    "section",
    { class: "inside-card", aria: { label: text("inside.spoke") } },
    h("div", { class: "inside-card-head" }, h("h3", {}, text("inside.spoke")), choice),
    switches.el,
    figure,
    words,
    told,
    rule,
  );
  host.append(el);
  const picture = createValuePicture(figure);

  function update(look: Look): void {
    last = look;
    switches.show(kind);
    const { spoke, sample } = look;
    figure.hidden = spoke === null;
    if (spoke === null || sample === null) {
      setText(words, text("inside.spoke.none"));
      for (const empty of [told, rule]) setText(empty, "");
      return;
    }
    const who = whoOf(spoke);
    const side = pictureSide(look.inputs);
    picture.update({
      values: spoke[kind],
      description: text(`inside.spoke.${kind}.says`, { who }),
      side,
      under: side === null ? null : sample.picture.pixels,
    });
    const sum = spoke.z - spoke.rest;
    setText(
      words,
      text(spoke.isExact ? "inside.spoke.exact" : "inside.spoke.curved", {
        who,
        sum: signedNumber(sum),
        rest: signedNumber(spoke.rest),
        z: signedNumber(spoke.z),
      }),
    );
    setText(told, loudest(spoke, side));
    setText(rule, text(`inside.spoke.${kind}.rule`));
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

function whoOf({ label, layer, unit }: Spoken): string {
  if (label !== null) return text("inside.who.label", { label });
  return text("inside.who.neuron", { layer: layer + 1, unit: unit + 1 });
}

/** "Most for it: row 7, column 14 (+0.52), ... Most against it: ..." */
function loudest({ shares }: Spoken, side: number | null): string {
  const order = [...shares.keys()].sort((a, b) => shares[b] - shares[a]);
  const nameOf = (input: number) => {
    const place =
      side === null
        ? text("inside.input", { number: input + 1 })
        : text("inside.pixel", { row: Math.floor(input / side) + 1, column: (input % side) + 1 });
    return `${place} (${signedNumber(shares[input])})`;
  };
  const list = (inputs: readonly number[]) => inputs.map(nameOf).join(", ");
  const most = order.slice(0, TOLD).filter((i) => shares[i] > 0);
  const least = order
    .slice(-TOLD)
    .reverse()
    .filter((i) => shares[i] < 0);
  const parts: string[] = [];
  if (most.length > 0) parts.push(text("inside.spoke.most", { inputs: list(most) }));
  if (least.length > 0) parts.push(text("inside.spoke.least", { inputs: list(least) }));
  return parts.length === 0 ? text("inside.spoke.nobody") : parts.join(" ");
}
