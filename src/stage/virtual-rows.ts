// Which rows of a long list are in view, and where they stand. Browsers cannot make elements of any
// height, so past a cap the scroll bar stands for a taller list than it has pixels.
// Pure arithmetic, no DOM.

/** Height of one row in CSS pixels, where nothing else is said. */
export const ROW_HEIGHT = 22;
/** Well below the least of the browsers' limits (about 17 million pixels). */
export const MAX_SCROLL_HEIGHT = 5_000_000;
/** No screen shows more; a style sheet that lets the window grow with its rows must not hang it. */
const MAX_ROWS_IN_VIEW = 300;

export interface RowView {
  /** Number of rows in the list. */
  readonly rows: number;
  /** Height of the window onto them in CSS pixels. */
  readonly height: number;
  /** Height of one row in CSS pixels. */
  readonly rowHeight?: number;
}

/** Height of the scrolled element in CSS pixels. */
export function scrollHeight(rows: number, rowHeight = ROW_HEIGHT): number {
  return Math.min(rows * rowHeight, MAX_SCROLL_HEIGHT);
}

/** Whether one pixel of scrolling stands for more than one pixel of the list. */
export function isCompressed(rows: number, rowHeight = ROW_HEIGHT): boolean {
  return rows * rowHeight > MAX_SCROLL_HEIGHT;
}

/** The largest offset: the last row at the bottom of the window. */
export function maxOffset({ rows, height, rowHeight = ROW_HEIGHT }: RowView): number {
  return Math.max(0, rows * rowHeight - height);
}

/** How far into the list (pixels of the uncompressed list) the scroll position is. */
export function offsetAt(view: RowView, scrollTop: number): number {
  const range = scrollHeight(view.rows, view.rowHeight) - view.height;
  if (range <= 0) return 0;
  const share = Math.max(0, Math.min(1, scrollTop / range));
  return isCompressed(view.rows, view.rowHeight)
    ? share * maxOffset(view)
    : Math.min(scrollTop, maxOffset(view));
}

/** The scroll position that shows this offset. */
export function scrollTopAt(view: RowView, offset: number): number {
  if (!isCompressed(view.rows, view.rowHeight)) return offset;
  const range = scrollHeight(view.rows, view.rowHeight) - view.height;
  return (offset / maxOffset(view)) * range;
}

/** First row (0-based) and number of rows that are at least partly in view. */
export function rowsInView(view: RowView, offset: number): { first: number; count: number } {
  if (view.rows === 0) return { first: 0, count: 0 };
  const { rowHeight = ROW_HEIGHT } = view;
  const first = Math.max(0, Math.min(view.rows - 1, Math.floor(offset / rowHeight)));
  const end = Math.min(view.rows, Math.ceil((offset + view.height) / rowHeight));
  return { first, count: Math.min(MAX_ROWS_IN_VIEW, Math.max(0, end - first)) };
}

/** The offset nearest to this one at which the row is wholly in view. */
export function offsetShowing(view: RowView, offset: number, row: number): number {
  const { rowHeight = ROW_HEIGHT } = view;
  const top = row * rowHeight;
  const bottom = top + rowHeight - view.height;
  return Math.max(0, Math.min(maxOffset(view), Math.max(bottom, Math.min(top, offset))));
}
