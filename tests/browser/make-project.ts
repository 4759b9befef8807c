// Writes small projects for the tests, in the saved form.
import { readFileSync } from "node:fs";
import type { BlockState, ListSource, Project, ProjectVariable } from "#compile/project";
import { PROJECT_FORMAT, PROJECT_VERSION } from "#compile/project";
import type { Speed } from "#program/run-event";

type Inputs = NonNullable<BlockState["inputs"]>;

export interface Parts {
  readonly name: string;
  readonly scripts: readonly BlockState[];
  readonly variables?: readonly string[];
  readonly messages?: readonly string[];
  readonly source?: ListSource;
  readonly speed?: Speed;
}

export const LIST = { id: "list", name: "Mnist" } as const;

/** A project with one list, Mnist; variables and messages have their names as ids. */
export function makeProject(parts: Parts): Project {
  const variables = (parts.variables ?? []).map(
    (name): ProjectVariable => ({ id: name, name, value: 0 }),
  );
  return {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name: parts.name,
    seed: 1,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables,
        lists: [LIST],
        messages: (parts.messages ?? []).map((name) => ({ id: name, name })),
        blocks: parts.scripts.map((script, index) => ({ ...script, x: 24 + 420 * index, y: 24 })),
      },
    ],
    lists: { [LIST.name]: parts.source ?? { dataset: "mnist_100.txt" } },
    monitors: [...variables, LIST].map(({ id }) => ({ id, visible: true })),
    settings: { speed: parts.speed ?? "fast", drawingPad: true },
  };
}

export function starter(): Project {
  return JSON.parse(
    readFileSync(new URL("../../src/gallery/starter.json", import.meta.url), "utf8"),
  ) as Project;
}

let blocks = 0;

/** A block; its id is the one given or made up. */
export function make(
  type: string,
  { id, fields, inputs }: Partial<Pick<BlockState, "id" | "fields" | "inputs">> = {},
): BlockState {
  blocks += 1;
  return {
    type,
    id: id ?? `${type}-${blocks}`,
    ...(fields === undefined ? {} : { fields }),
    ...(inputs === undefined ? {} : { inputs }),
  };
}

/** Snaps blocks together, the first on top. */
export function stack(first: BlockState, ...others: readonly BlockState[]): BlockState {
  const [next, ...rest] = others;
  return next === undefined ? first : { ...first, next: { block: stack(next, ...rest) } };
}

export const number = (value: number) => ({
  shadow: make("math_number", { fields: { NUM: value } }),
});
export const words = (value: string) => ({ shadow: make("text", { fields: { TEXT: value } }) });

export function loop(type: string, body: readonly BlockState[], inputs: Inputs = {}): BlockState {
  const [first, ...rest] = body;
  if (first === undefined) return make(type, { inputs });
  return make(type, { inputs: { ...inputs, SUBSTACK: { block: stack(first, ...rest) } } });
}

export const forever = (...body: readonly BlockState[]) => loop("control_forever", body);
export const repeat = (times: number, ...body: readonly BlockState[]) =>
  loop("control_repeat", body, { TIMES: number(times) });
export const whenFlag = (...body: readonly BlockState[]) =>
  stack(make("event_whenflagclicked"), ...body);
export const change = (name: string, by: number) =>
  make("data_changevariableby", {
    fields: { VARIABLE: { id: name } },
    inputs: { VALUE: number(by) },
  });

export const sampleOf = (index: BlockState | number) => ({
  block: make("data_sample", {
    fields: { LIST: { id: LIST.id } },
    inputs: { INDEX: typeof index === "number" ? number(index) : { block: index } },
  }),
});
export const trainOn = (index: BlockState | number, id = "train") =>
  make("training_train", { id, inputs: { SAMPLE: sampleOf(index) } });

/** A network from pixels straight to its outputs, or through hidden neurons that only add. */
export function networkOf(units: number, rate: number, hidden?: number): BlockState {
  const dense = (count: number, id: string) =>
    make("network_dense", { id, fields: { UNITS: count, INIT: "glorot" } });
  const outputs = stack(
    dense(units, "dense"),
    make("network_activation", { fields: { FUNCTION: "softmax" } }),
    make("network_loss", { fields: { LOSS: "cross-entropy" } }),
    make("network_sgd", { fields: { RATE: rate } }),
  );
  const parts =
    hidden === undefined ? outputs : { ...dense(hidden, "hidden"), next: { block: outputs } };
  return make("network_define", {
    id: "network",
    fields: { INPUTS: 784 },
    inputs: { PARTS: { block: parts } },
  });
}
