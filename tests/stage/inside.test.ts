// @vitest-environment jsdom
// The look inside as those have it who do not see it, and with the keyboard: every number that is drawn stands
// in words, and comes from a network that has really been looked into.
import { beforeEach, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { samplesIn } from "#host/judge-at-once";
import { Learner } from "#host/learner";
import { LookInside } from "#host/look-inside";
import { provideRunTools } from "#host/run-tools";
import type { Look, LookQuestion, NeuronPlace } from "#program/look";
import { createArchitecture } from "#stage/architecture";
import { createLayerFigures } from "#stage/layer-figures";
import { createNetworkDiagram } from "#stage/network-diagram";
import { placeNetwork } from "#stage/network-places";
import { createNeuronCard } from "#stage/neuron-card";
import { createSpokenCard } from "#stage/spoken-card";
import { networkOf } from "../engine/small-networks.ts";
import { host, must, press } from "./browser-stubs.ts";

provideRunTools();

const question: LookQuestion = {
  source: { kind: "list", list: "l", index: 0 },
  neuron: { layer: 0, unit: 1 },
  most: 10,
  layers: true,
  spoke: "prediction",
  list: "l",
};

/** 2 inputs, 3 ReLUs, 2 outputs, with weights that can be followed by head. */
function small() {
  const network = networkOf([2, 3, 2]);
  network.layers[0]!.weights.set([1, 0.5, -1, 2, -0.25, -1]);
  network.layers[0]!.biases.set([0, 1, 0]);
  network.layers[1]!.weights.set([1, -1, 0.5, 0, 0, 0]);
  const learner = new Learner();
  learner.adopt(network);
  const list = new SampleList(["0 0.5 2", "? 1 0"]);
  const samples = samplesIn({ list, name: "l" });
  const inside = new LookInside(
    learner,
    { sampleList: () => samples, drawing: () => null },
    () => 0,
  );
  return (more: Partial<LookQuestion> = {}): Look => {
    let look = inside.look({ ...question, ...more });
    while (!look.isCounted) look = inside.look({ ...question, ...more });
    return look;
  };
}

let look: ReturnType<typeof small>;
beforeEach(() => {
  look = small();
});

const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent);
const named = (selector: string) => must(document, selector).getAttribute("aria-label");

test("a neuron's sum stands in a table: each term, the bias, the sum and the output", () => {
  const card = createNeuronCard(host(), { onChoose: () => undefined });
  card.update(look());
  const rows = [...document.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["input", "x", "w", "x · w"],
    ["input 2", "2", "−0.25", "−0.5"],
    ["input 1", "0.5", "+0.5", "+0.25"],
    ["bias b", "+1"],
    ["sum z", "+0.75"],
    ["output a = ReLU(z)", "0.75"],
  ]);
  expect(named("canvas")).toBe("Weights into neuron 2 of layer 1. From −0.25 to +0.5.");
  expect(texts(".value-ends span")).toEqual(["−0.5", "0", "+0.5"]);
  const button = (name: string) =>
    [...document.querySelectorAll("button")].find((one) => one.textContent === name)!;
  button("x · w").click();
  expect(named("canvas")).toBe("Inputs times weights of neuron 2 of layer 1. From −0.5 to +0.25.");
  expect(button("x · w").getAttribute("aria-pressed")).toBe("true");
  button("gradient").click();
  card.update(look({ source: { kind: "list", list: "l", index: 1 } }));
  expect(texts(".inside-note")).toEqual([
    "Without a label that the network knows there is no loss, and no gradient.",
  ]);
});

test("only pixels are shown as a picture: 16 neurons before a neuron are 16 bars", () => {
  const learner = new Learner();
  learner.adopt(networkOf([16, 16, 1]));
  const ports = { sampleList: () => never(), drawing: () => null };
  const inside = new LookInside(learner, ports, () => 0);
  const card = createNeuronCard(host(), { onChoose: () => undefined });
  for (const [layer, kind] of ["picture", "bars"].entries()) {
    const neuron = { layer, unit: 0 };
    card.update(inside.look({ ...question, neuron, list: null, source: { kind: "training" } }));
    expect(must(document, ".value-picture").dataset.kind).toBe(kind);
  }
});

test("any neuron can be asked for by its number", () => {
  const asked: NeuronPlace[] = [];
  const card = createNeuronCard(host(), { onChoose: (place) => asked.push(place) });
  card.update(look());
  const number = must<HTMLInputElement>(document, "input");
  expect([number.value, number.max]).toEqual(["2", "3"]);
  number.value = "3";
  number.dispatchEvent(new Event("change"));
  const layer = must<HTMLSelectElement>(document, "select");
  layer.value = "1";
  layer.dispatchEvent(new Event("change"));
  expect(asked).toEqual([
    { layer: 0, unit: 2 },
    { layer: 1, unit: 0 },
  ]);
});

test("each layer says in words how its weights are spread, who is silent or dead, and its gradient", () => {
  createLayerFigures(host()).update(look());
  const [first, second] = [...document.querySelectorAll("section")].map((section) =>
    [...section.querySelectorAll("h4, p")].map((one) => one.textContent),
  );
  expect(first!.slice(0, 3)).toEqual(["Layer 1: 2 → 3, ReLU", "w −1 to +2", "spread 1.08"]);
  expect(first!.at(-1)).toBe(
    "outputs 0 to 4.5. 1 of 3 give 0 now. 1 of 3 are dead: 0 for each of 2 samples.",
  );
  expect(second![0]).toBe("Layer 2: 3 → 2, softmax");
  expect(second![3]).toMatch(/^gradient [\d.e-]+$/);
  expect(second!.at(-1)).toMatch(/^outputs [\d.e-]+ to [\d.]+\.$/);
  const names = [...document.querySelectorAll("canvas")].map((one) =>
    one.getAttribute("aria-label"),
  );
  expect(names[0]).toMatch(/^Histogram of the weights of layer 1: from −1 to \+2, mean \+0.208, /);
  expect(names[1]).toMatch(/^Outputs of layer 1: outputs 0 to 4.5\./);
});

test("which inputs spoke is told, for the prediction and against it, and adds up", () => {
  const asked: string[] = [];
  const card = createSpokenCard(host(), { onChoose: (what) => asked.push(what) });
  card.update(look());
  // z of label 0: 1 (0.5 + 4) + 0.5 (0.25 - 0.5 + 1).
  expect(texts(".inside-words")).toEqual([
    "The inputs add +4.38 to the sum of label 0, biases +0.5: together +4.88.",
  ]);
  expect(texts(".inside-note")[0]).toBe("Most for it: input 2 (+3.75), input 1 (+0.625).");
  expect(named("canvas")).toBe("What each input added to label 0. From +0.625 to +3.75.");
  const choice = must<HTMLSelectElement>(document, "select");
  choice.value = "neuron";
  choice.dispatchEvent(new Event("change"));
  card.update(look({ spoke: "neuron" }));
  expect(asked).toEqual(["neuron"]);
  expect(texts(".inside-words")[0]).toMatch(
    /^The inputs add −0.25 to the sum of neuron 2 of layer 1/,
  );
  must<HTMLButtonElement>(document, ".inside-switches button:last-child").click();
  expect(named("canvas")).toBe(
    "How neuron 2 of layer 1 would grow if an input grew. From −0.25 to +0.5.",
  );
});

test("the diagram says what it shows, and arrow keys go through its neurons", () => {
  const asked: NeuronPlace[] = [];
  const diagram = createNetworkDiagram(host(), { onChoose: (place) => asked.push(place) });
  diagram.update({ look: look(), chosen: { layer: 0, unit: 1 } });
  expect(named("canvas")).toBe(
    "The network: 2 inputs. Layer 1: 3 neurons, ReLU. Layer 2: 2 neurons, softmax. It predicts 0.",
  );
  const focused = () => document.activeElement?.getAttribute("aria-label");
  const pressed = must<HTMLElement>(document, 'button[aria-pressed="true"]');
  expect([pressed.tabIndex, pressed.title]).toEqual([0, "Layer 1, neuron 2"]);
  pressed.focus();
  expect(focused()).toBe("Layer 1, neuron 2: output 0.75");
  press(document.activeElement!, "ArrowUp");
  expect(focused()).toBe("Layer 1, neuron 1: output 4.5");
  press(document.activeElement!, "ArrowRight");
  expect(focused()).toBe("Layer 2, neuron 1: output 1");
  (document.activeElement as HTMLElement).click();
  expect(asked).toEqual([{ layer: 1, unit: 0 }]);
  diagram.update({ look: look(), chosen: { layer: 1, unit: 0 } });
  expect(document.querySelectorAll('[tabindex="0"]').length).toBe(1);
});

test("no neuron lies outside the picture or on another one", () => {
  for (const sizes of [
    [2, 3, 1],
    [784, 8, 8, 10],
    [784, 300, 200, 100, 10],
    [3, 1],
    [25, 40, 1],
  ]) {
    const learner = new Learner();
    learner.adopt(networkOf(sizes));
    const inside = new LookInside(
      learner,
      { sampleList: () => never(), drawing: () => null },
      () => 0,
    );
    const { columns } = inside.look({ ...question, list: null, source: { kind: "training" } });
    for (const room of [
      { width: 826, height: 272 },
      { width: 470, height: 120 },
    ]) {
      const inputs = columns[0]!.lines === null ? 0 : sizes[0]!;
      const { neurons, radius, picture, sample } = placeNetwork(columns, room, inputs);
      const spots = neurons.flat();
      for (const { x, y, layer } of spots) {
        const left = x - radius - (layer === 0 ? picture + 2 : 0);
        expect(left).toBeGreaterThanOrEqual(sample.size);
        expect(x + radius).toBeLessThan(room.width);
        expect(y - radius).toBeGreaterThan(0);
        expect(y + radius).toBeLessThanOrEqual(room.height);
      }
      for (const column of neurons) {
        for (const [k, spot] of column.entries()) {
          if (k > 0) expect(spot.y - column[k - 1]!.y).toBeGreaterThan(1.9 * radius);
        }
      }
    }
  }
});

function never(): never {
  throw new Error("Nobody asks for a list");
}

test("the network of the blocks is told in a line and as a table, in step with them", () => {
  let isTable = false;
  const architecture = createArchitecture(host(), {
    onToggle: (now) => {
      isTable = now;
    },
  });
  const layers = [
    { units: 300, activation: "relu" },
    { units: 10, activation: "softmax" },
  ];
  architecture.update({ inputs: 784, layers });
  expect(texts(".architecture-line")).toEqual([
    "784 → 300 → 10: 238,510 weights and biases, 238,200 multiplications a sample",
  ]);
  const toggle = must(document, "button");
  expect([must(document, "table").hidden, toggle.getAttribute("aria-pressed")]).toEqual([
    true,
    "false",
  ]);
  toggle.click();
  expect([isTable, must(document, "table").hidden]).toEqual([true, false]);
  expect(texts("tbody tr, tfoot tr")).toEqual([
    "Layer 1: ReLU784 → 300235,500235,200",
    "Layer 2: softmax300 → 1030103000",
    "All layers784 → 300 → 10238,510238,200",
  ]);
  architecture.update({ inputs: 784, layers: layers.slice(1) });
  expect(texts("tbody tr")).toEqual(["Layer 1: softmax784 → 1078507840"]);
  // A mistake in the blocks: nothing old is left standing.
  architecture.update(null);
  expect(texts(".architecture-line")).toEqual(["The blocks make no network now."]);
  expect([isTable, must(document, "table").hidden]).toEqual([false, true]);
});
