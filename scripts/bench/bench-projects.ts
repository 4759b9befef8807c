// The projects that the measurements open: the starter without an end, and one of 1,200 blocks.
import { readFileSync } from "node:fs";
import type { BlockState, Project } from "#compile/project";

const starterFile = new URL("../../src/gallery/starter.json", import.meta.url);
const EPOCHS = 100;

/** The starter project at turbo, with so many epochs that it does not end while it is measured. */
export function endlessStarter(): Project {
  const starter = JSON.parse(readFileSync(starterFile, "utf8"), (key, value) =>
    key === "NUM" && value === EPOCHS ? 1e9 : value,
  ) as Project;
  return { ...starter, settings: { ...starter.settings, speed: "turbo" } };
}

/** A network of such layers that trains whole epochs of 2,000 samples without end, at turbo. */
export function trainingProject(plan: NetworkPlan): Project {
  const starter = endlessStarter();
  const [stage, ...others] = starter.targets;
  if (stage === undefined) throw new Error("The starter has no stage");
  const times: BlockState = { type: "math_number", id: "times", fields: { NUM: 1e9 } };
  const scripts: BlockState[] = [
    {
      ...chain([
        { type: "network_define", id: "network", inputs: { PARTS: { block: partsOf(plan) } } },
      ]),
      x: 20,
      y: 20,
    },
    {
      ...chain([
        { type: "event_whenflagclicked", id: "flag" },
        { type: "training_reset", id: "reset" },
        {
          type: "training_epochs",
          id: "train",
          fields: { LIST: { id: "list-mnist" }, SHUFFLE: "off" },
          inputs: { EPOCHS: { shadow: times } },
        },
      ]),
      x: 20,
      y: 900,
    },
  ];
  const lists = { Mnist: { dataset: "mnist_2000.txt" } };
  return { ...starter, lists, targets: [{ ...stage, blocks: scripts }, ...others] };
}

/** Tries so many learning rates on 2,000 samples, tested on the same, with 784-30-10. */
export function sweepProject(rates: number, epochs: number): Project {
  const plan = { units: [30, 10], hidden: "relu", rate: 0.01, precision: "float64" } as const;
  const project = trainingProject(plan);
  const [stage, ...others] = project.targets;
  const [network, script] = stage?.blocks ?? [];
  if (stage === undefined || network === undefined || script === undefined)
    throw new Error("The training project has no script");
  const number = (id: string, NUM: number): BlockState => ({
    type: "math_number",
    id,
    fields: { NUM },
  });
  const list = { id: "list-mnist" };
  const words = Array.from({ length: rates }, (_, r) => 0.001 * (r + 1)).join(" ");
  const sweep: BlockState = {
    type: "training_sweep",
    id: "sweep",
    fields: { LIST: list, SHUFFLE: "on", VALIDATION: list },
    inputs: {
      RATES: { shadow: { type: "text", id: "rates", fields: { TEXT: words } } },
      EPOCHS: { shadow: number("epochs", epochs) },
    },
  };
  const blocks = [network, { ...script, next: { block: sweep } }];
  return { ...project, targets: [{ ...stage, blocks }, ...others] };
}

export interface NetworkPlan {
  readonly units: readonly number[];
  readonly hidden: string;
  readonly rate: number;
  readonly precision: "float64" | "float32";
}

function partsOf({ units, hidden, rate, precision }: NetworkPlan): BlockState {
  const layers = units.flatMap((count, l): BlockState[] => {
    const FUNCTION = l === units.length - 1 ? "softmax" : hidden;
    return [
      { type: "network_dense", id: `dense-${l}`, fields: { UNITS: count, INIT: "glorot" } },
      { type: "network_activation", id: `activation-${l}`, fields: { FUNCTION } },
    ];
  });
  return chain([
    ...layers,
    { type: "network_loss", id: "loss", fields: { LOSS: "cross-entropy" } },
    { type: "network_sgd", id: "sgd", fields: { RATE: rate } },
    ...(precision === "float32" ? [{ type: "network_float32", id: "precision" }] : []),
  ]);
}

/** The first of blocks that hang one below the other. */
function chain(blocks: readonly BlockState[]): BlockState {
  const [first, ...rest] = blocks;
  if (first === undefined) throw new Error("A chain of no blocks");
  return rest.length === 0 ? first : { ...first, next: { block: chain(rest) } };
}

export const LARGE_BLOCKS = 1200;
/** Blocks of one script: a hat, then pairs of a statement and the variable in it. */
const SCRIPT_BLOCKS = 41;

/**
 * The starter's network and lists, and as many scripts as make 1,200 blocks, shadows not counted.
 * Ids: `s0-hat`, `s0-b1`, `s0-b2`, ... and `s0-b1-number` for the number in it.
 */
export function largeProject(): Project {
  const starter = endlessStarter();
  const [stage, ...others] = starter.targets;
  if (stage === undefined) throw new Error("The starter has no stage");
  const scripts: BlockState[] = [];
  let blocks = 0;
  for (let script = 0; blocks < LARGE_BLOCKS; script++) {
    const size = Math.min(SCRIPT_BLOCKS, LARGE_BLOCKS - blocks);
    scripts.push(scriptOf(script, size));
    blocks += size;
  }
  return { ...starter, targets: [{ ...stage, blocks: scripts }, ...others] };
}

/** The same, but all 1,200 blocks in one script: `s0-hat`, `s0-b1`, ... */
export function longProject(): Project {
  const starter = endlessStarter();
  const [stage, ...others] = starter.targets;
  if (stage === undefined) throw new Error("The starter has no stage");
  return { ...starter, targets: [{ ...stage, blocks: [scriptOf(0, LARGE_BLOCKS)] }, ...others] };
}

function scriptOf(script: number, size: number): BlockState {
  let below: BlockState | undefined;
  for (let k = size - 1; k > 0; k--) {
    below = { ...statement(`s${script}-b${k}`, k), ...(below && { next: { block: below } }) };
  }
  return {
    type: "event_whenkeypressed",
    id: `s${script}-hat`,
    x: 20 + 420 * (script % 6),
    y: 20 + 2000 * Math.floor(script / 6),
    fields: { KEY_OPTION: "any" },
    ...(below && { next: { block: below } }),
  };
}

function statement(id: string, k: number): BlockState {
  const fields = { VARIABLE: { id: k % 2 === 0 ? "var-loss" : "var-sample" } };
  const shadow: BlockState = { type: "math_number", id: `${id}-number`, fields: { NUM: k } };
  return { type: "data_changevariableby", id, fields, inputs: { VALUE: { shadow } } };
}
