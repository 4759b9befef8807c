// What a run tells the outside: the only way from a running program to anything that is drawn.
// The interpreter and its ops emit these one by one; the worker merges them into one batch a frame.
import type { Activation, BlockId, Loss, Value } from "./program.ts";

/** One sample as pictures need it: grey levels 0..255, row by row. */
export interface SamplePicture {
  /** width * height values. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** What the network says of a sample. */
export interface Prediction {
  /** The label predicted, or the number. */
  readonly label: string;
  /** How sure the network is, 0..1; null when its outputs are no probabilities. */
  readonly confidence: number | null;
  /** One for each label; probabilities 0..1 when there is a confidence. */
  readonly outputs: readonly number[];
  /** Empty when the one output is a number learned, which has no label. */
  readonly labels: readonly string[];
}

export type ChartName = "loss" | "accuracy";
/** "validation" are measurements at an epoch's end on samples that are not learned from. */
export type SeriesName = "sample" | "epoch" | "validation";

/** All points kept of one series; long series are thinned so that memory stays bounded. */
export interface SeriesPoints {
  readonly chart: ChartName;
  readonly series: SeriesName;
  /** Sample series: number of the sample since the start. The others: the same unit, at the epoch's end. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 when every point is here, n when one in n is. */
  readonly every: number;
}

/** What the network was, and how it was taught, when a run's first point was plotted. */
export interface RunSettings {
  readonly inputs: number;
  /** The dense layers, first to last; `dropout`: the share of a layer's inputs that is dropped. */
  readonly layers: readonly {
    readonly units: number;
    readonly activation: Activation;
    readonly dropout: number;
  }[];
  readonly loss: Loss;
  readonly optimizer: string;
  readonly learningRate: number;
  readonly batchSize: number | "full";
  readonly l1: number;
  readonly l2: number;
  readonly precision: "float64" | "float32";
  readonly seed: number;
}

/** Everything plotted while the network learned from its first weights to its last. */
export interface PlottedRun {
  /** Null when there was no network. */
  readonly settings: RunSettings | null;
  /** Those that have points. */
  readonly series: readonly SeriesPoints[];
}

/** One learning rate of a sweep. */
export interface SweepTrial {
  readonly rate: number;
  /** "stopped": the numbers grew too large. "dead": it was trained to the end, but a layer gives only zeros. */
  readonly state: "waiting" | "training" | "done" | "stopped" | "dead";
  /** Epochs done. */
  readonly epochs: number;
  /** On the list that it is tested on, after its last epoch, 0..1; null before the first, and when stopped. */
  readonly accuracy: number | null;
}

/** Trainings of the same network, each at another learning rate. */
export interface Sweep {
  /** In the order they were given; each rate once. */
  readonly trials: readonly SweepTrial[];
  /** How many epochs each is to train. */
  readonly epochs: number;
  /** "left": the run was stopped before all were over. */
  readonly state: "running" | "over" | "left";
  /** The rate with the highest accuracy of those that are over; null while there is none. */
  readonly best: number | null;
}

export interface WaitingScript {
  /** The block at which the script waits. */
  readonly block: BlockId;
  /** In words, e.g. `waits for "when I receive ready" to finish`. */
  readonly text: string;
}

/** A value as a bubble beside its block shows it. */
export type ShownValue =
  /** `of`: what the text is, in the type it has in the program; `length` in characters. */
  | {
      readonly kind: "number" | "text" | "boolean";
      readonly text: string;
      readonly length: number;
    }
  /** The first items, and how many there are. */
  | { readonly kind: "list"; readonly items: readonly string[]; readonly length: number }
  /** Numbers in a row. */
  | { readonly kind: "vector"; readonly values: Float64Array }
  /** A sample whose number of values is a square number. */
  | { readonly kind: "picture"; readonly sample: SamplePicture };

/** The value of a reporter that was clicked. */
export interface Report {
  readonly block: BlockId;
  readonly value: ShownValue;
}

/** What a target says or thinks, and where: the point beside it, in stage units. */
export interface Saying {
  readonly target: string;
  readonly kind: "say" | "think";
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A sprite that is seen, and where: in stage units, origin in the centre, y upwards. */
export interface SpritePlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export type RunState = "idle" | "running" | "paused";

/** How fast blocks run. Only the waiting between them differs. */
export type Speed = "step" | "slow" | "fast" | "turbo";

export interface RunEvents {
  readonly state: RunState;
  readonly waiting: readonly WaitingScript[];
  /** Values of all variables that changed since the last batch, by id. */
  readonly variables: Readonly<Record<string, Value>>;
  /** Lengths of all lists that changed since the last batch, by id. */
  readonly lists: Readonly<Record<string, number>>;
  /** Monitors that blocks showed or hid, by variable or list id. */
  readonly monitors: Readonly<Record<string, boolean>>;
  /** The newest sample drawn, if any was drawn since the last batch, with what the network made of it. */
  readonly drawn: { readonly sample: SamplePicture; readonly prediction: Prediction | null } | null;
  /** Series that changed, whole. A cleared chart comes with zero points. */
  readonly series: readonly SeriesPoints[];
  /** What `series` belong to, when that changed. */
  readonly settings?: RunSettings | null;
  /** Runs that ended since the last batch because the network began afresh; the newest last. */
  readonly endedRuns?: readonly PlottedRun[];
  /** The newest sweep of learning rates, when it changed; null when it was cleared. */
  readonly sweep?: Sweep | null;
  /** The list whose samples stand on the decision boundary, when a block named one. */
  readonly boundary?: string;
  /** "show" or "hide" when a block asked for it. */
  readonly pad: "show" | "hide" | null;
  /** The sample picture and the digits' bars are to be emptied before `drawn` is shown. */
  readonly cleared: boolean;
  /** Blocks that glow now. */
  readonly glow: readonly BlockId[];
  /** How many samples the network has learned from since its last reset; 0 = untrained. */
  readonly trained: number;
  /** How often the network was made anew or loaded: tells its weights from earlier ones. */
  readonly resets: number;
  /** The blocks declare another architecture than the network in hand has. */
  readonly outdated: boolean;
  /** Samples a second lately, for the toolbar; 0 when idle. */
  readonly samplesPerSecond: number;
  readonly error: {
    readonly block: BlockId | null;
    readonly code: string;
    readonly text: string;
  } | null;
  /** True once per run, in the batch after the last script ended by itself. */
  readonly finished: boolean;
  /** Values of clicked reporters since the last batch. */
  readonly reports: readonly Report[];
  /** All that is being said, when any of it changed since the last batch. */
  readonly sayings: readonly Saying[] | null;
  /** The question that waits for an answer, when that changed; "" for a question without words. */
  readonly question: { readonly text: string } | "none" | null;
  /** The sprites that are seen, when that changed; at most once a second. */
  readonly sprites?: readonly SpritePlace[];
  /** How much of the lists kept in the browser is read, 0..1: a run waits for all. Absent when it is all. */
  readonly restored?: number;
  /** Paused because this block has a breakpoint. */
  readonly breakpoint: BlockId | null;
}
