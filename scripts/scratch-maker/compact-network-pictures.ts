// What the compact network draws: now and then the digit at hand, after each epoch the loss and the accuracy.
import { noted, type Stack } from "./scratch-block.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf } = s;

const HIDDEN = 8;
const PIXEL = 5;
const LEFT = -225;
const TOP = 105;

export function compactPictures(): readonly Stack[] {
  return [drawSample(), plotEpoch(), line()];
}

function drawSample(): Stack {
  return [
    noted(
      "A black square of 28 lines, then a dot for each pixel that is not black.",
      s.define("draw sample", { warp: true }),
    ),
    s.penUp(),
    s.setPenSize(PIXEL + 1),
    s.setPenColour("#000000"),
    set("row", TOP),
    s.repeat(
      28,
      s.goTo(LEFT, get("row")),
      s.penDown(),
      s.changeX(27 * PIXEL),
      s.penUp(),
      change("row", -PIXEL),
    ),
    set("at", itemOf(s.minus(get("sample"), 1), "ends")),
    s.repeat(
      s.minus(itemOf(get("sample"), "ends"), get("at")),
      change("at", 1),
      set("pixel", s.over(itemOf(get("at"), "places"), HIDDEN)),
      set("column", s.mod(get("pixel"), 28)),
      s.goTo(
        s.plus(LEFT, s.times(PIXEL, get("column"))),
        s.minus(TOP, s.times(PIXEL, s.mathop("floor", s.over(get("pixel"), 28)))),
      ),
      s.setPen("brightness", s.times(100, itemOf(get("at"), "values"))),
      s.penDown(),
      s.penUp(),
    ),
  ];
}

function plotEpoch(): Stack {
  return [
    noted(
      "Red: the loss, of all samples on average. Blue: how many of 100 were right.",
      s.define("plot epoch", { warp: true }),
    ),
    s.setPenSize(2),
    s.setPenColour("#e6194b"),
    s.call(
      "line from %s to %s",
      s.times(40, itemOf(s.minus(get("epoch"), 1), "losses")),
      s.times(40, get("loss")),
    ),
    s.setPenColour("#4363d8"),
    s.call("line from %s to %s", itemOf(s.minus(get("epoch"), 1), "accuracies"), get("accuracy")),
  ];
}

/** `x` from the epoch before to this one; the first one is a dot. */
function line(): Stack {
  const x = (epoch: ReturnType<typeof get> | ReturnType<typeof s.minus>) =>
    s.plus(-70, s.over(s.times(280, epoch), get("epochs")));
  return [
    s.define("line from %s to %s", { inputs: ["before", "now"], warp: true }),
    s.penUp(),
    s.when(
      s.greater(get("epoch"), 1),
      s.goTo(x(s.minus(get("epoch"), 1)), s.plus(-150, s.input("before"))),
      s.penDown(),
    ),
    s.goTo(x(get("epoch")), s.plus(-150, s.input("now"))),
    s.penDown(),
    s.penUp(),
  ];
}
