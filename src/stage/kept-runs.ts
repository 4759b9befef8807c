// The earlier runs that charts show as ghosts, and which of them are kept. Plain data; who draws or
// stores them is not known here.
import { text } from "#program/messages";
import type { ChartName, PlottedRun } from "#program/run-event";
import { type Ghost, isEmpty, seriesOf } from "./chart-data.ts";

/** A run that is over. */
export interface KeptRun extends PlottedRun {
  /** Counts the runs; unlike the name it never changes. */
  readonly number: number;
  readonly name: string;
  readonly isShown: boolean;
  /** Newer runs do not push it out. */
  readonly isPinned: boolean;
}

/** Runs that are not pinned make room for newer ones. */
export const MOST_RUNS = 5;
/** So many may be pinned beside them. */
export const MOST_PINNED = 10;

/** Takes up runs that have just ended; the newest stands first. */
export function addRuns(
  runs: readonly KeptRun[],
  ended: readonly PlottedRun[],
): readonly KeptRun[] {
  let all = runs;
  for (const run of ended) {
    const number = 1 + Math.max(0, ...all.map((one) => one.number));
    const name = text("runs.name", { number });
    all = [{ ...run, number, name, isShown: true, isPinned: false }, ...all];
  }
  const kept = all.filter(({ isPinned }) => !isPinned).slice(0, MOST_RUNS);
  return all.filter((run) => run.isPinned || kept.includes(run));
}

/** What a chart shows of them. */
export function ghostsOf(chart: ChartName, runs: readonly KeptRun[]): Ghost[] {
  const shown = runs.filter(({ isShown }) => isShown);
  const ghosts = shown.map(({ number, name, series }) => ({
    ...seriesOf(chart, series),
    number,
    name,
  }));
  // The newest is drawn last.
  return ghosts.filter((ghost) => !isEmpty(ghost)).reverse();
}
