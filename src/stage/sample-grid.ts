// Samples as a grid of pictures with a few words under each, of which only those in view exist, whatever
// their number. Arrow keys choose one, Enter or a click opens it. Where samples come from, what is said
// of them and what opening does it does not know.
import "./sample-grid.css";
import { text } from "#program/messages";
import type { SamplePicture } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { drawGrey } from "./grey-canvas.ts";
import { createRowPages } from "./row-pages.ts";
import {
  isCompressed,
  maxOffset,
  offsetAt,
  offsetShowing,
  type RowView,
  rowsInView,
  scrollHeight,
  scrollTopAt,
} from "./virtual-rows.ts";

/** Used where sizes are not known yet. */
const FALLBACK = { width: 400, height: 180 };

/** What a cell says of its sample. */
export interface CellWords {
  /** The label, large, and a line below it, small; "" for none. */
  readonly label: string;
  readonly line: string;
  /** Told by a sign as well as by colour. */
  readonly mark: "right" | "wrong" | null;
  /** All of it in one sentence, for screen readers and as a tip. */
  readonly name: string;
}

export interface SampleGridDeps<Sample> {
  /** Samples `from` (counted from 0) to `from + count`. */
  readonly items: (from: number, count: number) => Promise<readonly Sample[]>;
  readonly picture: (sample: Sample) => SamplePicture;
  readonly describe: (sample: Sample) => CellWords;
  /** Chosen with a click or Enter; `cell` is what a menu or dialog may stand beside. */
  readonly onOpen: (sample: Sample, cell: HTMLElement) => void;
  /** Size of a cell in CSS pixels; as many columns as fit. Default 64 x 92. */
  readonly cell?: { readonly width: number; readonly height: number };
}

export interface SampleGrid {
  readonly el: HTMLElement;
  /** There are so many samples now, and any of them may have changed. */
  update(state: { readonly name: string; readonly total: number }): void;
  /** Shows the first of them again. */
  toTop(): void;
  destroy(): void;
}

export function createSampleGrid<Sample>(
  host: HTMLElement,
  deps: SampleGridDeps<Sample>,
): SampleGrid {
  const cell = deps.cell ?? { width: 64, height: 92 };
  const id = `grid-${++grids}`;
  const sheet = h("div", { class: "grid-sheet", role: "presentation" });
  const el = h("div", {
    class: "grid-window",
    role: "listbox",
    tabindex: 0,
    on: {
      scroll: () => onScroll(),
      keydown: (event) => onKey(event),
      click: (event) => {
        const at = placeOf(event.target);
        if (at === null) return;
        choose(at);
        open(at);
      },
    },
  });
  // Not passive: for a compressed grid the wheel is handled here.
  el.addEventListener("wheel", (event) => onWheel(event), { passive: false });
  el.append(sheet);
  host.append(el);

  let total = 0;
  let columns = 1;
  let offset = 0;
  let chosen = 0;
  let ownScroll = -1;
  const shown = new Map<number, Cell<Sample>>();
  const pages = createRowPages<Sample>({ rows: deps.items, onArrived: () => draw() });

  const view = (): RowView => ({
    rows: Math.ceil(total / columns),
    height: el.clientHeight || FALLBACK.height,
    rowHeight: cell.height,
  });
  const draw = () => {
    const rows = rowsInView(view(), offset);
    const first = rows.first * columns;
    const end = Math.min(total, first + rows.count * columns);
    pages.want({ first, count: end - first });
    for (const [at, { element }] of shown) {
      if (at >= first && at < end) continue;
      element.remove();
      shown.delete(at);
    }
    // Where a cell stands is measured from the scroll position, which a compressed grid outruns.
    const base = el.scrollTop - offset;
    for (let at = first; at < end; at++) {
      let one = shown.get(at);
      if (one === undefined) {
        one = createCell<Sample>(`${id}-${at}`, at, cell);
        shown.set(at, one);
        sheet.append(one.element);
      }
      const x = (at % columns) * cell.width;
      const y = base + Math.floor(at / columns) * cell.height;
      one.element.style.transform = `translate(${x}px, ${y}px)`;
      setAria(one.element, "setsize", total);
      setAria(one.element, "selected", at === chosen);
      one.show(pages.item(at), deps);
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
    if (!isCompressed(view().rows, cell.height) || event.ctrlKey) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 22 : 1;
    event.preventDefault();
    scrollTo(offset + event.deltaY * unit);
  };
  const choose = (at: number) => {
    chosen = Math.max(0, Math.min(total - 1, at));
    scrollTo(offsetShowing(view(), offset, Math.floor(chosen / columns)));
  };
  const open = (at: number) => {
    const sample = pages.item(at);
    const one = shown.get(at);
    if (sample !== null && one !== undefined) deps.onOpen(sample, one.element);
  };
  const onKey = (event: KeyboardEvent) => {
    if (total === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = columns * Math.max(1, Math.floor(view().height / cell.height));
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: chosen - 1,
      ArrowRight: chosen + 1,
      ArrowUp: chosen - columns < 0 ? chosen : chosen - columns,
      ArrowDown: chosen + columns >= total ? chosen : chosen + columns,
      PageUp: chosen - page,
      PageDown: chosen + page,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) choose(target);
    else if (event.key === "Enter") open(chosen);
    else return;
    event.preventDefault();
  };
  const layOut = () => {
    const top = Math.floor(offset / cell.height) * columns;
    columns = Math.max(1, Math.floor((el.clientWidth || FALLBACK.width) / cell.width));
    sheet.style.height = `${scrollHeight(view().rows, cell.height)}px`;
    // What was on top stays there when there are more or fewer columns.
    scrollTo(Math.floor(top / columns) * cell.height + (offset % cell.height));
  };
  const observer = new ResizeObserver(layOut);
  observer.observe(el);
  return {
    el,
    update({ name, total: now }) {
      total = now;
      setAria(el, "label", name);
      el.dataset.empty = total === 0 ? text("grid.empty") : "";
      chosen = Math.max(0, Math.min(total - 1, chosen));
      pages.outdate();
      layOut();
    },
    toTop() {
      chosen = 0;
      scrollTo(0);
    },
    destroy() {
      observer.disconnect();
      pages.destroy();
      el.remove();
    },
  };
}

let grids = 0;

interface Cell<Sample> {
  readonly element: HTMLElement;
  /** Null while the sample is being fetched. */
  show(sample: Sample | null, deps: SampleGridDeps<Sample>): void;
}

function createCell<Sample>(
  id: string,
  at: number,
  size: { readonly width: number; readonly height: number },
): Cell<Sample> {
  const canvas = h("canvas", { class: "grid-picture", width: 1, height: 1 });
  const sign = h("span", { class: "grid-sign", aria: { hidden: true } });
  const label = h("span", {});
  const line = h("span", { class: "grid-line" });
  const words = h("span", { class: "grid-label" }, sign, label);
  const element = h(
    "div",
    { id, class: "grid-cell", role: "option", data: { at }, aria: { posinset: at + 1 } },
    canvas,
    words,
    line,
  );
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
  let last: Sample | null = null;
  return {
    element,
    show(sample, { picture, describe }) {
      if (sample === null || sample === last) return;
      last = sample;
      const said = describe(sample);
      drawGrey(canvas, picture(sample));
      setText(label, said.label);
      setText(line, said.line);
      setText(sign, said.mark === null ? "" : text(`grid.${said.mark}`));
      element.dataset.mark = said.mark ?? "";
      element.title = said.name;
      setAria(element, "label", said.name);
    },
  };
}

function placeOf(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  return element === null ? null : Number(element.dataset.at);
}
