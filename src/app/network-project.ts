// A network with its training settings -> a project of its own, that trains when the flag is clicked, draws
// its curves and, for digits, brings MNIST along. Knows no page.
import { type BlockState, PROJECT_FORMAT, PROJECT_VERSION, type Project } from "#compile/project";
import { text } from "#program/messages";
import type { NetworkConfig } from "#program/network-config";
import { type BlockMaking, heightOf, networkBlock, stackOf } from "./network-blocks.ts";
import { trainingBlock, typed, validationRange } from "./training-blocks.ts";

export interface NetworkProject {
  readonly project: Project;
  /** The list to import samples into, when the project comes without; else null. */
  readonly emptyList: string | null;
  /** What no block can say, with its path; then the project is not to be opened. */
  readonly problems: readonly string[];
}

/** About how much room the script under the flag takes, in the editor's units. */
const FLAG_HEIGHT = 560;

export function networkProject(
  { network, training }: NetworkConfig,
  name: string,
  making: BlockMaking,
): NetworkProject {
  const { newId } = making;
  const { block, problems } = networkBlock(network, making);
  const isMnist = network.inputs === 784 && network.layers.at(-1)?.units === 10;
  const { validation, earlyStop } = training;
  const needsList = earlyStop !== null && validation === 0;
  const samples = { id: newId(), name: isMnist ? "Mnist" : text("config.samplesList") };
  const kept = { id: newId(), name: text("config.validationList") };
  const test = { id: newId(), name: "test", role: "test" } as const;
  const epoch = { id: newId(), name: "epoch", value: 0 };
  const accuracy = { id: newId(), name: "test accuracy", value: 0 };
  const lists = [samples, ...(needsList ? [kept] : []), ...(isMnist ? [test] : [])];

  const set = (variable: { readonly id: string }, value: BlockState): BlockState => ({
    type: "data_setvariableto",
    id: newId(),
    fields: { VARIABLE: { id: variable.id } },
    inputs: {
      VALUE: { shadow: { type: "text", id: newId(), fields: { TEXT: "0" } }, block: value },
    },
  });
  const reporter = (type: string, fields: BlockState["fields"] = {}): BlockState => ({
    type,
    id: newId(),
    fields,
  });
  const plot = (series: string, value: BlockState): BlockState => ({
    type: "stage_plot",
    id: newId(),
    fields: { SERIES: series },
    inputs: { VALUE: typed(newId, "", value) },
  });
  const ofEpoch = (figure: string) => reporter("training_epochfigure", { FIGURE: figure });
  /** Without early stopping the training itself measures nothing else. */
  const measured = (figure: string): BlockState => {
    const [FROM, TO] = validationRange(validation, samples.id, newId);
    return {
      ...reporter("training_slicefigure", { FIGURE: figure, LIST: { id: samples.id } }),
      inputs: { FROM, TO },
    };
  };
  const validated = (series: string, figure: string) => {
    if (earlyStop !== null) return [plot(series, ofEpoch(series))];
    return validation > 0 ? [plot(series, measured(figure))] : [];
  };

  const flag = stackOf([
    reporter("event_whenflagclicked"),
    reporter("training_reset"),
    reporter("stage_clear"),
    trainingBlock(training, { list: samples.id, validation: kept.id }, newId),
    ...(isMnist ? [set(accuracy, reporter("training_accuracy", { LIST: { id: test.id } }))] : []),
  ]);
  const eachEpoch = stackOf([
    reporter("event_whenepochended"),
    set(epoch, reporter("training_epoch")),
    plot("epoch loss", ofEpoch("training loss")),
    plot("epoch accuracy", ofEpoch("training accuracy")),
    ...validated("validation loss", "mean loss"),
    ...validated("validation accuracy", "accuracy"),
  ]);
  const below = 24 + heightOf(network);
  const variables = isMnist ? [epoch, accuracy] : [epoch];
  const project: Project = {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name,
    seed: training.seed,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables,
        lists,
        messages: [],
        blocks: [
          { ...block, x: 24, y: 24 },
          { ...flag, x: 24, y: below },
          { ...eachEpoch, x: 24, y: below + FLAG_HEIGHT },
        ],
        comments: [],
      },
    ],
    lists: isMnist
      ? {
          [samples.name]: { dataset: "mnist-train" },
          [test.name]: { dataset: "mnist-test" },
        }
      : {},
    monitors: [...variables, ...lists].map(({ id }) => ({ id, visible: id !== test.id })),
    settings: { speed: "turbo", drawingPad: isMnist },
  };
  const emptyList = !isMnist ? samples.name : needsList ? kept.name : null;
  return { project, emptyList, problems };
}
