// What the worker and its helpers, which do the trainings of a sweep, say to each other. Types only.
import type { PackedTrials, TrialNews } from "#host/trial-helper";

export type ToHelper =
  /** First of all. */
  | { readonly type: "begin"; readonly packed: PackedTrials }
  /** One at a time: the next after the last is over. */
  | { readonly type: "try"; readonly trial: number; readonly rate: number }
  /** It may work for a moment longer: while the program is paused nobody says so. */
  | { readonly type: "goOn" };

export type FromHelper = TrialNews;
