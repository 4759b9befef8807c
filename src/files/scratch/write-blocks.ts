// The blocks of one target of ours as Scratch keeps them: flat and by id, My Blocks with their mutations. What
// Scratch lacks is left out and counted: of statements the script goes on below, a hole shows its own content.
import type { BlockState, ProcedureState, ProjectTarget } from "#compile/project";
import { isRecord } from "#compile/read-json";
import { type BlockForm, type BlockForms, formOf } from "#program/block-forms";
import type { KeptBlock } from "./read-blocks.ts";
import {
  ANGLE,
  ARGUMENTS,
  BLOCK,
  BLOCK_OVER_CONTENT,
  BROADCAST_INPUT,
  broadcastOf,
  CALL,
  COLOUR,
  CONTENT,
  DEFINITION,
  INTEGER,
  isOurs,
  LIST,
  MESSAGE,
  menuOf,
  numberKind,
  PROTOTYPE,
  TEXT,
  VARIABLE,
} from "./scratch-words.ts";
import type { Named, SafeIds } from "./write-names.ts";
import { mutationOf, type Proccodes } from "./write-procedure.ts";

export interface WriteContext {
  readonly forms: BlockForms;
  readonly named: ReadonlyMap<string, Named>;
  /** All of the project. */
  readonly messages: readonly Named[];
  readonly ids: SafeIds;
  readonly proccodes: Proccodes;
  /** Told of each block that is left out. */
  readonly leave: (type: string, isDisabled: boolean) => void;
}

export interface WrittenBlocks {
  readonly blocks: Readonly<Record<string, unknown>>;
  readonly comments: Readonly<Record<string, unknown>>;
}

interface SavedBlock {
  readonly opcode: string;
  next: string | null;
  readonly parent: string | null;
  readonly inputs: Record<string, unknown>;
  readonly fields: Record<string, unknown>;
  readonly shadow: boolean;
  readonly topLevel: boolean;
  readonly x?: number;
  readonly y?: number;
  mutation?: unknown;
  comment?: string;
}

export function writeBlocks(target: ProjectTarget, context: WriteContext): WrittenBlocks {
  return new BlocksWriter(context).all(target);
}

class BlocksWriter {
  private readonly blocks: Record<string, SavedBlock> = {};
  private readonly comments: Record<string, unknown> = {};
  private readonly context: WriteContext;

  constructor(context: WriteContext) {
    this.context = context;
  }

  all(target: ProjectTarget): WrittenBlocks {
    for (const state of target.blocks) this.stack(state, null);
    for (const comment of target.comments ?? []) this.comment(comment, null);
    return { blocks: this.blocks, comments: this.comments };
  }

  /** The id of the first block that Scratch has; null when there is none. */
  private stack(first: BlockState, parent: string | null): string | null {
    let top: string | null = null;
    let above: SavedBlock | null = null;
    let aboveId = parent;
    let at: Pick<BlockState, "x" | "y"> | null = parent === null ? first : null;
    for (let state: BlockState | undefined = first; state; state = state.next?.block) {
      if (this.isLeftOut(state)) {
        // Without its hat a script would not be one, and a definition's body means nothing alone.
        if (state === first && parent === null && isHat(formOf(this.context.forms, state.type))) {
          this.leaveBelow(state);
          return null;
        }
        continue;
      }
      const id = this.context.ids.of(state.id);
      const saved = this.block(state, id, { parent: aboveId, at });
      if (above === null) top = id;
      else above.next = id;
      above = saved;
      aboveId = id;
      at = null;
    }
    return top;
  }

  private isLeftOut(state: BlockState): boolean {
    const isDisabled = (state.disabledReasons?.length ?? 0) > 0 && keptOf(state) === null;
    const isKnown = formOf(this.context.forms, state.type) !== undefined || keptOf(state) !== null;
    if (!isDisabled && isKnown && !isOurs(state.type)) return false;
    this.leaveInside(state);
    this.context.leave(state.type, isDisabled);
    return true;
  }

  private leaveBelow(first: BlockState): void {
    for (let state = first.next?.block; state; state = state.next?.block) {
      this.leaveInside(state);
      this.context.leave(state.type, false);
    }
  }

  private leaveInside({ inputs = {} }: BlockState): void {
    for (const { block } of Object.values(inputs)) {
      if (block === undefined) continue;
      this.leaveInside(block);
      this.context.leave(block.type, false);
      this.leaveBelow(block);
    }
  }

  private block(
    state: BlockState,
    id: string,
    { parent, at }: { parent: string | null; at: Pick<BlockState, "x" | "y"> | null },
  ): SavedBlock {
    const saved: SavedBlock = {
      ...{ opcode: broadcastOf(state.type) ?? state.type, next: null, parent },
      ...{ inputs: {}, fields: {} },
      ...{ shadow: false, topLevel: at !== null },
      ...(at === null ? {} : { x: Math.round(at.x ?? 0), y: Math.round(at.y ?? 0) }),
    };
    // Before what is inside: Scratch starts scripts in the order in which their hats stand here.
    this.blocks[id] = saved;
    this.note(state, id, saved);
    const kept = keptOf(state);
    const form = formOf(this.context.forms, state.type);
    if (state.type === DEFINITION) this.definition(state, id, saved);
    else if (state.type === CALL) this.call(state, id, saved);
    else if (ARGUMENTS.includes(state.type))
      saved.fields.VALUE = [textOf(state.fields?.VALUE), null];
    else if (broadcastOf(state.type) !== undefined) this.broadcast(state, id, saved);
    else if (form !== undefined) this.slots(state, id, { saved, form });
    else if (kept !== null) this.kept(state, id, { saved, kept });
    return saved;
  }

  private slots(
    { type, fields = {}, inputs = {} }: BlockState,
    id: string,
    { saved, form }: { saved: SavedBlock; form: BlockForm },
  ): void {
    for (const [slot, kind] of Object.entries(form.slots)) {
      switch (kind) {
        case "variable":
        case "list":
          saved.fields[slot] = this.namedBy(fields[slot]);
          break;
        case "message": {
          const message = this.namedBy(fields[slot]);
          if (slot === BROADCAST_INPUT) saved.inputs[slot] = [CONTENT, [MESSAGE, ...message]];
          else saved.fields[slot] = message;
          break;
        }
        case "choice":
        case "numberField":
          saved.fields[slot] = [textOf(fields[slot]), null];
          break;
        case "note":
          break;
        default: {
          const hole = inputs[slot];
          const content = contentOf({ kind, slot, type, hole });
          this.fill(saved, slot, { id, block: hole?.block, content });
        }
      }
    }
    const { STOP_OPTION } = fields;
    if (STOP_OPTION !== undefined) {
      const hasnext = String(STOP_OPTION === "other scripts in sprite");
      saved.mutation = { tagName: "mutation", children: [], hasnext };
    }
  }

  /** The message by its name, over one that the project has. */
  private broadcast({ inputs = {} }: BlockState, id: string, saved: SavedBlock): void {
    const hole = inputs.MESSAGE;
    const name = textOf(hole?.shadow?.fields?.TEXT);
    const { messages, ids } = this.context;
    const known = messages.find(([one]) => one === name) ?? (hole?.block ? messages[0] : undefined);
    const content = { value: [MESSAGE, ...(known ?? [name, ids.of(`message ${name}`)])] };
    this.fill(saved, BROADCAST_INPUT, { id, block: hole?.block, content });
  }

  /** What stands in a hole, over its own content if it has one. */
  private fill(
    saved: SavedBlock,
    slot: string,
    { id, block, content }: { id: string; block: BlockState | undefined; content: Content | null },
  ): void {
    const inside = block === undefined ? null : this.inside(block, id);
    const own = content === null ? null : this.content(content, slot, id);
    if (inside === null) {
      if (own !== null) saved.inputs[slot] = [CONTENT, own];
    } else if (own === null) saved.inputs[slot] = [BLOCK, inside];
    else saved.inputs[slot] = [BLOCK_OVER_CONTENT, inside, own];
  }

  private inside(block: BlockState, parent: string): unknown {
    const { type, fields = {} } = block;
    const isPlain = block.icons === undefined;
    if (isPlain && type === "data_variable") return [VARIABLE, ...this.namedBy(fields.VARIABLE)];
    if (isPlain && type === "data_listcontents") return [LIST, ...this.namedBy(fields.LIST)];
    return this.stack(block, parent);
  }

  private content({ value, menu }: Content, slot: string, parent: string): unknown {
    if (menu === undefined) return value;
    const [opcode, field] = menu;
    const id = this.context.ids.of(`${parent} ${slot}`);
    const rest = { next: null, parent, inputs: {}, shadow: true, topLevel: false };
    this.blocks[id] = { opcode, fields: { [field]: [value, null] }, ...rest };
    return id;
  }

  private definition(state: BlockState, id: string, saved: SavedBlock): void {
    const { procedure } = state.extraState as ProcedureState;
    const prototype = this.context.ids.of(`${id} prototype`);
    const inputs: Record<string, unknown> = {};
    for (const part of procedure.parts) {
      if (part.kind === "label") continue;
      const argument = this.context.ids.of(`${id} ${part.id}`);
      const [text = "", boolean = ""] = ARGUMENTS;
      this.blocks[argument] = {
        ...{ opcode: part.kind === "text" ? text : boolean, next: null, parent: prototype },
        ...{ inputs: {}, fields: { VALUE: [part.name, null] }, shadow: true, topLevel: false },
      };
      inputs[part.id] = [CONTENT, argument];
    }
    this.blocks[prototype] = {
      ...{ opcode: PROTOTYPE, next: null, parent: id, inputs, fields: {} },
      ...{ shadow: true, topLevel: false },
      mutation: mutationOf(procedure, this.context.proccodes),
    };
    saved.inputs.custom_block = [CONTENT, prototype];
  }

  private call(state: BlockState, id: string, saved: SavedBlock): void {
    const { procedure } = state.extraState as ProcedureState;
    saved.mutation = mutationOf(procedure, this.context.proccodes);
    for (const part of procedure.parts) {
      if (part.kind === "label") continue;
      const hole = state.inputs?.[part.id];
      const kind = part.kind === "text" ? "text" : "boolean";
      const content = contentOf({ kind, slot: part.id, type: CALL, hole });
      this.fill(saved, part.id, { id, block: hole?.block, content });
    }
  }

  /** A block that came from Scratch and that we do not have: as it was. */
  private kept(
    { inputs = {} }: BlockState,
    id: string,
    { saved, kept }: { saved: SavedBlock; kept: KeptBlock["scratch"] },
  ): void {
    Object.assign(saved.fields, kept.fields);
    if (kept.mutation !== undefined) saved.mutation = kept.mutation;
    for (const slot of new Set([...Object.keys(inputs), ...Object.keys(kept.contents)])) {
      const content = kept.contents[slot];
      let own: unknown = content ?? null;
      if (isRecord(content)) {
        own = this.context.ids.of(`${id} ${slot}`);
        this.blocks[String(own)] = { ...(content as unknown as SavedBlock), parent: id };
      }
      const block = inputs[slot]?.block;
      const inside = block === undefined ? null : this.inside(block, id);
      if (inside === null) saved.inputs[slot] = [CONTENT, own];
      else saved.inputs[slot] = own === null ? [BLOCK, inside] : [BLOCK_OVER_CONTENT, inside, own];
    }
  }

  private namedBy(field: unknown): Named {
    const id = isRecord(field) ? String(field.id) : "";
    return this.context.named.get(id) ?? [id, this.context.ids.of(id)];
  }

  private note({ icons }: BlockState, id: string, saved: SavedBlock): void {
    const comment = isRecord(icons) ? icons.comment : undefined;
    if (isRecord(comment)) saved.comment = this.comment(comment, id);
  }

  private comment(state: unknown, blockId: string | null): string {
    const comment = isRecord(state) ? state : {};
    const number = (value: unknown, otherwise: number) =>
      typeof value === "number" && Number.isFinite(value) ? value : otherwise;
    const id = `comment-${Object.keys(this.comments).length + 1}`;
    this.comments[id] = {
      blockId,
      x: number(comment.x, 0),
      y: number(comment.y, 0),
      width: number(comment.width, 200),
      height: number(comment.height, 200),
      minimized: blockId === null ? comment.collapsed === true : comment.pinned !== true,
      text: textOf(comment.text).slice(0, 8000),
    };
    return id;
  }
}

interface Content {
  /** A value as Scratch writes it into a hole, or the choice in the menu there. */
  readonly value: unknown;
  readonly menu?: readonly [opcode: string, field: string] | undefined;
}

interface HoleToWrite {
  readonly kind: string;
  readonly slot: string;
  readonly type: string;
  readonly hole: { readonly shadow?: BlockState } | undefined;
}

/** A hole's own content; null where it has none. */
function contentOf({ kind, slot, type, hole }: HoleToWrite): Content | null {
  const value = textOf(Object.values(hole?.shadow?.fields ?? {})[0]);
  switch (kind) {
    case "number": {
      const number = numberKind(slot);
      return { value: [slot === "DIRECTION" ? ANGLE : number, value] };
    }
    case "text":
      return { value: [slot === "INDEX" ? INTEGER : TEXT, value] };
    case "colour":
      // A program may have another value there, which Scratch reads as a number.
      if (hole?.shadow?.type !== "colour") return { value: [TEXT, value] };
      return { value: [COLOUR, colourOf(value)] };
    case "menu":
      return { value, menu: menuOf(type, slot) };
    default:
      return null;
  }
}

/** Scratch wants six digits. */
function colourOf(value: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  const long =
    short === null
      ? value
      : `#${short
          .slice(1)
          .flatMap((digit) => [digit, digit])
          .join("")}`;
  return /^#[0-9a-f]{6}$/i.test(long) ? long : "#000000";
}

function keptOf({ extraState }: BlockState): KeptBlock["scratch"] | null {
  const kept = isRecord(extraState) ? extraState.scratch : undefined;
  if (!isRecord(kept) || !isRecord(kept.fields) || !isRecord(kept.contents)) return null;
  return kept as KeptBlock["scratch"];
}

function isHat(form: BlockForm | undefined): boolean {
  return form?.shape === "hat" || form?.shape === "network";
}

function textOf(saved: unknown): string {
  return saved === undefined || typeof saved === "object" ? "" : String(saved);
}
