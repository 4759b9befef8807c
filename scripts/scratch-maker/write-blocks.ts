// The blocks of one target as Scratch keeps them in project.json: flat, by id, with shadows for what is
// typed in. Ids are counted, so that the same program gives the same bytes.
import type {
  Field,
  Hole,
  Named,
  OwnBlock,
  Part,
  ScratchBlock,
  Stack,
  Typed,
} from "./scratch-block.ts";
import type { Sprite, Stage } from "./scratch-project.ts";

/** Scratch's numbers for what is typed in ... */
const typedKinds: Readonly<Record<Typed, number>> = {
  number: 4,
  positive: 5,
  count: 6,
  whole: 7,
  angle: 8,
  colour: 9,
  text: 10,
};
/** ... for names ... */
const MESSAGE = 11;
const VARIABLE = 12;
const LIST = 13;
/** ... and for how something stands in a hole. */
const SHADOW_ONLY = 1;
const BLOCK_ONLY = 2;
const BLOCK_OVER_SHADOW = 3;

/** What stands under a block that was dropped on a hole. */
const usual: Readonly<Record<Typed, string>> = {
  ...{ number: "", positive: "1", count: "10", whole: "1", angle: "90" },
  ...{ colour: "#0000ff", text: "" },
};

// How far apart scripts stand in the editor.
const BLOCK_HEIGHT = 56;
const SCRIPT_GAP = 80;
const COLUMN_WIDTH = 900;
const COLUMN_HEIGHT = 4000;
const NOTE_SIZE = { width: 260, height: 140 };
/** Of one that belongs to no block: as wide as what is seen of the scripts. */
const FREE_NOTE_SIZE = { width: 380, height: 150 };

/** The id of a name as seen from this target, and what kinds of things there are. */
export type FindName = (of: Named, name: string) => string;

export interface WrittenTarget {
  readonly blocks: Readonly<Record<string, unknown>>;
  readonly comments: Readonly<Record<string, unknown>>;
}

/** `prefix` begins every id. Throws on names and My Blocks that nobody declared. */
export function writeBlocks(target: Stage | Sprite, prefix: string, find: FindName): WrittenTarget {
  return new BlockWriter(prefix, find, target.scripts ?? []).write(target.notes ?? []);
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

class BlockWriter {
  private readonly blocks: Record<string, unknown> = {};
  private readonly comments: Record<string, unknown> = {};
  private readonly prefix: string;
  private readonly find: FindName;
  private readonly scripts: readonly Stack[];
  private readonly own = new Map<string, OwnBlock & { is: "definition" }>();
  private made = 0;
  private place = { x: 0, y: 0 };

  constructor(prefix: string, find: FindName, scripts: readonly Stack[]) {
    this.prefix = prefix;
    this.find = find;
    this.scripts = scripts;
    for (const own of scripts.map(([first]) => first?.own)) {
      if (own?.is === "definition") this.own.set(own.words, own);
    }
  }

  write(notes: readonly string[]): WrittenTarget {
    for (const text of notes) {
      this.note(text, null, { ...this.place, ...FREE_NOTE_SIZE });
      this.place.y += FREE_NOTE_SIZE.height + 30;
    }
    for (const script of this.scripts) {
      this.stack(script, null);
      this.place.y += heightOf(script) + SCRIPT_GAP;
      if (this.place.y > COLUMN_HEIGHT) this.place = { x: this.place.x + COLUMN_WIDTH, y: 0 };
    }
    return { blocks: this.blocks, comments: this.comments };
  }

  private id(): string {
    return `${this.prefix}${(this.made++).toString(36)}`;
  }

  private note(text: string, blockId: string | null, frame: Frame): string {
    const id = this.id();
    this.comments[id] = { blockId, ...frame, minimized: false, text };
    return id;
  }

  /** Answers the id of its first block. */
  private stack(stack: Stack, parent: string | null): string {
    const ids = stack.map(() => this.id());
    stack.forEach((one, i) => {
      const id = ids[i] ?? "";
      const isTop = parent === null && i === 0;
      // Before what is inside: Scratch starts scripts in the order in which their hats stand here.
      this.blocks[id] = null;
      const saved = {
        opcode: one.opcode,
        next: ids[i + 1] ?? null,
        parent: ids[i - 1] ?? parent,
        inputs: { ...this.ownInputs(one, id), ...this.inputs(one, id) },
        fields: mapOf(one.fields, (field) => this.field(field)),
        shadow: false,
        topLevel: isTop,
        ...(isTop ? this.place : {}),
        ...(one.own?.is === "call" ? { mutation: this.mutation(one.own.words, false) } : {}),
        ...(one.note === undefined ? {} : { comment: this.noteAt(one.note, id) }),
      };
      this.blocks[id] = saved;
    });
    const [first] = ids;
    if (first === undefined) throw new Error("A stack has at least one block");
    return first;
  }

  private noteAt(text: string, id: string): string {
    return this.note(text, id, { x: this.place.x + 460, y: this.place.y, ...NOTE_SIZE });
  }

  private inputs({ holes }: ScratchBlock, id: string): Record<string, unknown> {
    const filled = Object.entries(holes).filter(
      ([, hole]) => hole.kind !== "blocks" || hole.blocks.length > 0,
    );
    return Object.fromEntries(filled.map(([name, hole]) => [name, this.hole(hole, id)]));
  }

  private hole(hole: Hole, parent: string): unknown {
    switch (hole.kind) {
      case "boolean":
        return [BLOCK_ONLY, this.stack([hole.part], parent)];
      case "blocks":
        return [BLOCK_ONLY, this.stack(hole.blocks, parent)];
      case "message":
        return [SHADOW_ONLY, [MESSAGE, hole.name, this.find("message", hole.name)]];
      case "menu": {
        const { opcode, field, part } = hole;
        const isBlock = typeof part === "object";
        const shadow = this.shadow(parent, {
          opcode,
          fields: { [field]: [isBlock ? "" : String(part), null] },
        });
        return isBlock
          ? [BLOCK_OVER_SHADOW, this.dropped(part, parent), shadow]
          : [SHADOW_ONLY, shadow];
      }
      case "value": {
        const { typed, part } = hole;
        const kind = typedKinds[typed];
        if (typeof part !== "object") return [SHADOW_ONLY, [kind, String(part)]];
        return [BLOCK_OVER_SHADOW, this.dropped(part, parent), [kind, usual[typed]]];
      }
      default:
        return hole satisfies never;
    }
  }

  private dropped(part: ScratchBlock, parent: string): unknown {
    const field = part.fields.VARIABLE ?? part.fields.LIST;
    const isName = part.opcode === "data_variable" || part.opcode === "data_listcontents";
    if (!isName || field === undefined) return this.stack([part], parent);
    return [part.opcode === "data_variable" ? VARIABLE : LIST, ...this.field(field)];
  }

  private shadow(parent: string, parts: object): string {
    const id = this.id();
    const rest = { next: null, parent, inputs: {}, fields: {}, shadow: true, topLevel: false };
    this.blocks[id] = { ...rest, ...parts };
    return id;
  }

  private field(field: Field): readonly [string, string | null] {
    if ("choice" in field) return [field.choice, null];
    return [field.name, this.find(field.of, field.name)];
  }

  /** The head of a definition, or what stands in the holes of a call. */
  private ownInputs({ own }: ScratchBlock, id: string): Record<string, unknown> {
    if (own === undefined) return {};
    const kinds = inputKinds(own.words);
    if (own.is === "call") {
      const holes = own.parts.map((part, i): [string, unknown] => [
        inputId(own.words, i),
        this.hole(holeOf(kinds[i], part), id),
      ]);
      return Object.fromEntries(holes);
    }
    const head = this.shadow(id, {
      opcode: "procedures_prototype",
      mutation: this.mutation(own.words, true),
    });
    const inputs = own.names.map((name, i): [string, unknown] => [
      inputId(own.words, i),
      [
        SHADOW_ONLY,
        this.shadow(head, {
          opcode: `argument_reporter_${kinds[i] === "b" ? "boolean" : "string_number"}`,
          fields: { VALUE: [name, null] },
        }),
      ],
    ]);
    Object.assign(this.blocks[head] as object, { inputs: Object.fromEntries(inputs) });
    return { custom_block: [SHADOW_ONLY, head] };
  }

  private mutation(words: string, isDefinition: boolean): object {
    const own = this.own.get(words);
    if (own === undefined) throw new Error(`No My Block is called "${words}"`);
    const kinds = inputKinds(words);
    return {
      tagName: "mutation",
      children: [],
      proccode: words,
      argumentids: JSON.stringify(own.names.map((_, i) => inputId(words, i))),
      ...(isDefinition
        ? {
            argumentnames: JSON.stringify(own.names),
            argumentdefaults: JSON.stringify(kinds.map((kind) => (kind === "b" ? "false" : ""))),
          }
        : {}),
      warp: String(own.warp),
    };
  }
}

function inputKinds(words: string): readonly string[] {
  return [...words.matchAll(/%([sb])/g)].map(([, kind = ""]) => kind);
}

function inputId(words: string, index: number): string {
  return `${words} ${index + 1}`;
}

function holeOf(kind: string | undefined, part: Part): Hole {
  if (kind !== "b") return { kind: "value", typed: "text", part };
  if (typeof part !== "object") throw new Error("Nothing can be typed into a boolean input");
  return { kind: "boolean", part };
}

/** Blocks one under the other, those inside counted too; an empty loop has its height. */
function heightOf(stack: Stack): number {
  return stack.reduce((sum, { holes }) => {
    const inner = Object.values(holes).map((hole) =>
      hole.kind === "blocks" ? BLOCK_HEIGHT + heightOf(hole.blocks) : 0,
    );
    return sum + BLOCK_HEIGHT + inner.reduce((all, one) => all + one, 0);
  }, 0);
}

function mapOf<T, U>(all: Readonly<Record<string, T>>, make: (one: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(one)]));
}
