// The saved project: what project.json holds. Types and keys here; reading it safely is parse-project.ts.
import type { RotationStyle, Value } from "#program/program";
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

/**
 * What a My Block looks like: the `extraState` of its definition (`procedures_definition`) and, as a
 * copy, of each of its calls (`procedures_call`), whose inputs are named by the parts' ids.
 */
export interface ProcedureState {
  readonly procedure: {
    /** The same in the definition and its calls. */
    readonly id: string;
    readonly parts: readonly ProcedurePart[];
    /** Run without screen refresh. */
    readonly warp: boolean;
  };
}

export type ProcedurePart =
  | { readonly kind: "label"; readonly text: string }
  | { readonly kind: "text" | "boolean"; readonly id: string; readonly name: string };

/** A picture of a sprite or the stage. */
export interface ProjectCostume {
  readonly name: string;
  /** A `data:` address of an SVG, PNG, JPEG, GIF, BMP or WebP picture. Only ever drawn as an image. */
  readonly image: string;
  /** In stage units at size 100. */
  readonly width: number;
  readonly height: number;
  /** The point that stands at the sprite's x and y, from the top left corner. */
  readonly centreX: number;
  readonly centreY: number;
}

/** How a target looks when the project is opened. */
export interface TargetLook {
  readonly costumes: readonly ProjectCostume[];
  /** From 0. */
  readonly costume: number;
  readonly x: number;
  readonly y: number;
  /** Per cent. */
  readonly size: number;
  /** Degrees, 90 to the right. */
  readonly direction: number;
  /** "all around" when left out. */
  readonly rotationStyle?: RotationStyle;
  readonly visible: boolean;
  /** Whether the mouse may take the sprite along; it may not when left out. */
  readonly draggable?: boolean;
}

export interface ProjectVariable {
  readonly id: string;
  readonly name: string;
  readonly value: Value;
}

export interface ProjectList {
  readonly id: string;
  readonly name: string;
  /** What its samples are kept for: learning from a list for testing is warned of. */
  readonly role?: "test";
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
  /** Left out: no costumes, in the middle, visible. */
  readonly look?: TargetLook;
}

export interface ProjectMonitor {
  /** Id of a variable or list. */
  readonly id: string;
  readonly visible: boolean;
  /** Of a variable's monitor; "normal" when left out. */
  readonly mode?: "normal" | "large" | "slider";
  /** The slider's bounds; whole numbers only when both are whole, as in Scratch. */
  readonly min?: number;
  readonly max?: number;
  /** Its top left corner, in stage units from the stage's; where it lines up by itself when left out. */
  readonly x?: number;
  readonly y?: number;
  /** Of a list's monitor, in stage units: kept for Scratch, where it stands on the stage. */
  readonly width?: number;
  readonly height?: number;
}

export interface Project {
  readonly format: typeof PROJECT_FORMAT;
  readonly version: typeof PROJECT_VERSION;
  readonly name: string;
  /** Any whole number. */
  readonly seed: number;
  readonly targets: readonly ProjectTarget[];
  /** By `listKeys`: the name, "Sprite.name" for a list of one sprite only. Lists without an entry are empty. */
  readonly lists: Readonly<Record<string, ListSource>>;
  readonly monitors: readonly ProjectMonitor[];
  /** Blocks at which a run pauses. */
  readonly breakpoints?: readonly string[];
  readonly settings: { readonly speed: Speed; readonly drawingPad: boolean };
}

/**
 * The key of every list in `Project.lists`, by the list's id. Where two would have the same, "x" of
 * the sprite Cat and the stage's "Cat.x", the later one has a number behind it.
 */
export function listKeys(
  targets: readonly Pick<ProjectTarget, "name" | "isStage" | "lists">[],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const target of targets) {
    for (const list of target.lists) {
      const plain = listKey(target, list);
      let key = plain;
      for (let number = 2; taken.has(key); number++) key = `${plain} ${number}`;
      taken.add(key);
      keys.set(list.id, key);
    }
  }
  return keys;
}

/** How a list is called outside of its sprite. */
export function listKey(
  target: Pick<ProjectTarget, "name" | "isStage">,
  list: Pick<ProjectList, "name">,
): string {
  return target.isStage ? list.name : `${target.name}.${list.name}`;
}
