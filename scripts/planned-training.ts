// What `train` is to teach, and how: the network of a network.json with fresh weights, or a kept model
// that goes on as it was begun or as a network.json says.
import type { SampleList } from "#data/sample-list";
import { type KeptModel, newModel, reseed, retrainAs } from "#host/kept-model";
import { Labels } from "#host/labels";
import { layersOf, type TrainingSettings } from "#program/network-config";
import { CommandMistake } from "./command-mistake.ts";
import { openKeptPlan, openModelFile, openNetworkFile } from "./open-model.ts";

export interface PlannedTraining {
  readonly plan: TrainingSettings;
  /** The model to train; a new one takes its labels from the list. */
  readonly modelFor: (list: SampleList) => KeptModel;
}

export interface PlanOptions {
  readonly network?: string | undefined;
  readonly from?: string | undefined;
  /** Instead of the seed of the plan or the model. */
  readonly seed: number | null;
}

export async function planTraining(options: PlanOptions): Promise<PlannedTraining> {
  const { network, from } = options;
  if (from !== undefined) return continueTraining(from, options);
  if (network !== undefined) return beginTraining(network, options);
  throw new CommandMistake(
    "train wants a network: add --network NETWORK.json, or --from MODEL.json to go on with a model.",
  );
}

export async function beginTraining(
  network: string,
  { seed }: Pick<PlanOptions, "seed">,
): Promise<PlannedTraining> {
  const { spec, plan: declared } = await openNetworkFile(network);
  const plan = seed === null ? declared : { ...declared, seed };
  const outputs = spec.layers.at(-1)?.units ?? 0;
  return { plan, modelFor: (list) => newModel(spec, plan, Labels.of(list, outputs)) };
}

async function continueTraining(
  from: string,
  { network, seed }: PlanOptions,
): Promise<PlannedTraining> {
  const kept = await openModelFile(from);
  const { spec, plan } =
    network === undefined ? openKeptPlan(from, kept.networkJson) : await openNetworkFile(network);
  const found = layersOf(kept.network.spec);
  const expected = layersOf(spec);
  if (found !== expected) {
    throw new CommandMistake(
      `The network of ${from} is ${found}, but that of ${network} is ${expected}. Give the network that the model was trained with, or leave --network out.`,
    );
  }
  const model = network === undefined ? kept : retrainAs(kept, spec);
  const seeded = seed === null ? model : reseed(model, seed);
  return { plan, modelFor: () => seeded };
}
