// Looks: bubbles, costumes and backdrops, size, effects. As in Scratch.
import type { Category, Slot } from "#compile/block-spec";
import { reporter, statement } from "./plain-block.ts";

const message = (usual: string): Slot => ({ kind: "text", default: usual });
const number = (usual: number): Slot => ({ kind: "number", default: usual });
const costume: Slot = { kind: "menu", options: [], of: "costumes" };
const backdrop: Slot = {
  kind: "menu",
  options: ["next backdrop", "previous backdrop", "random backdrop"].map((name) => ({
    value: name,
    text: name,
  })),
  of: "backdrops",
};
const effect: Slot = {
  kind: "choice",
  options: ["color", "fisheye", "whirl", "pixelate", "mosaic", "brightness", "ghost"].map(
    (name) => ({ value: name.toUpperCase(), text: name }),
  ),
};
const numberOrName: Slot = {
  kind: "choice",
  options: [
    { value: "number", text: "number" },
    { value: "name", text: "name" },
  ],
};

const saidNumbers =
  "A number that is not whole is shown with two decimals; at most 330 letters are shown.";
const effectMeaning =
  "Color turns all hues (200 is once around), brightness goes from -100 (black) to 100 (white), ghost from 0 to 100 (not to be seen), pixelate makes squares.";

export const looks: Category = {
  id: "looks",
  name: "Looks",
  colour: ["#9966FF", "#855CD6", "#774DCB"],
  blocks: [
    statement({
      type: "looks_sayforsecs",
      text: "say {MESSAGE} for {SECS} seconds",
      slots: { MESSAGE: message("Hello!"), SECS: number(2) },
      help: `Shows the text in a bubble, waits that many seconds and takes it away. ${saidNumbers}`,
    }),
    statement({
      type: "looks_say",
      text: "say {MESSAGE}",
      slots: { MESSAGE: message("Hello!") },
      help: `Shows the text in a bubble; an empty text takes the bubble away. ${saidNumbers}`,
    }),
    statement({
      type: "looks_thinkforsecs",
      text: "think {MESSAGE} for {SECS} seconds",
      slots: { MESSAGE: message("Hmm..."), SECS: number(2) },
      help: `Shows the text in a thought bubble, waits that many seconds and takes it away. ${saidNumbers}`,
    }),
    statement({
      type: "looks_think",
      text: "think {MESSAGE}",
      slots: { MESSAGE: message("Hmm...") },
      help: `Shows the text in a thought bubble; an empty text takes the bubble away. ${saidNumbers}`,
    }),
    statement({
      type: "looks_switchcostumeto",
      text: "switch costume to {COSTUME}",
      slots: { COSTUME: costume },
      help: "Shows the costume with this name, or with this number, counted from 1; after the last one comes the first. `next costume` and `previous costume` work too.",
    }),
    statement({
      type: "looks_nextcostume",
      text: "next costume",
      help: "Shows the costume after this one; after the last one comes the first.",
    }),
    statement({
      type: "looks_switchbackdropto",
      text: "switch backdrop to {BACKDROP}",
      slots: { BACKDROP: backdrop },
      help: "Shows the backdrop with this name, or with this number, counted from 1; after the last one comes the first.",
    }),
    statement({
      type: "looks_switchbackdroptoandwait",
      text: "switch backdrop to {BACKDROP} and wait",
      slots: { BACKDROP: backdrop },
      help: "Shows the backdrop, and waits until all scripts that listen for it have ended.",
    }),
    statement({
      type: "looks_nextbackdrop",
      text: "next backdrop",
      help: "Shows the backdrop after this one; after the last one comes the first.",
    }),
    statement({
      type: "looks_changesizeby",
      text: "change size by {CHANGE}",
      slots: { CHANGE: number(10) },
      help: "Adds the number to the sprite's size in per cent.",
    }),
    statement({
      type: "looks_setsizeto",
      text: "set size to {SIZE} %",
      slots: { SIZE: number(100) },
      help: "Sets the sprite's size; 100 is the costume's own. It stays at least 5 wide or high, and at most one and a half times as large as the stage.",
    }),
    statement({
      type: "looks_changeeffectby",
      text: "change {EFFECT} effect by {CHANGE}",
      slots: { EFFECT: effect, CHANGE: number(25) },
      help: `Adds the number to the effect. ${effectMeaning}`,
    }),
    statement({
      type: "looks_seteffectto",
      text: "set {EFFECT} effect to {VALUE}",
      slots: { EFFECT: effect, VALUE: number(0) },
      help: `Sets the effect; 0 is none. ${effectMeaning}`,
    }),
    statement({
      type: "looks_cleargraphiceffects",
      text: "clear graphic effects",
      help: "Sets all effects to 0. The green flag does so too.",
    }),
    statement({
      type: "looks_show",
      text: "show",
      help: "Makes the sprite visible.",
    }),
    statement({
      type: "looks_hide",
      text: "hide",
      help: "Makes the sprite invisible. Its scripts go on, and its pen still draws.",
    }),
    statement({
      type: "looks_gotofrontback",
      text: "go to {FRONT_BACK} layer",
      slots: {
        FRONT_BACK: {
          kind: "choice",
          options: [
            { value: "front", text: "front" },
            { value: "back", text: "back" },
          ],
        },
      },
      help: "Puts the sprite in front of all others, or behind them.",
    }),
    statement({
      type: "looks_goforwardbackwardlayers",
      text: "go {FORWARD_BACKWARD} {NUM} layers",
      slots: {
        FORWARD_BACKWARD: {
          kind: "choice",
          options: [
            { value: "forward", text: "forward" },
            { value: "backward", text: "backward" },
          ],
        },
        NUM: number(1),
      },
      help: "Puts the sprite in front of that many sprites, or behind them.",
    }),
    reporter({
      type: "looks_costumenumbername",
      text: "costume {NUMBER_NAME}",
      slots: { NUMBER_NAME: numberOrName },
      help: "The number of the sprite's costume, counted from 1, or its name.",
    }),
    reporter({
      type: "looks_backdropnumbername",
      text: "backdrop {NUMBER_NAME}",
      slots: { NUMBER_NAME: numberOrName },
      help: "The number of the stage's backdrop, counted from 1, or its name.",
    }),
    reporter({
      type: "looks_size",
      text: "size",
      help: "The sprite's size in per cent, rounded.",
    }),
  ],
};
