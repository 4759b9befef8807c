// What one block is: its words, its slots and how it compiles. The editor makes the Blockly block
// from this, the compiler calls `compile` with a reader of the saved block. Knows no Blockly.

import type { TextParameters } from "#program/messages";
import type {
  Activation,
  BlockId,
  Expr,
  Hat,
  Init,
  Loss,
  NetworkDeclaration,
  OptimizerDeclaration,
  Schedule,
  Stmt,
} from "#program/program";

/** A place in a block's words. Its name in the words is in braces: "repeat {TIMES}". */
export type Slot =
  /** A round hole with a white number in it; reporters can be dropped over it. */
  | { readonly kind: "number"; readonly default: number | "" }
  | { readonly kind: "text"; readonly default: string }
  /** A hexagonal hole. Empty counts as false, as in Scratch. */
  | { readonly kind: "boolean" }
  /** A round hole for a sample; the palette puts the block `sample (1) of [list]` in it. */
  | { readonly kind: "sample" }
  /** A mouth for more blocks. `holds` says which: statements, or parts of a network. */
  | { readonly kind: "stack"; readonly holds: "statements" | "parts" }
  /** A number typed into the block itself; no reporter fits. */
  | {
      readonly kind: "numberField";
      readonly default: number;
      readonly min: number;
      readonly max: number;
      /** 1 for whole numbers, 0 for any. */
      readonly step: number;
    }
  /**
   * A menu. Options are saved by value; their words are English and go through the catalogue. `of` what
   * the project has: its names are values too.
   */
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly value: string; readonly text: string }[];
      readonly of?: "backdrops" | "variables";
    }
  /**
   * A round hole with a menu in it; reporters can be dropped over it. `of` what the project has: its
   * names are the values. Saved as a shadow of type `menu_<block type>_<SLOT>` with a field VALUE.
   */
  | {
      readonly kind: "menu";
      readonly options: readonly { readonly value: string; readonly text: string }[];
      readonly of?: "costumes" | "backdrops" | "targets";
    }
  /** A round hole with a colour in it, saved as a shadow `colour` with a field COLOUR, #rrggbb. */
  | { readonly kind: "colour"; readonly default: string }
  | { readonly kind: "variable" }
  | { readonly kind: "list" }
  | { readonly kind: "message" }
  /** Words that the compiler fills in while editing, such as a layer's shape "784 → 8". */
  | { readonly kind: "note" };

interface BlockBase {
  /** `category_verb`; saved in people's files, never renamed. */
  readonly type: string;
  /** The English words with `{SLOT}` for each slot; a line break starts a new row. */
  readonly text: string;
  readonly slots?: Readonly<Record<string, Slot>>;
  /** What the block does or computes, with its formula: tooltip and help. */
  readonly help: string;
  /** Opened projects may have it; the palette does not offer it. */
  readonly hidden?: true;
}

export type BlockSpec = BlockBase &
  (
    | { readonly shape: "hat"; readonly compile: (block: BlockReader) => Hat }
    | {
        /** `cap`: nothing can follow it. */
        readonly shape: "statement" | "cap";
        /** A cap all the same, unless this menu has this value (`stop [other scripts]`). */
        readonly capUnless?: { readonly slot: string; readonly value: string };
        readonly compile: (block: BlockReader) => Stmt;
      }
    | { readonly shape: "reporter" | "boolean"; readonly compile: (block: BlockReader) => Expr }
    | {
        readonly shape: "network";
        readonly compile: (block: BlockReader) => NetworkDeclaration | null;
      }
    | { readonly shape: "part"; readonly compile: (block: BlockReader) => NetworkPart }
    /** A My Block's definition; its words are its `ProcedureState`. Compiled by compile-project. */
    | { readonly shape: "definition" }
    /** A My Block's call: a statement whose words and holes are its `ProcedureState`. */
    | { readonly shape: "own"; readonly compile: (block: BlockReader) => Stmt }
  );

/** One block in a network's stack: something of a layer, or a setting of the whole network. */
export type NetworkPart = LayerPart | SettingPart;

export type LayerPart = { readonly block: BlockId } & (
  | {
      readonly kind: "dense";
      readonly units: number;
      readonly init: Init;
      /** The a of init `uniform`. */
      readonly range?: number;
    }
  /** Of the dense layer above. */
  | { readonly kind: "activation"; readonly activation: Activation }
  /** Of the inputs of the dense layer below. */
  | { readonly kind: "dropout"; readonly share: number }
);

/** Its kind is the key of the declaration that it sets. */
export type SettingPart = { readonly block: BlockId } & (
  | { readonly kind: "loss"; readonly loss: Loss }
  | { readonly kind: "optimizer"; readonly optimizer: OptimizerDeclaration }
  | { readonly kind: "schedule"; readonly schedule: Schedule }
  | { readonly kind: "batchSize"; readonly batchSize: number | "full" }
  | { readonly kind: "l1"; readonly l1: number }
  | { readonly kind: "l2"; readonly l2: number }
  | { readonly kind: "precision"; readonly precision: "float64" | "float32" }
);

/** The first and the last sample, from 1; "some" when nobody knows which. */
export type UsedRange = "some" | readonly [first: Expr, last: Expr];

/** How a block's `compile` reads its saved self. Every method names a slot of the spec. */
export interface BlockReader {
  readonly id: BlockId;
  /** The value in a number, text, boolean or sample slot. */
  expr(slot: string): Expr;
  statements(slot: string): readonly Stmt[];
  parts(slot: string): readonly NetworkPart[];
  /** The number in a number field, checked against its bounds. */
  number(slot: string): number;
  /** The chosen value of a menu. */
  choice(slot: string): string;
  /** The id of the variable, list or message chosen; a list comes as an expression for a call. */
  variable(slot: string): string;
  list(slot: string): Expr;
  messageName(slot: string): string;
  /**
   * Says that the block learns from a list, or chooses by it; a list for testing must not be used so, and
   * what is learned from not be chosen by. Without a range it is all of the list.
   */
  uses(how: "learns" | "validates", list: Expr | null, range?: UsedRange): void;
  /** Of a My Block's call: its inputs are named by its `ProcedureState`. */
  procedureCall(): Stmt;
  /** Of an input's reporter: the value of the input that the field VALUE names. */
  procedureInput(): Expr;
  /** How many inputs the project's network has; null without one, and while it has mistakes. */
  readonly networkInputs: number | null;
  /** Says what is wrong with this block (or with `at`); compiling goes on. */
  error(code: string, parameters?: TextParameters, at?: BlockId): void;
  /** Says what works but may surprise. */
  warning(code: string, parameters?: TextParameters, at?: BlockId): void;
  /** Fills the note slot of this block (or of `at`). */
  note(words: string, at?: BlockId): void;
  /** `{kind: "call"}` with this block's id. */
  call(op: string, ...args: Expr[]): Extract<Expr, { kind: "call" }>;
  literal(value: string | number | boolean): Expr;
}

export interface Category {
  readonly id: string;
  readonly name: string;
  /** Fill, a darker edge, and a still darker one, as #rrggbb. */
  readonly colour: readonly [primary: string, secondary: string, tertiary: string];
  readonly blocks: readonly BlockSpec[];
  /** The palette also offers making variables or lists and one reporter for each that exists. */
  readonly makes?: "variables" | "lists";
}

/** All blocks there are, by type. Made once from the categories. */
export type BlockRegistry = ReadonlyMap<string, BlockSpec>;

export function makeRegistry(categories: readonly Category[]): BlockRegistry {
  const registry = new Map<string, BlockSpec>();
  for (const block of categories.flatMap((category) => category.blocks)) {
    if (registry.has(block.type)) throw new Error(`Two blocks have the type ${block.type}`);
    registry.set(block.type, block);
  }
  return registry;
}
