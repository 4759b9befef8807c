// A network's declaration -> the blocks that say it. The other way round is compiling. Knows no page and
// no training; ids come chosen.
import type { BlockRegistry } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { text } from "#program/messages";
import type { DeclaredNetwork } from "#program/network-config";

export interface MadeBlock {
  readonly block: BlockState;
  /** Numbers that no block can say, each as a sentence with its path in network.json. */
  readonly problems: readonly string[];
}

export interface BlockMaking {
  readonly registry: BlockRegistry;
  readonly newId: () => string;
}

/** A value, and its path in network.json. Without a value it is as on a new block. */
type Field = readonly [value: string | number | undefined, path: string];
type Fields = Readonly<Record<string, Field>>;

/** A part of the plan. */
interface Part {
  readonly type: string;
  readonly fields: Fields;
}

/** The container with all its parts. */
export function networkBlock(network: DeclaredNetwork, making: BlockMaking): MadeBlock {
  const inputs: Part = {
    type: "network_define",
    fields: { INPUTS: [network.inputs, "inputs"] },
  };
  const parts = [...layerParts(network), ...settingParts(network)];
  const problems = [inputs, ...parts].flatMap((part) => checkPart(part, making.registry));
  const first = stackOf(parts.map((part) => saved(part, making)));
  const block = saved(inputs, making);
  return { block: { ...block, inputs: { PARTS: { block: first } } }, problems };
}

/** About how much room a container takes, in the editor's units. */
export function heightOf(network: DeclaredNetwork): number {
  return 130 + 48 * (layerParts(network).length + settingParts(network).length);
}

/** Blocks one under the other; the first one, with the others in its `next`. */
export function stackOf(blocks: readonly BlockState[]): BlockState {
  const below = (stack: BlockState, block: BlockState) => ({ ...block, next: { block: stack } });
  return blocks.reduceRight(below);
}

function layerParts({ layers }: DeclaredNetwork): Part[] {
  let entry = 0;
  return layers.flatMap(({ units, activation, init, range, dropout }): Part[] => {
    const drop: Part[] =
      dropout === undefined
        ? []
        : [{ type: "network_dropout", fields: { SHARE: [dropout, `layers[${entry++}].dropout`] } }];
    const path = `layers[${entry++}]`;
    const isUniform = init === "uniform";
    const weights: Fields = isUniform
      ? { RANGE: [range, `${path}.range`] }
      : { INIT: [init, `${path}.init`] };
    return [
      ...drop,
      {
        type: isUniform ? "network_dense_uniform" : "network_dense",
        fields: { UNITS: [units, `${path}.dense`], ...weights },
      },
      {
        type: "network_activation",
        fields: { FUNCTION: [activation, `${path}.activation`] },
      },
    ];
  });
}

function settingParts(network: DeclaredNetwork): Part[] {
  const { loss, batchSize, l1, l2, precision } = network;
  const parts: Part[] = [
    { type: "network_loss", fields: { LOSS: [loss, "loss"] } },
    optimizerPart(network),
  ];
  if (batchSize === "full") parts.push({ type: "network_fullbatch", fields: {} });
  else if (batchSize !== undefined) {
    parts.push({ type: "network_batch", fields: { SIZE: [batchSize, "batchSize"] } });
  }
  if (l1 !== undefined) parts.push({ type: "network_l1", fields: { STRENGTH: [l1, "l1"] } });
  if (l2 !== undefined) parts.push({ type: "network_l2", fields: { STRENGTH: [l2, "l2"] } });
  parts.push(...scheduleParts(network));
  if (precision === "float32") parts.push({ type: "network_float32", fields: {} });
  return parts;
}

function optimizerPart({ optimizer }: DeclaredNetwork): Part {
  const { name, learningRate, momentum, decay, beta1, beta2, epsilon } = optimizer;
  const RATE: Field = [learningRate, "optimizer.learningRate"];
  const EPSILON: Field = [epsilon, "optimizer.epsilon"];
  switch (name) {
    case "sgd":
      return { type: "network_sgd", fields: { RATE } };
    case "momentum":
    case "nesterov": {
      const KIND: Field = [name, "optimizer.name"];
      const MOMENTUM: Field = [momentum, "optimizer.momentum"];
      return { type: "network_momentum", fields: { RATE, KIND, MOMENTUM } };
    }
    case "rmsprop":
      return {
        type: "network_rmsprop",
        fields: { RATE, DECAY: [decay, "optimizer.decay"], EPSILON },
      };
    case "adagrad":
      return { type: "network_adagrad", fields: { RATE, EPSILON } };
    case "adam": {
      const BETA1: Field = [beta1, "optimizer.beta1"];
      const BETA2: Field = [beta2, "optimizer.beta2"];
      return { type: "network_adam", fields: { RATE, BETA1, BETA2, EPSILON } };
    }
    default:
      return name satisfies never;
  }
}

/** None for a constant rate, which needs no block. */
function scheduleParts({ schedule }: DeclaredNetwork): Part[] {
  const factor = (value: number): Fields => ({ FACTOR: [value, "schedule.factor"] });
  switch (schedule?.name) {
    case undefined:
    case "constant":
      return [];
    case "step": {
      const EVERY: Field = [schedule.every, "schedule.every"];
      return [{ type: "network_stepdecay", fields: { ...factor(schedule.factor), EVERY } }];
    }
    case "exponential":
      return [{ type: "network_exponentialdecay", fields: factor(schedule.factor) }];
    case "warm-up":
      return [{ type: "network_warmup", fields: { EPOCHS: [schedule.epochs, "schedule.epochs"] } }];
    case "decay-from": {
      const FROM: Field = [schedule.from, "schedule.from"];
      return [{ type: "network_decayfrom", fields: { ...factor(schedule.factor), FROM } }];
    }
    default:
      return schedule satisfies never;
  }
}

function saved({ type, fields }: Part, { newId }: BlockMaking): BlockState {
  const values = Object.entries(fields).flatMap(([name, [value]]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { type, id: newId(), fields: Object.fromEntries(values) };
}

/** What the block's fields do not take. */
function checkPart({ type, fields }: Part, registry: BlockRegistry): string[] {
  const slots = registry.get(type)?.slots ?? {};
  return Object.entries(fields).flatMap(([name, [value, path]]) => {
    const slot = slots[name];
    if (value === undefined || slot?.kind !== "numberField") return [];
    if (typeof value === "number" && value >= slot.min && value <= slot.max) return [];
    return [text("config.noField", { path, found: value, min: slot.min, max: slot.max })];
  });
}
