// The blocks of My Blocks as Blockly draws them. A definition is a hat with a picture of its block
// in it, the prototype, which is made anew from the definition's extra state and never saved. A
// call's holes follow its extra state; what is in a hole stays there while its part stays.
import * as Blockly from "blockly/core";
import type { BlockSpec } from "#compile/block-spec";
import type { ProcedurePart, ProcedureState } from "#compile/project";
import { text } from "#program/messages";
import { cutWords, wordsKey } from "./block-words.ts";
import { HOLE, OUTPUT, STACK } from "./connection-types.ts";
import { helpOn } from "./know-help.ts";
import { dragsOutArguments } from "./procedure-drags.ts";
import { opensOnEnter } from "./procedure-head.ts";
import {
  inputsOf,
  LABEL_PREFIX,
  type Procedure,
  type ProcedureInput,
  readProcedure,
} from "./procedure-state.ts";
import { ARGUMENT, TEXT_SHADOW } from "./saved-words.ts";

/** Only inside the editor: the picture of the block in its definition. */
export const PROTOTYPE = "procedures_prototype";
const PROTOTYPE_INPUT = "PROTOTYPE";
const PROTOTYPE_CHECK = ["Prototype"];

const HEXAGON = 1;
const ROUND = 2;
const SQUARE = 3;

const states = new WeakMap<Blockly.Block, ProcedureState>();

/** The My Block that a definition defines or a call runs; null for every other block. */
export function procedureOf(block: Blockly.Block | null): Procedure | null {
  return (block && states.get(block)?.procedure) ?? null;
}

/** Gives a new block of such a type its form. */
export function buildProcedureBlock(block: Blockly.Block, spec: BlockSpec): void {
  block.setInputsInline(true);
  block.setTooltip(() => helpOn(spec.type));
  if (spec.shape === "definition") buildDefinition(block, spec.type);
  else if (spec.shape === "own") buildCall(block);
  else buildArgument(block);
}

/** @param finish gives it the look of the definition's category. */
export function definePrototype(finish: (block: Blockly.Block) => void): void {
  Blockly.Blocks[PROTOTYPE] = {
    init(this: Blockly.Block) {
      this.setInputsInline(true);
      this.setOutput(true, PROTOTYPE_CHECK);
      this.setOutputShape(SQUARE);
      finish(this);
      opensOnEnter(this);
      this.saveExtraState = () => states.get(this) ?? null;
      this.loadExtraState = (state: unknown) => load(this, state, pictureOf);
    },
  };
}

function buildDefinition(block: Blockly.Block, type: string): void {
  const words = cutWords(text(wordsKey(type)))
    .flat()
    .flatMap((piece) => ("words" in piece ? [piece.words] : []));
  block.appendDummyInput().appendField(new Blockly.FieldLabel(words.join(" ")));
  block.appendValueInput(PROTOTYPE_INPUT).setCheck(PROTOTYPE_CHECK);
  block.setNextStatement(true, STACK.statements);
  block.saveExtraState = () => states.get(block) ?? null;
  block.loadExtraState = (state: unknown) => {
    const procedure = readProcedure(state);
    if (!procedure) return;
    states.set(block, state as ProcedureState);
    unfolded(block, () => {
      const connection = block.getInput(PROTOTYPE_INPUT)?.connection;
      connection?.setShadowState({ type: PROTOTYPE, extraState: state });
    });
  };
  dragsOutArguments(block);
  opensOnEnter(block);
}

function buildCall(block: Blockly.Block): void {
  block.setPreviousStatement(true, STACK.statements);
  block.setNextStatement(true, STACK.statements);
  block.saveExtraState = () => states.get(block) ?? null;
  block.loadExtraState = (state: unknown) => load(block, state, holeOf);
}

function buildArgument(block: Blockly.Block): void {
  const isBoolean = block.type === ARGUMENT.boolean;
  block.appendDummyInput().appendField(new Blockly.FieldLabelSerializable(""), "VALUE");
  block.setOutput(true, isBoolean ? OUTPUT.boolean : OUTPUT.reporter);
  block.setOutputShape(isBoolean ? HEXAGON : ROUND);
  dragsOutArguments(block);
  opensOnEnter(block);
}

type Content = (input: ProcedureInput) => Blockly.serialization.blocks.State | null;

function holeOf({ kind }: ProcedureInput): ReturnType<Content> {
  return kind === "text" ? { type: TEXT_SHADOW, fields: { TEXT: "" } } : null;
}

function pictureOf({ kind, name }: ProcedureInput): ReturnType<Content> {
  return { type: ARGUMENT[kind], fields: { VALUE: name } };
}

function load(block: Blockly.Block, state: unknown, content: Content): void {
  const procedure = readProcedure(state);
  if (!procedure) return;
  states.set(block, state as ProcedureState);
  unfolded(block, () => {
    removeParts(block, procedure.parts);
    procedure.parts.forEach((part, index) => {
      placePart(block, part, { label: `${LABEL_PREFIX}${index}`, content });
    });
  });
}

/** All words, and the holes that are no more. */
function removeParts(block: Blockly.Block, wanted: readonly ProcedurePart[]): void {
  const kinds = new Map(inputsOf({ parts: wanted }).map(({ id, kind }) => [id, kind]));
  for (const { name, connection } of [...block.inputList]) {
    const kind = connection?.getCheck()?.includes("Value") ? "text" : "boolean";
    if (connection && kinds.get(name) === kind) continue;
    if (connection) remember(block, name, connection.getShadowState(true));
    block.removeInput(name);
  }
}

/** Puts the part behind all that there are. */
function placePart(
  block: Blockly.Block,
  part: ProcedurePart,
  { label, content }: { readonly label: string; readonly content: Content },
): void {
  if (part.kind === "label") {
    block.appendDummyInput(label).appendField(new Blockly.FieldLabel(part.text));
    return;
  }
  if (block.getInput(part.id)) {
    block.moveInputBefore(part.id, null);
    return;
  }
  const { connection } = block.appendValueInput(part.id).setCheck(HOLE[part.kind]);
  connection?.setShadowState(remembered(block, part.id) ?? content(part));
}

/** What was typed into holes that are gone, by block and part: an undo brings them back. */
const gone = new WeakMap<Blockly.Workspace, Map<string, Blockly.serialization.blocks.State>>();

function remember(
  block: Blockly.Block,
  part: string,
  state: Blockly.serialization.blocks.State | null,
): void {
  if (!state) return;
  const all = gone.get(block.workspace) ?? new Map();
  gone.set(block.workspace, all.set(`${block.id} ${part}`, state));
}

function remembered(block: Blockly.Block, part: string) {
  return gone.get(block.workspace)?.get(`${block.id} ${part}`) ?? null;
}

/** Changes a block's form: no event tells of it, and a block that is folded up is so again after. */
function unfolded(block: Blockly.Block, act: () => void): void {
  const isFolded = block.isCollapsed();
  Blockly.Events.disable();
  try {
    if (isFolded) block.setCollapsed(false);
    act();
    if (isFolded) block.setCollapsed(true);
  } finally {
    Blockly.Events.enable();
  }
}
