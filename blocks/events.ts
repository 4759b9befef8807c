// Events: what starts a script, and messages between scripts. As in Scratch, plus "when I draw".
import type { BlockSpec, Category } from "#compile/block-spec";
import { keyOptions } from "./key-options.ts";

export const events: Category = {
  id: "events",
  name: "Events",
  colour: ["#FFBF00", "#E6AC00", "#CC9900"],
  blocks: [
    {
      type: "event_whenflagclicked",
      shape: "hat",
      text: "when ⚑ clicked",
      help: "Runs the blocks below when the green flag is clicked. Clicking again starts afresh.",
      compile: () => ({ event: "flag", argument: "", restarts: true }),
    },
    {
      type: "event_whenkeypressed",
      shape: "hat",
      text: "when {KEY_OPTION} key pressed",
      slots: {
        KEY_OPTION: { kind: "choice", options: keyOptions },
      },
      help: "Runs the blocks below when the key is pressed, also while other scripts run.",
      compile: (b) => ({ event: "key", argument: b.choice("KEY_OPTION"), restarts: false }),
    },
    {
      type: "event_whendrawn",
      shape: "hat",
      text: "when I draw",
      help: "Runs the blocks below each time the drawing on the pad has changed. `my drawing` is the drawing as a sample.",
      compile: () => ({ event: "drawing", argument: "", restarts: true }),
    },
    {
      type: "event_whenepochended",
      shape: "hat",
      text: "after each epoch",
      help: "Runs the blocks below each time a `train epochs` block has gone through its whole list once. The training goes on when they have ended. A good place for `plot`.",
      compile: () => ({ event: "epoch", argument: "", restarts: false }),
    },
    {
      type: "event_whenthisspriteclicked",
      shape: "hat",
      text: "when this sprite clicked",
      help: "Runs the blocks below when the sprite is clicked or touched on the stage. Clicking again starts afresh.",
      compile: () => ({ event: "sprite", argument: "", restarts: true }),
    },
    {
      type: "event_whenstageclicked",
      shape: "hat",
      text: "when stage clicked",
      help: "Runs the blocks below when the stage is clicked or touched where no sprite is. Clicking again starts afresh.",
      compile: () => ({ event: "sprite", argument: "", restarts: true }),
    },
    {
      type: "event_whenbackdropswitchesto",
      shape: "hat",
      text: "when backdrop switches to {BACKDROP}",
      slots: { BACKDROP: { kind: "choice", options: [], of: "backdrops" } },
      help: "Runs the blocks below when a block shows this backdrop.",
      compile: (b) => ({ event: "backdrop", argument: b.choice("BACKDROP"), restarts: true }),
    },
    {
      type: "event_whengreaterthan",
      shape: "hat",
      text: "when {WHENGREATERTHANMENU} > {VALUE}",
      slots: {
        WHENGREATERTHANMENU: {
          kind: "choice",
          options: [
            { value: "TIMER", text: "timer" },
            { value: "LOUDNESS", text: "loudness" },
          ],
        },
        VALUE: { kind: "number", default: 10 },
      },
      help: "Runs the blocks below each time the timer comes over this many seconds. The loudness is always -1, as in Scratch without a microphone.",
      compile: (b) => ({
        event: "timer",
        argument: b.choice("WHENGREATERTHANMENU"),
        restarts: false,
        over: b.expr("VALUE"),
      }),
    },
    {
      type: "event_whenbroadcastreceived",
      shape: "hat",
      text: "when I receive {BROADCAST_OPTION}",
      slots: { BROADCAST_OPTION: { kind: "message" } },
      help: "Runs the blocks below when a script broadcasts this message.",
      compile: (b) => ({
        event: "message",
        argument: b.messageName("BROADCAST_OPTION"),
        restarts: true,
      }),
    },
    {
      type: "event_broadcast",
      shape: "statement",
      text: "broadcast {BROADCAST_INPUT}",
      slots: { BROADCAST_INPUT: { kind: "message" } },
      help: "Starts every script that receives this message, and goes on at once.",
      compile: (b) => ({
        kind: "broadcast",
        message: b.literal(b.messageName("BROADCAST_INPUT")),
        wait: false,
        block: b.id,
      }),
    },
    {
      type: "event_broadcastandwait",
      shape: "statement",
      text: "broadcast {BROADCAST_INPUT} and wait",
      slots: { BROADCAST_INPUT: { kind: "message" } },
      help: "Starts every script that receives this message, and waits until they all have ended.",
      compile: (b) => ({
        kind: "broadcast",
        message: b.literal(b.messageName("BROADCAST_INPUT")),
        wait: true,
        block: b.id,
      }),
    },
    broadcastText("event_broadcasttext", false),
    broadcastText("event_broadcasttextandwait", true),
  ],
};

/** Comes from Scratch, where a reporter can be dropped over the message. */
function broadcastText(type: string, wait: boolean): BlockSpec {
  return {
    type,
    hidden: true,
    shape: "statement",
    text: wait ? "broadcast {MESSAGE} and wait" : "broadcast {MESSAGE}",
    slots: { MESSAGE: { kind: "text", default: "" } },
    help: wait
      ? "Starts every script that receives the message of this name, and waits until they all have ended."
      : "Starts every script that receives the message of this name, and goes on at once.",
    compile: (b) => ({ kind: "broadcast", message: b.expr("MESSAGE"), wait, block: b.id }),
  };
}
