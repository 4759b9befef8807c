// From a block's specification to the block that Blockly draws: its rows of words and holes, its
// shape and its connections. Knows nothing of what blocks do.
import * as Blockly from "blockly/core";
import type { BlockSpec, Category, Slot } from "#compile/block-spec";
import { text } from "#program/messages";
import {
  cutWords,
  isOwnReporter,
  optionKey,
  type Piece,
  slotsOf,
  wordsKey,
} from "./block-words.ts";
import { HOLE, OUTPUT, STACK } from "./connection-types.ts";
import { FieldColour } from "./field-colour.ts";
import { makeFlag } from "./field-flag.ts";
import { FieldMenuHole } from "./field-menu-hole.ts";
import { FieldNameLabel } from "./field-name-label.ts";
import { FieldNameMenu } from "./field-name-menu.ts";
import { FieldNumberHole } from "./field-number-hole.ts";
import { FieldSetting } from "./field-setting.ts";
import { helpOn } from "./know-help.ts";
import { buildProcedureBlock, definePrototype } from "./procedure-blocks.ts";
import { isProcedureBlock } from "./procedure-state.ts";
import {
  COLOUR_SHADOW,
  menuShadow,
  NAME_TYPES,
  NUMBER_SHADOW,
  TEXT_SHADOW,
} from "./saved-words.ts";
import { DARK_WORDS, needsDarkWords, SHADOW_STYLE } from "./theme.ts";
import { defineUnknownBlock } from "./unknown-block.ts";
import { writeNote } from "./write-note.ts";

const ROUND = 2;
const HEXAGON = 1;

/** Makes all blocks known to Blockly. Their words must be in the catalogue already. */
export function defineBlocks(categories: readonly Category[]): void {
  defineShadow(NUMBER_SHADOW, () => [new FieldNumberHole("0"), "NUM"]);
  defineShadow(TEXT_SHADOW, () => [new Blockly.FieldTextInput(""), "TEXT"]);
  defineShadow(COLOUR_SHADOW, () => [new FieldColour(), "COLOUR"]);
  defineUnknownBlock();
  for (const category of categories) {
    for (const spec of category.blocks) {
      /** Of the block itself and of what belongs to it. */
      const finish = (block: Blockly.Block) => {
        block.setStyle(category.id);
        if (!(block instanceof Blockly.BlockSvg)) return;
        // Setting the style would take it off again. Only a drawn block has one.
        const isHat = spec.shape === "hat" || spec.shape === "definition";
        const isOwn = block.type === spec.type;
        if (isHat && isOwn) block.hat = "cap";
        const [fill, fillInside] = category.colour;
        if (needsDarkWords(isOwn ? fill : fillInside)) block.addClass(DARK_WORDS);
      };
      Blockly.Blocks[spec.type] = {
        init(this: Blockly.Block) {
          if (isProcedureBlock(spec)) buildProcedureBlock(this, spec);
          else buildBlock(this, spec);
          finish(this);
        },
      };
      defineMenus(spec, finish);
      if (spec.shape === "definition") definePrototype(finish);
    }
  }
}

function defineShadow(
  type: string,
  makeField: () => [Blockly.Field, string],
  finish = (block: Blockly.Block) => block.setStyle(SHADOW_STYLE),
): void {
  Blockly.Blocks[type] = {
    init(this: Blockly.Block) {
      const [field, name] = makeField();
      this.appendDummyInput().appendField(field, name);
      this.setOutput(true, OUTPUT.reporter);
      this.setOutputShape(ROUND);
      finish(this);
    },
  };
}

/** The block in each of its menu holes, in the colour of the block around it. */
function defineMenus(spec: BlockSpec, finish: (block: Blockly.Block) => void): void {
  for (const [name, slot] of slotsOf(spec.slots)) {
    if (slot.kind !== "menu") continue;
    const options = () => wordedOptions(spec, name, slot.options);
    const makeField = (): [Blockly.Field, string] => [new FieldMenuHole(options, slot.of), "VALUE"];
    defineShadow(menuShadow(spec.type, name), makeField, finish);
  }
}

function wordedOptions(
  { type }: BlockSpec,
  slot: string,
  options: readonly { readonly value: string }[],
): [string, string][] {
  return options.map(({ value }) => [text(optionKey(type, slot, value)), value]);
}

function buildBlock(block: Blockly.Block, spec: BlockSpec): void {
  const rows = cutWords(text(wordsKey(spec.type)));
  rows.forEach((row, number) => {
    buildRow(block, spec, row);
    const next = rows[number + 1];
    const breaks = next !== undefined && !isStack(spec, row.at(-1)) && !isStack(spec, next[0]);
    if (breaks) block.appendEndRowInput();
  });
  for (const [name, slot] of slotsOf(spec.slots)) {
    const field = slot.kind === "note" ? block.getField(name) : null;
    if (field) writeNote(field, "");
  }
  block.setInputsInline(true);
  block.setTooltip(() => helpOn(spec.type));
  connect(block, spec);
}

function isStack(spec: BlockSpec, piece: Piece | undefined): boolean {
  if (piece === undefined || !("slot" in piece)) return false;
  return spec.slots?.[piece.slot]?.kind === "stack";
}

function buildRow(block: Blockly.Block, spec: BlockSpec, row: readonly Piece[]): void {
  let waiting: [Blockly.Field, string?][] = [];
  const place = (input: Blockly.Input) => {
    for (const [field, name] of waiting) input.appendField(field, name);
    waiting = [];
  };
  for (const piece of row) {
    if ("words" in piece) {
      waiting.push(...wordFields(piece.words));
      continue;
    }
    const slot = spec.slots?.[piece.slot];
    if (slot === undefined) throw new Error(`Block ${spec.type} has no slot ${piece.slot}`);
    const field = makeField(spec, piece.slot, slot);
    if (field) waiting.push([field, piece.slot]);
    else place(makeInput(block, piece.slot, slot));
  }
  if (waiting.length > 0) place(block.appendDummyInput());
}

/** Words as labels; the sign ⚑ among them as a picture of the green flag. */
function wordFields(words: string): [Blockly.Field][] {
  return words
    .split(/(⚑)/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => [part === "⚑" ? makeFlag() : new Blockly.FieldLabel(part)]);
}

function makeInput(block: Blockly.Block, name: string, slot: Slot): Blockly.Input {
  switch (slot.kind) {
    case "stack":
      return block.appendStatementInput(name).setCheck(STACK[slot.holds]);
    case "number":
    case "text":
    case "boolean":
    case "sample":
    case "menu":
    case "colour":
      return block.appendValueInput(name).setCheck(HOLE[slot.kind]);
    default:
      throw new Error(`Slot ${name} of ${block.type} is no hole but a ${slot.kind}`);
  }
}

/** The field of a slot that is no hole; null for holes. */
function makeField(spec: BlockSpec, name: string, slot: Slot): Blockly.Field | null {
  switch (slot.kind) {
    case "numberField":
      return new FieldSetting(slot.default);
    case "choice": {
      const options = wordedOptions(spec, name, slot.options);
      if (slot.of !== undefined) return new FieldMenuHole(() => options, slot.of);
      return new Blockly.FieldDropdown(options);
    }
    case "note":
      return new Blockly.FieldLabel("", "block-note");
    case "message":
      return new FieldNameMenu(slot.kind);
    case "variable":
    case "list":
      return isOwnReporter(spec, name)
        ? new FieldNameLabel(NAME_TYPES[slot.kind])
        : new FieldNameMenu(slot.kind);
    default:
      return null;
  }
}

function connect(block: Blockly.Block, spec: BlockSpec): void {
  switch (spec.shape) {
    case "hat":
      block.setNextStatement(true, STACK.statements);
      block.hat = "cap";
      break;
    case "statement":
    case "cap":
      block.setPreviousStatement(true, STACK.statements);
      if (spec.capUnless) capUnless(block, spec.capUnless);
      else block.setNextStatement(spec.shape === "statement", STACK.statements);
      break;
    case "reporter":
      block.setOutput(true, OUTPUT.reporter);
      block.setOutputShape(ROUND);
      break;
    case "boolean":
      block.setOutput(true, OUTPUT.boolean);
      block.setOutputShape(HEXAGON);
      break;
    case "part":
      block.setPreviousStatement(true, STACK.parts);
      block.setNextStatement(true, STACK.parts);
      break;
    case "network":
    case "definition":
    case "own":
      break;
    default:
      spec satisfies never;
  }
}

/**
 * Lets blocks follow only while the menu has that value. Blocks that hung below stay in the
 * workspace, a little aside; one undo brings menu and blocks back.
 */
function capUnless(block: Blockly.Block, rule: { slot: string; value: string }): void {
  const menu = block.getField(rule.slot);
  const shape = (value: unknown) => {
    const open = value === rule.value;
    if (open === (block.nextConnection !== null)) return;
    const below = block.getNextBlock();
    if (!open && below) {
      joinEvents();
      below.unplug();
      below.moveBy(20, 20, ["bump"]);
    }
    block.setNextStatement(open, STACK.statements);
  };
  // A validator runs before the menu's change is recorded: undo then brings back the menu first.
  menu?.setValidator((value) => {
    shape(value);
    return undefined;
  });
  shape(menu?.getValue());
}

/** Puts everything that happens until the current task ends into one undo step. */
function joinEvents(): void {
  if (Blockly.Events.getGroup()) return;
  Blockly.Events.setGroup(true);
  queueMicrotask(() => Blockly.Events.setGroup(false));
}
