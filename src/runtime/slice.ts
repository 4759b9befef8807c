// When a slice ends, and why it did. Knows nothing of scripts.

export interface SliceLimit {
  /** Whether this slice's time is over. */
  outOfTime(): boolean;
  /** Rounds with something new to see before the slice ends: what a paced run is paced by. */
  readonly visibleRounds: number;
  /** Asked after each round: whether the picture is to be shown before the next. */
  readonly isFrameDue?: () => boolean;
}

export type SliceEnd =
  /** Out of time: run on soon. */
  | "time"
  /** As many visible rounds as allowed: run on in the next frame. */
  | "paced"
  /** All scripts wait for something. */
  | "waiting"
  /** A breakpoint is reached: see `breakpoint`. */
  | "break"
  /** No script is left. */
  | "idle"
  /** A script made a mistake; all scripts are stopped. */
  | "error";
