// What page and worker say to each other. Types only. The worker owns lists, network and run;
// the page owns blocks and drawing. Every request gets one `reply` or one `refused`.

import type { BoundaryAnswer, BoundaryQuestion } from "#program/boundary";
import type { Browsed, BrowsedItem, BrowseQuestion, SamplesEdit } from "#program/browsing";
import type {
  EvaluationResult,
  JudgedFilter,
  JudgedOrder,
  JudgedSample,
} from "#program/evaluation";
import type { Look, LookQuestion } from "#program/look";
import type { Catalogue } from "#program/messages";
import type { ConfigFile, ConfigToWrite, WeightsToUse } from "#program/network-config";
import type { BlockId, Program, Script, Value } from "#program/program";
import type { FileToPack, FileToUnpack, PackedFile, UnpackedFile } from "#program/project-file";
import type { Prediction, RunEvents, SamplePicture, Speed } from "#program/run-event";

/** Where the worker gets a list's items from. */
export type ListContent =
  | { readonly kind: "items"; readonly items: readonly (string | number)[] }
  /** A file the user chose: streamed. */
  | { readonly kind: "file"; readonly file: Blob }
  /** What ships with the page: "mnist_100.txt", "mnist-train" (all 60,000), "mnist-train-1-55000". */
  | { readonly kind: "dataset"; readonly name: string }
  /** What was kept in the browser for this project, else this. */
  | { readonly kind: "kept"; readonly otherwise: ListContent | null }
  /** The items of another list. */
  | { readonly kind: "list"; readonly list: string }
  /** A list as it was before an edit: see `ListReply.undo`. */
  | { readonly kind: "undo"; readonly token: number };

export type Message =
  /** First of all: the address that datasets are fetched from, and the language. */
  | { readonly type: "start"; readonly address: string; readonly messages: Catalogue }
  | { readonly type: "program"; readonly program: Program }
  | { readonly type: "flag" }
  | { readonly type: "stop" }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "step" }
  /** Runs the block the script is at to its end: a whole loop, a whole My Block. */
  | { readonly type: "stepOver" }
  /** A script or reporter was clicked: runs it, or stops it if it runs. */
  | { readonly type: "run"; readonly script: Script }
  /** The blocks at which a run pauses, all of them. */
  | { readonly type: "breakpoints"; readonly blocks: readonly BlockId[] }
  | { readonly type: "speed"; readonly speed: Speed }
  | { readonly type: "key"; readonly key: string }
  | { readonly type: "keyReleased"; readonly key: string }
  /** The mouse or finger, in stage units. */
  | {
      readonly type: "pointer";
      readonly x: number;
      readonly y: number;
      readonly down: boolean;
    }
  /** To the question that is being asked. */
  | { readonly type: "answer"; readonly text: string }
  /** What pen, sprites and backdrop are drawn on from now on; `scale`: its pixels a stage unit. */
  | {
      readonly type: "canvas";
      readonly canvas: OffscreenCanvas;
      /** Lies behind everything else on the stage. */
      readonly backdrop: OffscreenCanvas;
      readonly scale: number;
    }
  /** The pictures of a target's costumes, in their order; null where one could not be read. */
  | {
      readonly type: "costumes";
      readonly target: string;
      readonly pictures: readonly (ImageBitmap | null)[];
    }
  /** 28x28 grey levels of the drawing pad, null when it is empty. */
  | { readonly type: "drawing"; readonly pixels: Uint8Array | null }
  | { readonly type: "setVariable"; readonly id: string; readonly value: Value }
  /** The page has drawn the last batch: the next may come. */
  | { readonly type: "drawn" }
  | { readonly type: "cancel"; readonly request: number };

export interface Requests {
  /** Makes `project` the one the worker works for: fills its lists, takes up its network. */
  open: {
    ask: {
      readonly project: string;
      readonly program: Program;
      readonly speed: Speed;
      /** By list id. */
      readonly lists: Readonly<Record<string, ListContent>>;
      /**
       * model.json text from a file, or the address of one that ships with the page, gzipped; null: the
       * model kept for this project.
       */
      readonly model: string | Blob | { readonly address: string } | null;
    };
    /** Problems that did not stop it from opening, as sentences. */
    answer: { readonly notes: readonly string[] };
  };
  importList: {
    ask: { readonly list: string; readonly content: ListContent };
    answer: ListReply;
  };
  /**
   * Reads files and tells what would come of importing them. Nothing changes; the list read is held,
   * so that importing it takes no time. Only the last preview is held. Progress counts bytes.
   */
  previewImport: {
    ask: { readonly source: ImportSource; readonly settings: ImportSettings };
    answer: ImportPreview;
  };
  /** Puts what a preview read into a list: "all" when nothing is wrong, else its good rows. */
  importPreviewed: {
    ask: { readonly list: string; readonly token: number; readonly what: "all" | "good rows" };
    answer: ListReply;
  };
  /** Forgets a preview, so that it takes no room any more. */
  dropPreview: { ask: { readonly token: number }; answer: Record<never, never> };
  /**
   * Shares out a list's samples by label and seed: training, validation and test. `into` null only tells
   * what would come of it; otherwise the lists are filled at once, all or none.
   */
  splitList: {
    ask: {
      readonly list: string;
      /** Of the three parts, in per cent. */
      readonly shares: readonly number[];
      readonly seed: number;
      /** By part the id of its list, which need not be known yet; null for none. */
      readonly into: readonly (string | null)[] | null;
    };
    answer: {
      /** The labels in order, at most 1000, and how many samples of each go into each part. */
      readonly classes: readonly { readonly label: string; readonly counts: readonly number[] }[];
      readonly replies: readonly (ListReply | null)[];
    };
  };
  /**
   * The whole list as a file. Left out, `as` is "imported": the very file it was imported from while
   * nothing has changed, else its items, one a line, as "list". "idx" is a zip of images and labels.
   */
  exportList: {
    ask: { readonly list: string; readonly as?: "imported" | "list" | "csv" | "idx" };
    /** `ending` is for the file's name: "txt", "csv", "zip" ... */
    answer: { readonly file: Blob; readonly ending: string };
  };
  /** Items from `from` (counted from 0), long ones cut, for a list monitor. */
  rows: {
    ask: { readonly list: string; readonly from: number; readonly count: number };
    answer: { readonly items: readonly string[] };
  };
  /** One item whole. */
  item: {
    ask: { readonly list: string; readonly index: number };
    answer: { readonly item: string };
  };
  /** Looks through a list: which items pass the filter, and how many samples have which label. */
  browse: {
    ask: { readonly list: string } & BrowseQuestion;
    answer: Browsed & {
      /** For `browsed`: the state of the list that was looked through. */
      readonly edition: number;
      /** For edits of many samples. */
      readonly version: number;
      readonly length: number;
      /** How many items are samples. */
      readonly samples: number;
      /** Whether the first of them is shown as a picture. */
      readonly pictures: boolean;
      /** Why the first item that is no sample is none, as a sentence. */
      readonly problem: string | null;
      /** The last kept test that verdicts are from; null when there was none. */
      readonly test: { readonly networkChanged: boolean } | null;
    };
  };
  /** Items at places that `browse` named, at most 500; none when that state is no longer held. */
  browsed: {
    ask: {
      readonly list: string;
      readonly edition: number;
      readonly indexes: Uint32Array;
    };
    /** `pixels`: the grey levels of those that are pictures, one after the other. */
    answer: { readonly items: readonly BrowsedItem[]; readonly pixels: Uint8Array };
  };
  editList: { ask: { readonly list: string; readonly edit: ListEdit }; answer: ListReply };
  /** Tests the network in hand on a list; with `keep`, what it said of each sample is there for `judged`. */
  judge: { ask: { readonly list: string; readonly keep: boolean }; answer: Judgement };
  /** A look inside the network, between two slices of a run. One at a time, at most one a frame. */
  look: { ask: LookQuestion; answer: Look };
  /** The network's answers over the plane. One at a time, at most one a frame. */
  boundary: { ask: BoundaryQuestion; answer: BoundaryAnswer };
  /** Samples of the list's last kept test, from `from` (counted from 0) among those that pass the filter. */
  judged: {
    ask: {
      readonly list: string;
      readonly filter: JudgedFilter;
      readonly order: JudgedOrder;
      readonly from: number;
      readonly count: number;
    };
    answer: {
      /** How many pass the filter. */
      readonly total: number;
      readonly items: readonly JudgedSample[];
      /** Since the test. */
      readonly listChanged: boolean;
      readonly networkChanged: boolean;
    };
  };
  /** The list's last kept test as a table (CSV). */
  judgedFile: {
    ask: { readonly list: string; readonly part: "confusion" | "classes" | "samples" };
    answer: { readonly file: Blob };
  };
  /** The project as a file. */
  pack: { ask: FileToPack; answer: PackedFile };
  /** Reads a project file of ours or of Scratch. Nothing changes until `open`. */
  unpack: { ask: FileToUnpack; answer: UnpackedFile };
  /** What a JSON file holds: a network, a model, or something else. Nothing changes. */
  readConfig: { ask: { readonly file: Blob }; answer: ConfigFile };
  /** As network.json, or the network in hand as model.json: null when it has learned nothing. */
  writeConfig: { ask: ConfigToWrite; answer: { readonly file: Blob | null } };
  /** Takes up weights; `before` brings back those in hand until now. */
  useModel: { ask: WeightsToUse; answer: { readonly before: number; readonly trained: number } };
  /** Writes everything that changed to the browser's storage now. */
  keep: { ask: Record<never, never>; answer: Record<never, never> };
}

export type ListEdit =
  | { readonly kind: "replace"; readonly index: number; readonly item: string }
  | { readonly kind: "insert"; readonly index: number; readonly item: string }
  /** Another label for the sample there, whose label `was` this; all else of its text stays. */
  | {
      readonly kind: "label";
      readonly index: number;
      readonly label: string;
      readonly was: string;
    }
  | { readonly kind: "delete"; readonly index: number }
  | { readonly kind: "clear" }
  | SamplesEdit;

/** Tells one state of the weights from another. */
export interface NetworkState {
  /** Samples learned from since the last reset. */
  readonly trained: number;
  readonly resets: number;
}

export interface Judgement extends EvaluationResult {
  /** Of the network's outputs, in order; empty for a single output. */
  readonly labels: readonly string[];
  /** When the test ended. */
  readonly network: NetworkState;
  /** A training went on: the samples were not all told by the same weights. */
  readonly learnedMeanwhile: boolean;
}

export interface ListReply {
  readonly length: number;
  /** What was read, e.g. "100 samples of 784 values"; "" for edits. */
  readonly summary: string;
  /** Import it with kind `undo` to have the list as it was before. */
  readonly undo: number;
}

/** What to import: files chosen or dropped, or text pasted. */
export type ImportSource =
  | {
      readonly kind: "files";
      /** `name`: the path inside a dropped folder, "digits/7/a.png", or just the file's name. */
      readonly files: readonly { readonly name: string; readonly file: Blob }[];
    }
  | { readonly kind: "text"; readonly text: string };

export type ImportFormat = "list" | "table" | "json" | "idx" | "images" | "sheet";

/** How to read what is imported. What is "auto" is found out; a preview says what was found. */
export interface ImportSettings {
  readonly format: ImportFormat | "auto";
  /** Which of several files (see `ImportPreview.parts`), from 0. */
  readonly part: number | "auto";
  /** Tables: whether the first row holds the columns' names. */
  readonly header: "yes" | "no" | "auto";
  /** Tables and JSON rows: the column of the labels, from 0. "none": every label is "?". */
  readonly labelColumn: number | "none" | "auto";
  readonly delimiter: "," | ";" | "\t" | " " | "auto";
  /** Whether 0,5 is a half. */
  readonly decimalComma: "yes" | "no" | "auto";
  readonly encoding: "utf-8" | "utf-16" | "windows-1252" | "auto";
  /** Pictures as they are, or with rows and columns swapped. */
  readonly orientation: "normal" | "transposed";
  /** Whether black becomes white and white black. */
  readonly inverted: boolean;
  /** What values are divided by: nothing, 255, or the largest of them. */
  readonly scale: "none" | "255" | "max" | "auto";
  /** Images: the side of the square they become, in pixels. Sheets: the side of a cell. */
  readonly side: number | "auto";
  /** Sheets: labels are the numbers of the rows, from 0; the file's name; or all "?". */
  readonly sheetLabels: "rows" | "name" | "none" | "auto";
}

export interface ImportPreview {
  /** For `importPreviewed` and `dropPreview`. */
  readonly token: number;
  readonly format: ImportFormat;
  /** "1000 rows of 785: label + 28 x 28, values 0 to 255, will be scaled to 0 to 1". */
  readonly sentence: string;
  /** As asked for, with what was found in the place of each "auto" that matters for this format. */
  readonly settings: ImportSettings;
  /** The settings that make a difference for this format, to be offered. */
  readonly choices: readonly (keyof ImportSettings)[];
  /** Names of the files one of which is read; empty when there is one only. */
  readonly parts: readonly string[];
  /** Names of a table's columns ("column 3" without a header), the first 1000; else empty. */
  readonly columns: readonly string[];
  /** Samples or items that were found, good or not. */
  readonly rows: number;
  /** Those that "good rows" imports: all of them when nothing is wrong. */
  readonly good: number;
  /** Values of each sample; 0 for plain items. */
  readonly values: number;
  /** The first of the good ones as they will be: at most 20, none when they are no pictures. */
  readonly pictures: readonly SamplePicture[];
  /** The first items as text, for lists that have no pictures: at most 20, long ones cut. */
  readonly items: readonly string[];
  /** The labels in order, at most 1000, and how many good samples each has. */
  readonly classes: readonly { readonly label: string; readonly count: number }[];
  readonly defects: readonly ImportDefect[];
  /**
   * Why "all" cannot be imported; null when it can. Where `good` is above 0 "good rows" can be: it
   * leaves out the rows that have errors, and what comes after the place where a file is cut off.
   */
  readonly refusal: string | null;
}

export interface ImportDefect {
  /** An error keeps rows out; a warning is worth a look; a note is good to know. */
  readonly severity: "error" | "warning" | "note";
  readonly sentence: string;
  /** The first rows (lines, items, pictures) it is about, from 1; may be empty. */
  readonly rows: readonly number[];
}

export type RequestName = keyof Requests;
export type Ask<N extends RequestName> = Requests[N]["ask"];
export type Answer<N extends RequestName> = Requests[N]["answer"];

export type AnyRequest = {
  [N in RequestName]: {
    readonly type: "request";
    readonly name: N;
    readonly request: number;
    readonly ask: Ask<N>;
  };
}[RequestName];

export type ToWorker = Message | AnyRequest;

export type FromWorker =
  | { readonly type: "events"; readonly events: RunEvents }
  /** Of the drawing on the pad, served between slices; null: empty pad or nothing to predict with. */
  | { readonly type: "prediction"; readonly prediction: Prediction | null }
  /** `total` is 0 when nobody knows. */
  | {
      readonly type: "progress";
      readonly request: number;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: "reply"; readonly request: number; readonly answer: unknown }
  /** A request that could not be done; nothing changed. `cancelled` when the user asked for it. */
  | {
      readonly type: "refused";
      readonly request: number;
      readonly text: string;
      readonly cancelled: boolean;
    }
  /** Keeping work in the browser failed, as when the disk is full. */
  | { readonly type: "trouble"; readonly text: string };
