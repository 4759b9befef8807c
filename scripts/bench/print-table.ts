// Prints measurements as a table for people. A missed budget always says so.
import { type Budget, judge, type Measurement } from "./measurement.ts";

const columns = [46, 26, 18, 14] as const;

export function printHeading(name: string): void {
  const heads = [name, "measured", "budget", ""];
  console.log(`\n${row(heads)}\n${"-".repeat(110)}`);
}

export function printMeasurement(measurement: Measurement): void {
  const { what, value, unit, budget, note = "" } = measurement;
  const measured = value === null ? "-" : `${showNumber(value)} ${unit}`;
  console.log(row([what, measured, showBudget(budget), judge(measurement), note]));
}

function showBudget(budget: Budget | undefined): string {
  if (budget === undefined) return "";
  return "atLeast" in budget
    ? `at least ${showNumber(budget.atLeast)}`
    : `at most ${showNumber(budget.atMost)}`;
}

/** Three significant digits, thousands apart. */
export function showNumber(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString("en-US");
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(columns[index] ?? 0))
    .join("")
    .trimEnd();
}
