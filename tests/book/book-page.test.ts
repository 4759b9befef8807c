// @vitest-environment jsdom
// The book as it is built: one page without scripts whose links lead somewhere, and that stays small.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { chapters } from "#book/chapters";
import { parseFormula } from "#book/formula";
import { math } from "#book/formula-markup";
import { text } from "#program/messages";
import { makeBook } from "../../scripts/make-book.ts";

const policy = "default-src 'self'";
const page = makeBook(policy);
const book = new DOMParser().parseFromString(page, "text/html");
const all = (selector: string) => [...book.querySelectorAll(selector)];

test("needs no script and nothing from elsewhere, and has the page's policy", () => {
  expect(all("script, iframe, img, object, [onclick]")).toEqual([]);
  expect(page).not.toMatch(/https?:/);
  expect(book.querySelector("meta[http-equiv]")!.getAttribute("content")).toBe(policy);
  expect(book.documentElement.lang).toBe("en");
});

test("has a heading for each chapter and topic, and no level is left out", () => {
  const titles = chapters.map(({ id, number }) => `${number} ${text(`book.chapter.${id}.title`)}`);
  expect(all("h2").map((heading) => heading.textContent)).toEqual(titles);
  expect(all("h3")).toHaveLength(chapters.flatMap(({ topics }) => topics).length);
  const levels = all("h1, h2, h3, h4").map(({ tagName }) => Number(tagName[1]));
  levels.forEach((level, index) => {
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

test("every link leads somewhere, from any sub-path", () => {
  const ids = all("[id]").map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of all("a")) {
    const address = link.getAttribute("href")!;
    if (address !== "index.html") expect(ids).toContain(address.slice(1));
  }
});

test("every formula is there as text too", () => {
  for (const formula of all("math")) {
    const written = formula.querySelector("annotation")!.textContent!;
    expect(written.length).toBeGreaterThan(0);
    expect(written).not.toMatch(/undefined|NaN|\{/);
  }
  expect(book.body.textContent).not.toMatch(/undefined|NaN|\{\w+\}|[$`]/);
});

test("has less than 40 kB", () => {
  expect(gzipSync(page).length).toBeLessThan(40_000);
});

test("a negative number stands in brackets after a sign and below an exponent", () => {
  const shown = { values: { x: -2, y: 3 }, print: (value: number) => `${value}`.replace("-", "−") };
  const written = (source: string) => {
    const { children } = math([parseFormula(source)], shown).children[0] as ReturnType<typeof math>;
    return (children[1] as ReturnType<typeof math>).children.join("");
  };
  expect(["x y", "y x", "x^2", "y - x", "y × x^2", "e^x"].map(written)).toEqual([
    "−2 × 3",
    "3 × (−2)",
    "(−2)^2",
    "3 − (−2)",
    "3 × (−2)^2",
    "e^−2",
  ]);
});

test.each(["", "a +", "(a", "a = b", "a if b else c", "f(", "a $ b"])(
  "%j is no formula",
  (source) => {
    expect(() => parseFormula(source)).toThrow(/ormula/);
  },
);
