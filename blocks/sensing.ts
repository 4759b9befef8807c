// Sensing: asking the user, keys, mouse, timer and calendar. As in Scratch.
import type { Category, Slot } from "#compile/block-spec";
import { keyOptions } from "./key-options.ts";
import { question, reporter, statement } from "./plain-block.ts";

const same = (name: string) => ({ value: name, text: name });
const targets = (options: Extract<Slot, { kind: "menu" }>["options"]): Slot => ({
  kind: "menu",
  options,
  of: "targets",
});
const pointer = { value: "_mouse_", text: "mouse-pointer" };

export const sensing: Category = {
  id: "sensing",
  name: "Sensing",
  colour: ["#5CB1D6", "#47A8D1", "#2E8EB8"],
  blocks: [
    question({
      type: "sensing_touchingobject",
      text: "touching {TOUCHINGOBJECTMENU}?",
      slots: { TOUCHINGOBJECTMENU: targets([pointer, { value: "_edge_", text: "edge" }]) },
      help: "Whether the box around its costume touches the mouse, an edge of the stage, or the box of a visible sprite. Scratch looks at the picture itself.",
    }),
    question({
      type: "sensing_touchingcolor",
      text: "touching color {COLOR}?",
      slots: { COLOR: { kind: "colour", default: "#0000ff" } },
      help: "Whether the sprite's picture lies on that colour somewhere: of the backdrop, the pen or another sprite. Colours that are nearly the same count. Always false on the command line, where nothing is drawn.",
    }),
    question({
      type: "sensing_coloristouchingcolor",
      text: "color {COLOR} is touching {COLOR2}?",
      slots: {
        COLOR: { kind: "colour", default: "#ff0000" },
        COLOR2: { kind: "colour", default: "#0000ff" },
      },
      help: "Whether the parts of the sprite that have the first colour lie on the second one somewhere. Always false on the command line, where nothing is drawn.",
    }),
    reporter({
      type: "sensing_distanceto",
      text: "distance to {DISTANCETOMENU}",
      slots: { DISTANCETOMENU: targets([pointer]) },
      help: "How far away the mouse or a sprite is: √(dx² + dy²). 10000 where there is none, and from the stage.",
    }),
    statement({
      type: "sensing_askandwait",
      text: "ask {QUESTION} and wait",
      slots: { QUESTION: { kind: "text", default: "What's your name?" } },
      help: "Asks the question and waits until it is answered. The answer is in `answer`. Questions of several scripts come one after the other.",
    }),
    reporter({
      type: "sensing_answer",
      text: "answer",
      help: "What was last answered to `ask`. Empty after the green flag.",
    }),
    question({
      type: "sensing_keypressed",
      text: "key {KEY_OPTION} pressed?",
      slots: { KEY_OPTION: { kind: "menu", options: keyOptions } },
      help: "Whether the key is held down now.",
    }),
    question({
      type: "sensing_mousedown",
      text: "mouse down?",
      help: "Whether the mouse button is held down, or a finger touches the stage.",
    }),
    reporter({
      type: "sensing_mousex",
      text: "mouse x",
      help: "Where the mouse is, from -240 (left) to 240 (right), as a whole number.",
    }),
    reporter({
      type: "sensing_mousey",
      text: "mouse y",
      help: "Where the mouse is, from -180 (bottom) to 180 (top), as a whole number.",
    }),
    statement({
      type: "sensing_setdragmode",
      text: "set drag mode {DRAG_MODE}",
      slots: {
        DRAG_MODE: { kind: "choice", options: [same("draggable"), same("not draggable")] },
      },
      help: "Whether the sprite can be dragged over the stage with the mouse.",
    }),
    reporter({
      type: "sensing_loudness",
      hidden: true,
      text: "loudness",
      help: "Always -1: as in Scratch without a microphone.",
    }),
    reporter({
      type: "sensing_timer",
      text: "timer",
      help: "Seconds since the green flag or the last `reset timer`.",
    }),
    statement({
      type: "sensing_resettimer",
      text: "reset timer",
      help: "Sets the timer to 0. It goes on counting.",
    }),
    reporter({
      type: "sensing_of",
      text: "{PROPERTY} of {OBJECT}",
      slots: {
        PROPERTY: {
          kind: "choice",
          options: [
            ...["backdrop #", "backdrop name", "x position", "y position", "direction"],
            ...["costume #", "costume name", "size", "volume"],
          ].map(same),
          of: "variables",
        },
        OBJECT: targets([{ value: "_stage_", text: "Stage" }]),
      },
      help: "Something of the stage or of a sprite, one of its own variables too. 0 where there is none; the volume is always 100.",
    }),
    reporter({
      type: "sensing_current",
      text: "current {CURRENTMENU}",
      slots: {
        CURRENTMENU: {
          kind: "choice",
          options: [
            { value: "YEAR", text: "year" },
            { value: "MONTH", text: "month" },
            { value: "DATE", text: "date" },
            { value: "DAYOFWEEK", text: "day of week" },
            { value: "HOUR", text: "hour" },
            { value: "MINUTE", text: "minute" },
            { value: "SECOND", text: "second" },
          ],
        },
      },
      help: "A part of today's date or of the time, as this computer has them. The first day of the week is Sunday, 1.",
    }),
    reporter({
      type: "sensing_dayssince2000",
      text: "days since 2000",
      help: "Days since 1 January 2000, Greenwich time, with the part of today as a fraction: one second is 1 / 86400.",
    }),
    reporter({
      type: "sensing_username",
      hidden: true,
      text: "username",
      help: "Always empty: nobody signs in here.",
    }),
  ],
};
