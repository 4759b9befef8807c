// A network of 784-8-8-10 neurons in stock Scratch blocks, as fast as such a program gets and written to be
// read: flat lists of weights, loops, and only the pixels that are not black. Ships in the gallery.
import { readFileSync } from "node:fs";
import { learningBlocks } from "./compact-network-learning.ts";
import { chartBackdrop, compactPictures } from "./compact-network-pictures.ts";
import { vectorDigit } from "./digit-costumes.ts";
import { vectorCostume } from "./draw-costume.ts";
import { noted, type Stack } from "./scratch-block.ts";
import type { Monitor, ScratchProject, Sprite } from "./scratch-project.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf } = s;

const HIDDEN = 8;
const sums = Array.from({ length: HIDDEN }, (_, j) => [`sum ${j + 1}`, 0] as const);
const steps = Array.from({ length: HIDDEN }, (_, j) => [`step ${j + 1}`, 0] as const);

/** A hundred digits, so that it trains as it is opened. */
const digits = readFileSync(new URL("../../datasets/mnist_100.txt", import.meta.url), "utf8");

export function compactNetwork(): ScratchProject {
  return {
    stage: {
      costumes: [chartBackdrop()],
      variables: {
        ...{ "learning rate": 0.02, epochs: 30, "draw every": 20 },
        ...{ trained: 0, epoch: 0, sample: 0, label: 0, guess: 0, loss: 0, accuracy: 0 },
        ...{ "drawn label": 0, "drawn guess": 0 },
      },
      lists: { Mnist: digits.split("\n"), losses: [], accuracies: [] },
      messages: ["look at the guess"],
    },
    sprites: [network(), guess()],
    monitors: monitors(),
  };
}

/** Counts and results at the top; the label above the digit that is drawn, the guess above the guess. */
function monitors(): readonly Monitor[] {
  const variable = (name: string, x: number, y: number): Monitor => ({
    of: "variable",
    ...{ name, x, y },
  });
  return [
    variable("epoch", 5, 5),
    variable("sample", 112, 5),
    variable("loss", 228, 5),
    variable("accuracy", 350, 5),
    variable("drawn label", 5, 34),
    variable("drawn guess", 155, 34),
    { ...variable("learning rate", 310, 34), look: "slider", range: [0, 0.1] },
    { of: "list", name: "Mnist", x: 350, y: 84, width: 125, height: 118 },
  ];
}

function network(): Sprite {
  const empty = (...names: string[]) => Object.fromEntries(names.map((name) => [name, []]));
  return {
    name: "Network",
    visible: false,
    costumes: [vectorCostume("dot", [2, 2], '<circle cx="1" cy="1" r="1"/>')],
    variables: {
      ...Object.fromEntries([...sums, ...steps]),
      ...{ text: "", letter: "", word: "", at: 0, pixel: 0 },
      ...{ i: 0, j: 0, w: 0, x: 0, sum: 0, largest: 0, "all losses": 0, right: 0 },
      ...{ column: 0, row: 0 },
    },
    lists: empty(
      ...["labels", "ends", "places", "values"],
      ...["weights 1", "weights 2", "weights 3", "biases 1", "biases 2", "biases 3"],
      ...["outputs 1", "outputs 2", "outputs 3", "deltas 1", "deltas 2", "deltas 3"],
    ),
    notes: [
      "A neural network in nothing but Scratch's own blocks. Click the flag: it reads the 100 digits of the list Mnist once, then learns from each of them, for 30 epochs. Flag again: it goes on learning. Key 9: it forgets all. Try another learning rate, or import other digits into Mnist.",
    ],
    scripts: [
      train(),
      [noted("Forget all that was learned.", s.whenKey("9")), s.call("new network")],
      readSamples(),
      readSample(),
      ...learningBlocks(),
      ...compactPictures(),
    ],
  };
}

function train(): Stack {
  return [
    s.whenFlag(),
    s.erase(),
    s.call("read samples"),
    s.when(s.equals(s.listLength("weights 1"), 0), s.call("new network")),
    s.deleteAll("losses"),
    s.deleteAll("accuracies"),
    set("epoch", 0),
    s.repeat(
      get("epochs"),
      change("epoch", 1),
      set("sample", 0),
      set("right", 0),
      set("all losses", 0),
      s.repeat(
        s.listLength("Mnist"),
        change("sample", 1),
        s.call("learn from sample"),
        change("trained", 1),
        s.when(
          s.equals(s.mod(get("sample"), get("draw every")), 0),
          s.call("draw sample"),
          s.broadcast("look at the guess"),
        ),
      ),
      set("loss", s.over(get("all losses"), get("sample"))),
      set("accuracy", s.over(get("right"), get("sample"))),
      s.add(get("loss"), "losses"),
      s.add(get("accuracy"), "accuracies"),
      s.call("plot epoch"),
    ),
  ];
}

function readSamples(): Stack {
  const lists = ["labels", "ends", "places", "values"].map(s.deleteAll);
  return [
    noted(
      "Each item of Mnist is a text: the label, then 784 pixels from 0.0 (black) to 1.0 (white). Taking it apart is slow, so it is done once.",
      s.define("read samples"),
    ),
    ...lists,
    set("sample", 0),
    s.repeat(s.listLength("Mnist"), change("sample", 1), s.call("read sample")),
  ];
}

function readSample(): Stack {
  return [
    noted(
      "Letter by letter. Most pixels are black: they change nothing and are left out, which makes all that follows five times faster. Of the others, values has how bright they are, and places where their weights begin. ends tells where the next sample begins.",
      s.define("read sample", { warp: true }),
    ),
    set("text", s.join(itemOf(get("sample"), "Mnist"), " ")),
    s.add(s.letterOf(1, get("text")), "labels"),
    set("at", 2),
    set("word", ""),
    set("pixel", 0),
    s.repeat(
      s.minus(s.lengthOf(get("text")), 2),
      change("at", 1),
      set("letter", s.letterOf(get("at"), get("text"))),
      s.ifElse(
        s.equals(get("letter"), " "),
        [
          s.when(
            s.greater(get("word"), 0),
            s.add(s.times(get("pixel"), HIDDEN), "places"),
            s.add(s.plus(get("word"), 0), "values"),
          ),
          change("pixel", 1),
          set("word", ""),
        ],
        [set("word", s.join(get("word"), get("letter")))],
      ),
    ),
    s.add(s.listLength("values"), "ends"),
  ];
}

/** Ten costumes: the digit that the network guesses, pale when it is not sure. */
function guess(): Sprite {
  return {
    name: "Guess",
    x: -30,
    y: 50,
    size: 250,
    visible: false,
    costumes: Array.from({ length: 10 }, (_, digit) => vectorDigit(digit)),
    scripts: [
      [s.whenFlag(), s.hide()],
      [
        noted(
          "Shows the guess: green when it is right, red when it is wrong.",
          s.whenReceived("look at the guess"),
        ),
        s.wear(s.plus(get("drawn guess"), 1)),
        s.ifElse(
          s.equals(get("drawn guess"), get("drawn label")),
          [s.setEffect("color", 145)],
          [s.setEffect("color", 75)],
        ),
        s.show(),
      ],
    ],
  };
}
