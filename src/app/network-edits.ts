// A network with its training settings put into a project's blocks, as a function from all targets to all
// targets; and whether a project has one. Knows no page.
import type { BlockState, ProjectTarget } from "#compile/project";
import { walkBlocks } from "#compile/saved-blocks";
import { text } from "#program/messages";
import type { NetworkConfig } from "#program/network-config";
import { type BlockMaking, heightOf, networkBlock, stackOf } from "./network-blocks.ts";
import type { Targets } from "./open-project.ts";
import { findTraining, idIn, trainingBlock } from "./training-blocks.ts";

export interface NetworkEdit {
  readonly targets: Targets;
  /** A new stack that trains was made, since no block for whole epochs was there. */
  readonly hasNewStack: boolean;
  /** What no block can say, with its path; then nothing is to be done. */
  readonly problems: readonly string[];
}

/** Room for a new stack above all others, in the editor's units. */
const STACK_HEIGHT = 480;
/** Scripts whose left edge is so far to the left or right stand in a column of their own. */
const COLUMN = 400;

export function hasNetwork(targets: readonly ProjectTarget[]): boolean {
  return targets.some(({ blocks }) => blocks.some(isNetwork));
}

function isNetwork({ type, disabledReasons = [] }: BlockState): boolean {
  return type === "network_define" && disabledReasons.length === 0;
}

/**
 * The network takes the place of the one there is; so does the training of the first block that trains
 * for whole epochs. All other scripts stay.
 */
export function putNetwork(
  all: Targets,
  { network, training }: NetworkConfig,
  making: BlockMaking,
): NetworkEdit {
  const { block, problems } = networkBlock(network, making);
  const put = putBlock(all.targets, block, heightOf(network));
  const owner = put.targets.find(({ blocks }) => findTraining(blocks) !== null);
  const before = owner === undefined ? null : findTraining(owner.blocks);
  const needsList = training.earlyStop !== null && training.validation === 0;
  const listed = withLists(put.targets, before, { needsList, newId: making.newId });
  const made = trainingBlock(training, listed, making.newId);
  const targets =
    before === null
      ? withStack(listed.targets, put.owner, made, making)
      : listed.targets.map((target) =>
          target.name === owner?.name
            ? { ...target, blocks: exchanged(target.blocks, before.id, made) }
            : target,
        );
  return { targets: { ...all, targets }, hasNewStack: before === null, problems };
}

function putBlock(targets: readonly ProjectTarget[], block: BlockState, height: number) {
  const found = targets.find(({ blocks }) => blocks.some(isNetwork));
  const owner = (found ?? targets.find(({ isStage }) => isStage) ?? targets[0]).name;
  const put = targets.map((target) => {
    if (target.name !== owner) return target;
    const at = target.blocks.findIndex(isNetwork);
    const old = target.blocks[at];
    if (old !== undefined) {
      const { x = 24, y = 24 } = old;
      const blocks = target.blocks.with(at, { ...block, x, y });
      return { ...target, blocks: moveDown(blocks, { x, y, height }) };
    }
    const { left, top } = cornerOf(target.blocks);
    return { ...target, blocks: [...target.blocks, { ...block, x: left - 480, y: top }] };
  });
  return { targets: put, owner };
}

/** Scripts below a container make room for one that is so high. */
function moveDown(
  blocks: readonly BlockState[],
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
): readonly BlockState[] {
  const isBelow = (block: BlockState) =>
    (block.y ?? 0) > y && Math.abs((block.x ?? 0) - x) < COLUMN;
  const next = Math.min(...blocks.filter(isBelow).map((block) => block.y ?? 0));
  const by = y + height - next;
  if (!(by > 0)) return blocks;
  return blocks.map((block) => (isBelow(block) ? { ...block, y: (block.y ?? 0) + by } : block));
}

/** The top left corner of all scripts. */
function cornerOf(blocks: readonly BlockState[]) {
  const of = (key: "x" | "y") => Math.min(...blocks.map((block) => block[key] ?? 0));
  return blocks.length === 0 ? { left: 504, top: 24 } : { left: of("x"), top: of("y") };
}

/** The lists to learn from and to validate on; what is missing is made, on the stage. */
function withLists(
  targets: readonly ProjectTarget[],
  before: BlockState | null,
  { needsList, newId }: { readonly needsList: boolean; readonly newId: () => string },
) {
  const stage = targets.find(({ isStage }) => isStage);
  const lists = [...(stage?.lists ?? [])];
  const listCalled = (name: string): string => {
    const known = lists.find((list) => list.name === name);
    if (known !== undefined) return known.id;
    const id = newId();
    lists.push({ id, name });
    return id;
  };
  const isForTraining = ({ name, role }: ProjectTarget["lists"][number]) =>
    role !== "test" && name !== text("config.validationList");
  const list =
    idIn(before?.fields?.LIST) ??
    lists.find(isForTraining)?.id ??
    listCalled(text("config.samplesList"));
  const kept = before?.type.endsWith("until") ? idIn(before.fields?.VALIDATION) : null;
  const other = kept === list ? null : kept;
  const validation = needsList ? (other ?? listCalled(text("config.validationList"))) : null;
  const changed = targets.map((target) => (target.isStage ? { ...target, lists } : target));
  return { targets: changed, list, validation };
}

/** A stack without a hat, to be clicked: the scripts of the project may train in their own way. */
function withStack(
  targets: readonly ProjectTarget[],
  owner: string,
  made: BlockState,
  { newId }: BlockMaking,
): readonly ProjectTarget[] {
  return targets.map((target) => {
    if (target.name !== owner) return target;
    const { left, top } = cornerOf(target.blocks);
    const reset = { type: "training_reset", id: newId() };
    const clear = { type: "stage_clear", id: newId() };
    const stack = { ...stackOf([reset, clear, made]), x: left, y: top - STACK_HEIGHT };
    return { ...target, blocks: [...target.blocks, stack] };
  });
}

/** The same stacks, in which the block with this id says what the new one does. */
function exchanged(blocks: readonly BlockState[], id: string, made: BlockState) {
  const copy = structuredClone(blocks) as BlockState[];
  walkBlocks(copy, (block) => {
    if (block.id !== id) return undefined;
    const { type, fields, inputs } = made;
    Object.assign(block, { type, fields, inputs });
    return "stop";
  });
  return copy;
}
