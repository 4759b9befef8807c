// Help on one block: its picture, what it does or computes with its formula, and what goes into it
// with its usual value; of what the network computes also a worked example (src/book). Loaded when first
// asked for. Knows nothing of how blocks compile or run.
import "./help-card.css";
import type * as Blockly from "blockly/core";
import { chapterOf, topicsOfBlock } from "#book/chapters";
import type { Topic } from "#book/topic";
import { topicMarkup } from "#book/topic-markup";
import type { BlockRegistry, BlockSpec, Slot } from "#compile/block-spec";
import { englishHelp } from "#program/english-help";
import { englishTopics } from "#program/english-topics";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";
import { wordsOfBlock } from "./block-says.ts";
import { cutWords, optionKey, slotsOf, wordsKey } from "./block-words.ts";
import { helpOn, loadHelp } from "./know-help.ts";
import { nodeOf } from "./markup-node.ts";

/** Opens the card of a block; resolves when it is closed. */
export async function showHelp(block: Blockly.BlockSvg, registry: BlockRegistry): Promise<void> {
  await loadHelp();
  addMissing(englishHelp);
  addMissing(englishTopics);
  const about = describedBlock(block);
  const topics = topicsOfBlock(about.type, (slot) => about.getFieldValue(slot));
  const spec = registry.get(about.type);
  const picture = pictureOf(about);
  const dialog = openDialog<null>({
    title: text("editor.help.title", { block: spec ? plainWords(spec) : wordsOfBlock(about) }),
    body: [
      picture.el,
      h("p", { class: "help-says" }, ...withCode(helpOf(spec))),
      spec ? inputsOf(spec) : null,
      ...topics.map((topic) => nodeOf(topicMarkup(topic, 3))),
      bookLink(topics),
    ],
    buttons: [{ label: text("app.close"), value: null, look: "main" }],
  });
  dialog.el.classList.add("help-card");
  picture.fit();
  // The button that has the focus stands at the end of a card that may be long.
  dialog.el.scrollTop = 0;
  await dialog.result;
}

/** The number or word in a hole has no help of its own. */
function describedBlock(block: Blockly.BlockSvg): Blockly.BlockSvg {
  const parent = block.getParent();
  return block.isShadow() && parent ? describedBlock(parent) : block;
}

function helpOf(spec: BlockSpec | undefined): string {
  return spec ? helpOn(spec.type) : text("editor.unknownHelp");
}

/** The block's sentence with a number for each input: "repeat ①". */
export function plainWords(spec: BlockSpec): string {
  const inputs = shownSlots(spec).map(([name]) => name);
  return cutWords(text(wordsKey(spec.type)))
    .flat()
    .flatMap((piece) => {
      if ("words" in piece) return [piece.words.replace("⚑", text("editor.flag"))];
      const number = inputs.indexOf(piece.slot);
      return number < 0 ? [] : [signOf(number)];
    })
    .join(" ");
}

/** Circled 1 to 20. */
function signOf(index: number): string {
  return String.fromCodePoint(0x2460 + index);
}

/** All that a person fills in, in the order of the words. */
function shownSlots(spec: BlockSpec): [string, Slot][] {
  const sentence = text(wordsKey(spec.type));
  const place = (name: string) => sentence.indexOf(`{${name}}`);
  return slotsOf(spec.slots)
    .filter(([name, slot]) => slot.kind !== "note" && place(name) >= 0)
    .sort(([a], [b]) => place(a) - place(b));
}

function inputsOf(spec: BlockSpec): HTMLElement | null {
  const slots = shownSlots(spec);
  if (slots.length === 0) return null;
  return h(
    "ul",
    { class: "help-inputs", aria: { label: text("editor.help.inputs") } },
    ...slots.map(([name, slot], index) =>
      h(
        "li",
        {},
        h("span", { class: "help-sign" }, signOf(index)),
        ...withCode(describeSlot(spec, name, slot)),
      ),
    ),
  );
}

/** "A number typed in, from 0 to 1. At first 0.2." */
export function describeSlot(spec: BlockSpec, name: string, slot: Slot): string {
  const words = (key: string, parameters = {}) => text(`editor.help.slot.${key}`, parameters);
  const atFirst = (value: number | string) =>
    value === "" ? words("empty") : words("default", { value: String(value) });
  switch (slot.kind) {
    case "number":
    case "text":
      return `${words(slot.kind)} ${atFirst(slot.default)}`;
    case "numberField": {
      const range = { min: slot.min, max: slot.max };
      const key = slot.step === 1 ? "wholeField" : "numberField";
      return `${words(key, range)} ${atFirst(slot.default)}`;
    }
    case "choice":
    case "menu": {
      const options = slot.options.map(({ value }) => text(optionKey(spec.type, name, value)));
      const [first] = options;
      const shown = options.length > 12 ? [...options.slice(0, 10), "…"] : options;
      if (first === undefined) return words("menu");
      return `${words("options", { options: shown.join(", ") })} ${atFirst(first)}`;
    }
    case "colour":
      return `${words("colour")} ${atFirst(slot.default)}`;
    case "boolean":
    case "sample":
    case "variable":
    case "list":
    case "message":
      return words(slot.kind);
    case "stack":
      return words(slot.holds);
    case "note":
      return "";
    default:
      return slot satisfies never;
  }
}

/** To the chapter that the first of the topics stands in. */
function bookLink(topics: readonly Topic[]): HTMLElement | null {
  if (topics.length === 0) return null;
  const { id, number } = chapterOf(topics[0]);
  const title = text(`book.chapter.${id}.title`);
  return h(
    "p",
    { class: "help-book" },
    h("a", { href: `book.html#${id}`, target: "_blank" }, text("book.more", { number, title })),
  );
}

/** What stands between backquotes is a block's words. */
function withCode(sentences: string): (Node | string)[] {
  return sentences.split("`").map((part, index) => (index % 2 === 1 ? h("code", {}, part) : part));
}

interface Picture {
  readonly el: HTMLElement;
  /** Call when it stands in the page: only then drawings have a size. */
  fit(): void;
}

/** The block as it is drawn, without what hangs below it; for the eyes only. */
function pictureOf(block: Blockly.BlockSvg): Picture {
  const copy = block.getSvgRoot().cloneNode(true) as SVGGElement;
  // All of them: the drawings of a long stack do not stand inside one another.
  const below = new Set(
    block
      .getNextBlock()
      ?.getDescendants(false)
      .map(({ id }) => id),
  );
  for (const part of copy.querySelectorAll("[data-id]")) {
    if (below.has(part.getAttribute("data-id") ?? "")) part.remove();
  }
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of LIVE_ATTRIBUTES) part.removeAttribute(name);
    part.classList.remove(...LIVE_CLASSES);
  }
  copy.removeAttribute("transform");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(copy);
  // The style sheets of the blocks ask for these two around them.
  const injection = h("div", { class: block.workspace.getInjectionDiv().className }, svg);
  return {
    el: h("div", { class: "help-picture editor", aria: { hidden: true } }, injection),
    fit() {
      const { x, y, width, height } = copy.getBBox();
      svg.setAttribute("viewBox", `${x - 2} ${y - 2} ${width + 4} ${height + 4}`);
      svg.setAttribute("width", `${width * SCALE}`);
      svg.setAttribute("height", `${height * SCALE}`);
    },
  };
}

const SCALE = 0.85;
/** What makes a drawn block a part of the editor. */
const LIVE_ATTRIBUTES = ["id", "tabindex", "role", "aria-label", "aria-labelledby", "data-id"];
const LIVE_CLASSES = [
  "blocklyActiveFocus",
  "blocklyPassiveFocus",
  "blocklySelected",
  "block-has-error",
  "block-has-warning",
  "block-stopped",
  "block-glows",
  "search-found",
  "search-current",
];
