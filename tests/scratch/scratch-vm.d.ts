// The part of the stock Scratch VM that the tests use; the packages bring no types for it.

declare module "scratch-vm" {
  type Value = number | string | boolean;

  export interface StockVariable {
    readonly name: string;
    readonly type: "" | "list" | "broadcast_msg";
    value: Value | Value[];
  }

  interface StockBlock {
    readonly opcode: string;
    readonly shadow: boolean;
  }

  export interface StockTarget {
    readonly variables: Readonly<Record<string, StockVariable>>;
    readonly blocks: {
      readonly _blocks: Readonly<Record<string, StockBlock>>;
      getBlock(id: string | null): StockBlock | undefined;
    };
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly direction: number;
    readonly rotationStyle: string;
    readonly draggable: boolean;
    readonly visible: boolean;
    readonly currentCostume: number;
    readonly isStage: boolean;
    readonly effects: Readonly<Record<string, number>>;
    getName(): string;
    /** Of the bubble. */
    getCustomState(key: "Scratch.looks"): { readonly type: string; readonly text: string } | null;
  }

  export interface StockPen {
    /** Red, green, blue and opacity, from 0 to 1. */
    readonly color4f: readonly number[];
    readonly diameter: number;
  }

  /** What the pen did: a line from x0, y0 to x1, y1 with its width, or a stamp, without numbers. */
  export interface PenMark {
    readonly colour: readonly number[];
    readonly numbers: readonly number[];
  }

  export interface StockRenderer {
    createSVGSkin(svg: string, centre?: readonly [number, number]): number;
    createBitmapSkin(picture: { width: number; height: number }, resolution: number): number;
    penLine(skin: number, pen: StockPen, ...ends: [number, number, number, number]): void;
    penPoint(skin: number, pen: StockPen, x: number, y: number): void;
    penStamp(): void;
    penClear(): void;
  }

  export interface StockThread {
    readonly target: StockTarget;
    /** The id of the block it is at; null between blocks. */
    peekStack(): string | null;
    /** What the block keeps between its turns. */
    peekStackFrame(): {
      readonly executionContext: {
        readonly timer?: object;
        readonly startedThreads?: readonly StockThread[];
      } | null;
    };
  }

  /** The class of all its timers: they look at this clock if they are given no other. */
  interface TimerClass {
    readonly nowObj: { now(): number };
  }

  export interface StockRuntime {
    /** The stage first. */
    readonly targets: readonly StockTarget[];
    /** From the back to the front. */
    executableTargets: readonly StockTarget[];
    readonly threads: readonly StockThread[];
    readonly sequencer: {
      readonly activeThread: StockThread | null;
      readonly timer: { constructor: TimerClass };
    };
    readonly ioDevices: {
      readonly mouse: {
        postData(at: { x: number; y: number; canvasWidth: number; canvasHeight: number }): void;
      };
      readonly keyboard: { postData(stroke: { key: string; isDown: boolean }): void };
    };
    currentStepTime: number;
    /** The clock of `wait`, in ms, as `updateCurrentMSecs` sets it before each frame. */
    currentMSecs: number;
    updateCurrentMSecs(): void;
    startHats(opcode: string): void;
    stopAll(): void;
    _step(): void;
    emit(event: string, ...about: readonly unknown[]): void;
    on(event: "QUESTION", heard: (question: string | null) => void): void;
    off(event: "QUESTION", heard: (question: string | null) => void): void;
  }

  class VirtualMachine {
    readonly runtime: StockRuntime;
    attachStorage(storage: unknown): void;
    attachRenderer(renderer: StockRenderer): void;
    /** Turns bitmaps of one pixel a unit into those of two. */
    attachV2BitmapAdapter(adapter: object): void;
    loadProject(sb3: Uint8Array): Promise<void>;
    /** Has all blocks speak of it by its new name. */
    renameSprite(id: string, name: string): void;
    emitWorkspaceUpdate(): void;
    setTurboMode(on: boolean): void;
    greenFlag(): void;
  }

  // biome-ignore lint/style/noDefaultExport: that is how the package has it.
  export { VirtualMachine as default };
}
