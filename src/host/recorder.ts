// Collects what a run shows between two batches: series, the newest sample drawn, monitors shown
// or hidden. Cheap to write to at full speed; read once a frame.
import { greyLevels, type Sample } from "#data/sample";
import type { Prediction, RunEvents, SamplePicture, Sweep } from "#program/run-event";
import type { Learner } from "./learner.ts";
import { PlottedRuns } from "./plotted-runs.ts";

/** The points plotted for epochs, whole. */
interface Metrics {
  readonly loss: number[];
  readonly accuracy: number[];
}

type Shown = Pick<RunEvents, "drawn" | "pad" | "cleared" | "monitors" | "boundary">;

export class Recorder {
  /** How many samples were drawn since the run began. */
  samplesDrawn = 0;
  /** Whether `metrics` are kept: for the command line. In the page memory stays bounded. */
  keepsMetrics = false;
  /** The points plotted for epochs since the run began or the charts were cleared. */
  metrics: Metrics = { loss: [], accuracy: [] };
  private readonly plotted = new PlottedRuns();
  private sweep: Sweep | null = null;
  private isSweepNew = false;
  private drawn: Sample | null = null;
  private outputs = new Float64Array(0);
  private hasOutputs = false;
  private boundary: string | null = null;
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

  /** Adds a point where the network stands; `series` is a value of the menu of `plot`. */
  plot(series: string, y: number, learner: Learner): void {
    this.plotted.add(series, y, learner);
    if (!this.keepsMetrics) return;
    if (series === "epoch loss") this.metrics.loss.push(y);
    if (series === "epoch accuracy") this.metrics.accuracy.push(y);
  }

  showSweep(sweep: Sweep | null): void {
    this.isSweepNew ||= sweep !== this.sweep;
    this.sweep = sweep;
  }

  clear(learner: Learner): void {
    this.plotted.clear(learner);
    this.showSweep(null);
    this.drawn = null;
    this.cleared = true;
    this.metrics = { loss: [], accuracy: [] };
  }

  /** The samples beside the decision boundary are from now on those of this list. */
  showBoundary(list: string): void {
    this.boundary = list;
  }

  showPad(show: "show" | "hide"): void {
    this.pad = show;
  }

  showMonitor(id: string, visible: boolean): void {
    this.monitors[id] = visible;
  }

  /** All series as they are. */
  allSeries(): RunEvents["series"] {
    return this.plotted.all();
  }

  take(learner: Learner): Shown {
    const shown: Shown = {
      drawn: this.takeDrawn(learner),
      pad: this.pad,
      cleared: this.cleared,
      monitors: this.monitors,
      ...(this.boundary === null ? {} : { boundary: this.boundary }),
    };
    this.boundary = null;
    this.pad = null;
    this.cleared = false;
    this.monitors = {};
    return shown;
  }

  /** What changed on the charts since this was last taken. */
  takePlotted(): Pick<RunEvents, "series" | "settings" | "endedRuns" | "sweep"> {
    const sweep = this.isSweepNew ? { sweep: this.sweep } : {};
    this.isSweepNew = false;
    return { series: this.plotted.takeSeries(), ...this.plotted.takeNews(), ...sweep };
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
