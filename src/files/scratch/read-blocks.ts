// The blocks of one target of a Scratch project -> ours. There they lie flat, by id, and speak of each other;
// here they stand in each other. Blocks that exist here under the same name are read by their form, so that
// a new block needs nothing here; of others everything is kept that Scratch needs to have them back.

import type { BlockState, ProcedureState } from "#compile/project";
import { isRecord, type Json } from "#compile/read-json";
import { FileRefusal } from "#files/file-refusal";
import { type BlockForm, type BlockForms, formOf } from "#program/block-forms";
import { text } from "#program/messages";
import { blockName, type LeftOut } from "./left-out.ts";
import { type BlockNote, iconsOf } from "./read-comments.ts";
import type { FreshIds, TargetNames } from "./read-names.ts";
import { procedureOf } from "./read-procedure.ts";
import {
  ARGUMENTS,
  BLOCK,
  BLOCK_OVER_CONTENT,
  BROADCAST_INPUT,
  broadcastTexts,
  CALL,
  CONTENT,
  DEFINITION,
  doesNothingHere,
  LIST,
  PROTOTYPE,
  VARIABLE,
} from "./scratch-words.ts";

/** What is kept of a block that does not exist here: as it stands in the file. */
export interface KeptBlock {
  readonly scratch: {
    /** Its words, to be drawn. */
    readonly words: string;
    readonly fields: Json;
    /** The contents of its holes by name, with their own fields where they are blocks. */
    readonly contents: Json;
    readonly mutation?: unknown;
  };
}

export interface BlocksContext {
  readonly forms: BlockForms;
  readonly names: TargetNames;
  /** Of the blocks of all targets. */
  readonly ids: FreshIds;
  /** Comments by the block they are on, as the file calls it. */
  readonly notes: ReadonlyMap<string, BlockNote>;
  readonly left: LeftOut;
}

/** Deeper nesting comes only from damaged or hostile files. */
const MAX_DEPTH = 400;
/** More blocks below each other than anything that reads nested JSON can bear. */
const MAX_STACK = 2000;

type Hole = { block?: BlockState; shadow?: BlockState };

export function readBlocks(saved: Json, context: BlocksContext): readonly BlockState[] {
  return new BlocksReader(saved, context).all();
}

class BlocksReader {
  private readonly saved: Json;
  private readonly context: BlocksContext;
  private readonly read = new Set<string>();
  private readonly defined = new Map<string, ProcedureState>();
  private depth = 0;

  constructor(saved: Json, context: BlocksContext) {
    this.saved = saved;
    this.context = context;
    for (const block of Object.values(saved)) {
      if (!isRecord(block) || block.opcode !== PROTOTYPE) continue;
      const state = procedureOf(block.mutation);
      const { id } = state.procedure;
      if (!this.defined.has(id)) this.defined.set(id, state);
    }
  }

  all(): readonly BlockState[] {
    const { left } = this.context;
    const stacks = Object.entries(this.saved).flatMap(([id, saved]): BlockState[] => {
      if (Array.isArray(saved)) {
        const value = this.value(saved, id);
        return value ? [{ ...value, ...place(saved[3], saved[4]) }] : [];
      }
      if (!isRecord(saved) || saved.topLevel !== true || saved.shadow === true) return [];
      const stack = this.stack(id);
      return stack ? [{ ...stack, ...place(saved.x, saved.y) }] : [];
    });
    const stray = Object.entries(this.saved).filter(
      ([id, saved]) => isRecord(saved) && saved.shadow !== true && !this.read.has(id),
    );
    left.add("dropped", text("scratch.stray"), stray.length);
    return stacks;
  }

  /** A block and all below it. A loop, since a stack may be long. */
  private stack(first: string): BlockState | undefined {
    const stack: BlockState[] = [];
    for (let id: unknown = first; typeof id === "string"; ) {
      const saved = this.take(id);
      if (saved === undefined) break;
      if (stack.length === MAX_STACK)
        throw new FileRefusal("scratch.longStack", { most: MAX_STACK });
      stack.push(this.block(id, saved));
      id = saved.next;
    }
    return stack.reduceRight<BlockState | undefined>(
      (below, block) => (below === undefined ? block : { ...block, next: { block: below } }),
      undefined,
    );
  }

  /** The saved block, which can stand in one place only. */
  private take(id: string): Json | undefined {
    const saved = Object.hasOwn(this.saved, id) ? this.saved[id] : undefined;
    if (!isRecord(saved)) {
      this.context.left.add("dropped", text("scratch.missing"));
      return undefined;
    }
    if (this.read.has(id)) throw new FileRefusal("scratch.cycle", { block: id.slice(0, 40) });
    this.read.add(id);
    return saved;
  }

  private block(savedId: string, saved: Json): BlockState {
    const opcode = typeof saved.opcode === "string" ? saved.opcode : "";
    const id = this.context.ids.take(savedId);
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new FileRefusal("scratch.deep", { most: MAX_DEPTH });
    const block = this.blockOf(opcode, id, saved);
    this.depth -= 1;
    const note = this.context.notes.get(savedId);
    if (note === undefined) return block;
    note.isPlaced = true;
    return { ...block, ...iconsOf(note) };
  }

  private blockOf(opcode: string, id: string, saved: Json): BlockState {
    const form = formOf(this.context.forms, opcode);
    if (opcode === DEFINITION) return this.definition(id, saved);
    if (form === undefined) return this.unknown(opcode, id, saved);
    if (opcode === CALL) return this.call(id, saved);
    const broadcast = broadcastTexts[opcode];
    if (broadcast !== undefined && this.isDroppedIn(inputsOf(saved)[BROADCAST_INPUT])) {
      const hole = inputsOf(saved)[BROADCAST_INPUT];
      const make = shadowOf("text", broadcast, "MESSAGE");
      const inputs = { MESSAGE: this.hole(hole, make, `${id} MESSAGE`) };
      return { type: broadcast, id, inputs };
    }
    if (ARGUMENTS.includes(opcode)) {
      return { type: opcode, id, fields: { VALUE: String(firstOf(fieldsOf(saved).VALUE) ?? "") } };
    }
    return this.known(opcode, id, { saved, form });
  }

  private known(type: string, id: string, { saved, form }: { saved: Json; form: BlockForm }) {
    const { names } = this.context;
    const own = fieldsOf(saved);
    const fields: Record<string, unknown> = {};
    const inputs: Record<string, Hole> = {};
    const holes = inputsOf(saved);
    for (const [slot, kind] of Object.entries(form.slots)) {
      const [value, valueId] = Array.isArray(own[slot]) ? own[slot] : [own[slot]];
      switch (kind) {
        case "variable":
          fields[slot] = { id: names.find("variables", value, valueId) };
          break;
        case "list":
          fields[slot] = { id: names.find("lists", value, valueId) };
          break;
        case "message": {
          const [name, nameId] = slot in holes ? this.content(holes[slot]) : [value, valueId];
          fields[slot] = { id: names.find("messages", name, nameId) };
          break;
        }
        case "choice":
          // The stage's word for the same.
          if (value === "other scripts in stage") fields[slot] = "other scripts in sprite";
          else if (typeof value === "string") fields[slot] = value;
          break;
        case "numberField":
          if (typeof value === "string" || typeof value === "number") fields[slot] = value;
          break;
        case "stack": {
          const first = this.inside(holes[slot]);
          if (first !== undefined) inputs[slot] = { block: first };
          break;
        }
        case "note":
          break;
        default:
          inputs[slot] = this.hole(holes[slot], shadowOf(kind, type, slot), `${id} ${slot}`);
      }
    }
    const isEmpty = (record: object) => Object.keys(record).length === 0;
    return {
      type,
      id,
      ...(isEmpty(fields) ? {} : { fields }),
      ...(isEmpty(inputs) ? {} : { inputs }),
    };
  }

  /** What stands in a hole, and what is under it. */
  private hole(
    saved: unknown,
    make: ((value: string) => Omit<BlockState, "id">) | null,
    id: string,
  ): Hole {
    const block = this.inside(saved);
    if (make === null) return block === undefined ? {} : { block };
    const [value] = this.content(saved);
    const shadow = { ...make(String(value ?? "")), id: this.context.ids.take(id) };
    return block === undefined ? { shadow } : { block, shadow };
  }

  /** Whether a block stands in a hole, over its own content. */
  private isDroppedIn(saved: unknown): boolean {
    const [, first] = arrayOf(saved);
    if (Array.isArray(first)) return isValue(first);
    return typeof first === "string" && this.shadowAt(first) === undefined;
  }

  /** The block in a hole or mouth, if one is dropped there. */
  private inside(saved: unknown): BlockState | undefined {
    const [how, first] = Array.isArray(saved) ? saved : [];
    if (![CONTENT, BLOCK, BLOCK_OVER_CONTENT].includes(Number(how))) return undefined;
    if (Array.isArray(first)) return this.value(first, null);
    if (typeof first !== "string" || this.shadowAt(first) !== undefined) return undefined;
    return this.stack(first);
  }

  /** A variable's or list's value, which is written shorter than other blocks. */
  private value(saved: readonly unknown[], savedId: string | null): BlockState | undefined {
    const [kind, name, nameId] = saved;
    const { names, ids } = this.context;
    const id = ids.take(savedId ?? `value ${String(nameId)}`);
    if (kind === VARIABLE) {
      const fields = { VARIABLE: { id: names.find("variables", name, nameId) } };
      return { type: "data_variable", id, fields };
    }
    if (kind !== LIST) return undefined;
    return {
      type: "data_listcontents",
      id,
      fields: { LIST: { id: names.find("lists", name, nameId) } },
    };
  }

  /** A hole's own content as [value, id]: typed in, or chosen in the menu there. */
  private content(saved: unknown): readonly unknown[] {
    if (!Array.isArray(saved)) return [];
    for (const one of saved.slice(1).reverse()) {
      if (Array.isArray(one) && ![VARIABLE, LIST].includes(Number(one[0]))) return one.slice(1);
      const shadow = typeof one === "string" ? this.shadowAt(one) : undefined;
      if (shadow === undefined) continue;
      const [field] = Object.values(fieldsOf(shadow));
      return Array.isArray(field) ? field : [field];
    }
    return [];
  }

  private shadowAt(id: string): Json | undefined {
    const saved = Object.hasOwn(this.saved, id) ? this.saved[id] : undefined;
    return isRecord(saved) && saved.shadow === true ? saved : undefined;
  }

  private definition(id: string, saved: Json): BlockState {
    const [, prototype] = arrayOf(inputsOf(saved).custom_block);
    const shadow = typeof prototype === "string" ? this.shadowAt(prototype) : undefined;
    return { type: DEFINITION, id, extraState: procedureOf(shadow?.mutation) };
  }

  private call(id: string, saved: Json): BlockState {
    const called = procedureOf(saved.mutation);
    // A call does not have the names of its inputs.
    const extraState = this.defined.get(called.procedure.id) ?? called;
    const holes = inputsOf(saved);
    const inputs: Record<string, Hole> = {};
    for (const part of extraState.procedure.parts) {
      if (part.kind === "label") continue;
      const make = part.kind === "text" ? shadowOf("text", CALL, part.id) : null;
      inputs[part.id] = this.hole(holes[part.id], make, `${id} ${part.id}`);
    }
    return { type: CALL, id, inputs, extraState };
  }

  private unknown(opcode: string, id: string, saved: Json): BlockState {
    const isSkipped = doesNothingHere(opcode);
    this.context.left.addBlock(isSkipped ? "skipped" : "unknown", opcode);
    const inputs: Record<string, Hole> = {};
    const contents: Record<string, unknown> = {};
    for (const [name, hole] of Object.entries(inputsOf(saved))) {
      const block = this.inside(hole);
      if (block !== undefined) inputs[name] = { block };
      const content = arrayOf(hole)
        .slice(1)
        .map((one) => (typeof one === "string" ? this.shadowAt(one) : one))
        .findLast((one) => one !== undefined && !isValue(one));
      if (content !== undefined) contents[name] = content;
    }
    const { mutation } = saved;
    const kept = {
      words: blockName(opcode, this.context.forms),
      fields: fieldsOf(saved),
      contents,
      ...(mutation === undefined ? {} : { mutation }),
    };
    const extraState: KeptBlock = { scratch: kept };
    // A reporter that is left out would leave nothing in its hole: it is an error where it is used.
    const disabled = isSkipped ? { disabledReasons: ["scratch"] } : {};
    return { type: opcode === "" ? "?" : opcode, id, inputs, extraState, ...disabled };
  }
}

function isValue(saved: unknown): boolean {
  return Array.isArray(saved) && [VARIABLE, LIST].includes(Number(saved[0]));
}

/** What stands in a hole of this kind until a block is dropped there; null where nothing does. */
function shadowOf(kind: BlockForm["slots"][string], block: string, slot: string) {
  switch (kind) {
    case "number":
      return (value: string) => ({ type: "math_number", fields: { NUM: numberOf(value) } });
    case "text":
    case "sample":
      return (value: string) => ({ type: "text", fields: { TEXT: value } });
    case "colour":
      return (value: string) => ({ type: "colour", fields: { COLOUR: value } });
    case "menu":
      return (value: string) => ({ type: `menu_${block}_${slot}`, fields: { VALUE: value } });
    default:
      return null;
  }
}

/** As our editor keeps it: 1.0 and nothing at all are no numbers, they mean something else to Scratch. */
function numberOf(typed: string): number | string {
  const number = Number(typed);
  return Number.isFinite(number) && String(number) === typed ? number : typed;
}

/** Where a script stands, in Scratch's workspace. */
export function place(x: unknown, y: unknown): Pick<BlockState, "x" | "y"> {
  const at = (value: unknown) => {
    const number = Number(value);
    return Math.abs(number) < 1e6 ? Math.round(number) : 0;
  };
  return { x: at(x), y: at(y) };
}

function fieldsOf(saved: Json): Json {
  return isRecord(saved.fields) ? saved.fields : {};
}

function inputsOf(saved: Json): Json {
  return isRecord(saved.inputs) ? saved.inputs : {};
}

function arrayOf(saved: unknown): readonly unknown[] {
  return Array.isArray(saved) ? saved : [];
}

function firstOf(field: unknown): unknown {
  return Array.isArray(field) ? field[0] : field;
}
