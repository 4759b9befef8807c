// The blocks of one target of ours as Scratch keeps them in a `.sb3`: flat and by id, My Blocks with their
// mutations. Knows only blocks that Scratch has too, with shadows for what is typed in.
import type { BlockState, ProcedureState, ProjectTarget } from "#compile/project";

/** Scratch's numbers for what stands in a hole without being a block. */
const COLOUR = 9;
const TYPED_TEXT = 10;
const MESSAGE = 11;
const VARIABLE = 12;
const LIST = 13;
/** ... and for how it stands there. */
const SHADOW_ONLY = 1;
const BLOCK_ONLY = 2;
const BLOCK_OVER_SHADOW = 3;

/** Our menu holes whose block in Scratch is not named like its field: the block and the field. */
const menus: Readonly<Record<string, readonly [opcode: string, field: string]>> = {
  COSTUME: ["looks_costume", "COSTUME"],
  BACKDROP: ["looks_backdrops", "BACKDROP"],
  KEY_OPTION: ["sensing_keyoptions", "KEY_OPTION"],
  COLOR_PARAM: ["pen_menu_colorParam", "colorParam"],
};
/** The same for holes that take a target's name. */
const targetMenus: typeof menus = {
  "motion_goto.TO": ["motion_goto_menu", "TO"],
  "motion_glideto.TO": ["motion_glideto_menu", "TO"],
  "motion_pointtowards.TOWARDS": ["motion_pointtowards_menu", "TOWARDS"],
  "sensing_touchingobject.TOUCHINGOBJECTMENU": ["sensing_touchingobjectmenu", "TOUCHINGOBJECTMENU"],
  "sensing_distanceto.DISTANCETOMENU": ["sensing_distancetomenu", "DISTANCETOMENU"],
  "sensing_of.OBJECT": ["sensing_of_object_menu", "OBJECT"],
};

/** A variable, list or message as Scratch speaks of it. */
export type Named = readonly [name: string, id: string];

/** Where `named` has how Scratch calls the target of that name. */
export const targetKey = (name: string) => `target ${name}`;

/** By their ids; `named`: what the blocks' fields speak of, by our ids. */
export function spriteBlocks(
  target: ProjectTarget,
  named: ReadonlyMap<string, Named>,
): Readonly<Record<string, unknown>> {
  return new SpriteBlocks(named).all(target);
}

class SpriteBlocks {
  private readonly blocks: Record<string, unknown> = {};
  private readonly named: ReadonlyMap<string, Named>;

  constructor(named: ReadonlyMap<string, Named>) {
    this.named = named;
  }

  all(target: ProjectTarget): Readonly<Record<string, unknown>> {
    for (const state of target.blocks) this.stack(state, null);
    return this.blocks;
  }

  /** Answers the id of the first block of the stack. */
  private stack(first: BlockState, parent: string | null): string {
    let above = parent;
    for (let state: BlockState | undefined = first; state !== undefined; ) {
      const below: BlockState | undefined = state.next?.block;
      this.block(state, above, below?.id ?? null);
      above = state.id;
      state = below;
    }
    return first.id;
  }

  private block(state: BlockState, parent: string | null, next: string | null): void {
    const { id, type, fields = {}, inputs = {} } = state;
    const saved = {
      opcode: type,
      next,
      parent,
      inputs: {} as Record<string, unknown>,
      fields: {} as Record<string, unknown>,
      shadow: false,
      topLevel: parent === null,
      mutation: undefined as unknown,
      ...(parent === null ? { x: 0, y: 0 } : {}),
    };
    // Before what is inside: Scratch starts scripts in the order in which their hats stand here.
    this.blocks[id] = saved;
    for (const [name, field] of Object.entries(fields)) {
      const chosen = this.fieldOf(field);
      if (name === "BROADCAST_INPUT") saved.inputs[name] = [SHADOW_ONLY, [MESSAGE, ...chosen]];
      else saved.fields[name] = chosen;
    }
    if (type === "procedures_call") saved.mutation = mutationOf(state);
    if (type === "procedures_definition") {
      saved.inputs.custom_block = [SHADOW_ONLY, this.prototype(state)];
    }
    for (const [name, { block, shadow }] of Object.entries(inputs)) {
      if (block === undefined) {
        saved.inputs[name] = [SHADOW_ONLY, this.shadow(shadow, name, state)];
      } else if (name.startsWith("SUBSTACK") || /CONDITION|OPERAND/.test(name)) {
        saved.inputs[name] = [BLOCK_ONLY, this.content(block, id)];
      } else {
        saved.inputs[name] = [BLOCK_OVER_SHADOW, this.content(block, id), [TYPED_TEXT, ""]];
      }
    }
  }

  private shadow(shadow: BlockState | undefined, slot: string, around: BlockState): unknown {
    const typed = String(Object.values(shadow?.fields ?? {})[0]);
    if (shadow?.type === "colour") return [COLOUR, typed];
    if (!shadow?.type.startsWith("menu_")) return [TYPED_TEXT, typed];
    const ofTargets = targetMenus[`${around.type}.${slot}`];
    const menu = ofTargets ?? menus[slot];
    if (menu === undefined) return [TYPED_TEXT, typed];
    const chosen = ofTargets === undefined ? typed : this.named.get(targetKey(typed))?.[0];
    return this.menu(menu, chosen ?? typed, around.id, slot);
  }

  private menu(
    [opcode, field]: readonly [string, string],
    typed: string,
    parent: string,
    slot: string,
  ): string {
    const id = `${parent} ${slot}`;
    const rest = { next: null, parent, inputs: {}, shadow: true, topLevel: false };
    this.blocks[id] = { opcode, fields: { [field]: [typed, null] }, ...rest };
    return id;
  }

  private prototype(definition: BlockState): string {
    const id = `${definition.id} prototype`;
    const rest = { next: null, parent: definition.id, inputs: {}, fields: {}, topLevel: false };
    const mutation = mutationOf(definition);
    this.blocks[id] = { opcode: "procedures_prototype", shadow: true, mutation, ...rest };
    return id;
  }

  private content(block: BlockState, parent: string): unknown {
    if (block.type === "data_variable") return [VARIABLE, ...this.fieldOf(block.fields?.VARIABLE)];
    if (block.type === "data_listcontents") return [LIST, ...this.fieldOf(block.fields?.LIST)];
    return this.stack(block, parent);
  }

  /** A field as Scratch saves it: a name and an id, or a menu's choice. */
  private fieldOf(field: unknown): readonly [string, string | null] {
    if (typeof field !== "object" || field === null || !("id" in field)) {
      return [String(field), null];
    }
    const id = String(field.id);
    return this.named.get(id) ?? [id, id];
  }
}

/** What Scratch knows of a My Block, at its prototype and its calls. It finds the one by `proccode`. */
function mutationOf({ extraState }: BlockState) {
  const { id, parts, warp } = (extraState as ProcedureState).procedure;
  const words = parts.map((part) => {
    if (part.kind === "label") return part.text;
    return part.kind === "text" ? "%s" : "%b";
  });
  const inputs = parts.filter((part) => part.kind !== "label");
  return {
    tagName: "mutation",
    children: [],
    proccode: [id, ...words].join(" "),
    argumentids: JSON.stringify(inputs.map((one) => one.id)),
    argumentnames: JSON.stringify(inputs.map(({ name }) => name)),
    argumentdefaults: JSON.stringify(inputs.map(({ kind }) => (kind === "text" ? "" : "false"))),
    warp: String(warp),
  };
}
