// What a value's bubble holds: what kind of value it is and how large, then the value itself as text,
// list, strip or picture. Text from a program becomes text, never markup.
import { text } from "#program/messages";
import type { SamplePicture, ShownValue } from "#program/run-event";
import { h, setText } from "#ui/element";
import { paintCells } from "./cell-canvas.ts";
import { createNumberStrip } from "./number-strip.ts";

/** Characters of a text that are shown. */
const MOST_TEXT = 300;
/** CSS pixels; a picture's pixels are enlarged by a whole number. */
const PICTURE = 168;

export function valueContent(value: ShownValue): readonly HTMLElement[] {
  const caption = h("div", { class: "value-caption" }, captionOf(value));
  switch (value.kind) {
    case "number":
    case "boolean":
    case "text":
      return present(wordsOf(value.text), caption, copyButton(value));
    case "list":
      return present(value.length === 0 ? null : itemsOf(value), caption);
    case "vector":
      return present(createNumberStrip(value.values), caption, copyButton(value));
    case "picture":
      return [pictureOf(value.sample), caption];
    default:
      value satisfies never;
      return [];
  }
}

function captionOf(value: ShownValue): string {
  switch (value.kind) {
    case "number":
    case "boolean":
      return text(`value.${value.kind}`);
    case "text":
    case "list": {
      const { kind, length } = value;
      const plural = length === 0 ? ".none" : length === 1 ? ".one" : "";
      return text(`value.${kind}${plural}`, { length });
    }
    case "vector":
      return text("value.vector", { count: value.values.length });
    case "picture": {
      const { width, height, label } = value.sample;
      const size = text("value.picture", { width, height });
      return label === "" ? size : `${size}, ${text("value.picture.label", { label })}`;
    }
    default:
      value satisfies never;
      return "";
  }
}

function present(...parts: readonly (HTMLElement | null)[]): HTMLElement[] {
  return parts.filter((part) => part !== null);
}

function wordsOf(all: string): HTMLElement | null {
  if (all === "") return null;
  const shown = all.length > MOST_TEXT ? `${all.slice(0, MOST_TEXT)}…` : all;
  return h("div", { class: "value-words" }, shown);
}

function itemsOf({ items, length }: Extract<ShownValue, { kind: "list" }>): HTMLElement {
  const more = length - items.length;
  return h(
    "div",
    { class: "value-items", tabindex: 0 },
    h("ol", {}, ...items.map((item) => h("li", {}, item))),
    more > 0 ? h("div", { class: "value-more" }, text("value.list.more", { count: more })) : null,
  );
}

function pictureOf({ pixels, width, height }: SamplePicture): HTMLElement {
  const canvas = h("canvas", {
    class: "value-cells value-picture",
    role: "img",
    aria: { label: text("value.picture", { width, height }) },
  });
  const scale = Math.max(1, Math.floor(PICTURE / Math.max(1, width, height)));
  canvas.style.width = `${scale * width}px`;
  canvas.style.height = `${scale * height}px`;
  paintCells(canvas, { count: width * height, columns: width }, (i) => {
    const level = pixels[i] ?? 0;
    return [level, level, level];
  });
  return canvas;
}

/** Where the whole value is at hand, and more than one sees or can pick with the mouse. */
function copyButton(
  value: Extract<ShownValue, { kind: "number" | "text" | "boolean" | "vector" }>,
): HTMLElement | null {
  if (value.kind === "boolean" || (value.kind === "text" && value.text === "")) return null;
  if (value.kind === "text" && value.text.length < value.length) return null;
  const all = value.kind === "vector" ? value.values.join(" ") : value.text;
  const button = h(
    "button",
    {
      type: "button",
      class: "value-copy",
      on: {
        click: () =>
          void navigator.clipboard.writeText(all).then(() => setText(button, text("value.copied"))),
      },
    },
    text("value.copy"),
  );
  return button;
}
