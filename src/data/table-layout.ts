// What a table (CSV, TSV) is: its delimiter, its header, which column holds the labels, and how its
// text is told from a list file. Looks at the first rows only. It must not know how rows are kept.
import Papa from "papaparse";
import { AUTO_SETTINGS, type ImportSettings } from "./import/import-settings.ts";
import { readNumber } from "./read-number.ts";

/** A field: a text, or a number where the file itself tells the two apart. */
export type Field = string | number;

export interface TableLayout {
  readonly delimiter: string;
  /** The names of the columns; null when the first row is a sample already. */
  readonly header: readonly string[] | null;
  /** From 0; null when there are no labels. */
  readonly labelColumn: number | null;
  /** Whether 0,5 is a half. */
  readonly decimalComma: boolean;
}

export type LayoutSettings = Pick<
  ImportSettings,
  "header" | "labelColumn" | "delimiter" | "decimalComma"
>;

/** So much of a file's start is looked at, in bytes. */
export const HEAD_BYTES = 2 ** 16;

/** Where two of them make as many columns, the first wins: a comma may be a decimal one. */
const DELIMITERS = ["\t", ";", ","];
/** Column names that say "the labels are here", in any case; the first one found counts. */
const LABEL_NAMES = ["label", "class", "digit", "target", "y"];
/** A row with one of these is a header even with numbers beside it; "y" may be a label itself. */
const SURE_NAMES = LABEL_NAMES.filter((name) => name !== "y");
/** So many rows tell the delimiter, and so many which column holds labels. */
const ROWS_LOOKED_AT = 5;
const ROWS_COMPARED = 50;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
const DECIMAL_POINT = /^[+-]?\d*\.\d+(e[+-]?\d+)?$/i;

/** The first rows of a table, and what stands between their fields. */
export interface FirstRows {
  readonly delimiter: string;
  readonly rows: readonly (readonly Field[])[];
}

/** The first rows with content; unless it is given, with the delimiter that makes most columns. */
export function firstRows(head: Uint8Array, delimiter: LayoutSettings["delimiter"]): FirstRows {
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES)).replace(/\r\n?/g, "\n");
  const rowsBy = (found: string) =>
    splitRows(text, found, ROWS_COMPARED).filter((row) => row.join("").trim() !== "");
  if (delimiter !== "auto") return { delimiter, rows: rowsBy(delimiter) };
  let best = ",";
  let most = 0;
  for (const candidate of DELIMITERS) {
    const fields = splitRows(text, candidate, ROWS_LOOKED_AT).flat().length;
    if (fields > most) {
      most = fields;
      best = candidate;
    }
  }
  return { delimiter: best, rows: rowsBy(best) };
}

/**
 * How a table is laid out whose first row with content is `first`, whole. `others` are the first
 * rows of the file, the last of which may be cut off.
 */
export function layoutOf(
  first: readonly Field[],
  { delimiter, rows }: FirstRows,
  settings: LayoutSettings = AUTO_SETTINGS,
): TableLayout {
  const hasHeader = settings.header === "auto" ? isHeader(first) : settings.header === "yes";
  const header = hasHeader ? first.map((name) => String(name).trim()) : null;
  const whole = rows.filter((row) => row.length === first.length).slice(hasHeader ? 1 : 0);
  const decimalComma =
    settings.decimalComma === "auto" ? hasDecimalCommas(whole) : settings.decimalComma === "yes";
  const { labelColumn } = settings;
  if (labelColumn === "none") return { delimiter, header, labelColumn: null, decimalComma };
  if (labelColumn !== "auto") {
    return {
      delimiter,
      header,
      labelColumn: Math.min(labelColumn, first.length - 1),
      decimalComma,
    };
  }
  const named = namedColumn(header);
  return { delimiter, header, labelColumn: named ?? columnOfLabels(whole), decimalComma };
}

/**
 * Whether the start of a text file is that of a table and not of a list file, whose fields stand
 * apart by spaces: a header that names a label column; or a header or at least three columns, with
 * most of the fields in most of the first rows numbers.
 */
export function looksLikeTable(head: Uint8Array): boolean {
  const { rows: found } = firstRows(head, "auto");
  const [first, ...others] = found.slice(0, ROWS_LOOKED_AT);
  if (first === undefined || first.length < 2) return false;
  if (first.some((field) => SURE_NAMES.includes(nameOf(field)))) return true;
  const hasHeader = isHeader(first);
  const rows = hasHeader ? others : [first, ...others];
  const columns = hasHeader ? 2 : 3;
  const ofNumbers = rows.filter((row) => row.length >= columns && areMostlyNumbers(row));
  return ofNumbers.length * 2 > rows.length;
}

/** A field as a number; a decimal comma is taken for a point where the table has those. */
export function fieldNumber(
  field: Field,
  decimalComma: boolean,
): number | "notANumber" | "notFinite" {
  if (typeof field === "number") return field;
  const token = field.trim();
  return readNumber(decimalComma && DECIMAL_COMMA.test(token) ? token.replace(",", ".") : token);
}

/** No field is a number and at least two are filled, or one has a name that only a header has. */
function isHeader(row: readonly Field[]): boolean {
  const names = row.map(nameOf).filter((name) => name !== "");
  if (names.some((name) => SURE_NAMES.includes(name))) return true;
  return names.length > 1 && names.every((name) => readNumber(name) === "notANumber");
}

function namedColumn(header: readonly string[] | null): number | null {
  const names = header?.map(nameOf) ?? [];
  const found = LABEL_NAMES.find((name) => names.includes(name));
  return found === undefined ? null : names.indexOf(found);
}

/**
 * The column of the labels by what stands in it: the only one with words; else the first, or the
 * last where that one has few different whole numbers and the first has not.
 */
function columnOfLabels(rows: readonly (readonly Field[])[]): number {
  if (rows.length === 0) return 0;
  const { length } = rows[0];
  const withWords: number[] = [];
  for (let column = 0; column < length; column++) {
    const hasWord = rows.some((row) => {
      const value = fieldNumber(row[column], true);
      return value === "notANumber" && String(row[column]).trim() !== "";
    });
    if (hasWord) withWords.push(column);
  }
  if (withWords.length === 1) return withWords[0];
  if (withWords.length > 1) return withWords[0] === 0 ? 0 : withWords[withWords.length - 1];
  const looksLikeLabels = (column: number) => {
    const fields = rows.map((row) => String(row[column]).trim());
    const different = new Set(fields).size;
    return fields.every((field) => /^-?\d+$/.test(field)) && different <= mostLabels(rows.length);
  };
  return !looksLikeLabels(0) && looksLikeLabels(length - 1) ? length - 1 : 0;
}

/** In few rows each may have its own label; among many, labels come again. */
function mostLabels(rows: number): number {
  return Math.max(10, rows / 2);
}

function hasDecimalCommas(rows: readonly (readonly Field[])[]): boolean {
  const fields = rows.flat().map((field) => String(field).trim());
  return (
    fields.some((field) => DECIMAL_COMMA.test(field)) &&
    !fields.some((field) => DECIMAL_POINT.test(field))
  );
}

function areMostlyNumbers(row: readonly Field[]): boolean {
  const numbers = row.filter((field) => fieldNumber(field, true) !== "notANumber");
  return numbers.length * 2 > row.length;
}

function nameOf(field: Field): string {
  return String(field).trim().toLowerCase();
}

function splitRows(
  text: string,
  delimiter: string,
  preview: number,
): readonly (readonly string[])[] {
  const spaced = delimiter === " " ? withSingleSpaces(text) : text;
  const { data } = Papa.parse<string[]>(spaced, {
    delimiter,
    newline: "\n",
    preview,
    skipEmptyLines: true,
  });
  return data;
}

/** Several spaces or tabs between fields count as one, those around a line not at all. */
export function withSingleSpaces(text: string): string {
  return text.replace(/[ \t]+/g, " ").replace(/^ | $/gm, "");
}
