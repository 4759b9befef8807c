// Samples as a grid of pictures with a few words under each, of which only those in view exist, whatever
// their number. Arrow keys move, Enter or a click opens one; or clicks and keys choose some. Where samples
// come from, what is said of them and what is done to them it does not know.
import "./sample-grid.css";
import { englishGrid } from "#program/english-grid";
import { addMissing, text } from "#program/messages";
import type { SamplePicture } from "#program/run-event";
import { h, setAria } from "#ui/element";
import { type CellWords, createGridCell, type GridCell } from "./grid-cell.ts";
import type { Choosing } from "./grid-selection.ts";
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

export interface SampleGridDeps<Sample> {
  /** Samples `from` (counted from 0) to `from + count`. */
  readonly items: (from: number, count: number) => Promise<readonly Sample[]>;
  /** A text is shown in the place of a picture. */
  readonly picture: (sample: Sample) => SamplePicture | string;
  readonly describe: (sample: Sample) => CellWords;
  /** Enter or a click; where samples are chosen by clicks, a double click. `cell`: where it stands. */
  readonly onOpen: (sample: Sample, cell: HTMLElement) => void;
  /** Size of a cell in CSS pixels; as many columns as fit. Default 64 x 92. */
  readonly cell?: { readonly width: number; readonly height: number };
  /** Left out, one sample is chosen at a time. */
  readonly selection?: {
    /** By their places in the grid. */
    readonly has: (at: number) => boolean;
    readonly choose: (at: number, how: Choosing) => void;
    readonly chooseAll: () => void;
    readonly remove: () => void;
  };
}

export interface SampleGrid<Sample> {
  readonly el: HTMLElement;
  /** There are so many samples now, and any of them may have changed. */
  update(state: { readonly name: string; readonly total: number }): void;
  /** The selection changed. */
  refresh(): void;
  /** The sample at a place, from 0; null until it has been fetched. */
  item(at: number): Sample | null;
  /** The place that keys move from. */
  readonly current: number;
  /** Brings the sample at a place into view; keys move from there. */
  goTo(at: number): void;
  destroy(): void;
}

export function createSampleGrid<Sample>(
  host: HTMLElement,
  deps: SampleGridDeps<Sample>,
): SampleGrid<Sample> {
  addMissing(englishGrid);
  const { selection } = deps;
  const cell = deps.cell ?? { width: 64, height: 92 };
  const id = `grid-${++grids}`;
  const sheet = h("div", { class: "grid-sheet", role: "presentation" });
  const el = h("div", {
    class: "grid-window",
    role: "grid",
    tabindex: 0,
    aria: { multiselectable: selection === undefined ? null : true },
    on: {
      scroll: () => onScroll(),
      keydown: (event) => onKey(event),
      click: (event) => onClick(event),
      dblclick: (event) => {
        const at = placeOf(event.target);
        if (at !== null && selection !== undefined) open(at);
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
  let current = 0;
  let ownScroll = -1;
  const shown = new Map<number, Row<Sample>>();
  /** Rows that went out of view: they come again for others. */
  const spare: Row<Sample>[] = [];
  const pages = createRowPages<Sample>({ rows: deps.items, onArrived: () => draw() });

  const view = (): RowView => ({
    rows: Math.ceil(total / columns),
    height: el.clientHeight || FALLBACK.height,
    rowHeight: cell.height,
  });
  const createRow = (): Row<Sample> => {
    const cells = Array.from({ length: columns }, (_, column) =>
      createGridCell<Sample>({ ...deps, id, column }),
    );
    const element = h("div", { class: "grid-row", role: "row" }, ...cells.map((c) => c.element));
    element.style.height = `${cell.height}px`;
    element.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    return { element, cells };
  };
  const takeRow = (row: number): Row<Sample> => {
    const taken = spare.pop() ?? createRow();
    setAria(taken.element, "rowindex", row + 1);
    taken.cells.forEach((one, column) => {
      const at = row * columns + column;
      one.place(at);
      one.element.hidden = at >= total;
    });
    return taken;
  };
  const giveBack = (row: number) => {
    const one = shown.get(row);
    if (one === undefined) return;
    one.element.remove();
    shown.delete(row);
    spare.push(one);
  };
  const draw = () => {
    const { first, count } = rowsInView(view(), offset);
    // Where a row stands is measured from the scroll position, which a compressed grid outruns. Read before
    // anything is moved, it costs no layout.
    const base = el.scrollTop - offset;
    const end = Math.min(total, (first + count) * columns);
    pages.want({ first: first * columns, count: end - first * columns });
    for (const row of [...shown.keys()]) {
      if (row < first || row >= first + count) giveBack(row);
    }
    for (let row = first; row < first + count; row++) {
      let one = shown.get(row);
      if (one === undefined) {
        one = takeRow(row);
        shown.set(row, one);
        // Screen readers go by the order of the elements.
        const next = shown.get(row + 1)?.element;
        if (next === undefined) sheet.append(one.element);
        else next.before(one.element);
      }
      one.element.style.transform = `translateY(${base + row * cell.height}px)`;
      one.cells.forEach((each, column) => {
        const at = row * columns + column;
        each.element.toggleAttribute("data-current", at === current && at < total);
        if (at >= total) return;
        each.show(pages.item(at));
        setAria(each.element, "selected", selection?.has(at) ?? at === current);
      });
    }
    const isShown = shown.has(Math.floor(current / columns));
    setAria(el, "activedescendant", isShown && total > 0 ? `${id}-${current}` : null);
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
  const goTo = (at: number) => {
    current = Math.max(0, Math.min(total - 1, at));
    scrollTo(offsetShowing(view(), offset, Math.floor(current / columns)));
  };
  const open = (at: number) => {
    const sample = pages.item(at);
    const element = document.getElementById(`${id}-${at}`);
    if (sample !== null && element !== null) deps.onOpen(sample, element);
  };
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    if (at === null) return;
    goTo(at);
    if (selection === undefined) return open(at);
    selection.choose(at, event.shiftKey ? "range" : isCommand(event) ? "toggle" : "only");
  };
  const onKey = (event: KeyboardEvent) => {
    if (total === 0 || event.altKey) return;
    const page = columns * Math.max(1, Math.floor(view().height / cell.height));
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      ArrowUp: current - columns < 0 ? current : current - columns,
      ArrowDown: current + columns >= total ? current : current + columns,
      PageUp: current - page,
      PageDown: current + page,
      Home: 0,
      End: total - 1,
    };
    const move = moves[event.key];
    if (selection === undefined && isCommand(event)) return;
    if (move !== undefined) {
      goTo(move);
      if (!isCommand(event)) selection?.choose(current, event.shiftKey ? "range" : "only");
    } else if (event.key === "Enter") open(current);
    else if (event.key === " " && selection !== undefined) selection.choose(current, "toggle");
    else if (event.key === "Delete" && selection !== undefined) selection.remove();
    else if (event.key === "a" && isCommand(event)) selection?.chooseAll();
    else return;
    event.preventDefault();
  };
  const layOut = () => {
    const top = Math.floor(offset / cell.height) * columns;
    const before = columns;
    columns = Math.max(1, Math.floor((el.clientWidth || FALLBACK.width) / cell.width));
    for (const row of [...shown.keys()]) giveBack(row);
    if (columns !== before) spare.length = 0;
    sheet.style.height = `${scrollHeight(view().rows, cell.height)}px`;
    setAria(el, "rowcount", view().rows);
    setAria(el, "colcount", columns);
    // What was on top stays there when there are more or fewer columns.
    scrollTo(Math.floor(top / columns) * cell.height + (offset % cell.height));
  };
  const observer = new ResizeObserver(layOut);
  observer.observe(el);
  return {
    el,
    get current() {
      return current;
    },
    update({ name, total: now }) {
      total = now;
      setAria(el, "label", name);
      el.dataset.empty = total === 0 ? text("grid.empty") : "";
      current = Math.max(0, Math.min(total - 1, current));
      pages.outdate();
      layOut();
    },
    refresh: draw,
    item: pages.item,
    goTo,
    destroy() {
      observer.disconnect();
      pages.destroy();
      el.remove();
    },
  };
}

let grids = 0;

interface Row<Sample> {
  readonly element: HTMLElement;
  readonly cells: readonly GridCell<Sample>[];
}

function isCommand(event: MouseEvent | KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function placeOf(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  return element === null ? null : Number(element.dataset.at);
}
