// A topic as elements: formulas, shapes, and its worked example, in letters and in numbers.
import { hasText, text } from "#program/messages";
import { type Line, parseFormula, parseLine } from "./formula.ts";
import { IN_LETTERS, math, reasonOf, writtenOf } from "./formula-markup.ts";
import type { Values } from "./formula-value.ts";
import { element, inSentence, type Markup, type Piece, together } from "./markup.ts";
import { isPrintedWhole, printValue } from "./print-value.ts";
import { type Topic, valuesOf } from "./topic.ts";

/** A section with a heading of this level. */
export function topicMarkup(topic: Topic, level: number): Markup {
  const values = valuesOf(topic);
  const words = (part: string) => sentence(`book.topic.${topic.id}.${part}`, topic, values);
  const heading = (key: string) => element(`h${level + 1}`, {}, text(key));
  return element(
    "section",
    { class: "topic" },
    element(`h${level}`, {}, ...words("title")),
    element("p", {}, ...words("says")),
    element("div", { class: "formulas" }, ...topic.formulas.map(inGeneral)),
    ...paragraph("shapes", words("shapes")),
    heading("book.example"),
    givenMarkup(topic),
    ...topic.steps.flatMap(({ part, lines }) => [
      element("p", { class: "step" }, text(`book.step.${part}`)),
      element("ul", { class: "lines" }, ...lines.map((line) => worked(line, topic, values))),
    ]),
    ...paragraph("note", words("note")),
  );
}

/** Paragraphs of the catalogue, with formulas and words of blocks in them. */
export function proseMarkup(prose: string): Piece[] {
  return inSentence(prose, formulaInSentence);
}

function formulaInSentence(source: string): Markup {
  if (!/[=←]/.test(source)) return math([parseFormula(source)]);
  const { left, sign, right } = parseLine(source);
  return math([left, sign, right]);
}

/** None where the catalogue has no such text. The numbers in it are the example's: {L_after}. */
function sentence(key: string, topic: Topic, values: Values): readonly Piece[] {
  if (!hasText(key)) return [];
  const printed = Object.entries(values).map(([name, value]) => [
    name,
    printValue(value, topic.digits),
  ]);
  return proseMarkup(text(key, Object.fromEntries(printed)));
}

function paragraph(name: string, words: readonly Piece[]): readonly Markup[] {
  return words.length === 0 ? [] : [element("p", { class: name }, ...words)];
}

function inGeneral(source: string): Markup {
  const { left, sign, right } = parseLine(source);
  return element("p", {}, math([left, sign, right], IN_LETTERS, "block"));
}

function givenMarkup(topic: Topic): Markup {
  const names = Object.keys(topic.given);
  const equations = names.flatMap((name, index) => {
    const formula = { kind: "name", name } as const;
    const end = index === names.length - 1 ? "." : ",";
    return [" ", together(math([formula, "=", printed(topic.given[name], topic)]), end)];
  });
  return element("p", { class: "given" }, text("book.given"), ...equations);
}

/** z = x w + b   = 2 × 0.5 + 0.1   = 1.1, in parts that may stand in rows of their own. */
function worked(source: string, topic: Topic, values: Values): Markup {
  const line = parseLine(source);
  const shown = { values, print: printer(topic) };
  const result = resultOf(line, topic, values);
  const numbers = writtenOf(line.right, shown);
  const parts = [math([line.left, line.sign, line.right])];
  // In order of what is said: nothing is said twice.
  if (numbers !== writtenOf(line.right) && numbers !== result.written) {
    parts.push(math(["=", line.right], shown));
  }
  if (writtenOf(line.right) !== result.written) parts.push(math([result.sign, result.formula]));
  const because =
    line.right.kind === "choice" ? [`, ${text("book.because")} `, reasonOf(line.right, shown)] : [];
  const spaced = parts.flatMap((part, index) => (index === 0 ? [part] : [" ", part]));
  return element("li", {}, ...spaced, ...because);
}

function resultOf({ name }: Line, topic: Topic, values: Values) {
  const value = name === null ? Number.NaN : values[name];
  const formula = printed(value, topic);
  const sign = isPrintedWhole(value, topic.digits) ? "=" : "≈";
  return { written: formula.written, sign, formula };
}

function printed(value: number, topic: Topic) {
  return { kind: "number", value, written: printValue(value, topic.digits) } as const;
}

function printer(topic: Topic): (value: number) => string {
  return (value) => printValue(value, topic.digits);
}
