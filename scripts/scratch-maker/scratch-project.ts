// A Scratch project before it is written down: the stage, sprites, their data, costumes and scripts.
import type { Costume } from "./draw-costume.ts";
import type { Stack } from "./scratch-block.ts";

export type Value = number | string | boolean;

interface Target {
  /** Those of the stage are for all sprites. */
  readonly variables?: Readonly<Record<string, Value>>;
  readonly lists?: Readonly<Record<string, readonly Value[]>>;
  /** The first one is worn. */
  readonly costumes: readonly Costume[];
  /** Each begins with its hat or definition; one without is a loose stack. */
  readonly scripts?: readonly Stack[];
  /** Comments that belong to no block. */
  readonly notes?: readonly string[];
}

export interface Stage extends Target {
  readonly messages?: readonly string[];
}

export interface Sprite extends Target {
  readonly name: string;
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
  readonly direction?: number;
  readonly visible?: boolean;
}

/** A variable or list shown on the stage; places from the upper left corner, in units of the stage. */
export interface Monitor {
  readonly of: "variable" | "list";
  readonly name: string;
  /** Whose it is, if it is not for all sprites. */
  readonly sprite?: string;
  readonly look?: "default" | "large" | "slider";
  /** How far its slider goes; with fractions if its ends have some. */
  readonly range?: readonly [min: number, max: number];
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly visible?: boolean;
}

export interface ScratchProject {
  readonly stage: Stage;
  /** From the back to the front. */
  readonly sprites: readonly Sprite[];
  readonly monitors?: readonly Monitor[];
}
