// A list monitor, as in Scratch: the list's name, its items, its length, with Import and Export as
// buttons, in a menu, on right-click, by dropping files or folders and by pasting. Where items come
// from and what an import does it does not know.
import "./list.css";
import { text } from "#program/messages";
import { carriesFiles, filesOf, type NamedFile, named } from "#ui/dropped-files";
import { h, setAria, setText } from "#ui/element";
import { createMenuButton, type MenuItem, openMenu } from "#ui/menu";
import { createListRows, type ListRowsDeps } from "./list-rows.ts";

export interface ListMonitorState {
  readonly name: string;
  /** It is kept for testing. */
  readonly isTest?: boolean;
  readonly length: number;
  /** How far an import into this list is; total 0: it is not known how much there is. */
  readonly importing: { readonly done: number; readonly total: number } | null;
}

export interface ListMonitorDeps extends ListRowsDeps {
  /** The user chose, dropped or pasted files; folders are still being looked through. */
  readonly importFiles: (files: Promise<readonly NamedFile[]>) => void;
  readonly importText: (text: string) => void;
  readonly cancelImport: () => void;
  readonly exportList: (as: "imported" | "csv" | "idx") => void;
  readonly clear: () => void;
  /** What else the menu offers. */
  readonly menuItems: () => readonly MenuItem[];
}

export interface ListMonitor {
  readonly el: HTMLElement;
  /** To be called whenever the list changed, also when its length stayed. */
  update(state: ListMonitorState): void;
  /** Brings item `index`, from 0, into view, and the focus to it. */
  reveal(index: number): void;
  destroy(): void;
}

export function createListMonitor(host: HTMLElement, deps: ListMonitorDeps): ListMonitor {
  let state: ListMonitorState = { name: "", length: 0, importing: null };
  let dragDepth = 0;

  const chooser = createChooser(deps.importFiles);
  const folderChooser = createChooser(deps.importFiles);
  folderChooser.webkitdirectory = true;
  const items = (): MenuItem[] => {
    const isBusy = state.importing !== null;
    const isEmpty = state.length === 0;
    return [
      { label: text("list.import"), run: () => chooser.click(), disabled: isBusy },
      { label: text("list.importFolder"), run: () => folderChooser.click(), disabled: isBusy },
      { label: text("list.export"), run: () => deps.exportList("imported"), disabled: isEmpty },
      { label: text("list.exportCsv"), run: () => deps.exportList("csv"), disabled: isEmpty },
      { label: text("list.exportIdx"), run: () => deps.exportList("idx"), disabled: isEmpty },
      { label: text("list.clear"), run: deps.clear, disabled: isEmpty },
      ...deps.menuItems(),
    ];
  };
  const button = (key: string, run: () => void) =>
    h("button", { type: "button", class: "list-button", on: { click: run } }, text(key));
  const importButton = button("list.import", () => chooser.click());
  importButton.title = text("list.importHelp");
  const exportButton = button("list.export", () => deps.exportList("imported"));
  const addButton = h(
    "button",
    {
      type: "button",
      class: "list-button",
      title: text("list.add"),
      aria: { label: text("list.add") },
      on: { click: () => deps.edit({ kind: "insert", index: state.length, item: "" }) },
    },
    "+",
  );
  const menu = createMenuButton({ label: text("list.menu", { name: "" }), face: "⋮", items });
  const name = h("span", { class: "list-name" });
  const role = h("span", { class: "list-role", hidden: true }, text("list.isForTesting"));
  const length = h("span", { class: "list-length" });
  const bar = h("progress", { max: 1 });
  const percent = h("span", {});
  const cancel = button("list.cancel", deps.cancelImport);
  const progress = h("div", { class: "list-progress", hidden: true }, bar, percent, cancel);

  const el = h("div", {
    class: "stage-list",
    role: "group",
    on: {
      contextmenu: (event) => {
        if (event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        const label = text("list.menu", { name: state.name });
        openMenu(items(), { x: event.clientX, y: event.clientY, label });
      },
      dragenter: (event) => onDrag(event, 1),
      dragleave: (event) => onDrag(event, -1),
      dragover: (event) => {
        if (carriesFiles(event.dataTransfer)) event.preventDefault();
      },
      drop: (event) => {
        showDrop(0);
        take(event, event.dataTransfer);
      },
      paste: (event) => {
        const { clipboardData, target } = event;
        if (clipboardData === null || target instanceof HTMLInputElement) return;
        take(event, clipboardData);
        const pasted = clipboardData.getData("text/plain");
        if (event.defaultPrevented || pasted === "" || state.importing !== null) return;
        event.preventDefault();
        deps.importText(pasted);
      },
    },
  });
  el.dataset.drop = text("list.drop");
  el.append(h("header", { class: "list-head" }, name, role, menu.el));
  const rows = createListRows(el, deps);
  el.append(
    progress,
    h("footer", { class: "list-foot" }, addButton, length, importButton, exportButton),
    chooser,
    folderChooser,
  );
  host.append(el);

  /** Imports the files of a drop or paste, if it is one of files. */
  const take = (event: Event, transfer: DataTransfer | null) => {
    if (transfer === null || !carriesFiles(transfer)) return;
    event.preventDefault();
    // The page may take files too; these have found their list.
    event.stopPropagation();
    if (state.importing === null) deps.importFiles(filesOf(transfer));
  };

  const showDrop = (depth: number) => {
    dragDepth = Math.max(0, depth);
    el.toggleAttribute("data-dropping", dragDepth > 0);
  };
  const onDrag = (event: DragEvent, by: number) => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    showDrop(dragDepth + by);
  };
  const update = (next: ListMonitorState) => {
    state = next;
    const { importing } = state;
    setAria(el, "label", state.name);
    setAria(menu.el, "label", text("list.menu", { name: state.name }));
    menu.el.title = text("list.menu", { name: state.name });
    setText(name, state.name);
    name.title = state.name;
    role.hidden = state.isTest !== true;
    setText(length, text("list.length", { length: String(state.length) }));
    rows.update(state);
    importButton.disabled = importing !== null;
    exportButton.disabled = state.length === 0;
    progress.hidden = importing === null;
    if (importing === null) return;
    setAria(bar, "label", text("list.importing", { name: state.name }));
    if (importing.total > 0) bar.value = importing.done / importing.total;
    else bar.removeAttribute("value");
    const share = Math.floor((100 * importing.done) / Math.max(1, importing.total));
    setText(percent, importing.total > 0 ? text("list.percent", { percent: share }) : "");
  };
  return {
    el,
    update,
    reveal: rows.reveal,
    destroy: () => {
      rows.destroy();
      menu.destroy();
      el.remove();
    },
  };
}

/** An invisible input through which files are chosen. */
function createChooser(chosen: ListMonitorDeps["importFiles"]): HTMLInputElement {
  const chooser = h("input", {
    type: "file",
    hidden: true,
    multiple: true,
    on: {
      change: () => {
        const files = named(chooser.files);
        chooser.value = "";
        if (files.length > 0) chosen(Promise.resolve(files));
      },
    },
  });
  return chooser;
}
