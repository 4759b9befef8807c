// What the compact network draws: now and then the digit at hand, after each epoch the loss and the accuracy.
import { type Costume, vectorCostume } from "./draw-costume.ts";
import { noted, type Part, type Stack } from "./scratch-block.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf } = s;

const HIDDEN = 8;
const PIXEL = 5;
const LEFT = -232;
const TOP = 115;

/** The chart's lower left corner and its width, in steps of the stage; it is 100 high. */
const CHART = { x: -205, y: -155, width: 410 };
/** Height of a loss of 1. */
const LOSS_UNIT = 40;
const RED = "#e6194b";
const BLUE = "#4363d8";

export function compactPictures(): readonly Stack[] {
  return [drawSample(), plotEpoch(), line()];
}

/** White, with the axes of the chart. */
export function chartBackdrop(): Costume {
  const [left, bottom] = [240 + CHART.x, 180 - CHART.y];
  const [right, top] = [left + CHART.width, bottom - 100];
  const label = (x: number, y: number, colour: string, text: string, anchor = "start") =>
    `<text x="${x}" y="${y}" fill="${colour}" text-anchor="${anchor}">${text}</text>`;
  const parts = [
    '<path fill="#fff" d="M0 0h480v360H0z"/>',
    `<path fill="none" stroke="#ddd" d="M${left} ${top}H${right}M${left} ${top + 50}H${right}"/>`,
    `<path fill="none" stroke="#777" d="M${left} ${top}V${bottom}H${right}V${top}"/>`,
    '<g font-family="sans-serif" font-size="12">',
    label(left, top - 7, BLUE, "accuracy"),
    ...[1, 0.5, 0].map((at) => label(left - 5, bottom - 100 * at + 4, BLUE, String(at), "end")),
    label(right, top - 7, RED, "loss", "end"),
    ...[2.5, 1.25, 0].map((at) => label(right + 5, bottom - LOSS_UNIT * at + 4, RED, String(at))),
    label((left + right) / 2, bottom + 15, "#555", "epochs", "middle"),
    "</g>",
  ];
  return vectorCostume("chart", [480, 360], parts.join(""));
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
    set("drawn label", get("label")),
    set("drawn guess", get("guess")),
  ];
}

function plotEpoch(): Stack {
  const [before, now] = [s.minus(get("epoch"), 1), get("epoch")];
  const plot = (colour: string, list: string, unit: number) => [
    s.setPenColour(colour),
    s.call(
      "line from %s to %s",
      s.times(unit, itemOf(before, list)),
      s.times(unit, itemOf(now, list)),
    ),
  ];
  return [
    noted(
      "Red: the loss, of all samples on average. Blue: the share that was right.",
      s.define("plot epoch", { warp: true }),
    ),
    s.setPenSize(2),
    ...plot(RED, "losses", LOSS_UNIT),
    ...plot(BLUE, "accuracies", 100),
  ];
}

/** From the epoch before to this one; the first one is a dot. */
function line(): Stack {
  const x = (epoch: Part) => s.plus(CHART.x, s.over(s.times(CHART.width, epoch), get("epochs")));
  const y = (height: string) => s.plus(CHART.y, s.input(height));
  return [
    s.define("line from %s to %s", { inputs: ["before", "now"], warp: true }),
    s.penUp(),
    s.when(
      s.greater(get("epoch"), 1),
      s.goTo(x(s.minus(get("epoch"), 1)), y("before")),
      s.penDown(),
    ),
    s.goTo(x(get("epoch")), y("now")),
    s.penDown(),
    s.penUp(),
  ];
}
