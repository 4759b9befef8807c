// How files are to be read: what the user chose, and what is to be found out. Plain data, the same
// as the worker's protocol has. It must not know how anything is read.

export type ImportFormat = "list" | "table" | "json" | "idx" | "images" | "sheet";
export type Scale = "none" | "255" | "max";
export type Encoding = "utf-8" | "utf-16" | "windows-1252";

export interface ImportSettings {
  readonly format: ImportFormat | "auto";
  /** Which of several files, from 0. */
  readonly part: number | "auto";
  readonly header: "yes" | "no" | "auto";
  /** From 0; "none": every label is `NO_LABEL`. */
  readonly labelColumn: number | "none" | "auto";
  readonly delimiter: "," | ";" | "\t" | " " | "auto";
  readonly decimalComma: "yes" | "no" | "auto";
  readonly encoding: Encoding | "auto";
  readonly orientation: "normal" | "transposed";
  readonly inverted: boolean;
  readonly scale: Scale | "auto";
  /** Pixels: of a picture's side, or of a sheet's cell. */
  readonly side: number | "auto";
  readonly sheetLabels: "rows" | "name" | "none" | "auto";
}

export const AUTO_SETTINGS: ImportSettings = {
  format: "auto",
  part: "auto",
  header: "auto",
  labelColumn: "auto",
  delimiter: "auto",
  decimalComma: "auto",
  encoding: "auto",
  orientation: "normal",
  inverted: false,
  scale: "auto",
  side: "auto",
  sheetLabels: "auto",
};

/** The label of samples that have none. */
export const NO_LABEL = "?";
