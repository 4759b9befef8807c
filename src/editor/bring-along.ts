// What copied blocks need wherever they are put down: the variables, lists and messages that they name and
// the definitions of the My Blocks that they call. A copy carries the definitions along; what the
// workspace has already is used there. Where copies come from it does not know. Loaded with the first copy.
import * as Blockly from "blockly/core";
import type { BlockState } from "#compile/project";
import { walkBlocks } from "#compile/saved-blocks";
import { text } from "#program/messages";
import type { BlockCopy } from "./copy-paste.ts";
import { definedBy, definitionOf, proceduresIn } from "./procedure-edits.ts";
import { inputsOf, lookOf, type Procedure, readProcedure } from "./procedure-state.ts";
import { CALL, kindOfType, NAME_TYPES } from "./saved-words.ts";

/** A copy as it fits a workspace. */
export interface FittedCopy {
  readonly copy: BlockCopy;
  /** Those that the workspace lacks. */
  readonly definitions: readonly BlockState[];
}

/** The copy with the definitions of all My Blocks that it calls, and of those that they call. */
export function withDefinitions(copy: BlockCopy, workspace: Blockly.Workspace): BlockCopy {
  const found = new Map<string, BlockState>();
  const root = copy.blockState as BlockState;
  const own = definedBy(root)?.id;
  const open = [root];
  for (let state = open.pop(); state; state = open.pop()) {
    walkBlocks([state], (block) => {
      const id = calledBy(block)?.id;
      const definition = id && id !== own && !found.has(id) ? definitionOf(workspace, id) : null;
      const saved = definition && saveDefinition(definition);
      if (!id || !saved) return undefined;
      found.set(id, saved);
      open.push(saved);
      return undefined;
    });
  }
  return { ...copy, definitions: [...found.values()] };
}

/**
 * The copy for this workspace: a call of a My Block that is defined here, under the same id or with the
 * same words and inputs, becomes a call of that one.
 */
export function fitCopy(given: BlockCopy, workspace: Blockly.Workspace): FittedCopy {
  // As text, since a long script is nested deeper than structuredClone goes.
  const copy = JSON.parse(JSON.stringify(given)) as BlockCopy;
  const root = copy.blockState as BlockState;
  const here = proceduresIn(workspace);
  const brought = new Map((copy.definitions ?? []).map((one) => [definedBy(one)?.id, one]));
  const known = new Set([definedBy(root)?.id]);
  const definitions: BlockState[] = [];
  const open = [root];
  for (let state = open.pop(); state; state = open.pop()) {
    walkBlocks([state], (block) => {
      fitNames(block, workspace.getVariableMap());
      const called = calledBy(block);
      if (!called || known.has(called.id)) return undefined;
      const look = lookOf(called);
      const local =
        here.find(({ id }) => id === called.id) ?? here.find((one) => lookOf(one) === look);
      if (local) fitCall(block, called, local);
      const definition = local ? undefined : brought.get(called.id);
      if (!definition) return undefined;
      known.add(called.id);
      definitions.push(definition);
      open.push(definition);
      return undefined;
    });
  }
  return { copy, definitions };
}

/** Room between scripts, in workspace units. */
const MARGIN = 60;
const COLUMN = 600;

/** Where nothing stands yet, in workspace units: below all scripts, in columns from the left. */
export function placeBelow(
  workspace: Blockly.WorkspaceSvg,
  column: number,
): Blockly.utils.Coordinate {
  const { left, bottom } = workspace.getBlocksBoundingBox();
  return new Blockly.utils.Coordinate(left + column * COLUMN, bottom + MARGIN);
}

/** Puts down a copy and, as part of the same step of undo, all that it needs and is not there. */
export function bringAlong<T>(
  workspace: Blockly.WorkspaceSvg,
  given: BlockCopy,
  paste: (fitted: FittedCopy) => T,
): T {
  const before = Blockly.Events.getGroup();
  if (!before) Blockly.Events.setGroup(true);
  try {
    const fitted = fitCopy(given, workspace);
    const { copy, definitions } = fitted;
    makeNames([copy.blockState as BlockState, ...definitions], workspace);
    // The first column is for the copy itself.
    const places = definitions.map((_one, index) => placeBelow(workspace, index + 1));
    for (const [index, blockState] of definitions.entries()) {
      const data = { paster: "block", blockState, typeCounts: {} } as Blockly.ICopyData;
      Blockly.clipboard.paste(data, workspace, places[index]);
    }
    return paste(fitted);
  } finally {
    Blockly.Events.setGroup(before);
  }
}

function calledBy(state: BlockState): Procedure | null {
  return state.type === CALL ? readProcedure(state.extraState) : null;
}

function saveDefinition(block: Blockly.Block): BlockState | null {
  const saved = Blockly.serialization.blocks.save(block, { addNextBlocks: true, saveIds: false });
  return saved as BlockState | null;
}

/** What stands in its holes goes into those of the same id or, in a block of another id, the same place. */
function fitCall(call: BlockState, before: Procedure, after: Procedure): void {
  const holes = inputsOf(before);
  const inputs: Record<string, NonNullable<BlockState["inputs"]>[string]> = {};
  for (const [index, { id, kind }] of inputsOf(after).entries()) {
    const hole =
      before.id === after.id
        ? holes.find((one) => one.id === id && one.kind === kind)
        : holes[index];
    const content = hole && call.inputs?.[hole.id];
    if (content) inputs[id] = content;
  }
  Object.assign(call, { extraState: { procedure: after }, inputs });
}

interface CopiedName {
  id: string;
  readonly name: string;
  readonly type: string;
}

function namesIn({ fields = {} }: BlockState): CopiedName[] {
  return Object.values(fields).filter(isName);
}

/** An id that stands for a variable there and for a list here is given up: the name decides. */
function fitNames(block: BlockState, map: Blockly.IVariableMap<AnyVariable>): void {
  for (const field of namesIn(block)) {
    const type = map.getVariableById(field.id)?.getType() ?? field.type;
    if (type !== field.type) field.id = Blockly.utils.idGenerator.genUid();
  }
}

function makeNames(stacks: readonly BlockState[], workspace: Blockly.Workspace): void {
  const map = workspace.getVariableMap();
  walkBlocks(stacks, (block) => {
    for (const { id, name, type } of namesIn(block)) {
      if (map.getVariableById(id) || map.getVariable(name, type)) continue;
      map.createVariable(name.trim() || text(`editor.lost.${kindOfType(type)}`), type, id);
    }
    return undefined;
  });
}

type AnyVariable = Blockly.IVariableModel<Blockly.IVariableState>;

const TYPES: ReadonlySet<unknown> = new Set(Object.values(NAME_TYPES));

function isName(field: unknown): field is CopiedName {
  if (typeof field !== "object" || field === null) return false;
  const { id, name, type } = field as Partial<Record<keyof CopiedName, unknown>>;
  return typeof id === "string" && typeof name === "string" && TYPES.has(type);
}
