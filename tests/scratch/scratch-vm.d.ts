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
    getName(): string;
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
  }

  class VirtualMachine {
    readonly runtime: StockRuntime;
    attachStorage(storage: unknown): void;
    loadProject(sb3: Uint8Array): Promise<void>;
    setTurboMode(on: boolean): void;
    greenFlag(): void;
  }

  // biome-ignore lint/style/noDefaultExport: that is how the package has it.
  export { VirtualMachine as default };
}
