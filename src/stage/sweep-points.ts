// What the chart of learning rates shows and says of each: its place, its look, its words. Pure.
import { text } from "#program/messages";
import type { Sweep, SweepTrial } from "#program/run-event";

export interface SweepPoint {
  readonly rate: number;
  /** From 0, the smallest rate, to 1, the largest: by their logarithms, a wide gap shortened. */
  readonly across: number;
  /** Accuracy 0..1; 0 where there is none. */
  readonly up: number;
  readonly look: "waiting" | "training" | "done" | "stopped" | "dead";
  readonly isBest: boolean;
  readonly words: string;
}

/** The rates from the smallest to the largest. */
export function sweepPoints(sweep: Sweep): readonly SweepPoint[] {
  const sorted = sweep.trials.toSorted((a, b) => a.rate - b.rate);
  const places = placesOf(sorted.map(({ rate }) => rate));
  return sorted.map((trial, index) => ({
    rate: trial.rate,
    across: places[index] ?? 0.5,
    up: trial.accuracy ?? 0,
    look: trial.state === "training" && trial.accuracy === null ? "waiting" : trial.state,
    isBest: trial.rate === sweep.best,
    words: wordsOf(trial, sweep),
  }));
}

/** A gap wider than so many usual ones would press all other points together. */
const WIDEST_GAP = 3;

/** Of rates in order, each named where it stands: 1e9 beside 0.001 and 0.003 is just far to the right. */
function placesOf(rates: readonly number[]): readonly number[] {
  const gaps = rates.map((rate, r) => (r === 0 ? 0 : Math.log(rate) - Math.log(rates[r - 1] ?? 1)));
  const sorted = gaps.slice(1).sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  let at = 0;
  const places = gaps.map((gap) => (at += Math.min(gap, WIDEST_GAP * usual)));
  return places.map((place) => (at === 0 ? 0.5 : place / at));
}

function wordsOf({ state, accuracy, epochs }: SweepTrial, sweep: Sweep): string {
  const isLeft = state === "training" && sweep.state === "left";
  const isBegun = state === "training" && accuracy === null;
  const key = isBegun ? (isLeft ? "waiting" : "begun") : isLeft ? "left" : state;
  const parameters = { accuracy: percent(accuracy ?? 0), epochs, all: sweep.epochs };
  return text(`sweep.state.${key}`, parameters);
}

/** The best rate, and how far the sweep is. */
export function sweepSummary({ trials, best, state }: Sweep): { best: string; progress: string } {
  const over = trials.filter((one) => one.state !== "waiting" && one.state !== "training").length;
  const found = trials.find(({ rate }) => rate === best);
  const parameters = { rate: showRate(best ?? 0), accuracy: percent(found?.accuracy ?? 0) };
  const none = state === "over" ? text("sweep.noBest") : "";
  const counted = { over, rates: trials.length };
  return {
    best:
      found === undefined
        ? none
        : text(state === "over" ? "sweep.best" : "sweep.bestSoFar", parameters),
    progress: state === "over" ? "" : text(`sweep.${state}`, counted),
  };
}

/** The whole chart in words, for a screen reader. */
export function describeSweep(sweep: Sweep): string {
  const { best, progress } = sweepSummary(sweep);
  const points = sweepPoints(sweep).map(({ rate, words }) =>
    text("sweep.point", { rate: showRate(rate), words }),
  );
  return text("sweep.described", {
    title: text("sweep.title"),
    points: points.join("; "),
    best: [progress, best].filter((words) => words !== "").join(", "),
  });
}

/** RFC 4180: lines end with CR LF; accuracy 0 to 1 in full precision, empty where there is none. */
export function sweepCsv({ trials }: Sweep): string {
  const rows = trials.map(({ rate, state, epochs, accuracy }) =>
    [rate, state, epochs, accuracy ?? ""].join(","),
  );
  return `${["learning rate,state,epochs,accuracy", ...rows].join("\r\n")}\r\n`;
}

export function showRate(rate: number): string {
  return String(rate).replace("+", "");
}

/** Rates can lie close together: with one decimal. */
export function percent(accuracy: number): string {
  return `${Number((accuracy * 100).toFixed(1))} %`;
}

/**
 * Which labels stand without touching each other: those of `wanted` first, the others from left to right.
 * `across` from 0 to 1, `width` as a share of the same.
 */
export function labelsThatFit(
  labels: readonly {
    readonly across: number;
    readonly width: number;
    readonly isWanted: boolean;
  }[],
): readonly boolean[] {
  const fits = labels.map(() => false);
  const order = labels.map((_, index) => index);
  order.sort((a, b) => Number(labels[b]?.isWanted) - Number(labels[a]?.isWanted) || a - b);
  for (const index of order) {
    const { across, width } = labels[index] ?? { across: 0, width: 0 };
    fits[index] = labels.every(
      (other, o) => !fits[o] || Math.abs(other.across - across) >= (other.width + width) / 2,
    );
  }
  return fits;
}
