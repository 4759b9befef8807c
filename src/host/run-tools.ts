// All that runs scripts, makes networks, teaches them and asks them, the engine with it: more than half of
// the worker. It is loaded, with the sentences of a run, before the first script runs.
import { isTarget } from "#engine/losses";
import { englishRun } from "#program/english-run";
import { englishTraining } from "#program/english-training";
import { addMissing } from "#program/messages";
import { Answers } from "./answers.ts";
import { EpochTraining } from "./epoch-training.ts";
import { TableFiller } from "./fill-table.ts";
import { adoptModel, modelOf, packedModelOf, precisionOf } from "./keep-network.ts";
import { ListJudge } from "./list-judge.ts";
import { makeNetwork, useKernels } from "./make-network.ts";
import { makeDraws, makeScheduler } from "./make-scheduler.ts";
import { isSamePlan, isSameSpec, specOf } from "./network-plan.ts";
import { provideTools } from "./provided-tools.ts";

const runTools = {
  adoptModel,
  Answers,
  EpochTraining,
  isSamePlan,
  isSameSpec,
  isTarget,
  ListJudge,
  makeDraws,
  makeNetwork,
  makeScheduler,
  modelOf,
  packedModelOf,
  precisionOf,
  specOf,
  TableFiller,
  useKernels,
};

export type RunTools = typeof runTools;

/** From now on sessions can run: they have what works on networks, and the words to say what happens. */
export function provideRunTools(): RunTools {
  addMissing(englishRun);
  addMissing(englishTraining);
  provideTools(runTools);
  return runTools;
}
