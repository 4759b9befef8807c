// Control: waiting, repeating, deciding, stopping. As in Scratch.
import type { Category } from "#compile/block-spec";
import { reporter, statement } from "./plain-block.ts";

const statements = { kind: "stack", holds: "statements" } as const;

export const control: Category = {
  id: "control",
  name: "Control",
  colour: ["#FFAB19", "#EC9C13", "#CF8B17"],
  blocks: [
    {
      type: "control_wait",
      shape: "statement",
      text: "wait {DURATION} seconds",
      slots: { DURATION: { kind: "number", default: 1 } },
      help: "Waits that many seconds, then goes on. Other scripts keep running.",
      compile: (b) => ({ kind: "wait", seconds: b.expr("DURATION"), block: b.id }),
    },
    {
      type: "control_repeat",
      shape: "statement",
      text: "repeat {TIMES}\n{SUBSTACK}",
      slots: {
        TIMES: { kind: "number", default: 10 },
        SUBSTACK: statements,
      },
      help: "Runs the blocks inside that many times.",
      compile: (b) => ({
        kind: "repeat",
        times: b.expr("TIMES"),
        body: b.statements("SUBSTACK"),
        block: b.id,
      }),
    },
    {
      type: "control_forever",
      shape: "cap",
      text: "forever\n{SUBSTACK}",
      slots: { SUBSTACK: statements },
      help: "Runs the blocks inside again and again until the script is stopped.",
      compile: (b) => ({ kind: "forever", body: b.statements("SUBSTACK"), block: b.id }),
    },
    {
      type: "control_if",
      shape: "statement",
      text: "if {CONDITION} then\n{SUBSTACK}",
      slots: {
        CONDITION: { kind: "boolean" },
        SUBSTACK: statements,
      },
      help: "Runs the blocks inside if the condition is true.",
      compile: (b) => ({
        kind: "if",
        test: b.expr("CONDITION"),
        then: b.statements("SUBSTACK"),
        otherwise: [],
        block: b.id,
      }),
    },
    {
      type: "control_if_else",
      shape: "statement",
      text: "if {CONDITION} then\n{SUBSTACK}\nelse\n{SUBSTACK2}",
      slots: {
        CONDITION: { kind: "boolean" },
        SUBSTACK: statements,
        SUBSTACK2: statements,
      },
      help: "Runs the first blocks if the condition is true, the second ones if it is not.",
      compile: (b) => ({
        kind: "if",
        test: b.expr("CONDITION"),
        then: b.statements("SUBSTACK"),
        otherwise: b.statements("SUBSTACK2"),
        block: b.id,
      }),
    },
    {
      type: "control_wait_until",
      shape: "statement",
      text: "wait until {CONDITION}",
      slots: { CONDITION: { kind: "boolean" } },
      help: "Waits until the condition is true. Other scripts keep running.",
      compile: (b) => ({ kind: "waitUntil", test: b.expr("CONDITION"), block: b.id }),
    },
    {
      type: "control_repeat_until",
      shape: "statement",
      text: "repeat until {CONDITION}\n{SUBSTACK}",
      slots: {
        CONDITION: { kind: "boolean" },
        SUBSTACK: statements,
      },
      help: "Runs the blocks inside again and again until the condition is true.",
      compile: (b) => ({
        kind: "repeatUntil",
        test: b.expr("CONDITION"),
        body: b.statements("SUBSTACK"),
        block: b.id,
      }),
    },
    {
      type: "control_stop",
      shape: "statement",
      capUnless: { slot: "STOP_OPTION", value: "other scripts in sprite" },
      text: "stop {STOP_OPTION}",
      slots: {
        STOP_OPTION: {
          kind: "choice",
          options: [
            { value: "all", text: "all" },
            { value: "this script", text: "this script" },
            { value: "other scripts in sprite", text: "other scripts" },
          ],
        },
      },
      help: "Stops everything, this script, or the other scripts of this sprite (or of the stage). After `other scripts` the script goes on.",
      compile: (b) => {
        const option = b.choice("STOP_OPTION");
        const what = option === "other scripts in sprite" ? "other scripts" : option;
        return {
          kind: "stop",
          what: what === "all" || what === "this script" ? what : "other scripts",
          block: b.id,
        };
      },
    },
    {
      type: "control_start_as_clone",
      shape: "hat",
      text: "when I start as a clone",
      help: "Runs the blocks below in each new clone of this sprite.",
      compile: () => ({ event: "clone", argument: "", restarts: false }),
    },
    statement({
      type: "control_create_clone_of",
      text: "create clone of {CLONE_OPTION}",
      slots: {
        CLONE_OPTION: {
          kind: "menu",
          options: [{ value: "_myself_", text: "myself" }],
          of: "targets",
        },
      },
      help: "Makes a copy of a sprite as it is now, with its scripts and with copies of its own variables and lists. There can be 300; they go when all is stopped.",
    }),
    {
      type: "control_delete_this_clone",
      shape: "cap",
      text: "delete this clone",
      help: "The clone goes, and its scripts stop. The sprite itself stays, and its script goes on.",
      compile: (b) => ({ kind: "stop", what: "this clone", block: b.id }),
    },
    {
      type: "control_while",
      hidden: true,
      shape: "statement",
      text: "while {CONDITION}\n{SUBSTACK}",
      slots: { CONDITION: { kind: "boolean" }, SUBSTACK: statements },
      help: "Runs the blocks inside again and again as long as the condition is true.",
      compile: (b) => ({
        kind: "repeatUntil",
        test: b.call("operator_not", b.expr("CONDITION")),
        body: b.statements("SUBSTACK"),
        block: b.id,
      }),
    },
    {
      type: "control_for_each",
      hidden: true,
      shape: "statement",
      text: "for each {VARIABLE} in {VALUE}\n{SUBSTACK}",
      slots: {
        VARIABLE: { kind: "variable" },
        VALUE: { kind: "number", default: 10 },
        SUBSTACK: statements,
      },
      help: "Runs the blocks inside that many times; the variable counts 1, 2, 3 ...",
      compile: (b) => ({
        kind: "forEach",
        id: b.variable("VARIABLE"),
        times: b.expr("VALUE"),
        body: b.statements("SUBSTACK"),
        block: b.id,
      }),
    },
    {
      type: "control_all_at_once",
      hidden: true,
      shape: "statement",
      text: "all at once\n{SUBSTACK}",
      slots: { SUBSTACK: statements },
      help: "Runs the blocks inside, as if they stood there without it.",
      compile: (b) => ({
        kind: "if",
        test: b.literal(true),
        then: b.statements("SUBSTACK"),
        otherwise: [],
        block: b.id,
      }),
    },
    reporter({
      type: "control_get_counter",
      hidden: true,
      text: "counter",
      help: "A number that all scripts share. It begins at 0.",
    }),
    statement({
      type: "control_incr_counter",
      hidden: true,
      text: "increment counter",
      help: "Adds 1 to the counter that all scripts share.",
    }),
    statement({
      type: "control_clear_counter",
      hidden: true,
      text: "clear counter",
      help: "Sets the counter that all scripts share to 0.",
    }),
  ],
};
