// The book as one page of HTML that needs no script: the chapters and topics of src/book, in the words that the
// help cards have too. Started by book-page.mjs when the site is built.
import { categories } from "#blocks/index";
import { blocksOf, type Chapter, chapters } from "#book/chapters";
import { element, type Markup, type Piece } from "#book/markup";
import type { Topic } from "#book/topic";
import { proseMarkup, topicMarkup } from "#book/topic-markup";
import { speakAllEnglish } from "#program/all-english";
import { hasText, text } from "#program/messages";
import { bookStyle } from "./book-style.ts";

/** The whole file; `policy` is its Content-Security-Policy. */
export function makeBook(policy: string): string {
  speakAllEnglish();
  const page = element(
    "html",
    { lang: "en" },
    element(
      "head",
      {},
      element("meta", { charset: "utf-8" }),
      element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, `${text("book.title")} - ${text("app.title")}`),
      element("link", { rel: "icon", href: "data:," }),
      element("style", {}, bookStyle),
    ),
    element("body", {}, contents(), element("main", {}, ...head(), ...chapters.map(chapterOf))),
  );
  return `<!doctype html>\n${htmlOf(page)}\n`;
}

function head(): readonly Markup[] {
  return [
    element(
      "header",
      { id: "top" },
      element("h1", {}, text("book.title")),
      element("p", { class: "subtitle" }, text("book.subtitle")),
      element("p", {}, ...proseMarkup(text("book.notation"))),
    ),
  ];
}

function contents(): Markup {
  const entries = chapters.map(({ id, number }) =>
    element("li", {}, element("a", { href: `#${id}` }, titleOf(id, number))),
  );
  return element(
    "nav",
    { "aria-label": text("book.contents") },
    element("p", {}, element("a", { href: "index.html" }, text("book.back"))),
    element("ol", {}, ...entries),
  );
}

function titleOf(id: string, number: number): string {
  return `${number} ${text(`book.chapter.${id}.title`)}`;
}

function chapterOf({ id, number, topics }: Chapter): Markup {
  const heading = `${id}-title`;
  return element(
    "section",
    { class: "chapter", id, "aria-labelledby": heading },
    element("h2", { id: heading }, titleOf(id, number)),
    ...paragraphs(id).map((prose) => element("p", {}, ...proseMarkup(prose))),
    ...topics.map(topicInBook),
  );
}

function paragraphs(id: string): readonly string[] {
  const key = (number: number) => `book.chapter.${id}.${number}`;
  const found: string[] = [];
  while (hasText(key(found.length + 1))) found.push(text(key(found.length + 1)));
  return found;
}

function topicInBook(topic: Topic): Markup {
  const { tag, attributes, children } = topicMarkup(topic, 3);
  const blocks = blocksOf(topic).map((type) => element("code", {}, wordsOf(type)));
  const named = blocks.flatMap((block, index) => (index === 0 ? [block] : [", ", block]));
  const line = element("p", { class: "blocks" }, `${text("book.blocks")} `, ...named);
  const all = { ...attributes, id: topic.id };
  return element(tag, all, ...children, ...(named.length === 0 ? [] : [line]));
}

const words = new Map(
  categories.flatMap(({ blocks }) => blocks.map((block) => [block.type, block.text] as const)),
);

/** "train on ( )": the words of a block, with a hole for each slot but for the line of its shape. */
function wordsOf(type: string): string {
  const own = words.get(type) ?? type;
  return own
    .replace(/\{(SHAPE|PARTS)\}/g, "")
    .replace(/\{\w+\}/g, "( )")
    .replace(/\s+/g, " ")
    .trim();
}

const VOID = new Set(["meta", "link"]);

/** Text is escaped, always; a style sheet is our own and goes as it is. */
function htmlOf(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece);
  const { tag, attributes, children } = piece;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${tag}${written.join("")}>`;
  if (VOID.has(tag)) return start;
  const inner = tag === "style" ? children.join("") : children.map(htmlOf).join("");
  return `${start}${inner}</${tag}>${BLOCKS.has(tag) ? "\n" : ""}`;
}

/** After these a new line begins, so that the file can be read. */
const BLOCKS = new Set(["p", "li", "h1", "h2", "h3", "h4", "section", "nav", "head", "header"]);

function escaped(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
