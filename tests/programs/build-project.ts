// Builds saved projects for tests in a few words: what Blockly would have saved, as plain JSON.
// Variables, lists and messages are spoken of by name; their ids are made from the names.
import type { ProcedurePart, ProcedureState, TargetLook } from "#compile/project";
import { giveIds, ownData, withOwnIds } from "./give-ids.ts";

/** A block as Blockly saves it; `project` gives ids to blocks that have none. */
export interface SavedBlock {
  type: string;
  id?: string;
  fields?: Record<string, unknown>;
  inputs?: Record<string, { block?: SavedBlock; shadow?: SavedBlock }>;
  next?: { block: SavedBlock };
  extraState?: unknown;
  disabledReasons?: string[];
}

/** Numbers and texts are typed into the hole; blocks are dropped over it. */
export type Part = number | string | SavedBlock | readonly SavedBlock[];

interface BlockParts {
  id?: string;
  fields?: Record<string, unknown>;
  inputs?: Record<string, Part>;
}

export function block(type: string, { id, fields, inputs }: BlockParts = {}): SavedBlock {
  return {
    type,
    ...(id === undefined ? {} : { id }),
    ...(fields === undefined ? {} : { fields }),
    ...(inputs === undefined
      ? {}
      : {
          inputs: Object.fromEntries(
            Object.entries(inputs).flatMap(([name, part]) => {
              const input = inputOf(part);
              return input === null ? [] : [[name, input]];
            }),
          ),
        }),
  };
}

function inputOf(part: Part): { block?: SavedBlock; shadow?: SavedBlock } | null {
  if (typeof part === "number") return { shadow: block("math_number", { fields: { NUM: part } }) };
  if (typeof part === "string") return { shadow: block("text", { fields: { TEXT: part } }) };
  if ("type" in part) return isShadow(part) ? { shadow: part } : { block: part };
  const [first, ...rest] = part;
  return first === undefined ? null : { block: stack(first, ...rest) };
}

/** What stands in a hole of a menu or colour. */
export const menu = (type: string, slot: string, value: string) =>
  block(`menu_${type}_${slot}`, { fields: { VALUE: value } });
export const colour = (hex: string) => block("colour", { fields: { COLOUR: hex } });

function isShadow({ type }: SavedBlock): boolean {
  return type === "colour" || type.startsWith("menu_");
}

/** The blocks one under the other; the first one, with the others in its `next`. */
export function stack(first: SavedBlock, ...rest: readonly SavedBlock[]): SavedBlock {
  // From the last to the first: a stack may be thousands of blocks long.
  let below: SavedBlock | undefined;
  for (const one of [first, ...rest].reverse()) {
    below = below === undefined ? { ...one } : { ...one, next: { block: below } };
  }
  return below as SavedBlock;
}

// Fields of names.
const variableField = (name: string) => ({ VARIABLE: { id: `var-${name}` } });
const listField = (name: string) => ({ LIST: { id: `list-${name}` } });

// Hats.
export const whenFlag = (...body: SavedBlock[]) => stack(block("event_whenflagclicked"), ...body);
export const whenKey = (key: string, ...body: SavedBlock[]) =>
  stack(block("event_whenkeypressed", { fields: { KEY_OPTION: key } }), ...body);
export const whenDrawn = (...body: SavedBlock[]) => stack(block("event_whendrawn"), ...body);
export const whenReceived = (message: string, ...body: SavedBlock[]) =>
  stack(
    block("event_whenbroadcastreceived", {
      fields: { BROADCAST_OPTION: { id: `message-${message}` } },
    }),
    ...body,
  );

export const whenCloned = (...body: SavedBlock[]) =>
  stack(block("control_start_as_clone"), ...body);

// Events and control.
export const createClone = (name = "_myself_") =>
  block("control_create_clone_of", {
    inputs: { CLONE_OPTION: menu("control_create_clone_of", "CLONE_OPTION", name) },
  });
export const deleteClone = () => block("control_delete_this_clone");
export const broadcast = (message: string) =>
  block("event_broadcast", { fields: { BROADCAST_INPUT: { id: `message-${message}` } } });
export const broadcastAndWait = (message: string) =>
  block("event_broadcastandwait", { fields: { BROADCAST_INPUT: { id: `message-${message}` } } });
export const wait = (seconds: Part) => block("control_wait", { inputs: { DURATION: seconds } });
export const repeat = (times: Part, ...body: SavedBlock[]) =>
  block("control_repeat", { inputs: { TIMES: times, SUBSTACK: body } });
export const forever = (...body: SavedBlock[]) =>
  block("control_forever", { inputs: { SUBSTACK: body } });
export const when = (test: Part, ...body: SavedBlock[]) =>
  block("control_if", { inputs: { CONDITION: test, SUBSTACK: body } });
export const whenElse = (test: Part, body: SavedBlock[], otherwise: SavedBlock[]) =>
  block("control_if_else", {
    inputs: { CONDITION: test, SUBSTACK: body, SUBSTACK2: otherwise },
  });
export const waitUntil = (test: Part) =>
  block("control_wait_until", { inputs: { CONDITION: test } });
export const repeatUntil = (test: Part, ...body: SavedBlock[]) =>
  block("control_repeat_until", { inputs: { CONDITION: test, SUBSTACK: body } });
export const loopWhile = (test: Part, ...body: SavedBlock[]) =>
  block("control_while", { inputs: { CONDITION: test, SUBSTACK: body } });
export const forEach = (name: string, times: Part, ...body: SavedBlock[]) =>
  block("control_for_each", {
    fields: variableField(name),
    inputs: { VALUE: times, SUBSTACK: body },
  });
export const allAtOnce = (...body: SavedBlock[]) =>
  block("control_all_at_once", { inputs: { SUBSTACK: body } });
export const stop = (what: "all" | "this script" | "other scripts in sprite") =>
  block("control_stop", { fields: { STOP_OPTION: what } });

// Operators.
export const add = (a: Part, b: Part) => arithmetic("add", a, b);
export const subtract = (a: Part, b: Part) => arithmetic("subtract", a, b);
export const multiply = (a: Part, b: Part) => arithmetic("multiply", a, b);
export const divide = (a: Part, b: Part) => arithmetic("divide", a, b);
export const mod = (a: Part, b: Part) => arithmetic("mod", a, b);
export const arithmetic = (name: string, a: Part, b: Part) =>
  block(`operator_${name}`, { inputs: { NUM1: a, NUM2: b } });
export const compare = (name: "gt" | "lt" | "equals", a: Part, b: Part) =>
  block(`operator_${name}`, { inputs: { OPERAND1: a, OPERAND2: b } });
export const logic = (name: "and" | "or", a: Part, b: Part) =>
  block(`operator_${name}`, { inputs: { OPERAND1: a, OPERAND2: b } });
export const not = (a: Part) => block("operator_not", { inputs: { OPERAND: a } });
export const join = (a: Part, b: Part) =>
  block("operator_join", { inputs: { STRING1: a, STRING2: b } });
export const pickRandom = (from: Part, to: Part) =>
  block("operator_random", { inputs: { FROM: from, TO: to } });

// Variables and lists.
export const get = (name: string) => block("data_variable", { fields: variableField(name) });
export const set = (name: string, value: Part) =>
  block("data_setvariableto", { fields: variableField(name), inputs: { VALUE: value } });
export const change = (name: string, by: Part) =>
  block("data_changevariableby", { fields: variableField(name), inputs: { VALUE: by } });
export const addTo = (list: string, item: Part) =>
  block("data_addtolist", { fields: listField(list), inputs: { ITEM: item } });
export const deleteOf = (list: string, index: Part) =>
  block("data_deleteoflist", { fields: listField(list), inputs: { INDEX: index } });
export const clearList = (list: string) =>
  block("data_deletealloflist", { fields: listField(list) });
export const insertAt = (list: string, index: Part, item: Part) =>
  block("data_insertatlist", { fields: listField(list), inputs: { ITEM: item, INDEX: index } });
export const replaceItem = (list: string, index: Part, item: Part) =>
  block("data_replaceitemoflist", {
    fields: listField(list),
    inputs: { INDEX: index, ITEM: item },
  });
export const itemOf = (list: string, index: Part) =>
  block("data_itemoflist", { fields: listField(list), inputs: { INDEX: index } });
export const itemNumberOf = (list: string, item: Part) =>
  block("data_itemnumoflist", { fields: listField(list), inputs: { ITEM: item } });
export const lengthOf = (list: string) => block("data_lengthoflist", { fields: listField(list) });
export const contains = (list: string, item: Part) =>
  block("data_listcontainsitem", { fields: listField(list), inputs: { ITEM: item } });
export const contentsOf = (list: string) => block("data_listcontents", { fields: listField(list) });

// My Blocks. The parts of a call are those of its definition; its inputs are given by the parts' ids.
export const label = (text: string): ProcedurePart => ({ kind: "label", text });
/** A round or a pointed hole; its id is made from its name. */
export const textPart = (name: string) => ({ kind: "text", id: `part-${name}`, name }) as const;
export const booleanPart = (name: string) =>
  ({ kind: "boolean", id: `part-${name}`, name }) as const;
export const define = (
  id: string,
  parts: readonly ProcedurePart[],
  { warp }: { warp: boolean },
  ...body: SavedBlock[]
) =>
  stack(
    { type: "procedures_definition", extraState: procedureState({ id, parts, warp }) },
    ...body,
  );
/** `inputs` by name; boolean ones may be left out, round ones are then an empty text. */
export const callBlock = (
  id: string,
  parts: readonly ProcedurePart[],
  inputs: Readonly<Record<string, Part>> = {},
): SavedBlock => {
  const holes = parts.flatMap((part): [string, Part][] => {
    if (part.kind === "label") return [];
    const given = inputs[part.name];
    if (given !== undefined) return [[part.id, given]];
    return part.kind === "text" ? [[part.id, ""]] : [];
  });
  const call = block("procedures_call", { inputs: Object.fromEntries(holes) });
  return { ...call, extraState: procedureState({ id, parts, warp: false }) };
};
/** The value of an input, inside its My Block. */
export const input = (name: string) =>
  block("argument_reporter_string_number", { fields: { VALUE: name } });
export const inputIs = (name: string) =>
  block("argument_reporter_boolean", { fields: { VALUE: name } });

function procedureState(procedure: ProcedureState["procedure"]): ProcedureState {
  return { procedure };
}

// Network, training, data, stage.
export const network = (inputs: number, ...parts: SavedBlock[]) =>
  block("network_define", { fields: { INPUTS: inputs }, inputs: { PARTS: parts } });
export const dense = (units: number, init = "glorot") =>
  block("network_dense", { fields: { UNITS: units, INIT: init } });
export const activation = (name: string) =>
  block("network_activation", { fields: { FUNCTION: name } });
export const loss = () => block("network_loss", { fields: { LOSS: "cross-entropy" } });
export const sgd = (rate: number) => block("network_sgd", { fields: { RATE: rate } });
export const reset = () => block("training_reset");
export const sampleOf = (list: string, index: Part) =>
  block("data_sample", { fields: listField(list), inputs: { INDEX: index } });
export const myDrawing = () => block("data_drawing");
export const trainOn = (sample: Part) => block("training_train", { inputs: { SAMPLE: sample } });
export const forwardPassOf = (sample: Part) =>
  block("training_forward", { inputs: { SAMPLE: sample } });
export const trainEpochs = (epochs: Part, list: string, shuffle: "on" | "off" = "on") =>
  block("training_epochs", {
    fields: { ...listField(list), SHUFFLE: shuffle },
    inputs: { EPOCHS: epochs },
  });
export const trainEpochsUntil = (
  epochs: Part,
  list: string,
  rest: {
    validation: string;
    patience: Part;
    metric?: "loss" | "accuracy";
    shuffle?: "on" | "off";
  },
) =>
  block("training_epochsuntil", {
    fields: {
      ...listField(list),
      SHUFFLE: rest.shuffle ?? "on",
      VALIDATION: { id: `list-${rest.validation}` },
      METRIC: rest.metric ?? "loss",
    },
    inputs: { EPOCHS: epochs, PATIENCE: rest.patience },
  });
/** Tries learning rates on a list, tested on another. */
export const tryRates = (
  rates: Part,
  epochs: Part,
  list: string,
  tested: string,
  shuffle: "on" | "off" = "on",
) =>
  block("training_sweep", {
    fields: { ...listField(list), SHUFFLE: shuffle, VALIDATION: { id: `list-${tested}` } },
    inputs: { RATES: rates, EPOCHS: epochs },
  });
export const bestFound = (figure: "rate" | "accuracy") =>
  block("training_sweepfigure", { fields: { FIGURE: figure } });
export const afterEachEpoch = (...body: SavedBlock[]) =>
  stack(block("event_whenepochended"), ...body);
export const epoch = () => block("training_epoch");
export const figure = (name: string) => block("training_epochfigure", { fields: { FIGURE: name } });
export const predictSample = (sample: Part) =>
  block("training_predict", { inputs: { SAMPLE: sample } });
export const accuracyOn = (list: string) => block("training_accuracy", { fields: listField(list) });
export const meanLossOn = (list: string) => block("training_losson", { fields: listField(list) });
export const figureOn = (list: string, name: "mean loss" | "number right") =>
  block("training_losson", { fields: { ...listField(list), FIGURE: name } });
export const figureOfLabel = (name: "precision" | "recall" | "F1", label: Part, list: string) =>
  block("training_classfigure", {
    fields: { ...listField(list), FIGURE: name },
    inputs: { LABEL: label },
  });
export const surpriseOf = (sample: Part) =>
  block("training_surprise", { inputs: { SAMPLE: sample } });
export const draw = (sample: Part) => block("stage_draw", { inputs: { SAMPLE: sample } });
export const plot = (value: Part, series: string) =>
  block("stage_plot", { fields: { SERIES: series }, inputs: { VALUE: value } });

/** A small network in full: two inputs, three hidden neurons, the labels 0 and 1. */
export const tinyNetwork = (rate = 0.1) =>
  network(2, dense(3), activation("relu"), dense(2), activation("softmax"), loss(), sgd(rate));

export interface ProjectParts {
  variables?: Record<string, number | string | boolean>;
  lists?: Record<string, readonly (string | number)[] | { dataset: string }>;
  /** Top-level blocks: scripts and networks. */
  scripts: readonly SavedBlock[];
  /** The stage has its backdrops and nothing else of it. */
  look?: TargetLook;
  /** A second target, with scripts of its own. */
  sprite?: SpriteParts & { look: TargetLook };
  /** More of them; the names must differ. */
  sprites?: readonly SpriteParts[];
  seed?: number;
}

export interface SpriteParts {
  name?: string;
  look?: TargetLook;
  scripts: readonly SavedBlock[];
  /** Its own: its scripts mean these where all targets have one of the same name. */
  variables?: Record<string, number | string | boolean>;
  lists?: Record<string, readonly (string | number)[]>;
}

/** In the middle, with so many costumes: "a" of 20 x 10 units, "b" of 40 x 20, and so on. */
export function look(costumes: number, rest: Partial<TargetLook> = {}): TargetLook {
  return {
    costumes: Array.from({ length: costumes }, (_, index) => {
      const [width, height] = [20 * (index + 1), 10 * (index + 1)];
      const name = String.fromCharCode(97 + index);
      return {
        name,
        image: "data:image/svg+xml,<svg/>",
        width,
        height,
        centreX: width / 2,
        centreY: height / 2,
      };
    }),
    ...{ costume: 0, x: 0, y: 0, size: 100, direction: 90, visible: true },
    ...rest,
  };
}

/** project.json as an object. Messages are those the scripts speak of. */
export function project(parts: ProjectParts) {
  const { variables = {}, lists = {}, scripts, look, seed = 1 } = parts;
  const sprites = [...(parts.sprite === undefined ? [] : [parts.sprite]), ...(parts.sprites ?? [])];
  const messages = new Set<string>();
  const blocks = [
    ...giveIds([...scripts, ...sprites.flatMap((sprite) => withOwnIds(sprite))], messages),
  ];
  return {
    format: "blockprop-project",
    version: 1,
    name: "Test",
    seed,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: Object.entries(variables).map(([name, value]) => ({
          id: `var-${name}`,
          name,
          value,
        })),
        lists: Object.keys(lists).map((name) => ({ id: `list-${name}`, name })),
        messages: [...messages].map((id) => ({ id, name: id.slice("message-".length) })),
        blocks: blocks.splice(0, scripts.length),
        ...(look === undefined ? {} : { look }),
      },
      ...sprites.map((sprite) => ({
        ...ownData(sprite),
        messages: [],
        blocks: blocks.splice(0, sprite.scripts.length),
        ...(sprite.look === undefined ? {} : { look: sprite.look }),
      })),
    ],
    lists: Object.fromEntries(
      [
        ...Object.entries(lists),
        ...sprites.flatMap(({ name = "Sprite", lists: own = {} }) =>
          Object.entries(own).map(([list, items]) => [`${name}.${list}`, items] as const),
        ),
      ].map(([name, source]) => [name, "dataset" in source ? source : { items: source }]),
    ),
    monitors: [],
    settings: { speed: "fast", drawingPad: true },
  };
}
