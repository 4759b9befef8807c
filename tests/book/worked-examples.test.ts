// The maths of the help cards and the book: that every printed number is the engine's, that every block
// that computes has some, and that the words fit.
import { describe, expect, test } from "vitest";
import { categories } from "#blocks/index";
import { blocksOf, chapterOf, chapters, topicsOfBlock } from "#book/chapters";
import type { Markup, Piece } from "#book/markup";
import { isPrintedWhole, printValue } from "#book/print-value";
import { linesOf, type Topic, valuesOf } from "#book/topic";
import { topicMarkup } from "#book/topic-markup";
import { hasText, text } from "#program/messages";
import { networkExamples } from "./engine-examples.ts";
import { trainingExamples } from "./engine-training-examples.ts";

const engineExamples = { ...networkExamples, ...trainingExamples };
const topics = chapters.flatMap((chapter) => chapter.topics);

describe.each(topics)("the worked example of $id", (topic) => {
  const computed = engineExamples[topic.id]!(topic.given);
  const named = linesOf(topic).map(({ name }) => name!);

  test("has a number of the engine's for each of its lines", () => {
    expect(Object.keys(computed).sort()).toEqual([...named].sort());
  });

  test("prints the engine's numbers", () => {
    const values = valuesOf(topic);
    for (const name of named) expect([name, values[name]]).toEqual([name, near(computed[name]!)]);
    const printed = annotations(topicMarkup(topic, 3));
    for (const name of named) {
      const number = printValue(computed[name]!, topic.digits);
      const shown = name.replace(/^([^_]+)_/, "$1_");
      const lines = printed.filter(
        (line) =>
          line.startsWith(`${shown} `) && line.split(", because")[0]!.endsWith(` ${number}`),
      );
      expect(lines, `${name} is ${number}`).not.toEqual([]);
    }
  });
});

/** The same but for the noise of another order of operations. */
const near = (value: number) => expect.closeTo(value, 11);

/** Of each line of an example, and of each part of a sentence, what it says as text. */
function annotations(piece: Piece): string[] {
  if (typeof piece === "string") return [];
  if (piece.tag === "li") return [written(piece)];
  return piece.children.flatMap(annotations);
}

function written(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if (piece.tag === "mrow") return "";
  return piece.children.map(written).join("");
}

test("numbers are printed rounded, whole ones whole, without exponents", () => {
  expect(
    [0.6456563, -0.1, 6442, 100480, 1e-8, 0.1 + 0.2, -1e-17, 0].map((value) => printValue(value)),
  ).toEqual(["0.6457", "−0.1", "6442", "100,480", "0.00000001", "0.3", "0", "0"]);
  expect([1 / 3, 0.1 + 0.2].map((value) => isPrintedWhole(value))).toEqual([false, true]);
});

test("each topic stands in one chapter and has its words; what is computed is not written by hand", () => {
  expect(new Set(topics).size).toBe(topics.length);
  expect(Object.keys(engineExamples).sort()).toEqual(topics.map(({ id }) => id).sort());
  for (const topic of topics) {
    for (const part of ["title", "says"])
      expect(hasText(`book.topic.${topic.id}.${part}`)).toBe(true);
    for (const part of ["says", "note"]) {
      const key = `book.topic.${topic.id}.${part}`;
      // Settings of the engine and menus may be named.
      const own = hasText(key) ? text(key).replace(/`[^`]*`/g, "") : "";
      expect(own, key).not.toMatch(/\d\.\d/);
    }
  }
  const numbered = chapters.map(
    ({ id, number }) => `${number} ${text(`book.chapter.${id}.title`)}`,
  );
  expect(numbered).toMatchSnapshot();
});

test("every block of the network and of training has maths; all that a menu offers has its own", () => {
  const computing = categories.filter(({ id }) =>
    ["network", "morenetwork", "training"].includes(id),
  );
  const without: string[] = [];
  for (const block of computing.flatMap(({ blocks }) => blocks)) {
    const slots = Object.entries(block.slots ?? {});
    const menus = slots.flatMap(([name, slot]) =>
      slot.kind === "choice" ? slot.options.map(({ value }) => [name, value] as const) : [],
    );
    const choices = menus.length === 0 ? [["", ""] as const] : menus;
    for (const [name, value] of choices) {
      const found = topicsOfBlock(block.type, (slot) => (slot === name ? value : null));
      if (found.length === 0) without.push(`${block.type} ${value}`.trim());
    }
  }
  expect(without).toEqual([]);
});

test("blocks that have maths exist", () => {
  const types = new Set(categories.flatMap(({ blocks }) => blocks.map(({ type }) => type)));
  const strangers = topics.flatMap(blocksOf).filter((type) => !types.has(type));
  expect(strangers).toEqual([]);
  for (const topic of topics) expect(chapterOf(topic).topics).toContain<Topic>(topic);
});

test("a card shows the activation that its block has", () => {
  const ids = topicsOfBlock("network_activation", () => "tanh").map(({ id }) => id);
  expect(ids).toEqual(["tanh"]);
});

test("a formula is drawn, and written in one line", () => {
  const markup = (topic: string): Markup => topicMarkup(topics.find(({ id }) => id === topic)!, 3);
  expect(["sgd", "relu", "dropout"].map((id) => annotations(markup(id)))).toMatchSnapshot();
});
