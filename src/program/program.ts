// The Program tree: what the compiler makes of a saved project and the interpreter runs.
// Plain data that can be sent to a worker. Every node carries the id of the block it came from,
// so that a glow, a step or an error always finds its block. Knows nothing of Blockly or engines.

export type BlockId = string;

/** A value in a program, as in Scratch: number, text or boolean. */
export type Value = number | string | boolean;

/** Something that has a value. */
export type Expr =
  | { readonly kind: "literal"; readonly value: Value; readonly block: BlockId }
  | { readonly kind: "variable"; readonly id: string; readonly block: BlockId }
  /** An input of the My Block in whose definition this stands: its place among `params`. */
  | { readonly kind: "argument"; readonly index: number; readonly block: BlockId }
  /** A list by reference: only as an argument of a call. */
  | { readonly kind: "list"; readonly id: string; readonly block: BlockId }
  | Call;

/** A named operation of the runtime or host: how most blocks run. */
export interface Call {
  readonly kind: "call";
  readonly op: string;
  readonly args: readonly Expr[];
  readonly block: BlockId;
}

/** Something that is done. */
export type Stmt =
  | Call
  | { readonly kind: "set"; readonly id: string; readonly value: Expr; readonly block: BlockId }
  | { readonly kind: "change"; readonly id: string; readonly by: Expr; readonly block: BlockId }
  | {
      readonly kind: "repeat";
      readonly times: Expr;
      readonly body: readonly Stmt[];
      readonly block: BlockId;
    }
  | { readonly kind: "forever"; readonly body: readonly Stmt[]; readonly block: BlockId }
  | {
      readonly kind: "repeatUntil";
      readonly test: Expr;
      readonly body: readonly Stmt[];
      readonly block: BlockId;
    }
  /** The variable counts the rounds from 1; how many there are is computed anew in each. */
  | {
      readonly kind: "forEach";
      readonly id: string;
      readonly times: Expr;
      readonly body: readonly Stmt[];
      readonly block: BlockId;
    }
  | {
      readonly kind: "if";
      readonly test: Expr;
      readonly then: readonly Stmt[];
      readonly otherwise: readonly Stmt[];
      readonly block: BlockId;
    }
  | { readonly kind: "wait"; readonly seconds: Expr; readonly block: BlockId }
  | { readonly kind: "waitUntil"; readonly test: Expr; readonly block: BlockId }
  | {
      readonly kind: "broadcast";
      readonly message: Expr;
      readonly wait: boolean;
      readonly block: BlockId;
    }
  | { readonly kind: "stop"; readonly what: StopWhat; readonly block: BlockId }
  /** Runs a My Block: the `Procedure` with this id, of the same target. */
  | {
      readonly kind: "procedure";
      readonly id: string;
      readonly args: readonly Expr[];
      readonly block: BlockId;
    }
  /** Tells the value of a reporter that was clicked. */
  | { readonly kind: "report"; readonly value: Expr; readonly block: BlockId };

export type StopWhat = "all" | "this script" | "other scripts" | "this clone";

/**
 * What starts a script: an event name and what it listens for. Events: "flag", "key", "message",
 * "drawing", "epoch", "sprite" (its sprite, or the stage, is clicked), "backdrop" (switches to it), "clone" (begins),
 * "timer" (or the loudness, has come over `over`) and "click" (of the script itself, in the editor).
 */
export interface Hat {
  readonly event: string;
  /** The key or message listened for, what is to come over `over`; "any" for any key, "" for none. */
  readonly argument: string;
  /** Whether the event, coming again while the script runs, starts it afresh (as in Scratch). */
  readonly restarts: boolean;
  /** Of a "timer" hat: the script starts each time the timer comes over this many seconds. */
  readonly over?: Expr;
}

export interface Script {
  readonly hat: Hat;
  readonly target: string;
  readonly body: readonly Stmt[];
  readonly block: BlockId;
}

/** A My Block: a block that people make themselves. */
export interface Procedure {
  readonly id: string;
  readonly target: string;
  readonly params: readonly { readonly name: string; readonly kind: "text" | "boolean" }[];
  /** Runs without screen refresh: its loops do not give way. */
  readonly warp: boolean;
  readonly body: readonly Stmt[];
  /** The block of its definition. */
  readonly block: BlockId;
}

/** The stage or a sprite, as the project declares it. */
export interface TargetDeclaration {
  readonly name: string;
  readonly isStage: boolean;
  /** Costumes of a sprite, backdrops of the stage. */
  readonly costumes: readonly CostumeDeclaration[];
  /** Its costume, from 0. */
  readonly costume: number;
  /** In stage units, origin in the centre, y upwards. */
  readonly x: number;
  readonly y: number;
  /** Per cent. */
  readonly size: number;
  /** Degrees, 90 to the right. */
  readonly direction: number;
  /** "all around" when left out. */
  readonly rotationStyle?: RotationStyle;
  readonly visible: boolean;
  /** Whether the mouse may take it along; it may not when left out. */
  readonly draggable?: boolean;
}

/** How a costume shows where its sprite points: turned, mirrored when that is left, or not at all. */
export type RotationStyle = "all around" | "left-right" | "don't rotate";

/** A costume without its picture; lengths in stage units at size 100. */
export interface CostumeDeclaration {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The point that stands at the sprite's x and y, from the picture's top left corner. */
  readonly centreX: number;
  readonly centreY: number;
}

export interface VariableDeclaration {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  readonly value: Value;
}

export interface ListDeclaration {
  readonly id: string;
  readonly name: string;
  readonly target: string;
}

export type Activation =
  | "relu"
  | "leaky-relu"
  | "sigmoid"
  | "tanh"
  | "linear"
  | "softmax"
  | "log-softmax";
export type Init =
  | "he"
  | "he-uniform"
  | "glorot"
  | "glorot-normal"
  | "lecun"
  | "lecun-uniform"
  | "uniform"
  | "zeros"
  | "scratch";
export type Loss = "cross-entropy" | "binary-cross-entropy" | "mean-squared-error";

export interface DenseDeclaration {
  readonly units: number;
  readonly activation: Activation;
  readonly init: Init;
  /** The a of init `uniform`, which draws from -a to a. */
  readonly range?: number;
  /** The share of the layer's inputs that is dropped while training. */
  readonly dropout?: number;
  readonly block: BlockId;
}

export interface OptimizerDeclaration {
  readonly name: "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam";
  readonly learningRate: number;
  readonly momentum?: number;
  readonly decay?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** How the learning rate changes from epoch to epoch, counted from 1. */
export type Schedule =
  | { readonly name: "constant" }
  | { readonly name: "step"; readonly every: number; readonly factor: number }
  | { readonly name: "exponential"; readonly factor: number }
  | { readonly name: "warm-up"; readonly epochs: number }
  | { readonly name: "decay-from"; readonly from: number; readonly factor: number };

/** A network as its blocks declare it; shapes already checked. */
export interface NetworkDeclaration {
  readonly inputs: number;
  readonly layers: readonly DenseDeclaration[];
  readonly loss: Loss;
  readonly optimizer: OptimizerDeclaration;
  readonly l1?: number;
  readonly l2?: number;
  readonly schedule?: Schedule;
  /** Samples before the weights change, or all of an epoch; 1 when left out. */
  readonly batchSize?: number | "full";
  readonly precision?: "float64" | "float32";
  readonly block: BlockId;
}

export interface Program {
  /** The stage first, then sprites, from the back to the front. */
  readonly targets: readonly TargetDeclaration[];
  readonly scripts: readonly Script[];
  readonly procedures: readonly Procedure[];
  readonly variables: readonly VariableDeclaration[];
  readonly lists: readonly ListDeclaration[];
  readonly network: NetworkDeclaration | null;
  /** Any whole number; every random draw follows from it. */
  readonly seed: number;
}
