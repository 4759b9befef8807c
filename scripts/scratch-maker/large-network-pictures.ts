// What the large network draws with its pen: each digit as 784 dots, each sample's loss as a grey dot, after
// each epoch loss (red) and accuracy (blue).
import type { Stack } from "./scratch-block.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf } = s;

export function networkPictures(): readonly Stack[] {
  return [drawSample(), drawAxes(), plot(), plotEpoch(), showVerdict()];
}

/** Five units a pixel, the first one in the upper left corner. */
function drawSample(): Stack {
  return [
    s.define("draw sample", { warp: true }),
    s.penUp(),
    s.setPenSize(6),
    s.setPenColour("#000000"),
    set("i", 0),
    set("py", 100),
    s.repeat(
      28,
      set("px", -225),
      s.repeat(
        28,
        change("i", 1),
        s.goTo(get("px"), get("py")),
        s.setPen("brightness", s.times(itemOf(get("i"), "pixels"), 100)),
        s.penDown(),
        s.penUp(),
        change("px", 5),
      ),
      change("py", -5),
    ),
    change("dots drawn", 784),
  ];
}

function drawAxes(): Stack {
  return [
    s.define("draw axes"),
    s.penUp(),
    s.setPenColour("#444444"),
    s.setPenSize(1),
    s.goTo(-40, 110),
    s.penDown(),
    s.goTo(-40, -60),
    s.goTo(220, -60),
    s.penUp(),
  ];
}

/** Losses of 4 and more would be above the diagram. */
function plot(): Stack {
  return [
    s.define("plot %s at %s in %s", { inputs: ["value", "part", "colour"], warp: true }),
    s.when(
      s.less(s.input("value"), 4),
      s.penUp(),
      s.setPenColour(s.input("colour")),
      s.setPenSize(2),
      s.goTo(
        s.minus(s.times(s.input("part"), 260), 40),
        s.minus(s.times(s.input("value"), 40), 60),
      ),
      s.penDown(),
      s.penUp(),
    ),
  ];
}

function plotEpoch(): Stack {
  return [
    s.define("plot epoch %s", { inputs: ["part"] }),
    s.call("plot %s at %s in %s", get("loss"), s.input("part"), "#ff0000"),
    s.call("plot %s at %s in %s", s.over(get("accuracy"), 26), s.input("part"), "#0000ff"),
  ];
}

/** A square around the digit: green when it was read right, red when not. */
function showVerdict(): Stack {
  const colours = s.ifElse(
    s.equals(get("predicted"), get("label")),
    [s.setPenColour("#00cc44")],
    [s.setPenColour("#ff3333")],
  );
  return [
    s.whenReceived("sample done"),
    colours,
    s.setPenSize(3),
    s.goTo(-231, 106),
    s.penDown(),
    ...[-84, -231].flatMap((x, i) => [
      s.goTo(x, i === 0 ? 106 : -41),
      s.goTo(x, i === 0 ? -41 : 106),
    ]),
    s.penUp(),
  ];
}
