// The decision boundary of a network with two inputs: what page and worker say to each other about it. The
// plane has the first input to the right and the second upwards. Plain data.
import type { Prediction } from "./run-event.ts";

/** More labels than this have no colour of their own. */
export const MOST_CLASSES = 10;
/** A cell's byte is class × steps + sureness, from 0, as unsure as can be, up to, not including, these steps. */
export function surenessSteps(classes: number): number {
  return Math.floor(256 / Math.max(1, classes));
}

export interface BoundaryQuestion {
  /** Whose samples are shown. */
  readonly list: string;
  /** "point": only what the network says at `at`. */
  readonly what: "plane" | "point";
  /** A point of the plane to ask the network about; null: the plane's middle. */
  readonly at: PlanePoint | null;
  /** Cells a side at most. */
  readonly most: number;
  /** A training goes on: a coarser grid, where the network is large, in less time. */
  readonly isLearning: boolean;
}

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

export interface PlaneRange {
  readonly from: number;
  /** Greater than `from`. */
  readonly to: number;
}

export interface BoundaryAnswer {
  /** Null when only the point was asked for. */
  readonly plane: Plane | null;
  readonly point: (PlanePoint & { readonly prediction: Prediction }) | null;
  /** How long the worker was at it. */
  readonly ms: number;
}

export interface Plane {
  /** Tells the state of the weights at the first cell from another. */
  readonly trained: number;
  readonly resets: number;
  readonly x: PlaneRange;
  readonly y: PlaneRange;
  /** By class, 0 to 9. */
  readonly labels: readonly string[];
  /** Cells a side. */
  readonly side: number;
  /** Row by row from the top left, one byte a cell: see `surenessSteps`. */
  readonly cells: Uint8Array;
  readonly dots: PlaneDots;
  /** Items of the list; `dots` are of some of them, evenly spread, when they are many. */
  readonly samples: number;
}

/** The samples shown: as many numbers in each. */
export interface PlaneDots {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly classes: Uint8Array;
  /** 1 where the network's answer is wrong. */
  readonly wrong: Uint8Array;
}
