// A vector as a strip of coloured cells with its scale. Pointing at a cell, or walking along the
// strip with the arrow keys, reads its number; a screen reader is told the first of them.
import { formatNumber, text } from "#program/messages";
import { h, setText } from "#ui/element";
import { columnsFor, divergingColour, paintCells } from "./cell-canvas.ts";

/** Numbers told to a screen reader at once. */
const TOLD = 20;
/** CSS pixels. */
const WIDTH = 256;
const CELL = { largest: 28, height: 28 };

export function createNumberStrip(values: Float64Array): HTMLElement {
  const count = values.length;
  const finite = values.filter(Number.isFinite);
  const min = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const most = Math.max(Math.abs(min), Math.abs(max));
  const columns = columnsFor(count);
  const rows = Math.max(1, Math.ceil(count / columns));
  const range =
    finite.length === 0
      ? ""
      : text("value.vector.range", { min: formatNumber(min), max: formatNumber(max) });
  const first = [...values.subarray(0, TOLD)].map(formatNumber).join(", ");
  let at = -1;

  const read = h("div", { class: "value-read" }, text("value.vector.hint"));
  const canvas = h("canvas", {
    class: "value-cells value-strip",
    role: "img",
    tabindex: 0,
    aria: {
      label: text("value.vector.label", {
        count,
        range,
        first: count > TOLD ? `${first}, …` : first,
      }),
    },
    on: {
      pointermove: ({ offsetX, offsetY }) => {
        const column = Math.floor((offsetX / canvas.clientWidth) * columns);
        const row = Math.floor((offsetY / canvas.clientHeight) * rows);
        if (column >= 0 && column < columns) tell(row * columns + column);
      },
      keydown: (event) => {
        const step = steps(columns)[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        tell(Math.max(0, Math.min(count - 1, at + step)));
      },
    },
  });
  const cell = Math.max(1, Math.min(CELL.largest, Math.floor(WIDTH / columns)));
  canvas.style.width = `${cell * columns}px`;
  canvas.style.height = `${(rows === 1 ? CELL.height : cell) * rows}px`;
  paintCells(canvas, { count, columns }, (i) => divergingColour(values[i] ?? 0, most));

  function tell(index: number): void {
    const value = values[index];
    if (value === undefined) return;
    at = index;
    setText(read, text("value.vector.at", { at: index + 1, value: String(value) }));
  }

  const end = formatNumber(Number(most.toPrecision(3)));
  const scale = h(
    "div",
    { class: "value-scale", aria: { hidden: true } },
    h("span", {}, `-${end}`),
    h("span", { class: "value-colours" }),
    h("span", {}, end),
  );
  return h(
    "div",
    { class: "value-vector" },
    canvas,
    most > 0 ? scale : null,
    h("div", { class: "value-range" }, range),
    read,
  );
}

function steps(columns: number): Readonly<Record<string, number>> {
  return { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
}
