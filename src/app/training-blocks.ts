// Training settings <-> the block that trains for so many epochs. Validation samples are the last of the
// list, which the block says by counting them off its length. Knows no page.
import type { BlockState } from "#compile/project";
import { walkBlocks } from "#compile/saved-blocks";
import { text } from "#program/messages";
import type { TrainingSettings } from "#program/network-config";

/** A training without the seed, which is the project's. */
export type Epochs = Omit<TrainingSettings, "seed">;

export interface TrainingLists {
  readonly list: string;
  /** The list to validate on when the settings keep no samples apart; needed for early stopping then. */
  readonly validation: string | null;
}

export type NewId = () => string;

/** The block that trains as the settings say. */
export function trainingBlock(
  { epochs, shuffle, validation, earlyStop }: Epochs,
  { list, validation: other }: TrainingLists,
  newId: NewId,
): BlockState {
  const number = (value: number, block?: BlockState) => typed(newId, value, block);
  const fields = { LIST: { id: list }, SHUFFLE: shuffle ? "on" : "off" };
  const EPOCHS = number(epochs);
  const stop =
    earlyStop === null
      ? null
      : { fields: { METRIC: earlyStop.metric }, inputs: { PATIENCE: number(earlyStop.patience) } };
  const make = (type: string, more: Pick<BlockState, "fields" | "inputs"> = {}): BlockState => ({
    type: `training_${type}`,
    id: newId(),
    fields: { ...fields, ...more.fields, ...stop?.fields },
    inputs: { EPOCHS, ...more.inputs, ...stop?.inputs },
  });
  if (validation > 0) {
    const [from, to] = validationRange(validation, list, newId);
    const inputs = { FROM: number(1), TO: number(100, upTo(validation, list, newId)) };
    if (stop === null) return make("epochsslice", { inputs });
    return make("epochssliceuntil", {
      fields: { VALIDATION: { id: list } },
      inputs: { ...inputs, VALIDATION_FROM: from, VALIDATION_TO: to },
    });
  }
  if (stop === null) return make("epochs");
  return make("epochsuntil", { fields: { VALIDATION: { id: other ?? list } } });
}

/** The first and the last of the samples kept apart, as inputs of a block. */
export function validationRange(validation: number, list: string, newId: NewId) {
  const first = operation("operator_add", newId, {
    NUM1: typed(newId, "", upTo(validation, list, newId)),
    NUM2: typed(newId, 1),
  });
  return [typed(newId, 1, first), typed(newId, 100, lengthOf(list, newId))] as const;
}

/** How many samples are left to train on: `length of list - 5000`, or `- floor of 0.1 * length`. */
function upTo(validation: number, list: string, newId: NewId): BlockState {
  const share = operation("operator_multiply", newId, {
    NUM1: typed(newId, validation),
    NUM2: typed(newId, "", lengthOf(list, newId)),
  });
  const floor: BlockState = {
    ...operation("operator_mathop", newId, { NUM: typed(newId, "", share) }),
    fields: { OPERATOR: "floor" },
  };
  const kept = validation < 1 ? typed(newId, "", floor) : typed(newId, validation);
  const all = typed(newId, "", lengthOf(list, newId));
  return operation("operator_subtract", newId, { NUM1: all, NUM2: kept });
}

export function lengthOf(list: string, newId: NewId): BlockState {
  return { type: "data_lengthoflist", id: newId(), fields: { LIST: { id: list } } };
}

function operation(type: string, newId: NewId, inputs: BlockState["inputs"]): BlockState {
  return { type, id: newId(), inputs };
}

/** A hole with a number in it, and perhaps a block over that. */
export function typed(newId: NewId, value: number | "", block?: BlockState) {
  const shadow = { type: "math_number", id: newId(), fields: { NUM: value } };
  return block === undefined ? { shadow } : { shadow, block };
}

const TRAINING = /^training_epochs(slice)?(until)?$/;

/** The first block, in the order of the scripts, that trains for whole epochs. */
export function findTraining(stacks: readonly BlockState[]): BlockState | null {
  let found: BlockState | null = null;
  for (const stack of stacks) {
    walkBlocks([stack], (block) => {
      if (!TRAINING.test(block.type) || (block.disabledReasons?.length ?? 0) > 0) return undefined;
      found = block;
      return "stop";
    });
    if (found !== null) break;
  }
  return found;
}

/** What a block says, and as sentences what of it a network.json cannot. */
export interface ReadTraining extends Epochs {
  readonly notes: readonly string[];
}

/** `lengths`: of lists, by id. */
export function readTraining(block: BlockState, lengths: (list: string) => number): ReadTraining {
  const notes: string[] = [];
  const numberIn = (slot: string, usual: number): number => {
    const found = literalIn(block, slot);
    if (found !== null) return found;
    notes.push(text("config.computed", { setting: text(`config.setting.${slot}`), usual }));
    return usual;
  };
  const validation = /slice/.test(block.type) ? keptApart(block, lengths) : 0;
  if (validation === null) notes.push(text("config.otherSlice"));
  const stops = block.type.endsWith("until");
  if (stops && !block.type.endsWith("sliceuntil")) notes.push(text("config.otherList"));
  return {
    epochs: numberIn("EPOCHS", 1),
    shuffle: block.fields?.SHUFFLE !== "off",
    validation: validation ?? 0,
    earlyStop: stops
      ? {
          patience: numberIn("PATIENCE", 3),
          metric: block.fields?.METRIC === "accuracy" ? "accuracy" : "loss",
        }
      : null,
    notes,
  };
}

/** How many samples at the end of its list a block keeps apart; null when a file cannot say it. */
function keptApart(block: BlockState, lengths: (list: string) => number): number | null {
  const { LIST, VALIDATION } = block.fields ?? {};
  const list = idIn(LIST);
  const to = block.inputs?.TO;
  if (literalIn(block, "FROM") !== 1 || list === null) return null;
  const kept = countedOff(to?.block, list);
  const all = lengths(list);
  const first = literalIn(block, "VALIDATION_FROM");
  const hasRange = VALIDATION !== undefined;
  if (hasRange && idIn(VALIDATION) !== list) return null;
  if (kept !== null) {
    if (!hasRange) return kept;
    const from = block.inputs?.VALIDATION_FROM?.block;
    const isNext =
      from?.type === "operator_add" &&
      literalIn(from, "NUM2") === 1 &&
      countedOff(from.inputs?.NUM1?.block, list) === kept;
    const isToEnd = isLength(block.inputs?.VALIDATION_TO?.block, list);
    return isNext && isToEnd ? kept : null;
  }
  const last = literalIn(block, "TO");
  if (last === null || last > all) return null;
  const isRest = first === last + 1 && literalIn(block, "VALIDATION_TO") === all;
  return hasRange && !isRest ? null : all - last;
}

/** What `length of list - ...` takes off. */
function countedOff(block: BlockState | undefined, list: string): number | null {
  if (block?.type !== "operator_subtract" || !isLength(block.inputs?.NUM1?.block, list))
    return null;
  const share = block.inputs?.NUM2?.block;
  if (share === undefined) return wholeOf(literalIn(block, "NUM2"));
  const product = share.inputs?.NUM?.block;
  const isFloor = share.type === "operator_mathop" && share.fields?.OPERATOR === "floor";
  const isProduct = product?.type === "operator_multiply";
  if (!isFloor || !isProduct || !isLength(product.inputs?.NUM2?.block, list)) return null;
  const found = literalIn(product, "NUM1");
  return found !== null && found >= 0 && found < 1 ? found : null;
}

function wholeOf(value: number | null): number | null {
  return Number.isSafeInteger(value) && value !== null && value >= 0 ? value : null;
}

function isLength(block: BlockState | undefined, list: string): boolean {
  return block?.type === "data_lengthoflist" && idIn(block.fields?.LIST) === list;
}

/** The number typed into a hole; null when a block is over it, or none. */
function literalIn({ inputs }: BlockState, slot: string): number | null {
  const input = inputs?.[slot];
  if (input?.block !== undefined) return null;
  const found = input?.shadow?.fields?.NUM;
  const value = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function idIn(field: unknown): string | null {
  if (typeof field !== "object" || field === null || !("id" in field)) return null;
  return typeof field.id === "string" ? field.id : null;
}
