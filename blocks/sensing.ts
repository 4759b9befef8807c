// Sensing: asking the user, keys, mouse, timer and calendar. As in Scratch.
import type { Category } from "#compile/block-spec";
import { keyOptions } from "./key-options.ts";
import { question, reporter, statement } from "./plain-block.ts";

export const sensing: Category = {
  id: "sensing",
  name: "Sensing",
  colour: ["#5CB1D6", "#47A8D1", "#2E8EB8"],
  blocks: [
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
  ],
};
