// The rows of a table, whatever file they stand in, as samples: finds the columns from the first
// one, then checks each. What is wrong with a row goes to the fault log. It must not know of text
// files: fields come in already split.
import type { DataProblem, ListProblem, TableProblem } from "./data-problem.ts";
import type { FaultLog } from "./fault-log.ts";
import { NO_LABEL, type Scale } from "./import/import-settings.ts";
import { MAX_ITEMS, MAX_VALUES } from "./limits.ts";
import { LONGEST_TOKEN_SHOWN } from "./read-number.ts";
import { RowNumbers } from "./row-numbers.ts";
import { SampleList } from "./sample-list.ts";
import { type Field, fieldNumber, type TableLayout } from "./table-layout.ts";
import { type Scaled, TableSamples } from "./table-samples.ts";

export type RowProblem = ListProblem | TableProblem;

export interface EndedRows extends Scaled {
  readonly list: SampleList;
}

const DIGIT_0 = 48;
const LABELS_KEPT = 1000;
/** What a label of several words is joined with where it may be. */
const JOIN = "-";

export class TableRows {
  /** How many labels of several words were joined into one; not where files are refused for them. */
  joined = 0;
  columns = 0;
  readonly numbers = new RowNumbers();
  private readonly faults: FaultLog;
  private readonly samples = new TableSamples();
  private readonly labels = new Map<string, string>();
  private layout: TableLayout | null = null;
  private values = new Float64Array(0);
  private row = 0;

  constructor(faults: FaultLog) {
    this.faults = faults;
  }

  get length(): number {
    return this.samples.length;
  }

  /** Before the first row; `row` is its number in the file, from 1. */
  begin(layout: TableLayout, columns: number, row: number): void {
    this.layout = layout;
    this.columns = columns;
    const found = columns - (layout.labelColumn === null ? 0 : 1);
    this.values = new Float64Array(Math.max(0, found));
    if (found < 1 || columns < 2) this.refuse({ code: "tableOneColumn" });
    else if (found > MAX_VALUES) {
      this.refuse({ code: "tooManyValues", line: row, found, limit: MAX_VALUES });
    }
  }

  add(row: number, fields: readonly Field[]): void {
    if (this.layout === null || this.faults.isFull) return;
    if (this.samples.length === MAX_ITEMS) {
      this.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
      return;
    }
    this.row = row;
    const problem = this.readFields(fields, this.layout);
    if (problem !== null) this.report(problem);
    else if (!this.faults.dropsAll) {
      this.numbers.note(this.samples.length, row);
      this.samples.add(this.labelOf(fields, this.layout), this.values);
    }
  }

  report(problem: RowProblem): void {
    this.faults.report(problem);
    if (this.faults.dropsAll) this.samples.clear();
  }

  refuse(problem: DataProblem): void {
    this.faults.refuse(problem);
    if (this.faults.dropsAll) this.samples.clear();
  }

  /** The rows that are in order. */
  end(scale: Scale | "auto"): EndedRows {
    const { samples, ...scaled } = this.samples.end(scale);
    return { list: new SampleList(samples), ...scaled };
  }

  /** Reads the values of a row into `values`; gives the first thing that is wrong, or null. */
  private readFields(
    fields: readonly Field[],
    { labelColumn, decimalComma }: TableLayout,
  ): RowProblem | null {
    const { row, columns: expected } = this;
    const found = fields.length;
    if (found !== expected) return { code: "tableRagged", row, found, expected };
    let k = 0;
    for (let i = 0; i < found; i++) {
      const field = fields[i];
      if (i === labelColumn) {
        const problem = this.checkLabel(String(field).trim(), i + 1);
        if (problem !== null) return problem;
        continue;
      }
      const whole = typeof field === "number" ? -1 : shortWhole(field);
      const value = whole >= 0 ? whole : fieldNumber(field, decimalComma);
      if (typeof value === "string") {
        const code = value === "notFinite" ? "tableNotFinite" : "tableNotANumber";
        const token = String(field).trim().slice(0, LONGEST_TOKEN_SHOWN);
        return { code, row, column: i + 1, token };
      }
      this.values[k++] = value;
    }
    return null;
  }

  /** A label must read back as one word: samples are also kept as text. */
  private checkLabel(label: string, column: number): RowProblem | null {
    const { row } = this;
    if (label === "") return { code: "tableNoLabel", row, column };
    if (label.includes("\uFFFD")) return { code: "notUtf8", line: row };
    if (!/[\s,;]/.test(label) || this.faults.rule === "leave out") return null;
    return { code: "tableLabel", row, token: label.slice(0, LONGEST_TOKEN_SHOWN) };
  }

  /** One string for all samples with this label. */
  private labelOf(fields: readonly Field[], { labelColumn }: TableLayout): string {
    if (labelColumn === null) return NO_LABEL;
    const trimmed = String(fields[labelColumn]).trim();
    const label = trimmed.replace(/[\s,;]+/g, JOIN);
    if (label !== trimmed) this.joined++;
    const known = this.labels.get(label);
    if (known === undefined && this.labels.size < LABELS_KEPT) this.labels.set(label, label);
    return known ?? label;
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
