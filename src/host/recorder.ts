// Collects what a run shows between two batches: series, the newest sample drawn, monitors shown
// or hidden. Cheap to write to at full speed; read once a frame.
import { greyLevels, type Sample } from "#data/sample";
import type { Prediction, RunEvents, SamplePicture } from "#program/run-event";
import type { Learner } from "./learner.ts";
import { Series } from "./series.ts";

/** The points plotted for epochs, whole. */
interface Metrics {
  readonly loss: number[];
  readonly accuracy: number[];
}

type Shown = Pick<RunEvents, "drawn" | "pad" | "cleared" | "monitors">;

export class Recorder {
  /** How many samples were drawn since the run began. */
  samplesDrawn = 0;
  /** Whether `metrics` are kept: for the command line. In the page memory stays bounded. */
  keepsMetrics = false;
  /** The points plotted for epochs since the run began or the charts were cleared. */
  metrics: Metrics = { loss: [], accuracy: [] };
  private readonly sampleLoss = new Series("loss", "sample");
  private readonly epochLoss = new Series("loss", "epoch");
  private readonly epochAccuracy = new Series("accuracy", "epoch");
  private readonly all = [this.sampleLoss, this.epochLoss, this.epochAccuracy];
  /** `resets` of the learner at the last point; 0 before there is a network. */
  private resets = 0;
  private drawn: Sample | null = null;
  private outputs = new Float64Array(0);
  private hasOutputs = false;
  private pad: RunEvents["pad"] = null;
  private cleared = false;
  private monitors: Record<string, boolean> = {};

  /** A new run begins: counts from 0. Charts stay until a block clears them. */
  begin(): void {
    this.samplesDrawn = 0;
    this.metrics = { loss: [], accuracy: [] };
  }

  draw(sample: Sample, learner: Learner): void {
    this.samplesDrawn += 1;
    this.watch(sample, learner);
  }

  /** The same for a sample that no block draws: it is shown, but does not count as drawn. */
  watch(sample: Sample, learner: Learner): void {
    this.drawn = sample;
    this.hasOutputs = learner.sample !== null && isSame(learner.sample, sample);
    if (learner.network === null || !this.hasOutputs) return;
    const { outputs } = learner.network;
    if (this.outputs.length !== outputs.length) this.outputs = new Float64Array(outputs.length);
    this.outputs.set(outputs);
  }

  /**
   * Adds a point where the network stands. On fresh weights samples are counted from 0 again, so
   * that the lines begin anew; a network that went back to its best epoch goes on where they end.
   */
  plot(series: string, y: number, learner: Learner): void {
    const isFresh = this.resets > 0 && learner.resets !== this.resets;
    if (isFresh) for (const one of this.all) one.clear();
    this.resets = learner.resets;
    const x = learner.network?.trained ?? 0;
    if (series === "sample loss") this.sampleLoss.add(x, y);
    else if (series === "epoch loss") {
      if (this.keepsMetrics) this.metrics.loss.push(y);
      this.epochLoss.add(x, y);
    } else {
      if (this.keepsMetrics) this.metrics.accuracy.push(y);
      this.epochAccuracy.add(x, y);
    }
  }

  clear(): void {
    for (const series of this.all) series.clear();
    this.drawn = null;
    this.cleared = true;
    this.metrics = { loss: [], accuracy: [] };
  }

  showPad(show: "show" | "hide"): void {
    this.pad = show;
  }

  showMonitor(id: string, visible: boolean): void {
    this.monitors[id] = visible;
  }

  /** All series as they are, for a page that has just been opened. */
  allSeries(): RunEvents["series"] {
    return this.all.map((series) => series.points());
  }

  take(learner: Learner): Shown {
    const shown: Shown = {
      drawn: this.takeDrawn(learner),
      pad: this.pad,
      cleared: this.cleared,
      monitors: this.monitors,
    };
    this.pad = null;
    this.cleared = false;
    this.monitors = {};
    return shown;
  }

  /** The series that changed since they were last taken. */
  takeSeries(): RunEvents["series"] {
    return this.all.filter((series) => series.changed).map((series) => series.points());
  }

  private takeDrawn(learner: Learner): RunEvents["drawn"] {
    const sample = this.drawn;
    if (sample === null) return null;
    this.drawn = null;
    const prediction: Prediction | null = this.hasOutputs ? learner.describe(this.outputs) : null;
    return { sample: pictureOf(sample), prediction };
  }
}

/** Whether two samples say the same; a sample read from a text twice is two objects. */
function isSame(a: Sample, b: Sample): boolean {
  if (a === b) return true;
  return (
    a.label === b.label &&
    a.pixels.length === b.pixels.length &&
    a.pixels.every((pixel, index) => pixel === b.pixels[index])
  );
}

/**
 * A sample as a picture: square when its length is a square number, otherwise one row. The pixels are
 * a copy: a sample is a window on its list's memory, and a message would carry all of that along.
 */
export function pictureOf(sample: Sample): SamplePicture {
  const { length } = sample.pixels;
  const side = Math.sqrt(length);
  const square = Number.isInteger(side);
  return {
    pixels: greyLevels(sample).slice(),
    width: square ? side : length,
    height: square ? side : 1,
    label: sample.label,
  };
}
