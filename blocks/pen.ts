// Pen: lines, dots and stamps on the stage, under the sprites. As in Scratch.
import type { Category, Slot } from "#compile/block-spec";
import { statement } from "./plain-block.ts";

const number = (usual: number): Slot => ({ kind: "number", default: usual });
const parameter: Slot = {
  kind: "menu",
  options: ["color", "saturation", "brightness", "transparency"].map((name) => ({
    value: name,
    text: name,
  })),
};

const meaning =
  "Color goes around the rainbow from 0 (red) by 33 (green) and 67 (blue) to 100 (red again). Saturation goes from 0 (grey) to 100, brightness from 0 (black) to 100, transparency from 0 to 100 (not to be seen).";

/** As converted projects of Scratch 2 have it. */
function old(type: string, text: string, usual: number) {
  const slot = text.includes("HUE") ? "HUE" : "SHADE";
  const help =
    "Of Scratch 2. The hue goes around the rainbow from 0 to 200. The shade is 0 for black, 50 for the plain colour, 100 for white and 200 for black again.";
  return statement({ type, hidden: true, text, slots: { [slot]: number(usual) }, help });
}

export const pen: Category = {
  id: "pen",
  name: "Pen",
  colour: ["#0FBD8C", "#0DA57A", "#0B8E69"],
  blocks: [
    statement({
      type: "pen_clear",
      text: "erase all",
      help: "Takes away all that pens have drawn and stamped.",
    }),
    statement({
      type: "pen_stamp",
      text: "stamp",
      help: "Leaves a picture of the sprite as it looks now. The stage has none to leave.",
    }),
    statement({
      type: "pen_penDown",
      text: "pen down",
      help: "Draws a dot, and from now on a line wherever it moves.",
    }),
    statement({
      type: "pen_penUp",
      text: "pen up",
      help: "From now on it draws nothing when it moves.",
    }),
    statement({
      type: "pen_setPenColorToColor",
      text: "set pen color to {COLOR}",
      slots: { COLOR: { kind: "colour", default: "#0000ff" } },
      help: "Sets the colour of the pen. A number works too: red × 65536 + green × 256 + blue, each from 0 to 255.",
    }),
    statement({
      type: "pen_changePenColorParamBy",
      text: "change pen {COLOR_PARAM} by {VALUE}",
      slots: { COLOR_PARAM: parameter, VALUE: number(10) },
      help: `Adds the number to a part of the pen's colour. ${meaning}`,
    }),
    statement({
      type: "pen_setPenColorParamTo",
      text: "set pen {COLOR_PARAM} to {VALUE}",
      slots: { COLOR_PARAM: parameter, VALUE: number(50) },
      help: `Sets a part of the pen's colour. ${meaning}`,
    }),
    statement({
      type: "pen_changePenSizeBy",
      text: "change pen size by {SIZE}",
      slots: { SIZE: number(1) },
      help: "Adds the number to the width of the pen's lines and dots, from 1 to 1200.",
    }),
    statement({
      type: "pen_setPenSizeTo",
      text: "set pen size to {SIZE}",
      slots: { SIZE: number(1) },
      help: "Sets the width of the pen's lines and dots, from 1 to 1200.",
    }),
    old("pen_setPenShadeToNumber", "set pen shade to {SHADE}", 50),
    old("pen_changePenShadeBy", "change pen shade by {SHADE}", 10),
    old("pen_setPenHueToNumber", "set pen hue to {HUE}", 0),
    old("pen_changePenHueBy", "change pen hue by {HUE}", 10),
  ],
};
