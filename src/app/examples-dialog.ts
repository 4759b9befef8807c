// The start screen: the examples as cards with picture, words and result, and what it takes to open one.
// Loaded when it is first asked for.
import "./examples-dialog.css";
import { parseProject } from "#compile/parse-project";
import { type GalleryEntry, gallery } from "#gallery/gallery.ts";
import { englishExamples } from "#program/english-examples";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";
import type { Client } from "#worker/client";
import { type Arrival, newId, projectFromFile } from "./project-files.ts";

/** Resolves to the id of the example to open; null when none is. */
export async function chooseExample(): Promise<string | null> {
  addMissing(englishExamples);
  const cards = gallery.map((entry) => describe(entry, () => dialog.close(entry.id)));
  const dialog = openDialog<string>({
    title: text("examples.title"),
    body: [h("p", {}, text("examples.intro")), h("ul", { class: "examples" }, ...cards)],
    buttons: [],
  });
  const close = h(
    "button",
    {
      type: "button",
      class: "examples-close",
      title: text("app.close"),
      aria: { label: text("app.close") },
      on: { click: () => dialog.close(null) },
    },
    "×",
  );
  dialog.el.classList.add("examples-dialog");
  dialog.el.append(close);
  // Not the list, which scrolls.
  dialog.el.querySelector("button")?.focus();
  return dialog.result;
}

/**
 * An example as a project of its own, with its trained network if it has one. Rejects with a sentence when
 * its file does not come.
 */
export async function exampleArrival(id: string, client: Client): Promise<Arrival> {
  const entry = gallery.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`There is no example ${id}`);
  const { source } = entry;
  if (typeof source === "object") return projectFromFile(await fetchExample(id, source), client);
  const { project } = parseProject(contentOf(await source()));
  if (project === undefined) throw new Error(`The example ${id} does not parse`);
  const model = entry.model === null ? null : { address: entry.model };
  return { id: newId(), project, lists: {}, model, notes: [] };
}

/** Named as the project is to be. */
async function fetchExample(id: string, source: { address: string; file: string }): Promise<File> {
  const answer = await fetch(source.address).catch(() => null);
  const blob = answer?.ok ? await answer.blob().catch(() => null) : null;
  if (blob === null) throw new Error(text("data.notFetched", { name: source.file }));
  return new File([blob], `${text(`examples.${id}.title`)}.sb3`);
}

/** A JSON module has its content as its default. */
function contentOf(module: unknown): unknown {
  return typeof module === "object" && module !== null && "default" in module
    ? module.default
    : module;
}

function describe({ id, source, picture, model, of, accuracy }: GalleryEntry, open: () => void) {
  const title = text(`examples.${id}.title`);
  const share = accuracy === null ? "" : `${(100 * accuracy).toFixed(accuracy < 1 ? 1 : 0)} %`;
  const result = text("examples.result", { share, of: text(`examples.of.${of}`) });
  return h(
    "li",
    { class: "example" },
    h("img", { class: "example-picture", src: picture, alt: "", width: 280, height: 210 }),
    h(
      "div",
      { class: "example-words" },
      h(
        "h3",
        { class: "example-title" },
        title,
        model === null
          ? null
          : h(
              "span",
              { class: "example-ready", title: text("examples.ready.help") },
              text("examples.ready"),
            ),
      ),
      h("p", {}, text(`examples.${id}.text`)),
      h("p", {}, h("strong", {}, text("examples.next")), ` ${text(`examples.${id}.next`)}`),
      typeof source === "object" ? downloadLink(source) : null,
    ),
    h(
      "div",
      { class: "example-foot" },
      h("span", { class: "example-result" }, accuracy === null ? "" : result),
      h(
        "button",
        {
          type: "button",
          class: "ui-button ui-button-main",
          aria: { label: text("examples.openOne", { title }) },
          on: { click: open },
        },
        text("examples.open"),
      ),
    ),
  );
}

/** For whoever wants to run the same file in Scratch. */
function downloadLink({ address, file }: { address: string; file: string }): HTMLElement {
  const link = { class: "example-download", href: address, download: file };
  return h("p", {}, h("a", link, text("examples.download")));
}
