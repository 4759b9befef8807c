// A network of the size and the style of the Scratch project that Blockprop pays homage to: 784-8-8-10 in
// some 1,200 stock blocks, each neuron with a list of weights and blocks of its own, each digit drawn with
// 784 dots of the pen. Written by us; what runs fast is compact-network.ts.
import { bitmapDigit, vectorDigit } from "./digit-costumes.ts";
import { vectorCostume } from "./draw-costume.ts";
import { layers } from "./large-network-layers.ts";
import { networkPictures } from "./large-network-pictures.ts";
import { noted, type Part, type Stack } from "./scratch-block.ts";
import type { Monitor, ScratchProject, Sprite } from "./scratch-project.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf } = s;

/** Of the original: half a per cent a sample. */
const RATE = 0.005;

export function largeNetwork(): ScratchProject {
  const weightLists = layers.flatMap(({ weights }) => weights);
  const empty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, []]));
  return {
    stage: {
      costumes: [
        vectorCostume("stage", [480, 360], '<path fill="#fff" d="M0 0h480v360H0z"/>'),
        vectorCostume("night", [480, 360], '<path fill="#223" d="M0 0h480v360H0z"/>'),
      ],
      variables: {
        ...{ rate: RATE, epochs: 3, draw_sample: 1, plot: 1 },
        ...{ epoch: 0, sample: 0, label: 0, predicted: "", loss: 0, accuracy: 0, outputs: "" },
        ...{ text: "", letter: "", word: "", at: 0, i: 0, sum: 0, largest: 0 },
        ...{ trained: 0, "epoch loss": 0, right: 0, px: 0, py: 0 },
      },
      lists: empty([
        ...["Mnist", "pixels", ...weightLists],
        ...layers.flatMap(({ biases, outputs, deltas }) => [biases, outputs, deltas]),
        ...["target", "sample losses", "epoch losses", "accuracies", "right by digit"],
        "seen by digit",
      ]),
      messages: ["sample done", "epoch done"],
    },
    sprites: [network(), ...Array.from({ length: 10 }, (_, digit) => digitSprite(digit))],
    monitors: monitors(),
  };
}

function network(): Sprite {
  return {
    name: "Network",
    visible: false,
    variables: { "dots drawn": 0 },
    lists: Object.fromEntries(layers.map(({ sums }) => [sums, []])),
    costumes: [vectorCostume("dot", [2, 2], '<circle cx="1" cy="1" r="1"/>')],
    notes: ["A network of 784-8-8-10 neurons in stock blocks. Key 9 forgets all that was learned."],
    scripts: [
      train(),
      [s.whenKey("9"), s.call("reset network")],
      readSample(),
      reset(),
      ...layers.flatMap(({ definitions }) => definitions),
      ...softmaxAndLoss(),
      ...networkPictures(),
    ],
  };
}

/** How far along, from 0 to 1. */
const part = (name: string, of: Part) => s.over(get(name), of);

function train(): Stack {
  return [
    s.whenFlag(),
    s.hide(),
    s.erase(),
    set("epoch", 0),
    s.when(s.equals(s.listLength("weights 1-1"), 0), s.call("reset network")),
    s.call("draw axes"),
    s.repeat(
      get("epochs"),
      change("epoch", 1),
      ...["sample", "epoch loss", "right"].map((name) => set(name, 0)),
      s.deleteAll("sample losses"),
      s.repeat(
        s.listLength("Mnist"),
        change("sample", 1),
        s.call("read sample %s", get("sample")),
        ...layers.map((_, k) => s.call(`forward ${k + 1}`)),
        s.call("softmax"),
        s.call("judge"),
        ...[3, 2, 1].map((k) => s.call(`backward ${k}`)),
        s.when(s.equals(get("draw_sample"), 1), s.call("draw sample")),
        s.when(
          s.equals(get("plot"), 1),
          s.call(
            "plot %s at %s in %s",
            get("loss"),
            part("sample", s.listLength("Mnist")),
            "#b3b3b3",
          ),
        ),
        change("trained", 1),
        s.broadcast("sample done"),
      ),
      set("loss", s.over(get("epoch loss"), get("sample"))),
      set("accuracy", s.over(s.round(s.over(s.times(get("right"), 1000), get("sample"))), 10)),
      s.add(get("loss"), "epoch losses"),
      s.add(get("accuracy"), "accuracies"),
      set("outputs", s.contentsOf("outputs 3")),
      s.when(s.equals(get("plot"), 1), s.call("plot epoch %s", part("epoch", get("epochs")))),
      s.broadcast("epoch done"),
    ),
  ];
}

/** The text "5 0.0 0.12 ..." letter by letter: the label, then a word a pixel. */
function readSample(): Stack {
  return [
    s.define("read sample %s", { inputs: ["number"], warp: true }),
    set("text", s.join(itemOf(s.input("number"), "Mnist"), " ")),
    s.deleteAll("pixels"),
    set("label", s.letterOf(1, get("text"))),
    set("word", ""),
    set("at", 2),
    s.repeat(
      s.minus(s.lengthOf(get("text")), 2),
      change("at", 1),
      set("letter", s.letterOf(get("at"), get("text"))),
      s.ifElse(
        s.equals(get("letter"), " "),
        [s.add(get("word"), "pixels"), set("word", "")],
        [set("word", s.join(get("word"), get("letter")))],
      ),
    ),
  ];
}

function reset(): Stack {
  const zeros = layers.flatMap(({ biases, sums, outputs, deltas, units }) => [
    ...[biases, sums, outputs, deltas].map(s.deleteAll),
    s.repeat(units, ...[biases, sums, outputs, deltas].map((list) => s.add(0, list))),
  ]);
  return [
    noted(
      "New random weights, also in the middle of a training.",
      s.define("reset network", { warp: true }),
    ),
    ...["target", "sample losses", "epoch losses", "accuracies"].map(s.deleteAll),
    ...["right by digit", "seen by digit"].map(s.deleteAll),
    s.repeat(10, ...["target", "right by digit", "seen by digit"].map((list) => s.add(0, list))),
    ...zeros,
    ...layers.map((_, k) => s.call(`new weights ${k + 1}`)),
  ];
}

function softmaxAndLoss(): Stack[] {
  const output = itemOf(get("i"), "outputs 3");
  const each = (...body: Stack) => [set("i", 0), s.repeat(10, change("i", 1), ...body)];
  return [
    [
      s.define("softmax", { warp: true }),
      set("largest", itemOf(1, "sums 3")),
      ...each(
        s.when(
          s.greater(itemOf(get("i"), "sums 3"), get("largest")),
          set("largest", itemOf(get("i"), "sums 3")),
        ),
      ),
      set("sum", 0),
      ...each(
        s.replace(
          get("i"),
          "outputs 3",
          s.mathop("e ^", s.minus(itemOf(get("i"), "sums 3"), get("largest"))),
        ),
        change("sum", output),
      ),
      set("largest", 0),
      ...each(
        s.replace(get("i"), "outputs 3", s.over(output, get("sum"))),
        s.when(s.greater(output, get("largest")), set("largest", output)),
      ),
      set("predicted", s.minus(s.numberOf(get("largest"), "outputs 3"), 1)),
    ],
    [
      s.define("judge", { warp: true }),
      ...each(s.replace(get("i"), "target", 0)),
      set("i", s.plus(get("label"), 1)),
      s.replace(get("i"), "target", 1),
      set("loss", s.minus(0, s.mathop("ln", itemOf(get("i"), "outputs 3")))),
      s.add(get("loss"), "sample losses"),
      change("epoch loss", get("loss")),
      s.replace(get("i"), "seen by digit", s.plus(itemOf(get("i"), "seen by digit"), 1)),
      s.when(
        s.equals(get("predicted"), get("label")),
        change("right", 1),
        s.replace(get("i"), "right by digit", s.plus(itemOf(get("i"), "right by digit"), 1)),
      ),
      ...each(
        s.replace(
          get("i"),
          "deltas 3",
          s.times(get("rate"), s.minus(output, itemOf(get("i"), "target"))),
        ),
      ),
    ],
  ];
}

/** One of the ten: bright when it is the prediction, green when that is right, red when not. */
function digitSprite(digit: number): Sprite {
  return {
    name: `Digit ${digit}`,
    x: -215 + 30 * digit,
    y: -150,
    costumes: [digit % 2 === 0 ? vectorDigit(digit) : bitmapDigit(digit)],
    scripts: [
      [s.whenFlag(), s.show(), s.setEffect("ghost", 60)],
      [
        s.whenReceived("sample done"),
        s.ifElse(
          s.equals(get("predicted"), digit),
          [
            s.setEffect("ghost", 0),
            s.ifElse(
              s.equals(get("label"), digit),
              [s.setEffect("color", 140)],
              [s.setEffect("color", 75)],
            ),
          ],
          [s.setEffect("ghost", 60)],
        ),
      ],
    ],
  };
}

function monitors(): readonly Monitor[] {
  const names = ["epoch", "sample", "label", "predicted", "loss", "accuracy", "rate"];
  return [
    ...names.map(
      (name, i): Monitor => ({
        of: "variable",
        name,
        x: 5 + 120 * (i % 4),
        y: 5 + 27 * Math.floor(i / 4),
      }),
    ),
    { of: "list", name: "Mnist", x: 370, y: 60, width: 105, height: 120 },
  ];
}
