// What can be wrong with data that comes from outside, as plain facts without a sentence: sentences
// are made elsewhere from `code` and the numbers. Lines, values and items are counted from 1.

/** Why one line is not a sample. */
export type SampleProblem =
  /** A label alone, or nothing. */
  | { readonly code: "noValues" }
  | { readonly code: "notANumber"; readonly position: number; readonly token: string }
  /** NaN, Infinity, or a number too large for a float64. */
  | { readonly code: "notFinite"; readonly position: number; readonly token: string }
  | { readonly code: "tooManyValues"; readonly found: number; readonly limit: number };

/** Why a file is not a list. */
export type ListProblem =
  | (SampleProblem & { readonly line: number })
  | {
      readonly code: "ragged";
      readonly line: number;
      readonly found: number;
      readonly expected: number;
    }
  | { readonly code: "lineTooLong"; readonly line: number; readonly limit: number }
  | { readonly code: "notUtf8"; readonly line: number }
  /** Not text at all; `format` names what it looks like, null when nobody knows. */
  | { readonly code: "binary"; readonly format: string | null }
  | { readonly code: "empty" }
  | { readonly code: "tooManyItems"; readonly limit: number }
  /** Sizes in bytes. */
  | { readonly code: "fileTooLarge"; readonly limit: number };

/** Why a table is not a list, beside what can be wrong with a list. Rows and columns from 1. */
export type TableProblem =
  /** Columns; a row with another number than the first. */
  | {
      readonly code: "tableRagged";
      readonly row: number;
      readonly found: number;
      readonly expected: number;
    }
  | {
      readonly code: "tableNotANumber" | "tableNotFinite";
      readonly row: number;
      readonly column: number;
      readonly token: string;
    }
  | { readonly code: "tableNoLabel"; readonly row: number; readonly column: number }
  /** More than one word. */
  | { readonly code: "tableLabel"; readonly row: number; readonly token: string }
  /** A quotation mark that is not closed, or closed in the middle of a field. */
  | { readonly code: "tableQuote"; readonly row: number }
  | { readonly code: "tableOnlyHeader" }
  | { readonly code: "tableOneColumn" };

export type IdxFile = "images" | "labels";

/** Why a pair of IDX files is not a list. Sizes in bytes. */
export type IdxProblem =
  | {
      readonly code: "idxMagic";
      readonly file: IdxFile;
      readonly found: number;
      readonly expected: number;
    }
  | {
      readonly code: "idxSize";
      readonly file: IdxFile;
      readonly found: number;
      readonly expected: number;
    }
  | { readonly code: "idxCounts"; readonly images: number; readonly labels: number }
  | { readonly code: "idxNoImages" }
  | { readonly code: "idxShape"; readonly rows: number; readonly columns: number }
  | { readonly code: "gzipDamaged"; readonly file: IdxFile };

/** A list from the browser's storage that is not what `packList` made. */
export interface PackedProblem {
  readonly code: "packedDamaged";
}

/** Why nothing is read from a zip, or not all of one of its parts. */
export type ZipProblem =
  | { readonly code: "zipCut" | "zipDamaged" }
  | {
      readonly code: "zipPath" | "zipTwice" | "zipMethod" | "zipEntryDamaged";
      readonly name: string;
    }
  | { readonly code: "zipEntries"; readonly most: number }
  /** Bytes. */
  | { readonly code: "zipTooLarge"; readonly limit: number };

/** Why a JSON file is not a list. Elements of its array are counted from 1. */
export type JsonProblem =
  | { readonly code: "jsonDamaged" | "jsonCut" | "jsonElement"; readonly row: number }
  | { readonly code: "jsonTooLong"; readonly row: number; readonly limit: number }
  | { readonly code: "jsonNoArray" }
  | { readonly code: "jsonCounts"; readonly images: number; readonly labels: number };

/** Why a picture becomes no sample; `row` counts the pictures from 1. */
export type ImageProblem =
  | { readonly code: "imageUnknown" | "imageDamaged"; readonly row: number; readonly name: string }
  | {
      readonly code: "imageTooLarge";
      readonly row: number;
      readonly name: string;
      readonly width: number;
      readonly height: number;
      readonly side: number;
      readonly pixels: number;
    }
  | {
      readonly code: "sheetNoGrid";
      readonly row: number;
      readonly name: string;
      readonly width: number;
      readonly height: number;
      readonly side: number;
    };

/** Why a choice of files cannot be imported. */
export type FilesProblem =
  | { readonly code: "noFiles" }
  | { readonly code: "onlyOther"; readonly name: string; readonly format: string | null }
  | { readonly code: "zipInZip" | "noLists"; readonly name: string }
  | { readonly code: "sheetBlank"; readonly side: number }
  | {
      readonly code: "textGzip" | "idxLabelsOnly" | "idxImagesOnly" | "imagesHere";
      readonly name: string;
    };

/** Why a list cannot be saved in some form; items are counted from 1. */
export type ExportProblem =
  | { readonly code: "exportEmpty" }
  | { readonly code: "exportPlain" | "exportLabel" | "idxValues"; readonly item: number }
  | {
      readonly code: "exportRagged";
      readonly item: number;
      readonly found: number;
      readonly expected: number;
    }
  | { readonly code: "idxLabel"; readonly item: number; readonly token: string };

export type DataProblem =
  | ExportProblem
  | ListProblem
  | TableProblem
  | IdxProblem
  | PackedProblem
  | ZipProblem
  | JsonProblem
  | ImageProblem
  | FilesProblem;

/** A file that was refused whole: its first problems and how many there are. */
export interface Refused<P extends DataProblem = DataProblem> {
  readonly problems: readonly P[];
  /** At least `problems.length`; counting stops at `MAX_PROBLEMS_COUNTED`. */
  readonly total: number;
}

export const MAX_PROBLEMS_SHOWN = 5;
export const MAX_PROBLEMS_COUNTED = 1000;
