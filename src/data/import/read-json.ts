// JSON as a list: an array of numbers or texts, of rows, of nested pictures, of records or of
// {label, pixels}; or an object of arrays, {"images": [...], "labels": [...]}. Rows and records are
// checked as those of a table are. It must not know where the text comes from.
import type { DataProblem } from "#data/data-problem";
import type { FaultLog } from "#data/fault-log";
import { MAX_ITEMS } from "#data/limits";
import type { RowNumbers } from "#data/row-numbers";
import { SampleList, type Value } from "#data/sample-list";
import { type Field, layoutOf } from "#data/table-layout";
import { TableRows } from "#data/table-rows";
import type { ImportSettings } from "./import-settings.ts";
import { JsonElements } from "./json-elements.ts";
import type { ReadTable } from "./reading.ts";

/** Keys of a record that hold all of its values, and arrays that hold those of all samples. */
const VALUE_KEYS = ["pixels", "values", "image", "images", "data", "features", "inputs", "x", "xs"];
const LABEL_KEYS = ["label", "labels", "class", "digit", "target", "targets", "y", "ys"];
const LABEL_NAME = "label";
/** So many rows are looked at before the label column is chosen. */
const ROWS_COMPARED = 50;
/** Arrays in arrays in a row: pictures of rows of pixels of colours, and one to spare. */
const DEEPEST = 4;

type Row = readonly Field[];

export class JsonReader {
  private readonly settings: ImportSettings;
  private readonly faults: FaultLog;
  private readonly rows: TableRows;
  private readonly elements: JsonElements;
  private readonly plain: Value[] = [];
  /** The names of a row's columns: of records; or found in the first row. */
  private names: readonly string[] | null = null;
  private firstRows: { row: number; fields: Row }[] | null = [];
  private columns: readonly string[] = [];
  private labelColumn: number | null = 0;
  /** Of an object of arrays: rows whose labels are still to come, and labels whose rows are. */
  private readonly images: Row[] = [];
  private readonly labels: Field[] = [];
  private paired = 0;
  private found = 0;

  constructor(settings: ImportSettings, faults: FaultLog) {
    this.settings = settings;
    this.faults = faults;
    this.rows = new TableRows(faults);
    this.elements = new JsonElements((value, key) =>
      key === null ? this.addElement(value) : this.addPart(value, key.toLowerCase()),
    );
  }

  get numbers(): RowNumbers {
    return this.rows.numbers;
  }

  get isRefused(): boolean {
    return this.faults.isFull || this.elements.problem !== null;
  }

  push(chunk: Uint8Array): void {
    this.elements.push(chunk);
  }

  /** What is in order; `damage` is why the file could not be read to its end. */
  endGood(damage: DataProblem | null): ReadTable {
    this.elements.end();
    this.lookAtFirstRows();
    const problem = damage ?? this.elements.problem;
    if (problem !== null) this.faults.refuse(problem);
    const waiting = this.images.length + this.labels.length;
    if (waiting > 0 && this.faults.fatal === null) {
      const images = this.paired + this.images.length;
      this.faults.report({ code: "jsonCounts", images, labels: this.paired + this.labels.length });
    }
    if (this.rows.length === 0 && this.plain.length === 0 && this.faults.total === 0) {
      this.faults.report({ code: this.elements.isArray ? "empty" : "jsonNoArray" });
    }
    const ended = this.rows.end(this.settings.scale);
    const list = this.plain.length > 0 ? new SampleList(this.plain) : ended.list;
    return {
      ...ended,
      list,
      columns: this.columns,
      labelColumn: this.labelColumn,
      joined: this.rows.joined,
    };
  }

  private addElement(value: unknown): void {
    if (this.faults.isFull) return;
    this.found++;
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
      if (this.found > 1 && this.plain.length === 0) this.reportElement();
      else if (this.plain.length === MAX_ITEMS) {
        this.faults.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
      } else this.plain.push(value);
      return;
    }
    const fields = this.plain.length > 0 ? null : this.fieldsOf(value);
    if (fields === null) this.reportElement();
    else this.addRow(fields);
  }

  /** An element of one of several arrays: of pictures, or of labels. */
  private addPart(value: unknown, key: string): void {
    if (this.faults.isFull) return;
    const label = fieldOf(value);
    if (LABEL_KEYS.includes(key) && label !== null) this.labels.push(label);
    else if (VALUE_KEYS.includes(key) && Array.isArray(value)) {
      const fields = flattened(value);
      if (fields === null) {
        this.found++;
        this.reportElement();
        return;
      }
      this.images.push(fields);
    } else if (LABEL_KEYS.includes(key) || VALUE_KEYS.includes(key)) {
      this.found++;
      this.reportElement();
      return;
    } else return;
    this.pair();
  }

  private pair(): void {
    this.names ??= [];
    if (this.images.length + this.labels.length > MAX_ITEMS) {
      this.faults.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
    }
    // One of the two arrays comes first whole: from its start, so that rows stay in order.
    const count = Math.min(this.images.length, this.labels.length);
    if (count === 0) return;
    const images = this.images.splice(0, count);
    const labels = this.labels.splice(0, count);
    images.forEach((fields, i) => {
      this.found++;
      this.paired++;
      this.addRow([labels[i], ...fields]);
    });
  }

  /** The fields of a row or record; null when it is neither. */
  private fieldsOf(value: unknown): Row | null {
    if (Array.isArray(value)) return flattened(value);
    if (typeof value !== "object" || value === null) return null;
    const record: Readonly<Record<string, unknown>> = Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]),
    );
    const valueKey = VALUE_KEYS.find((key) => Array.isArray(record[key]));
    if (valueKey !== undefined) {
      const fields = flattened(record[valueKey] as readonly unknown[]);
      const labelKey = LABEL_KEYS.find((key) => key !== valueKey && key in record);
      const label = labelKey === undefined ? "" : fieldOf(record[labelKey]);
      this.names ??= [];
      return fields === null || label === null ? null : [label, ...fields];
    }
    this.names ??= Object.keys(value);
    const fields = this.names.map((name) =>
      fieldOf((value as Record<string, unknown>)[name] ?? ""),
    );
    return fields.includes(null) ? null : (fields as Field[]);
  }

  private addRow(fields: Row): void {
    const row = this.found;
    if (this.firstRows === null) {
      this.rows.add(row, fields);
      return;
    }
    this.firstRows.push({ row, fields });
    if (this.firstRows.length === ROWS_COMPARED) this.lookAtFirstRows();
  }

  private lookAtFirstRows(): void {
    const first = this.firstRows ?? [];
    this.firstRows = null;
    if (first.length === 0) return;
    const rows = first.map(({ fields }) => fields);
    const names = this.names ?? (this.hasHeader(rows[0]) ? rows[0].map(String) : null);
    const isHeader = this.names === null && names !== null;
    const known = names?.length === rows[0].length ? names : null;
    // The label of {label, pixels} is put first.
    const header =
      names?.length === 0 ? rows[0].map((_, i) => (i === 0 ? LABEL_NAME : `${i}`)) : known;
    const shown = { delimiter: "", rows: header === null ? rows : [header, ...rows] };
    const decimalComma = this.settings.decimalComma === "auto" ? "no" : this.settings.decimalComma;
    const layout = layoutOf(header ?? rows[0], shown, {
      ...this.settings,
      header: header === null ? "no" : "yes",
      decimalComma,
    });
    this.columns = header ?? rows[0].map(() => "");
    this.labelColumn = layout.labelColumn;
    this.rows.begin(layout, rows[0].length, first[0].row);
    for (const { row, fields } of first.slice(isHeader ? 1 : 0)) this.rows.add(row, fields);
  }

  private hasHeader(first: Row): boolean {
    if (this.settings.header !== "auto") return this.settings.header === "yes";
    return first.length > 1 && first.every((field) => typeof field === "string");
  }

  private reportElement(): void {
    this.faults.report({ code: "jsonElement", row: this.found });
  }
}

/** All fields of arrays in arrays, in order; null when there is anything else among them. */
function flattened(value: readonly unknown[], depth = 0): Row | null {
  const fields: Field[] = [];
  for (const part of value) {
    const field = fieldOf(part);
    if (field !== null) fields.push(field);
    else if (!Array.isArray(part) || depth === DEEPEST) return null;
    else {
      const inner = flattened(part, depth + 1);
      if (inner === null) return null;
      for (const one of inner) fields.push(one);
    }
  }
  return fields;
}

/** A value as a field: null stands for one that is missing. Null: it is none. */
function fieldOf(value: unknown): Field | null {
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === null ? "" : null;
}
