// All samples of a list, looked through: which are asked for, in which order, what is found, and what is
// done to many at once. Plain data, as page and worker exchange it.
import type { JudgedOrder } from "./evaluation.ts";

/** What the last test of the network says of a sample; "unjudged" when it says nothing. */
export type Verdict = "right" | "wrong" | "unjudged";

/** Which samples are asked for; what is left out allows any. */
export interface BrowseFilter {
  /** Null: the items that are no samples. */
  readonly label?: string | null;
  readonly verdict?: Verdict;
}

export interface BrowseQuestion {
  readonly filter: BrowseFilter;
  readonly order: JudgedOrder;
}

export interface BrowsedClass {
  /** Null: the items that are no samples. */
  readonly label: string | null;
  /** In the whole list. */
  readonly count: number;
  /** Of those the ones that pass the rest of the filter. */
  readonly passing: number;
}

export interface Browsed {
  /** The places, from 0, that pass the filter, in the order asked for. */
  readonly indexes: Uint32Array;
  /** By label, numbers by value; at most 200, and then those with the most samples. */
  readonly classes: readonly BrowsedClass[];
  /** How many different labels there are. */
  readonly labelCount: number;
  /** How many samples with the label asked for have which verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** What the network said of a sample when it was tested. */
export interface Judged {
  readonly predicted: string;
  readonly isRight: boolean;
  /** How surprising the label is to the network. */
  readonly loss: number;
  /** How sure the network is of its prediction, 0..1; null when its outputs are no probabilities. */
  readonly confidence: number | null;
}

/** One item as a page shows it; its pixels come apart, those of many items in one piece. */
export interface BrowsedItem {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** Null: the item is no sample. */
  readonly label: string | null;
  /** The side of the square picture it is; 0 when it is shown as text. */
  readonly side: number;
  /** The values, or the item that is no sample, as text, cut when long; "" for a picture. */
  readonly values: string;
  readonly judged: Judged | null;
}

/** Done to many items at once: one step. `version`: of the list that the places are of. */
export type SamplesEdit = {
  /** Places from 0, each once, in any order. */
  readonly indexes: Uint32Array;
  readonly version: number;
} & (
  | { readonly kind: "remove" }
  /** Each copy stands right after its original. */
  | { readonly kind: "duplicate" }
  | { readonly kind: "relabel"; readonly label: string }
);
