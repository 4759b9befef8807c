// How numbers look on the stage: variables as in Scratch, chances as percentages, counts short.
// Pure text, no DOM.
import type { Value } from "#program/program";
import type { Prediction } from "#program/run-event";

/** Characters of a text; nobody reads more on a monitor. */
const MOST_SHOWN = 20_000;

/** A variable's value as its monitor shows it: numbers with at most six decimals, as in Scratch. */
export function showValue(value: Value): string {
  if (typeof value === "string" && value.length > MOST_SHOWN) {
    return `${value.slice(0, MOST_SHOWN)}…`;
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return String(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
}

/** An output that is no fraction, or a number predicted: three significant digits, three decimals;
 *  above a thousand whole, above a thousand million as 3e149, which a narrow row does not cut off. */
export function showOutput(output: number): string {
  if (!Number.isFinite(output)) return "?";
  const size = Math.abs(output);
  if (size >= 1e9) return output.toExponential(0).replace("+", "");
  if (size >= 1000) return String(Math.round(output));
  return String(Number(Number(output.toPrecision(3)).toFixed(3)) + 0);
}

/** A fraction 0..1 as whole per cent; "<1" and ">99" so that only a true 0 or 1 reads as one. */
export function showPercent(fraction: number): string {
  if (!Number.isFinite(fraction)) return "?";
  const percent = Math.round(fraction * 100);
  if (percent === 0 && fraction > 0) return "<1";
  if (percent === 100 && fraction < 1) return ">99";
  return String(percent);
}

/** What was predicted: the label, or the number in short. */
export function predictedText({ label, labels }: Prediction): string {
  return labels.length === 0 ? showOutput(Number(label)) : label;
}

/** A count on an axis: 1500 -> "1.5k", 2000000 -> "2M". */
export function showCount(count: number): string {
  const size = Math.abs(count);
  if (size >= 1e6) return `${Number((count / 1e6).toPrecision(3))}M`;
  if (size >= 1e3) return `${Number((count / 1e3).toPrecision(3))}k`;
  return String(Number(count.toPrecision(3)));
}
