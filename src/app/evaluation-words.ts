// A test of the network beside the one before, in words: how many are right, the loss, and what changed.
// Pure.
import { text } from "#program/messages";
import { signed } from "#stage/confusion-matrix";
import type { Judgement } from "#worker/protocol";

export interface Comparison {
  readonly now: Judgement;
  /** The test of the same list before; null when this is the first. */
  readonly before: Judgement | null;
}

/** The test before, where its tables can be laid over these: for the same labels. */
export function compare({ now, before }: Comparison): Judgement | null {
  if (before === null || before.labels.join("\n") !== now.labels.join("\n")) return null;
  return before;
}

/** "171 of 200 right (85.5 %), loss 0.512. Before: 168 of 200 (+1.5 points)." */
export function headline(comparison: Comparison): string {
  const { correct, samples, accuracy, loss } = comparison.now;
  const share = `${(100 * (accuracy ?? 0)).toFixed(1)} %`;
  const meanLoss = loss === null ? "–" : String(Number(loss.toPrecision(3)));
  const result = text("evaluation.score", { correct, samples, share, loss: meanLoss });
  const { before } = comparison;
  if (before === null) return result;
  const points = 100 * ((accuracy ?? 0) - (before.accuracy ?? 0));
  const tenths = Math.round(10 * points) / 10;
  if (tenths === 0) return `${result} ${text("evaluation.asBefore")}`;
  const was = { correct: before.correct, samples: before.samples };
  return `${result} ${text("evaluation.before", { points: signed(tenths), ...was })}`;
}
