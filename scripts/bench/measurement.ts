// What a measurement is: one line of the table, with its budget where there is one. It must not
// know how anything is measured or printed.

export interface Measurement {
  /** What was measured, in a few words; the same in every run, so that runs can be compared. */
  readonly what: string;
  /** Null when this machine cannot measure it. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly budget?: Budget;
  /** Spread, counts, sizes: whatever helps to read the value. */
  readonly note?: string;
}

export type Unit =
  | "samples/s"
  | "iterations/s"
  | "Gflop/s"
  | "GB/s"
  | "MB/s"
  | "s"
  | "ms"
  | "kB"
  | "MB"
  | "x";

export type Budget = { readonly atLeast: number } | { readonly atMost: number };

export type Verdict = "ok" | "over" | "not measured" | "";

/** Measures one subject; `report` takes the lines as they come. */
export interface BenchGroup {
  readonly name: string;
  run(report: (measurement: Measurement) => void): Promise<void>;
}

/** Whether the budget is kept; "" where there is none. */
export function judge({ value, budget }: Measurement): Verdict {
  if (value === null) return "not measured";
  if (budget === undefined) return "";
  const isKept = "atLeast" in budget ? value >= budget.atLeast : value <= budget.atMost;
  return isKept ? "ok" : "over";
}
