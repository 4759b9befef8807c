// Runs a training to its end, in portions of some milliseconds so that progress shows and Ctrl-C is
// heard between any two. Measures the time of the training alone.
import { setImmediate } from "node:timers/promises";
import { type startTraining, stepTraining } from "#host/train-samples";
import { RunError } from "#program/diagnostic";
import type { Interruption } from "./interruption.ts";
import type { TrainingProgress } from "./training-progress.ts";

export type TrainingRun = ReturnType<typeof startTraining>;
export type EpochResult = TrainingRun["history"][number];

export interface TrainingEnd {
  readonly ended: "done" | "interrupted" | "stopped";
  /** The training alone: without reading, shuffling apart, and measuring. */
  readonly seconds: number;
  /** Why it stopped, as a sentence. */
  readonly why: string;
}

const PORTION_MS = 40;

export async function runTraining(
  run: TrainingRun,
  progress: TrainingProgress,
  interruption: Interruption,
): Promise<TrainingEnd> {
  let portion = 16;
  let seconds = 0;
  try {
    while (run.phase !== "over") {
      // Only whole batches: then a training that goes on gives the same bits.
      if (interruption.asked && run.network.waiting === 0) {
        return { ended: "interrupted", seconds, why: "" };
      }
      const isTraining = run.phase === "training";
      const began = performance.now();
      const epochEnded = stepTraining(run, interruption.asked ? 1 : portion);
      const ms = performance.now() - began;
      if (isTraining) seconds += ms / 1000;
      portion = Math.max(1, Math.min(portion * 2, Math.round((portion * PORTION_MS) / ms)));
      if (epochEnded) progress.epoch(run, seconds);
      else progress.step(run, seconds);
      await setImmediate();
    }
    return { ended: "done", seconds, why: "" };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { ended: "stopped", seconds, why: error.message };
  } finally {
    progress.end();
  }
}
