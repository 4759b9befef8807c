// One data set in the data library: a few pictures or items, its numbers, and the button that imports it.
import type { LibraryEntry, LibraryPicture } from "#program/library";
import { hasText, text } from "#program/messages";
import { drawGrey } from "#stage/grey-canvas";
import { h } from "#ui/element";

export interface LibraryCard {
  readonly el: HTMLElement;
  readonly button: HTMLButtonElement;
}

export function createLibraryCard(entry: LibraryEntry, take: () => void): LibraryCard {
  const title = titleOf(entry);
  const button = h(
    "button",
    {
      type: "button",
      class: "ui-button library-import",
      aria: { label: text("library.importOf", { name: title }) },
      on: { click: take },
    },
    text("library.import"),
  );
  const shown =
    entry.pictures.length > 0
      ? h("div", { class: "library-pictures" }, ...entry.pictures.map(picture))
      : h("pre", { class: "library-items" }, entry.items.join("\n"));
  const el = h(
    "li",
    { class: "library-card" },
    shown,
    h(
      "div",
      { class: "library-words" },
      h("h3", {}, title),
      h("p", {}, factsOf(entry)),
      h("p", { class: "library-labels" }, labelsOf(entry)),
    ),
    h("div", { class: "library-get" }, button, h("span", {}, sizeOf(entry))),
  );
  return { el, button };
}

/** What a data set is called: its file's name, or words for all of MNIST. */
export function titleOf({ name }: LibraryEntry): string {
  const key = `library.name.${name}`;
  return hasText(key) ? text(key) : name;
}

/** What a new list of it is called: the file's name without its ending. */
export function listNameOf({ name }: LibraryEntry): string {
  const key = `library.list.${name}`;
  if (hasText(key)) return text(key);
  const bare = name.replace(/\.gz$/i, "").replace(/\.[a-z0-9]{1,5}$/i, "");
  return bare.replace(/[-_]?images[-_]idx3[-_]ubyte$/i, "") || name;
}

/** Whether it is for testing, by its name. */
export function isForTesting({ name }: LibraryEntry): boolean {
  return /(^|[\s_.-])test([\s_.-]|$)/i.test(name);
}

function factsOf({ samples, values, pictures: [first] }: LibraryEntry): string {
  if (values === 0) return text("library.items", { count: samples });
  const many = text(samples === 1 ? "library.oneSample" : "library.samples", { count: samples });
  const each =
    first !== undefined
      ? text("library.pictures", { width: first.width, height: first.height })
      : text(values === 1 ? "library.oneValue" : "library.values", { count: values });
  return `${many}, ${each}`;
}

function labelsOf({ labels, labelCount }: LibraryEntry): string {
  if (labelCount === 0) return "";
  const [first] = labels;
  const last = labels[labels.length - 1];
  const areInARow = labels.every((label, i) => label === String(Number(first) + i));
  if (areInARow && labelCount > 2 && labelCount === labels.length) {
    return text("library.labelsFromTo", { first, last });
  }
  const named = labels.join(", ");
  return labelCount > labels.length
    ? text("library.moreLabels", { count: labelCount, labels: named })
    : text("library.labels", { labels: named });
}

function sizeOf({ bytes }: LibraryEntry): string {
  const isLarge = bytes >= 1e6;
  const size = isLarge ? Math.round(bytes / 1e5) / 10 : Math.max(1, Math.round(bytes / 1000));
  return text(isLarge ? "library.megabytes" : "library.kilobytes", { size });
}

function picture({ label, width, height, pixels }: LibraryPicture): HTMLElement {
  const canvas = h("canvas", {
    width: 1,
    height: 1,
    role: "img",
    aria: { label: text("library.picture", { label }) },
  });
  const levels = Uint8Array.from(atob(pixels), (byte) => byte.charCodeAt(0));
  drawGrey(canvas, { width, height, pixels: levels });
  return canvas;
}
