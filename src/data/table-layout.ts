// What a table (CSV, TSV) is: its delimiter, its header, which column holds the labels, and how its
// text is told from a list file. Looks at the first rows only. It must not know how rows are kept.
import Papa from "papaparse";
import { readNumber } from "./read-number.ts";

export interface TableLayout {
  readonly delimiter: string;
  /** The names of the columns; null when the first row is a sample already. */
  readonly header: readonly string[] | null;
  /** From 0. */
  readonly labelColumn: number;
}

/** So much of a file's start is looked at, in bytes. */
export const HEAD_BYTES = 2 ** 16;

/** Where two of them make as many columns, the first wins: a comma may be a decimal one. */
const DELIMITERS = ["\t", ";", ","];
/** Column names that say "the labels are here", in any case; the first one found counts. */
const LABEL_NAMES = ["label", "class", "digit", "target", "y"];
/** A row with one of these is a header even with numbers beside it; "y" may be a label itself. */
const SURE_NAMES = LABEL_NAMES.filter((name) => name !== "y");
const ROWS_LOOKED_AT = 5;

/** The delimiter that makes the most columns of the file's first rows. */
export function findDelimiter(head: Uint8Array): string {
  return firstRows(head).delimiter;
}

/** How a table with this first row with content is laid out. */
export function layoutOf(firstRow: readonly string[], delimiter: string): TableLayout {
  if (!isHeader(firstRow)) return { delimiter, header: null, labelColumn: 0 };
  const names = firstRow.map(nameOf);
  const found = LABEL_NAMES.find((name) => names.includes(name));
  return {
    delimiter,
    header: firstRow.map((name) => name.trim()),
    labelColumn: found === undefined ? 0 : names.indexOf(found),
  };
}

/**
 * Whether the start of a text file is that of a table and not of a list file, whose fields stand
 * apart by spaces: a header that names a label column; or a header or at least three columns, with
 * most of the fields in most of the first rows numbers.
 */
export function looksLikeTable(head: Uint8Array): boolean {
  const [first, ...others] = firstRows(head).rows;
  if (first === undefined || first.length < 2) return false;
  if (first.some((field) => SURE_NAMES.includes(nameOf(field)))) return true;
  const hasHeader = isHeader(first);
  const rows = hasHeader ? others : [first, ...others];
  const columns = hasHeader ? 2 : 3;
  const ofNumbers = rows.filter((row) => row.length >= columns && areMostlyNumbers(row));
  return ofNumbers.length * 2 > rows.length;
}

/** No field is a number and at least two are filled, or one has a name that only a header has. */
function isHeader(row: readonly string[]): boolean {
  const names = row.map(nameOf).filter((name) => name !== "");
  if (names.some((name) => SURE_NAMES.includes(name))) return true;
  return names.length > 1 && names.every((name) => readNumber(name) === "notANumber");
}

function areMostlyNumbers(row: readonly string[]): boolean {
  const numbers = row.filter((field) => readNumber(field.trim()) !== "notANumber");
  return numbers.length * 2 > row.length;
}

function nameOf(field: string): string {
  return field.trim().toLowerCase();
}

interface FirstRows {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
}

function firstRows(head: Uint8Array): FirstRows {
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES)).replace(/\r\n?/g, "\n");
  let best: FirstRows = { delimiter: ",", rows: [] };
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter,
      newline: "\n",
      preview: ROWS_LOOKED_AT,
      skipEmptyLines: true,
    });
    const fields = data.reduce((sum, row) => sum + row.length, 0);
    if (fields > most) {
      most = fields;
      best = { delimiter, rows: data.filter((row) => row.join("").trim() !== "") };
    }
  }
  return best;
}
