// The part of the stock Scratch VM that the tests use; the packages bring no types for it.

declare module "scratch-vm" {
  type Value = number | string | boolean;

  export interface StockVariable {
    readonly name: string;
    readonly type: "" | "list" | "broadcast_msg";
    readonly value: Value | Value[];
  }

  export interface StockTarget {
    readonly variables: Readonly<Record<string, StockVariable>>;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly direction: number;
    readonly visible: boolean;
    readonly currentCostume: number;
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
    createSVGSkin(svg: string): number;
    penLine(skin: number, pen: StockPen, ...ends: [number, number, number, number]): void;
    penPoint(skin: number, pen: StockPen, x: number, y: number): void;
    penStamp(): void;
    penClear(): void;
  }

  export interface StockRuntime {
    readonly targets: readonly StockTarget[];
    readonly threads: readonly unknown[];
    readonly sequencer: { timer: { start(): void; timeElapsed(): number } };
    currentStepTime: number;
    /** The clock of `wait`, in ms, as `updateCurrentMSecs` sets it before each frame. */
    currentMSecs: number;
    updateCurrentMSecs(): void;
    startHats(opcode: string, fields: Record<string, string> | null, target: StockTarget): void;
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
    loadProject(sb3: Uint8Array): Promise<void>;
    setTurboMode(on: boolean): void;
    greenFlag(): void;
  }

  // biome-ignore lint/style/noDefaultExport: that is how the package has it.
  export { VirtualMachine as default };
}
