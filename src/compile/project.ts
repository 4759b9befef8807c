// The saved project: what project.json holds. Types here; reading it safely is parse-project.ts.
import type { Value } from "#program/program";
import type { Speed } from "#program/run-event";

export const PROJECT_FORMAT = "blockprop-project";
export const PROJECT_VERSION = 1;

/** A block as Blockly saves it. Loosely typed: it comes from files and is read with care. */
export interface BlockState {
  readonly type: string;
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<
    Record<string, { readonly block?: BlockState; readonly shadow?: BlockState }>
  >;
  readonly next?: { readonly block?: BlockState };
  readonly extraState?: unknown;
  readonly icons?: unknown;
  readonly disabledReasons?: readonly string[];
}

/** Where a list's items come from when a project is opened. */
export type ListSource =
  /** A file inside the .blockprop zip. */
  | { readonly file: string }
  /** A file that ships with Blockprop, resolved in `datasets/`. */
  | { readonly dataset: string }
  /** The items themselves: for short lists. */
  | { readonly items: readonly (string | number)[] };

export interface ProjectVariable {
  readonly id: string;
  readonly name: string;
  readonly value: Value;
}

export interface ProjectList {
  readonly id: string;
  readonly name: string;
}

export interface ProjectTarget {
  readonly name: string;
  readonly isStage: boolean;
  readonly variables: readonly ProjectVariable[];
  readonly lists: readonly ProjectList[];
  readonly messages: readonly { readonly id: string; readonly name: string }[];
  /** Top-level blocks, as in Blockly's `blocks.blocks`. */
  readonly blocks: readonly BlockState[];
  /** Comments on the workspace itself, as Blockly saves them (`workspaceComments`). */
  readonly comments?: readonly unknown[];
}

export interface ProjectMonitor {
  /** Id of a variable or list. */
  readonly id: string;
  readonly visible: boolean;
}

export interface Project {
  readonly format: typeof PROJECT_FORMAT;
  readonly version: typeof PROJECT_VERSION;
  readonly name: string;
  /** Any whole number. */
  readonly seed: number;
  readonly targets: readonly ProjectTarget[];
  /** By list name ("Sprite.name" for a list of one sprite only). Lists without an entry are empty. */
  readonly lists: Readonly<Record<string, ListSource>>;
  readonly monitors: readonly ProjectMonitor[];
  readonly settings: { readonly speed: Speed; readonly drawingPad: boolean };
}
