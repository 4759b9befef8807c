// What a preview of an import shows: pictures of the first samples or the first items as text, the
// labels with their counts, what is wrong or worth a look. Only shows; asks nothing.
import { text } from "#program/messages";
import { drawGrey } from "#stage/grey-canvas";
import { type Child, h } from "#ui/element";
import type { ImportDefect, ImportPreview } from "#worker/protocol";

export interface ImportFindings {
  readonly el: HTMLElement;
  update(preview: ImportPreview): void;
}

/** The worker names no more labels than this. */
const LABELS_NAMED = 1000;
/** The worker names no more rows of a kind than this. */
const ROWS_NAMED = 5;

export function createImportFindings(): ImportFindings {
  const el = h("div", { class: "import-findings" });
  return {
    el,
    update(preview) {
      const { pictures, items, classes, defects } = preview;
      const count = classes.length;
      const labelsKey = count < LABELS_NAMED ? "importing.labels" : "importing.manyLabels";
      el.replaceChildren(
        ...part("importing.pictures", "import-pictures", pictures.map(pictureItem)),
        ...part(
          "importing.firstItems",
          "import-items",
          items.map((item) => h("li", {}, item)),
        ),
        ...part({ key: labelsKey, count }, "import-labels", classes.map(labelItem)),
        ...part("importing.findings", "import-defects", defects.map(defectItem)),
        ...(defects.length === 0 && preview.refusal === null
          ? [h("p", { class: "import-fine" }, text("importing.fine"))]
          : []),
      );
    },
  };
}

/** A heading and a list that can be scrolled, by keys too; nothing when there is nothing in it. */
function part(
  title: string | { readonly key: string; readonly count: number },
  look: string,
  items: readonly HTMLElement[],
): readonly HTMLElement[] {
  if (items.length === 0) return [];
  const words = typeof title === "string" ? text(title) : text(title.key, { count: title.count });
  const list = h("ul", { class: look, tabindex: 0, aria: { label: words } }, ...items);
  return [h("h3", {}, words), list];
}

function pictureItem(picture: ImportPreview["pictures"][number], index: number): HTMLElement {
  const { label } = picture;
  const canvas = h("canvas", {
    width: 1,
    height: 1,
    role: "img",
    aria: { label: text("importing.picture", { number: index + 1, label }) },
  });
  drawGrey(canvas, picture);
  return h("li", {}, canvas, h("span", { title: label, aria: { hidden: true } }, label));
}

function labelItem({ label, count }: ImportPreview["classes"][number]): HTMLElement {
  return h("li", { title: label }, text("importing.label", { label: shortened(label), count }));
}

function defectItem({ severity, sentence, rows }: ImportDefect): HTMLElement {
  const children: Child[] = [h("strong", {}, text(`importing.${severity}`)), ` ${sentence}`];
  // A single row is named by the sentence.
  if (rows.length > 1) {
    const key = rows.length < ROWS_NAMED ? "importing.rows" : "importing.moreRows";
    children.push(h("span", { class: "import-rows" }, text(key, { rows: rows.join(", ") })));
  }
  return h("li", { data: { severity } }, ...children);
}

const LABEL_LENGTH = 40;

function shortened(label: string): string {
  return label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH)}…` : label;
}
