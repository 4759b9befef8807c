// Operators: arithmetic, comparison, logic and text. Scratch's full set, with Scratch's meaning.
import type { BlockSpec, Category, Slot } from "#compile/block-spec";

const number: Slot = { kind: "number", default: "" };
const boolean: Slot = { kind: "boolean" };

const functions = [
  { value: "abs", text: "abs" },
  { value: "floor", text: "floor" },
  { value: "ceiling", text: "ceiling" },
  { value: "sqrt", text: "sqrt" },
  { value: "sin", text: "sin" },
  { value: "cos", text: "cos" },
  { value: "tan", text: "tan" },
  { value: "asin", text: "asin" },
  { value: "acos", text: "acos" },
  { value: "atan", text: "atan" },
  { value: "ln", text: "ln" },
  { value: "log", text: "log" },
  { value: "e ^", text: "e ^" },
  { value: "10 ^", text: "10 ^" },
];

function arithmetic(type: string, sign: string, help: string): BlockSpec {
  return {
    type,
    shape: "reporter",
    text: `{NUM1} ${sign} {NUM2}`,
    slots: { NUM1: number, NUM2: number },
    help,
    compile: (b) => b.call(type, b.expr("NUM1"), b.expr("NUM2")),
  };
}

function comparison(type: string, sign: string, help: string): BlockSpec {
  return {
    type,
    shape: "boolean",
    text: `{OPERAND1} ${sign} {OPERAND2}`,
    slots: {
      OPERAND1: { kind: "text", default: "" },
      OPERAND2: { kind: "text", default: "50" },
    },
    help,
    compile: (b) => b.call(type, b.expr("OPERAND1"), b.expr("OPERAND2")),
  };
}

function logic(type: string, word: string, help: string): BlockSpec {
  return {
    type,
    shape: "boolean",
    text: `{OPERAND1} ${word} {OPERAND2}`,
    slots: { OPERAND1: boolean, OPERAND2: boolean },
    help,
    compile: (b) => b.call(type, b.expr("OPERAND1"), b.expr("OPERAND2")),
  };
}

export const operators: Category = {
  id: "operators",
  name: "Operators",
  colour: ["#59C059", "#46B946", "#389438"],
  blocks: [
    arithmetic(
      "operator_add",
      "+",
      "The sum of two numbers, a + b. Text that is not a number counts as 0.",
    ),
    arithmetic("operator_subtract", "-", "The first number minus the second, a - b."),
    arithmetic("operator_multiply", "*", "The product of two numbers, a × b."),
    arithmetic(
      "operator_divide",
      "/",
      "The first number divided by the second, a / b. By 0 it gives Infinity or -Infinity, and 0 / 0 gives NaN.",
    ),
    {
      type: "operator_random",
      shape: "reporter",
      text: "pick random {FROM} to {TO}",
      slots: { FROM: { kind: "number", default: 1 }, TO: { kind: "number", default: 10 } },
      help: "A random number between the two, ends included. Whole numbers give a whole number; with a decimal point in one of them, any number between. The draws follow from the project's seed.",
      compile: (b) => b.call("operator_random", b.expr("FROM"), b.expr("TO")),
    },
    comparison(
      "operator_gt",
      ">",
      "Whether the first is greater. Text that is not a number is compared by the alphabet.",
    ),
    comparison(
      "operator_lt",
      "<",
      "Whether the first is smaller. Text that is not a number is compared by the alphabet.",
    ),
    comparison(
      "operator_equals",
      "=",
      "Whether the two are equal. Capital letters make no difference.",
    ),
    logic("operator_and", "and", "Whether both are true."),
    logic("operator_or", "or", "Whether at least one is true."),
    {
      type: "operator_not",
      shape: "boolean",
      text: "not {OPERAND}",
      slots: { OPERAND: boolean },
      help: "True if the condition is false.",
      compile: (b) => b.call("operator_not", b.expr("OPERAND")),
    },
    {
      type: "operator_join",
      shape: "reporter",
      text: "join {STRING1} {STRING2}",
      slots: {
        STRING1: { kind: "text", default: "apple " },
        STRING2: { kind: "text", default: "banana" },
      },
      help: "The two texts one after the other.",
      compile: (b) => b.call("operator_join", b.expr("STRING1"), b.expr("STRING2")),
    },
    {
      type: "operator_letter_of",
      shape: "reporter",
      text: "letter {LETTER} of {STRING}",
      slots: { LETTER: { kind: "number", default: 1 }, STRING: { kind: "text", default: "apple" } },
      help: "One letter of a text, counted from 1.",
      compile: (b) => b.call("operator_letter_of", b.expr("LETTER"), b.expr("STRING")),
    },
    {
      type: "operator_length",
      shape: "reporter",
      text: "length of {STRING}",
      slots: { STRING: { kind: "text", default: "apple" } },
      help: "How many letters the text has.",
      compile: (b) => b.call("operator_length", b.expr("STRING")),
    },
    {
      type: "operator_contains",
      shape: "boolean",
      text: "{STRING1} contains {STRING2} ?",
      slots: {
        STRING1: { kind: "text", default: "apple" },
        STRING2: { kind: "text", default: "a" },
      },
      help: "Whether the second text stands somewhere in the first. Capital letters make no difference.",
      compile: (b) => b.call("operator_contains", b.expr("STRING1"), b.expr("STRING2")),
    },
    {
      type: "operator_mod",
      shape: "reporter",
      text: "{NUM1} mod {NUM2}",
      slots: { NUM1: number, NUM2: number },
      help: "What is left over when the first is divided by the second, a - b × floor(a / b); it has the sign of the second.",
      compile: (b) => b.call("operator_mod", b.expr("NUM1"), b.expr("NUM2")),
    },
    {
      type: "operator_round",
      shape: "reporter",
      text: "round {NUM}",
      slots: { NUM: number },
      help: "The nearest whole number, floor(x + 0.5): halves go up.",
      compile: (b) => b.call("operator_round", b.expr("NUM")),
    },
    {
      type: "operator_mathop",
      shape: "reporter",
      text: "{OPERATOR} of {NUM}",
      slots: { OPERATOR: { kind: "choice", options: functions }, NUM: number },
      help: "A mathematical function of the number. floor and ceiling round down and up. Angles are in degrees. ln is the natural logarithm and `e ^` its opposite, log the logarithm of base 10 and `10 ^` its opposite.",
      compile: (b) => b.call("operator_mathop", b.literal(b.choice("OPERATOR")), b.expr("NUM")),
    },
  ],
};
