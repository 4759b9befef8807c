// What a run plots, and what becomes of it when the network begins afresh: its series then leave the
// charts as one ended run, with the settings that they were plotted under. Bounded in memory.
import type { NetworkSpec } from "#engine/spec";
import type { PlottedRun, RunSettings, SeriesPoints } from "#program/run-event";
import type { Learner } from "./learner.ts";
import { Series } from "./series.ts";

/** A program that resets in a loop ends thousands of runs a second: only the newest are told. */
const MOST_ENDED = 5;
/** A run with fewer points in every series shows nothing: a line needs two. */
const FEWEST_POINTS = 2;

/** Values of the menu of `plot`, in the order in which the series are told. */
const menu = [
  ["sample loss", "loss", "sample"],
  ["epoch loss", "loss", "epoch"],
  ["epoch accuracy", "accuracy", "epoch"],
  ["validation loss", "loss", "validation"],
  ["validation accuracy", "accuracy", "validation"],
] as const;

export class PlottedRuns {
  readonly #series = new Map(menu.map(([name, chart, kind]) => [name, new Series(chart, kind)]));
  /** `resets` of the learner at the last point; 0 before there is a network. */
  #resets = 0;
  #settings: RunSettings | null = null;
  #areSettingsNew = false;
  /** What a block cleared: an ended run if the network begins afresh before the next point. */
  #cleared: PlottedRun | null = null;
  #ended: PlottedRun[] = [];

  /**
   * Adds a point where the network stands. On fresh weights samples are counted from 0 again, so
   * that the lines begin anew; a network that went back to its best epoch goes on where they end.
   * Throws on a series that is not in the menu.
   */
  add(name: string, y: number, learner: Learner): void {
    const series = this.#series.get(name as (typeof menu)[number][0]);
    if (series === undefined) throw new Error(`No series is named "${name}"`);
    if (this.#isFresh(learner)) this.#end();
    if (this.#resets !== learner.resets || this.#settings === null) this.#begin(learner);
    this.#cleared = null;
    series.add(learner.network?.trained ?? 0, y);
  }

  /** Empties the charts. What fresh weights have made a thing of the past is kept as an ended run. */
  clear(learner: Learner): void {
    if (this.#isFresh(learner)) this.#end();
    else this.#cleared = this.#takeAway() ?? this.#cleared;
  }

  /** All series as they are. */
  all(): SeriesPoints[] {
    return [...this.#series.values()].map((series) => series.points());
  }

  /** The series that changed since they were last taken. */
  takeSeries(): SeriesPoints[] {
    const changed = [...this.#series.values()].filter((series) => series.changed);
    return changed.map((series) => series.points());
  }

  /** The runs that ended since the last time, and the settings of the one under way if they are new. */
  takeNews(): { readonly settings?: RunSettings | null; readonly endedRuns?: PlottedRun[] } {
    const ended = this.#ended;
    const areSettingsNew = this.#areSettingsNew;
    this.#ended = [];
    this.#areSettingsNew = false;
    return {
      ...(areSettingsNew ? { settings: this.#settings } : {}),
      ...(ended.length > 0 ? { endedRuns: ended } : {}),
    };
  }

  /** Whether the points there are were plotted for weights that are gone. */
  #isFresh(learner: Learner): boolean {
    return this.#resets > 0 && learner.resets !== this.#resets;
  }

  #begin({ network, resets }: Learner): void {
    this.#resets = resets;
    this.#settings = network === null ? null : settingsOf(network.spec, network.seed);
    this.#areSettingsNew = true;
  }

  #end(): void {
    const run = this.#takeAway() ?? this.#cleared;
    this.#cleared = null;
    if (run === null) return;
    this.#ended.push(run);
    if (this.#ended.length > MOST_ENDED) this.#ended.shift();
  }

  /** Empties all series; what was in them, if that is worth showing. */
  #takeAway(): PlottedRun | null {
    const series = this.all().filter(({ x }) => x.length > 0);
    for (const one of this.#series.values()) one.clear();
    if (!series.some(({ x }) => x.length >= FEWEST_POINTS)) return null;
    return { settings: this.#settings, series };
  }
}

function settingsOf(spec: NetworkSpec, seed: number): RunSettings {
  const { inputs, layers, loss, optimizer, batchSize = 1, l1 = 0, l2 = 0 } = spec;
  return {
    inputs,
    layers: layers.map(({ units, activation, dropout = 0 }) => ({ units, activation, dropout })),
    loss,
    optimizer: optimizer.name,
    learningRate: optimizer.learningRate,
    batchSize,
    l1,
    l2,
    precision: spec.precision ?? "float64",
    seed,
  };
}
