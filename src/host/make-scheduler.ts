// The scheduler of a session: the interpreter, with all operations that blocks can call on what the
// session holds.
import { exp, ln } from "#engine/exp-ln";
import { Random, streams } from "#engine/rng";
import type { Report } from "#program/run-event";
import type { Ports } from "#runtime/ports";
import { Scheduler } from "#runtime/scheduler";
import type { Variable } from "#runtime/variable";
import { type CloneParts, Clones } from "./clones.ts";
import { createControlOps } from "./control-ops.ts";
import { createCopyActions } from "./copy-samples.ts";
import { createEpochActions, createEpochReporters } from "./epoch-ops.ts";
import type { Learner } from "./learner.ts";
import { createLooksActions, createLooksReporters } from "./looks-ops.ts";
import { createMotionActions, createMotionReporters } from "./motion-ops.ts";
import { createNetworkActions, createNetworkReporters } from "./network-ops.ts";
import { createPenActions } from "./pen-ops.ts";
import type { Questions } from "./questions.ts";
import type { Recorder } from "./recorder.ts";
import type { SamplePorts } from "./sample-source.ts";
import type { Senses } from "./senses.ts";
import { createSensingActions, createSensingReporters } from "./sensing-ops.ts";
import { linkReport } from "./shown-value.ts";
import { createSplitActions } from "./split-samples.ts";
import { createStageActions } from "./stage-ops.ts";
import { createSweepOps } from "./sweep-ops.ts";
import type { LoadTrials } from "./trials.ts";

/** The random numbers of a run, each purpose with its own. */
export interface Draws {
  readonly pickRandom: Random;
  readonly augmentation: Random;
}

/** From their beginning. */
export function makeDraws(seed: number): Draws {
  return {
    pickRandom: new Random(seed, streams.pickRandom),
    augmentation: new Random(seed, streams.augmentation),
  };
}

/** What the operations work on. */
export interface Held extends CloneParts, Pick<Ports, "now" | "stopped"> {
  readonly learner: Learner;
  readonly recorder: Recorder;
  readonly senses: Senses;
  readonly questions: Questions;
  readonly samples: SamplePorts;
  /** The target's own variable of that name. */
  readonly variableOf: (target: string, name: string) => Variable | undefined;
  /** These change with each flag and program. */
  readonly draws: () => Draws;
  readonly seed: () => number;
  readonly reports: () => Report[];
  readonly loadTrials: () => LoadTrials | null;
}

export function makeScheduler(held: Held): Scheduler {
  const { learner, recorder, sprites, senses, questions, samples } = held;
  const sweep = createSweepOps(held, samples);
  const clones = new Clones(held);
  const control = createControlOps(sprites, clones);
  return new Scheduler({
    world: held.world,
    reporters: {
      ...createNetworkReporters(learner, samples),
      ...createEpochReporters(learner),
      ...sweep.reporters,
      ...control.reporters,
      ...createMotionReporters(sprites),
      ...createLooksReporters(sprites),
      ...createSensingReporters(held),
    },
    actions: {
      ...createNetworkActions(learner, samples),
      ...createEpochActions({ learner, recorder }, samples),
      ...sweep.actions,
      ...createCopyActions(samples, () => held.draws().augmentation),
      ...createSplitActions(samples, held.seed),
      ...createStageActions(recorder, learner, samples),
      ...control.actions,
      ...createMotionActions({ sprites, senses }, held.now),
      ...createLooksActions(sprites, held.now),
      ...createPenActions(sprites),
      ...createSensingActions(senses, questions, sprites),
    },
    now: held.now,
    clones: () => clones.code(),
    deleteClone: (target) => sprites.deleteClone(target),
    targets: () => sprites.views().map(({ name }) => name),
    stopped: held.stopped,
    report: (args) => linkReport(args, samples, held.reports),
    random: () => held.draws().pickRandom.next(),
    math: { exp, ln },
  });
}
