// What is said when a network that reads digits has ended a training: honestly what it is worth, and
// what to do next; and when somebody draws for one that has learned nothing. Shown over the foot of the
// stage, closed by any choice.
import "./after-training.css";
import { text } from "#program/messages";
import type { NetworkDeclaration } from "#program/program";
import { h, setAria, setText } from "#ui/element";

export interface Outcome {
  /** Samples in the list trained on, and how many of them are right, from the accuracy. */
  readonly total: number;
  readonly right: number;
  /** Whether the digits are a person's own: then others are not put in their place. */
  readonly areOwn: boolean;
}

export interface AfterTraining {
  readonly el: HTMLElement;
  show(outcome: Outcome): void;
  /** Somebody drew, and nothing is learned yet; perhaps there is nothing to learn from. Said once, until `hide`. */
  showUntrained(list: "filled" | "empty"): void;
  hide(): void;
}

/** Below this many samples a network mostly learns by heart. */
const FEW = 500;

/** Whether a network has the shape for the digits that come with Blockprop: only those are spoken of. */
export function readsDigits(network: NetworkDeclaration | null): boolean {
  return network !== null && network.inputs === 784 && network.layers.at(-1)?.units === 10;
}

export function createAfterTraining(deps: {
  readonly learn: (dataset: "mnist_2000.txt" | "mnist-train") => void;
  readonly tryTrained: () => void;
}): AfterTraining {
  let wasSaid = false;
  const title = h("h2", { class: "after-title" });
  const words = h("p", { class: "after-text" });
  const hide = () => {
    el.hidden = true;
  };
  const choice = (key: string, run: () => void, look = "") =>
    h(
      "button",
      {
        type: "button",
        class: `after-button ${look}`,
        on: {
          click: () => {
            hide();
            run();
          },
        },
      },
      text(key),
    );
  const learn2000 = choice("after.learn2000", () => deps.learn("mnist_2000.txt"), "after-main");
  const learn60000 = choice("after.learn60000", () => deps.learn("mnist-train"));
  learn60000.title = text("after.learn60000.help");
  const el = h(
    "section",
    { class: "after", hidden: true },
    title,
    words,
    h(
      "div",
      { class: "after-buttons" },
      learn2000,
      learn60000,
      choice("after.tryTrained", deps.tryTrained),
    ),
    h(
      "button",
      {
        type: "button",
        class: "after-close",
        title: text("after.keep"),
        aria: { label: text("after.keep") },
        on: { click: hide },
      },
      "×",
    ),
  );
  function entitle(key: string): void {
    setText(title, text(key));
    setAria(el, "label", text(key));
  }

  return {
    el,
    show({ total, right, areOwn }) {
      entitle("after.title");
      const key = areOwn ? "after.own" : total <= FEW ? "after.small" : "after.large";
      setText(words, text(key, { total, right }));
      learn2000.hidden = areOwn || total >= 2000;
      learn60000.hidden = areOwn || total >= 60_000;
      el.hidden = false;
    },
    showUntrained(list) {
      if (wasSaid) return;
      wasSaid = true;
      entitle("after.untrainedTitle");
      setText(words, text(list === "empty" ? "after.nothingYet" : "after.untrained"));
      learn2000.hidden = true;
      learn60000.hidden = true;
      el.hidden = false;
    },
    hide() {
      wasSaid = false;
      hide();
    },
  };
}
