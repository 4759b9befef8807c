// A list monitor, as in Scratch: the list's name, its items, its length, with Import and Export as
// buttons, in a menu, on right-click and by dropping a file. Where items come from and what an
// import does it does not know.
import "./list.css";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import { createMenuButton, type MenuItem, openMenu } from "#ui/menu";
import { createListRows, type ListRowsDeps } from "./list-rows.ts";

export interface ListMonitorState {
  readonly name: string;
  readonly length: number;
  /** How far an import into this list is; total 0: it is not known how much there is. */
  readonly importing: { readonly done: number; readonly total: number } | null;
}

export interface ListMonitorDeps extends ListRowsDeps {
  /** The user chose or dropped a file. */
  readonly importFile: (file: File) => void;
  readonly cancelImport: () => void;
  readonly exportList: () => void;
  readonly clear: () => void;
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

  const chooser = h("input", {
    type: "file",
    hidden: true,
    on: {
      change: () => {
        const file = chooser.files?.[0];
        chooser.value = "";
        if (file !== undefined) deps.importFile(file);
      },
    },
  });
  const items = (): MenuItem[] => [
    { label: text("list.import"), run: () => chooser.click(), disabled: state.importing !== null },
    { label: text("list.export"), run: deps.exportList, disabled: state.length === 0 },
    { label: text("list.clear"), run: deps.clear, disabled: state.length === 0 },
  ];
  const button = (key: string, run: () => void) =>
    h("button", { type: "button", class: "list-button", on: { click: run } }, text(key));
  const importButton = button("list.import", () => chooser.click());
  const exportButton = button("list.export", deps.exportList);
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
        if (hasFile(event)) event.preventDefault();
      },
      drop: (event) => {
        showDrop(0);
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return;
        event.preventDefault();
        // The page may take files too; this one has found its list.
        event.stopPropagation();
        if (state.importing === null) deps.importFile(file);
      },
    },
  });
  el.dataset.drop = text("list.drop");
  el.append(h("header", { class: "list-head" }, name, menu.el));
  const rows = createListRows(el, deps);
  el.append(
    progress,
    h("footer", { class: "list-foot" }, addButton, length, importButton, exportButton),
    chooser,
  );
  host.append(el);

  const showDrop = (depth: number) => {
    dragDepth = Math.max(0, depth);
    el.toggleAttribute("data-dropping", dragDepth > 0);
  };
  const onDrag = (event: DragEvent, by: number) => {
    if (!hasFile(event)) return;
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

function hasFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
