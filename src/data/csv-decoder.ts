// Makes a list of a table (CSV, TSV), fed piece by piece: where the pieces are cut makes no
// difference. Everything or nothing, unless it is to leave out rows that have faults. It must not
// know where the pieces come from. Papa Parse splits rows and fields; its low-level Parser is used
// because that one can leave an incomplete last row.
import Papa from "papaparse";
import type { DataProblem, Refused } from "./data-problem.ts";
import { FaultLog } from "./fault-log.ts";
import { binaryFormat } from "./file-kind.ts";
import { AUTO_SETTINGS, type ImportSettings } from "./import/import-settings.ts";
import { MAX_LINE_BYTES, MAX_LIST_BYTES } from "./limits.ts";
import type { DecodedList } from "./list-decoder.ts";
import { summariseList } from "./list-summary.ts";
import type { RowNumbers } from "./row-numbers.ts";
import {
  type FirstRows,
  firstRows,
  HEAD_BYTES,
  layoutOf,
  type TableLayout,
  withSingleSpaces,
} from "./table-layout.ts";
import { type EndedRows, TableRows } from "./table-rows.ts";

export interface DecodedCsv extends DecodedList {
  readonly layout: TableLayout;
  /** Whether the values were read as n/255. */
  readonly arePixels: boolean;
}

export interface EndedTable extends EndedRows {
  /** Null when no row has content. */
  readonly layout: TableLayout | null;
  /** Labels of several words that were joined into one. */
  readonly joined: number;
}

export type CsvSettings = Pick<
  ImportSettings,
  "header" | "labelColumn" | "delimiter" | "decimalComma" | "scale"
>;

/** In a header, what values have as names that stay as they are, however much they look like pixels. */
const NAME_OF_VALUES = "value 1";

export class CsvDecoder {
  private readonly settings: CsvSettings;
  private readonly faults: FaultLog;
  private readonly rows: TableRows;
  /** The file's start, until there is enough of it to find the delimiter. */
  private head: Uint8Array | null = new Uint8Array(0);
  // Bytes that are no UTF-8 become U+FFFD, which is found where it matters: in labels and numbers.
  private readonly text = new TextDecoder();
  private parser = new Papa.Parser({});
  private first: FirstRows = { delimiter: ",", rows: [] };
  private layout: TableLayout | null = null;
  private size = 0;
  private row = 0;
  /** Text from the start of the first row that is not complete. */
  private pending = "";
  private endedWithReturn = false;

  constructor(settings: CsvSettings = AUTO_SETTINGS, faults: FaultLog = new FaultLog("refuse")) {
    this.settings = settings;
    this.faults = faults;
    this.rows = new TableRows(faults);
  }

  /** Whether more of the file would only bring more of the same. */
  get isRefused(): boolean {
    return this.faults.isFull;
  }

  get numbers(): RowNumbers {
    return this.rows.numbers;
  }

  /** How many columns the first row with content has. */
  get columns(): number {
    return this.rows.columns;
  }

  /** Whether the file's last row has no end. */
  get endsInLine(): boolean {
    return this.head === null ? this.pending !== "" : this.head.at(-1) !== 10;
  }

  /** The next bytes; they are not kept. */
  push(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > MAX_LIST_BYTES) {
      this.rows.refuse({ code: "fileTooLarge", limit: MAX_LIST_BYTES });
    }
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
  end(): DecodedCsv | Refused {
    const { list, layout, scale } = this.endGood();
    if (layout === null || this.faults.total > 0) return this.faults.refused();
    return { list, summary: summariseList(list), layout, arePixels: scale === "255" };
  }

  /**
   * The same, but always gives the rows that are in order; what is not, the fault log has. `damage`
   * is why the file could not be read to its end.
   */
  endGood(damage: DataProblem | null = null): EndedTable {
    if (this.head !== null) this.begin(this.head);
    if (damage === null) this.addText(`${this.text.decode()}\n`);
    else this.rows.refuse(damage);
    if (this.pending !== "" && damage === null)
      this.rows.report({ code: "tableQuote", row: this.row + 1 });
    if (this.rows.length === 0 && this.faults.total === 0) {
      this.rows.report({ code: this.layout === null ? "empty" : "tableOnlyHeader" });
    }
    const { scale: asked } = this.settings;
    const stay = asked === "auto" && this.layout?.header?.includes(NAME_OF_VALUES);
    const ended = this.rows.end(stay ? "none" : asked);
    return { ...ended, layout: this.layout, joined: this.rows.joined };
  }

  private begin(head: Uint8Array): void {
    this.head = null;
    const format = binaryFormat(head);
    if (format !== null) this.rows.refuse({ code: "binary", format });
    this.first = firstRows(head, this.settings.delimiter);
    this.parser = new Papa.Parser({ delimiter: this.first.delimiter, newline: "\n" });
    this.addText(this.text.decode(head, { stream: true }));
  }

  private addText(piece: string): void {
    if (this.isRefused || piece === "") return;
    if (piece.includes("\0")) {
      this.rows.refuse({ code: "binary", format: null });
      return;
    }
    const text = this.withPlainLineEnds(piece);
    this.pending += text;
    if (text.includes("\n")) this.readRows();
    // Characters, so at least as many bytes.
    if (this.pending.length > MAX_LINE_BYTES) {
      this.rows.refuse({ code: "lineTooLong", line: this.row + 1, limit: MAX_LINE_BYTES });
    }
  }

  /** CR LF and CR as LF, also where a piece ends between the two. */
  private withPlainLineEnds(piece: string): string {
    const rest = this.endedWithReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    this.endedWithReturn = piece.endsWith("\r");
    return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
  }

  private readRows(): void {
    if (this.first.delimiter === " ") this.pending = withSingleSpaces(this.pending);
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
      if (wronglyQuoted.has(i)) this.rows.report({ code: "tableQuote", row: this.row });
      else if (!fields.every((field) => field.trim() === "")) this.addRow(fields);
    });
  }

  private addRow(fields: readonly string[]): void {
    if (this.layout === null) {
      this.layout = layoutOf(fields, this.first, this.settings);
      this.rows.begin(this.layout, fields.length, this.row);
      if (this.layout.header !== null) return;
    }
    this.rows.add(this.row, fields);
  }
}
