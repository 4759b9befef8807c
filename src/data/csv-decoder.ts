// Makes a list of a table (CSV, TSV), fed piece by piece: where the pieces are cut makes no
// difference. Everything or nothing. It must not know where the pieces come from. Papa Parse splits
// rows and fields; its low-level Parser is used because that one can leave an incomplete last row.
import Papa from "papaparse";
import {
  type ListProblem,
  MAX_PROBLEMS_COUNTED,
  MAX_PROBLEMS_SHOWN,
  type Refused,
  type TableProblem,
} from "./data-problem.ts";
import { binaryFormat } from "./file-kind.ts";
import { MAX_ITEMS, MAX_LINE_BYTES, MAX_LIST_BYTES, MAX_VALUES } from "./limits.ts";
import type { DecodedList } from "./list-decoder.ts";
import { summariseList } from "./list-summary.ts";
import { LONGEST_TOKEN_SHOWN, readNumber } from "./read-number.ts";
import { SampleList } from "./sample-list.ts";
import { findDelimiter, HEAD_BYTES, layoutOf, type TableLayout } from "./table-layout.ts";
import { TableSamples } from "./table-samples.ts";

export type CsvProblem = ListProblem | TableProblem;

export interface DecodedCsv extends DecodedList {
  readonly layout: TableLayout;
  /** Whether the values were whole numbers 0..255, read as n/255. */
  readonly arePixels: boolean;
}

const DIGIT_0 = 48;
const LABELS_KEPT = 1000;

export class CsvDecoder {
  /** The file's start, until there is enough of it to find the delimiter. */
  private head: Uint8Array | null = new Uint8Array(0);
  // Bytes that are no UTF-8 become U+FFFD, which is found where it matters: in labels and numbers.
  private readonly text = new TextDecoder();
  private parser = new Papa.Parser({});
  private delimiter = "";
  private layout: TableLayout | null = null;
  private readonly samples = new TableSamples();
  private values = new Float64Array(0);
  private readonly labels = new Map<string, string>();
  private readonly problems: CsvProblem[] = [];
  private problemCount = 0;
  private isStopped = false;
  private size = 0;
  private row = 0;
  private columns = 0;
  /** Text from the start of the first row that is not complete. */
  private pending = "";
  private endedWithReturn = false;

  /** Whether more of the file would only bring more of the same. */
  get isRefused(): boolean {
    return this.isStopped || this.problemCount >= MAX_PROBLEMS_COUNTED;
  }

  /** The next bytes; they are not kept. */
  push(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > MAX_LIST_BYTES) this.refuse({ code: "fileTooLarge", limit: MAX_LIST_BYTES });
    if (this.head === null) {
      this.addText(this.text.decode(chunk, { stream: true }));
      return;
    }
    const head = new Uint8Array(this.head.length + chunk.length);
    head.set(this.head);
    head.set(chunk, this.head.length);
    this.head = head;
    if (head.length >= HEAD_BYTES) this.begin(head);
  }

  /** After the last piece. */
  end(): DecodedCsv | Refused<CsvProblem> {
    if (this.head !== null) this.begin(this.head);
    this.addText(`${this.text.decode()}\n`);
    if (this.pending !== "") this.report({ code: "tableQuote", row: this.row + 1 });
    if (this.samples.length === 0 && this.problemCount === 0) {
      this.report({ code: this.layout === null ? "empty" : "tableOnlyHeader" });
    }
    if (this.layout === null || this.problemCount > 0) {
      return { problems: this.problems, total: this.problemCount };
    }
    const { samples, arePixels } = this.samples.end();
    const list = new SampleList(samples);
    return { list, summary: summariseList(list), layout: this.layout, arePixels };
  }

  private begin(head: Uint8Array): void {
    this.head = null;
    const format = binaryFormat(head);
    if (format !== null) this.refuse({ code: "binary", format });
    this.delimiter = findDelimiter(head);
    this.parser = new Papa.Parser({ delimiter: this.delimiter, newline: "\n" });
    this.addText(this.text.decode(head, { stream: true }));
  }

  private addText(piece: string): void {
    if (this.isRefused || piece === "") return;
    if (piece.includes("\0")) {
      this.refuse({ code: "binary", format: null });
      return;
    }
    const text = this.withPlainLineEnds(piece);
    this.pending += text;
    if (text.includes("\n")) this.readRows();
    // Characters, so at least as many bytes.
    if (this.pending.length > MAX_LINE_BYTES) {
      this.refuse({ code: "lineTooLong", line: this.row + 1, limit: MAX_LINE_BYTES });
    }
  }

  /** CR LF and CR as LF, also where a piece ends between the two. */
  private withPlainLineEnds(piece: string): string {
    const rest = this.endedWithReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    this.endedWithReturn = piece.endsWith("\r");
    return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
  }

  private readRows(): void {
    const { data, errors, meta }: Papa.ParseResult<string[]> = this.parser.parse(
      this.pending,
      0,
      true,
    );
    this.pending = this.pending.slice(meta.cursor);
    const wronglyQuoted = new Set(errors.map(({ row }) => row));
    data.forEach((fields, i) => {
      if (this.isRefused) return;
      this.row++;
      if (wronglyQuoted.has(i)) this.report({ code: "tableQuote", row: this.row });
      else if (!fields.every((field) => field.trim() === "")) this.addRow(fields);
    });
  }

  private addRow(fields: readonly string[]): void {
    if (this.layout === null) {
      this.layout = layoutOf(fields, this.delimiter);
      this.columns = fields.length;
      this.values = new Float64Array(fields.length - 1);
      this.checkColumns();
      if (this.layout.header !== null) return;
    }
    if (this.samples.length === MAX_ITEMS) this.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
    const problem = this.readFields(fields, this.layout.labelColumn);
    if (problem !== null) this.report(problem);
    else if (this.problemCount === 0) {
      this.samples.add(this.sameLabel(fields[this.layout.labelColumn].trim()), this.values);
    }
  }

  private checkColumns(): void {
    const found = this.columns - 1;
    if (found === 0) this.refuse({ code: "tableOneColumn" });
    else if (found > MAX_VALUES) {
      this.refuse({ code: "tooManyValues", line: this.row, found, limit: MAX_VALUES });
    }
  }

  /** Reads the values of a row into `values`; gives the first thing that is wrong, or null. */
  private readFields(fields: readonly string[], labelColumn: number): CsvProblem | null {
    const { row, columns: expected } = this;
    const found = fields.length;
    if (found !== expected) return { code: "tableRagged", row, found, expected };
    let k = 0;
    for (let i = 0; i < found; i++) {
      if (i === labelColumn) {
        const problem = this.checkLabel(fields[i].trim(), i + 1);
        if (problem !== null) return problem;
        continue;
      }
      const whole = shortWhole(fields[i]);
      const value = whole >= 0 ? whole : readNumber(fields[i].trim());
      if (typeof value === "string") {
        const code = value === "notFinite" ? "tableNotFinite" : "tableNotANumber";
        const token = fields[i].trim().slice(0, LONGEST_TOKEN_SHOWN);
        return { code, row, column: i + 1, token };
      }
      this.values[k++] = value;
    }
    return null;
  }

  /** A label must read back as one word: samples are also kept as text. */
  private checkLabel(label: string, column: number): CsvProblem | null {
    const { row } = this;
    if (label === "") return { code: "tableNoLabel", row, column };
    if (label.includes("\uFFFD")) return { code: "notUtf8", line: row };
    if (!/[\s,;]/.test(label)) return null;
    return { code: "tableLabel", row, token: label.slice(0, LONGEST_TOKEN_SHOWN) };
  }

  /** One string for all samples with this label. */
  private sameLabel(label: string): string {
    const known = this.labels.get(label);
    if (known === undefined && this.labels.size < LABELS_KEPT) this.labels.set(label, label);
    return known ?? label;
  }

  private report(problem: CsvProblem): void {
    if (this.isRefused) return;
    this.problemCount++;
    if (this.problems.length < MAX_PROBLEMS_SHOWN) this.problems.push(problem);
    this.samples.clear();
  }

  /** A problem of the whole file: the only one that counts, and the end of reading. */
  private refuse(problem: CsvProblem): void {
    if (this.isRefused) return;
    this.problems.length = 0;
    this.problems.push(problem);
    this.problemCount = 1;
    this.isStopped = true;
    this.samples.clear();
  }
}

/** A number of one to three digits, or -1: most fields are one, and this is far faster than Number. */
function shortWhole(field: string): number {
  if (field.length === 0 || field.length > 3) return -1;
  let whole = 0;
  for (let i = 0; i < field.length; i++) {
    const digit = field.charCodeAt(i) - DIGIT_0;
    if (!(digit >= 0 && digit <= 9)) return -1;
    whole = whole * 10 + digit;
  }
  return whole;
}
