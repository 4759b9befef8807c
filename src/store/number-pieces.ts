// Plain data with long rows of numbers, such as a network's weights, in pieces that a browser stores fast:
// first the data with a mark for each row, then all the rows, one after the other, as float64. Knows no storage.

/** 8 MB: a browser refuses values of more than 127 MB. */
const PIECE = 2 ** 20;
const MARK = "row of numbers";

/**
 * Rows of float64 are taken as they are and must not change; others are copied with the first piece. Both come
 * back as plain ones.
 */
export function* packNumbers(data: unknown): Generator<unknown> {
  const rows: Float64Array[] = [];
  yield JSON.parse(
    JSON.stringify(data, (_, value: unknown) => {
      const row = rowOf(value);
      if (row === null) return value;
      rows.push(row);
      return { [MARK]: row.length };
    }),
  );
  let piece = new Float64Array(PIECE);
  let filled = 0;
  for (const row of rows) {
    for (let from = 0; from < row.length; ) {
      const part = row.subarray(from, from + PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < PIECE) continue;
      yield piece;
      piece = new Float64Array(PIECE);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
}

/** What `packNumbers` was given, from its pieces in order; null when one of them is missing or damaged. */
export async function unpackNumbers(next: () => Promise<unknown>): Promise<unknown> {
  const rows: number[][] = [];
  const outline = JSON.stringify(await next()) ?? "null";
  // Marks are met in the order in which they were made.
  const data: unknown = JSON.parse(outline, (_, value: unknown) => {
    const length = rowLength(value);
    return length === null ? value : rows[rows.push(new Array<number>(length)) - 1];
  });
  let piece: Float64Array = new Float64Array(0);
  let at = 0;
  for (const row of rows) {
    for (let k = 0; k < row.length; k++) {
      if (at === piece.length) {
        const found = await next();
        if (!(found instanceof Float64Array) || found.length === 0) return null;
        piece = found;
        at = 0;
      }
      row[k] = piece[at++];
    }
  }
  return data;
}

function rowOf(value: unknown): Float64Array | null {
  if (value instanceof Float64Array) return value;
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((one) => typeof one === "number") ? Float64Array.from(value) : null;
}

function rowLength(value: unknown): number | null {
  if (typeof value !== "object" || value === null || !(MARK in value)) return null;
  const length = value[MARK];
  return typeof length === "number" && length < 2 ** 32 && Number.isInteger(length) ? length : null;
}
