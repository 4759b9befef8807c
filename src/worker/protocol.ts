// What page and worker say to each other. Types only. The worker owns lists, network and run;
// the page owns blocks and drawing. Every request gets one `reply` or one `refused`.
import type { Catalogue } from "#program/messages";
import type { BlockId, Program, Script, Value } from "#program/program";
import type { Prediction, RunEvents, Speed } from "#program/run-event";

/** Where the worker gets a list's items from. */
export type ListContent =
  | { readonly kind: "items"; readonly items: readonly (string | number)[] }
  /** A file the user chose: streamed. */
  | { readonly kind: "file"; readonly file: Blob }
  /** Something that ships with the page: "mnist_100.txt", or "mnist-train" for all 60,000. */
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
      /** model.json text from a file; null: the model kept for this project. */
      readonly model: string | null;
    };
    /** Problems that did not stop it from opening, as sentences. */
    answer: { readonly notes: readonly string[] };
  };
  importList: {
    ask: { readonly list: string; readonly content: ListContent };
    answer: ListReply;
  };
  /** The whole list as a text file, one item a line. */
  exportList: { ask: { readonly list: string }; answer: { readonly file: Blob } };
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
  editList: { ask: { readonly list: string; readonly edit: ListEdit }; answer: ListReply };
  /** How many of a list's samples the network in hand gets right; null when they do not fit it. */
  evaluate: {
    ask: { readonly list: string };
    answer: { readonly right: number; readonly total: number } | null;
  };
  /**
   * The project as a .blockprop file, lists and network included. `project` is the text of project.json
   * here and below: a script of 1,200 blocks is nested deeper than a message can be.
   */
  pack: { ask: { readonly project: string }; answer: { readonly file: Blob } };
  /** Reads a .blockprop file or a bare project.json. Nothing changes until `open`. */
  unpack: {
    ask: { readonly file: Blob };
    answer: {
      /** Checked: reads as a project. */
      readonly project: string;
      /** List files by list name. */
      readonly lists: Readonly<Record<string, Blob>>;
      readonly model: string | null;
      readonly notes: readonly string[];
    };
  };
  /** Writes everything that changed to the browser's storage now. */
  keep: { ask: Record<never, never>; answer: Record<never, never> };
}

export type ListEdit =
  | { readonly kind: "replace"; readonly index: number; readonly item: string }
  | { readonly kind: "insert"; readonly index: number; readonly item: string }
  | { readonly kind: "delete"; readonly index: number }
  | { readonly kind: "clear" };

export interface ListReply {
  readonly length: number;
  /** What was read, e.g. "100 samples of 784 values"; "" for edits. */
  readonly summary: string;
  /** Import it with kind `undo` to have the list as it was before. */
  readonly undo: number;
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
  | { readonly type: "notKept"; readonly text: string };
