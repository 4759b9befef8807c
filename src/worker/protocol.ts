// What page and worker say to each other. Types only. The worker owns lists, network and run;
// the page owns blocks and drawing. Every request with a `request` number gets one `reply`.
import type { Prediction, RunEvents, SamplePicture } from "#program/run-event";
import type { Program, Value } from "#program/program";

export type Speed = "step" | "slow" | "fast" | "turbo";

/** Where the worker gets a list's items from. */
export type ListContent =
  | { readonly kind: "items"; readonly items: readonly (string | number)[] }
  /** A file the user chose: streamed. */
  | { readonly kind: "file"; readonly file: Blob; readonly name: string }
  /** Something that ships with the page, e.g. "mnist_100.txt" or "mnist-train" (all 60,000). */
  | { readonly kind: "dataset"; readonly name: string }
  /** What the worker kept in the browser for this project. */
  | { readonly kind: "kept" }
  /** A list before an import, for undo: see `ImportReply.undo`. */
  | { readonly kind: "undo"; readonly token: number };

export type Message =
  | { readonly type: "program"; readonly program: Program }
  | { readonly type: "flag" }
  | { readonly type: "stop" }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "step" }
  | { readonly type: "speed"; readonly speed: Speed }
  | { readonly type: "key"; readonly key: string }
  /** 28x28 grey levels of the drawing pad, null when it is empty. */
  | { readonly type: "drawing"; readonly pixels: Uint8Array | null }
  | { readonly type: "setVariable"; readonly id: string; readonly value: Value }
  /** The page has drawn the last batch: the next may come. */
  | { readonly type: "drawn" }
  | { readonly type: "cancel"; readonly request: number };

export interface Requests {
  /** Makes `project` the one the worker works for: fills its lists, takes up its kept network. */
  open: {
    ask: {
      readonly project: string;
      readonly program: Program;
      readonly lists: Readonly<Record<string, ListContent>>;
      /** model.json text from a .blockprop file; otherwise the kept model, if it fits. */
      readonly model: string | null;
    };
    /** Problems that did not stop it from opening, as sentences. */
    answer: { readonly notes: readonly string[] };
  };
  importList: {
    ask: { readonly list: string; readonly content: ListContent };
    answer: ImportReply;
  };
  /** The whole list as a text file, one item a line. */
  exportList: { ask: { readonly list: string }; answer: { readonly file: Blob } };
  /** Items `from` (0-based) to `from + count`, long ones cut, for a list monitor. */
  rows: {
    ask: { readonly list: string; readonly from: number; readonly count: number };
    answer: { readonly from: number; readonly items: readonly string[]; readonly length: number };
  };
  editList: {
    ask: { readonly list: string; readonly edit: ListEdit };
    answer: { readonly length: number };
  };
  /** The item whole, as text. */
  item: { ask: { readonly list: string; readonly index: number }; answer: { readonly item: string } };
  /** model.json text of the network in hand; null when it is untrained. */
  model: { ask: Record<never, never>; answer: { readonly model: string | null } };
  /** Writes everything that changed to the browser's storage now. */
  keep: { ask: Record<never, never>; answer: Record<never, never> };
}

export type ListEdit =
  | { readonly kind: "replace"; readonly index: number; readonly item: string }
  | { readonly kind: "insert"; readonly index: number; readonly item: string }
  | { readonly kind: "delete"; readonly index: number }
  | { readonly kind: "clear" };

export interface ImportReply {
  readonly length: number;
  /** What was read, e.g. "100 samples of 784 values, labels 0 to 9". */
  readonly summary: string;
  /** Hand it back in an import of kind `undo` to have the old list again. */
  readonly undo: number;
}

export type RequestName = keyof Requests;
export type Ask<N extends RequestName> = Requests[N]["ask"];
export type Answer<N extends RequestName> = Requests[N]["answer"];

export type ToWorker =
  | Message
  | {
      [N in RequestName]: { readonly type: "request"; readonly name: N; readonly request: number; readonly ask: Ask<N> };
    }[RequestName];

export type FromWorker =
  | { readonly type: "events"; readonly events: RunEvents }
  /** Of the drawing on the pad, served between slices; null: empty pad or untrained network. */
  | {
      readonly type: "prediction";
      readonly prediction: Prediction | null;
      readonly picture: SamplePicture | null;
    }
  | { readonly type: "progress"; readonly request: number; readonly done: number; readonly total: number }
  | { readonly type: "reply"; readonly request: number; readonly answer: unknown }
  /** A request that could not be done; nothing changed. */
  | { readonly type: "refused"; readonly request: number; readonly text: string };
