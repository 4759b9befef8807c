// The rows of a list monitor: only those in view exist, whatever the length of the list. Arrow
// keys choose a row, Enter or a click edits it, Delete removes it.
import "./list.css";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import { createRowPages } from "./row-pages.ts";
import {
  isCompressed,
  maxOffset,
  offsetAt,
  offsetShowing,
  ROW_HEIGHT,
  type RowView,
  rowsInView,
  scrollHeight,
  scrollTopAt,
} from "./virtual-rows.ts";

/** Longer items are shown, but not edited in one line. */
const MAX_EDITED_LENGTH = 20_000;
/** Used where the window's height is not known yet. */
const FALLBACK_HEIGHT = 7 * ROW_HEIGHT;

/** What a person does to an item; `index` counts from 0. */
export type ItemEdit =
  | { readonly kind: "replace"; readonly index: number; readonly item: string }
  | { readonly kind: "insert"; readonly index: number; readonly item: string }
  | { readonly kind: "delete"; readonly index: number };

export interface ListRowsDeps {
  /** Items `from` (0-based) to `from + count` as text; long ones may be cut. */
  readonly rows: (from: number, count: number) => Promise<readonly string[]>;
  /** One item whole. */
  readonly item: (index: number) => Promise<string>;
  readonly edit: (edit: ItemEdit) => void;
}

export interface ListRows {
  readonly el: HTMLElement;
  /** The list has this many items now, and any of them may have changed. */
  update(state: { readonly name: string; readonly length: number }): void;
  /** Brings row `index`, from 0, into view, and the focus to it. */
  reveal(index: number): void;
  destroy(): void;
}

export function createListRows(host: HTMLElement, deps: ListRowsDeps): ListRows {
  const sheet = h("div", { class: "list-sheet", role: "presentation" });
  const el = h("div", {
    class: "list-window",
    role: "listbox",
    tabindex: 0,
    on: {
      scroll: () => onScroll(),
      keydown: (event) => onKey(event),
      click: (event) => onClick(event),
    },
  });
  // Not passive: for a compressed list the wheel is handled here.
  el.addEventListener("wheel", (event) => onWheel(event), { passive: false });
  el.append(sheet);
  host.append(el);

  let length = 0;
  let offset = 0;
  let chosen = 0;
  let ownScroll = -1;
  let editor: HTMLInputElement | null = null;
  const shown = new Map<number, HTMLElement>();
  const pages = createRowPages({ rows: deps.rows, onArrived: () => draw() });
  const id = `list-${++lists}`;

  const view = (): RowView => ({ rows: length, height: el.clientHeight || FALLBACK_HEIGHT });
  const draw = () => {
    const { first, count } = rowsInView(view(), offset);
    pages.want({ first, count });
    for (const [row, element] of shown) {
      if (row >= first && row < first + count) continue;
      element.remove();
      shown.delete(row);
    }
    // Where a row stands is measured from the scroll position, which a compressed list outruns.
    const base = el.scrollTop - offset;
    for (let row = first; row < first + count; row++) {
      let element = shown.get(row);
      if (element === undefined) {
        element = createRow(`${id}-${row}`, row);
        shown.set(row, element);
        sheet.append(element);
      }
      element.style.transform = `translateY(${base + row * ROW_HEIGHT}px)`;
      setText(element.lastElementChild ?? element, pages.item(row) ?? text("list.loading"));
      setAria(element, "setsize", length);
      setAria(element, "selected", row === chosen);
    }
    setAria(el, "activedescendant", shown.has(chosen) ? `${id}-${chosen}` : null);
  };
  const scrollTo = (wanted: number) => {
    offset = Math.max(0, Math.min(maxOffset(view()), wanted));
    ownScroll = Math.round(scrollTopAt(view(), offset));
    el.scrollTop = ownScroll;
    draw();
  };
  const onScroll = () => {
    // Our own scrolling comes back as an event; it knows the offset less exactly than we do.
    if (Math.abs(el.scrollTop - ownScroll) > 1) offset = offsetAt(view(), el.scrollTop);
    ownScroll = -1;
    draw();
  };
  const onWheel = (event: WheelEvent) => {
    if (!isCompressed(length) || event.ctrlKey) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? ROW_HEIGHT : 1;
    event.preventDefault();
    scrollTo(offset + event.deltaY * unit);
  };
  const choose = (row: number) => {
    chosen = Math.max(0, Math.min(length - 1, row));
    scrollTo(offsetShowing(view(), offset, chosen));
  };
  const onClick = (event: Event) => {
    const row = rowOf(event.target);
    if (row === null || editor !== null) return;
    choose(row);
    void edit(row);
  };
  const onKey = (event: KeyboardEvent) => {
    if (editor !== null || length === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(view().height / ROW_HEIGHT) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: chosen - 1,
      ArrowDown: chosen + 1,
      PageUp: chosen - page,
      PageDown: chosen + page,
      Home: 0,
      End: length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) choose(target);
    else if (event.key === "Enter") void edit(chosen);
    else if (event.key === "Delete") deps.edit({ kind: "delete", index: chosen });
    else return;
    event.preventDefault();
  };
  const edit = async (row: number) => {
    const item = await deps.item(row);
    const element = shown.get(row);
    if (item.length > MAX_EDITED_LENGTH || element === undefined || editor !== null) return;
    const close = (isKept: boolean) => {
      if (editor === null) return;
      const { value } = editor;
      const hadFocus = editor.matches(":focus");
      const closed = editor;
      editor = null;
      closed.remove();
      if (hadFocus) el.focus({ preventScroll: true });
      if (isKept && value !== item) deps.edit({ kind: "replace", index: row, item: value });
    };
    editor = h("input", {
      class: "list-editor",
      value: item,
      spellcheck: "false",
      aria: { label: text("list.editing", { index: row + 1 }) },
      on: {
        blur: () => close(true),
        keydown: (event) => {
          event.stopPropagation();
          if (event.key === "Enter") close(true);
          else if (event.key === "Escape") close(false);
          else return;
          event.preventDefault();
        },
      },
    });
    element.append(editor);
    editor.focus({ preventScroll: true });
  };
  const update = (state: { readonly name: string; readonly length: number }) => {
    const isNew = state.length !== length;
    length = state.length;
    setAria(el, "label", text("list.items", { name: state.name }));
    el.dataset.empty = length === 0 ? text("list.empty") : "";
    sheet.style.height = `${scrollHeight(length)}px`;
    chosen = Math.max(0, Math.min(length - 1, chosen));
    pages.outdate();
    if (isNew) scrollTo(offset);
    else draw();
  };
  const observer = new ResizeObserver(() => scrollTo(offset));
  observer.observe(el);
  return {
    el,
    update,
    reveal(index) {
      choose(index);
      el.focus({ preventScroll: true });
    },
    destroy: () => {
      observer.disconnect();
      pages.destroy();
      el.remove();
    },
  };
}

let lists = 0;

function createRow(id: string, row: number): HTMLElement {
  const element = h(
    "div",
    { id, class: "list-row", role: "option", data: { row }, aria: { posinset: row + 1 } },
    h("span", { class: "list-index", aria: { hidden: true } }, row + 1),
    h("span", { class: "list-item" }),
  );
  element.style.height = `${ROW_HEIGHT}px`;
  return element;
}

function rowOf(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  const row = Number(element?.dataset.row);
  return element === null || !Number.isInteger(row) ? null : row;
}
