// Motion: where the script's sprite is and where it points. On the stage they move its pen. As in
// Scratch, but that a sprite may leave the stage.
import type { Category, Slot } from "#compile/block-spec";
import { reporter, statement } from "./plain-block.ts";

const number = (usual: number): Slot => ({ kind: "number", default: usual });
const pointer = { value: "_mouse_", text: "mouse-pointer" };
const toward = (random: string): Slot => ({
  kind: "menu",
  options: [{ value: "_random_", text: random }, pointer],
  of: "targets",
});
const place = toward("random position");

export const motion: Category = {
  id: "motion",
  name: "Motion",
  colour: ["#4C97FF", "#4280D7", "#3373CC"],
  blocks: [
    statement({
      type: "motion_movesteps",
      text: "move {STEPS} steps",
      slots: { STEPS: number(10) },
      help: "Moves in the direction d it points in: x changes by steps × sin(d), y by steps × cos(d).",
    }),
    statement({
      type: "motion_turnright",
      text: "turn ↻ {DEGREES} degrees",
      slots: { DEGREES: number(15) },
      help: "Adds the degrees to the direction. It is kept above -180 and up to 180.",
    }),
    statement({
      type: "motion_turnleft",
      text: "turn ↺ {DEGREES} degrees",
      slots: { DEGREES: number(15) },
      help: "Takes the degrees from the direction. It is kept above -180 and up to 180.",
    }),
    statement({
      type: "motion_pointindirection",
      text: "point in direction {DIRECTION}",
      slots: { DIRECTION: number(90) },
      help: "Sets the direction: 0 is up, 90 right, 180 down, -90 left.",
    }),
    statement({
      type: "motion_gotoxy",
      text: "go to x: {X} y: {Y}",
      slots: { X: number(0), Y: number(0) },
      help: "Goes to this place. The middle of the stage is x 0, y 0; x goes from -240 (left) to 240 (right), y from -180 (bottom) to 180 (top). With the pen down it draws a line there.",
    }),
    statement({
      type: "motion_goto",
      text: "go to {TO}",
      slots: { TO: place },
      help: "Goes to where the mouse or a sprite is, or to a random place on the stage. With the pen down it draws a line there.",
    }),
    statement({
      type: "motion_glidesecstoxy",
      text: "glide {SECS} secs to x: {X} y: {Y}",
      slots: { SECS: number(1), X: number(0), Y: number(0) },
      help: "Moves evenly to this place, in that many seconds. Other scripts keep running.",
    }),
    statement({
      type: "motion_glideto",
      text: "glide {SECS} secs to {TO}",
      slots: { SECS: number(1), TO: place },
      help: "Moves evenly, in that many seconds, to where the mouse or a sprite is now, or to a random place.",
    }),
    statement({
      type: "motion_pointtowards",
      text: "point towards {TOWARDS}",
      slots: { TOWARDS: toward("random direction") },
      help: "Points to where the mouse or a sprite is, or anywhere.",
    }),
    statement({
      type: "motion_changexby",
      text: "change x by {DX}",
      slots: { DX: number(10) },
      help: "Adds the number to x: goes to the right, or to the left below 0.",
    }),
    statement({
      type: "motion_setx",
      text: "set x to {X}",
      slots: { X: number(0) },
      help: "Goes to this x, from -240 (left) to 240 (right). y stays.",
    }),
    statement({
      type: "motion_changeyby",
      text: "change y by {DY}",
      slots: { DY: number(10) },
      help: "Adds the number to y: goes up, or down below 0.",
    }),
    statement({
      type: "motion_sety",
      text: "set y to {Y}",
      slots: { Y: number(0) },
      help: "Goes to this y, from -180 (bottom) to 180 (top). x stays.",
    }),
    statement({
      type: "motion_ifonedgebounce",
      text: "if on edge, bounce",
      help: "If the box around the costume reaches over an edge of the stage, turns away from that edge and moves back.",
    }),
    statement({
      type: "motion_setrotationstyle",
      text: "set rotation style {STYLE}",
      slots: {
        STYLE: {
          kind: "choice",
          options: ["left-right", "don't rotate", "all around"].map((name) => ({
            value: name,
            text: name,
          })),
        },
      },
      help: "How the costume shows the direction: mirrored when it points to the left, not at all, or turned.",
    }),
    reporter({
      type: "motion_xposition",
      text: "x position",
      help: "How far right of the stage's middle it is.",
    }),
    reporter({
      type: "motion_yposition",
      text: "y position",
      help: "How far above the stage's middle it is.",
    }),
    reporter({
      type: "motion_direction",
      text: "direction",
      help: "Where it points: 0 is up, 90 right, 180 down, -90 left.",
    }),
  ],
};
