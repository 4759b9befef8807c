// What reading files for an import gives: the samples in order, how they were read, and all that is
// to be said about it. Plain data; sentences are made elsewhere.
import type { DataProblem } from "#data/data-problem";
import type { FaultGroup } from "#data/fault-log";
import type { RowNumbers } from "#data/row-numbers";
import type { SampleList } from "#data/sample-list";
import type { Scaled } from "#data/table-samples";
import type { ImportFormat, ImportSettings } from "./import-settings.ts";

/** A table-like file as it was read. */
export interface ReadTable extends Scaled {
  readonly list: SampleList;
  /** The columns' names, "" where they have none. */
  readonly columns: readonly string[];
  readonly labelColumn: number | null;
  /** Labels of several words that were joined into one. */
  readonly joined: number;
}

/** What is worth knowing about an import beside its faults. Rows are counted from 1. */
export type ImportNote =
  /** The last row is not complete and has no end. */
  | { readonly code: "cutOff"; readonly row: number }
  | { readonly code: "labelsJoined"; readonly count: number }
  | { readonly code: "decimalCommas" }
  | { readonly code: "encoding"; readonly encoding: string }
  | { readonly code: "otherParts"; readonly count: number; readonly name: string }
  | { readonly code: "leftOut"; readonly count: number; readonly name: string }
  | { readonly code: "resized"; readonly count: number; readonly side: number }
  | { readonly code: "blankCells"; readonly count: number }
  | { readonly code: "darkOnLight" }
  | { readonly code: "noTranspose"; readonly values: number };

export interface ImportReading {
  readonly format: ImportFormat;
  /** As asked for, with what was found in the place of each "auto" that matters for the format. */
  readonly settings: ImportSettings;
  /** The settings that matter for the format. */
  readonly choices: readonly (keyof ImportSettings)[];
  /** Names of the files one of which was read; empty when there is one only. */
  readonly parts: readonly string[];
  readonly columns: readonly string[];
  /** What is in order. */
  readonly list: SampleList;
  /** By kind of problem; empty when the whole is in order. */
  readonly faults: readonly FaultGroup[];
  /** How many problems, and the first of them. */
  readonly total: number;
  readonly problems: readonly DataProblem[];
  /** The problem that ended the reading before the end of the file. */
  readonly fatal: DataProblem | null;
  /** In which row each of them stood. */
  readonly numbers: RowNumbers;
  readonly notes: readonly ImportNote[];
  /** Of the values before they were scaled; null for plain items. */
  readonly scaled: Scaled | null;
  /** The one file it was read from whole, if it was one and all of it was taken. */
  readonly source: number | null;
}
