// What stands in the place of the grid when there is nothing to show: the list is empty, holds no samples, or no
// sample passes the filters. Says what to do about it.
import { text } from "#program/messages";
import type { NamedFile } from "#ui/dropped-files";
import { h, setText } from "#ui/element";
import type { Answer } from "#worker/protocol";

export interface BrowserNotice {
  /** Hidden while there is something to show. */
  readonly el: HTMLElement;
  update(found: Answer<"browse">, list: string): void;
  focus(): void;
}

export function createBrowserNotice(deps: {
  readonly importFiles: (files: readonly NamedFile[]) => void;
  readonly showAll: () => void;
}): BrowserNotice {
  const title = h("h3", {});
  const words = h("p", {});
  const why = h("p", {});
  const chooser = h("input", {
    type: "file",
    hidden: true,
    multiple: true,
    on: {
      change: () => {
        const files = Array.from(chooser.files ?? [], (file) => ({ name: file.name, file }));
        chooser.value = "";
        if (files.length > 0) deps.importFiles(files);
      },
    },
  });
  const button = (key: string, look: string, run: () => void) =>
    h("button", { type: "button", class: `ui-button ${look}`, on: { click: run } }, text(key));
  const importButton = button("browser.import", "ui-button-main", () => chooser.click());
  const showAll = button("browser.showAll", "", deps.showAll);
  const el = h(
    "div",
    { class: "browser-empty", hidden: true },
    title,
    why,
    words,
    importButton,
    showAll,
    chooser,
  );
  return {
    el,
    update({ length, samples, indexes, problem }, list) {
      const kind = length === 0 ? "empty" : samples === 0 ? "texts" : "nothing";
      const isAboutList = kind !== "nothing";
      el.hidden = !isAboutList && indexes.length > 0;
      setText(title, text(`browser.${kind}`, { list }));
      setText(words, isAboutList ? text(`browser.${kind}.help`) : "");
      setText(why, kind === "texts" ? (problem ?? "") : "");
      importButton.hidden = !isAboutList;
      showAll.hidden = isAboutList;
    },
    focus: () => (showAll.hidden ? importButton : showAll).focus(),
  };
}
