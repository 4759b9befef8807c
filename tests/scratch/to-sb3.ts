// Saved projects of ours as one minimal `.sb3`: each project becomes a sprite with its own variables
// and scripts. Knows only blocks that Scratch has too, with shadows for what is typed in.
import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import type { BlockState, Project, ProjectTarget, TargetLook } from "#compile/project";

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

/** What a target without a look is drawn as. */
const nothing = { name: "costume", width: 2, height: 2, centreX: 1, centreY: 1 };

/**
 * The bytes of a Scratch project whose sprite number i, from 0, is named by its number: project i's own
 * sprite, or else its stage. The backdrops are those of the first project.
 */
export function toSb3(projects: readonly Project[]): Uint8Array {
  // Scratch keeps all messages on the stage and finds receivers by name, so each sprite has its own.
  const broadcasts: Record<string, string> = {};
  const pictures = new Map<string, string>();
  const sprites = projects.map(({ targets, lists: contents }, index) => {
    const target = targets.at(-1);
    if (target === undefined) throw new Error("A project has at least its stage");
    const [messages, variables, lists] = [
      targets.flatMap((one) => one.messages),
      targets.flatMap((one) => one.variables),
      targets.flatMap((one) => one.lists),
    ];
    const names = new Map<string, string>();
    for (const { id, name } of messages) names.set(id, `${index} ${name}`);
    for (const { id, name } of [...variables, ...lists]) names.set(id, name);
    for (const { id } of messages) broadcasts[`${index} ${id}`] = names.get(id) ?? "";
    const { visible = true, x = 0, y = 0, size = 100, direction = 90 } = target.look ?? {};
    return {
      ...drawable(String(index), target.look, pictures),
      isStage: false,
      variables: byId(variables.map((one) => [one.id, [one.name, one.value]])),
      lists: byId(lists.map((one) => [one.id, [one.name, itemsOf(contents[one.name])]])),
      blocks: new SpriteBlocks(names, index).all(target),
      layerOrder: 1,
      ...{ visible, x, y, size, direction, draggable: false },
      rotationStyle: "all around",
    };
  });
  const backdrops = projects[0]?.targets.find(({ isStage }) => isStage)?.look;
  const stage = {
    ...drawable("Stage", backdrops, pictures),
    ...{ isStage: true, broadcasts, layerOrder: 0, tempo: 60 },
  };
  const project = {
    targets: [stage, ...sprites],
    monitors: [],
    extensions: ["pen"],
    meta: { semver: "3.0.0", vm: "0.2.0", agent: "" },
  };
  const files = [["project.json", JSON.stringify(project)] as const, ...pictures];
  return zipSync(byId(files.map(([name, text]) => [name, strToU8(text)])), { level: 0 });
}

/** What every target has, the stage too. Adds the files of its costumes to `pictures`. */
function drawable(name: string, look: TargetLook | undefined, pictures: Map<string, string>) {
  const costumes = (look?.costumes ?? [nothing]).map((one) => {
    const svg = `<svg width="${one.width}" height="${one.height}" xmlns="http://www.w3.org/2000/svg"></svg>`;
    const assetId = createHash("md5").update(svg).digest("hex");
    pictures.set(`${assetId}.svg`, svg);
    return {
      name: one.name,
      bitmapResolution: 1,
      dataFormat: "svg",
      assetId,
      md5ext: `${assetId}.svg`,
      rotationCenterX: one.centreX,
      rotationCenterY: one.centreY,
    };
  });
  return {
    name,
    ...{ variables: {}, lists: {}, broadcasts: {}, blocks: {}, comments: {}, sounds: [] },
    ...{ currentCostume: look?.costume ?? 0, costumes, volume: 100 },
  };
}

function byId<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

function itemsOf(source: Project["lists"][string] | undefined): readonly unknown[] {
  return source !== undefined && "items" in source ? source.items : [];
}

/** The blocks of one sprite, flat and by id, as Scratch keeps them. */
class SpriteBlocks {
  private readonly blocks: Record<string, unknown> = {};
  private readonly names: ReadonlyMap<string, string>;
  private readonly sprite: number;

  constructor(names: ReadonlyMap<string, string>, sprite: number) {
    this.names = names;
    this.sprite = sprite;
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
      ...(parent === null ? { x: 0, y: 0 } : {}),
    };
    // Before what is inside: Scratch starts scripts in the order in which their hats stand here.
    this.blocks[id] = saved;
    for (const [name, field] of Object.entries(fields)) {
      const named = this.named(field);
      if (name === "BROADCAST_INPUT") saved.inputs[name] = [SHADOW_ONLY, [MESSAGE, ...named]];
      else saved.fields[name] = named;
    }
    for (const [name, { block, shadow }] of Object.entries(inputs)) {
      if (block === undefined) {
        saved.inputs[name] = [SHADOW_ONLY, this.shadow(shadow, name, id)];
      } else if (name.startsWith("SUBSTACK") || /CONDITION|OPERAND/.test(name)) {
        saved.inputs[name] = [BLOCK_ONLY, this.content(block, id)];
      } else {
        saved.inputs[name] = [BLOCK_OVER_SHADOW, this.content(block, id), [TYPED_TEXT, ""]];
      }
    }
  }

  private shadow(shadow: BlockState | undefined, slot: string, parent: string): unknown {
    const typed = String(Object.values(shadow?.fields ?? {})[0]);
    if (shadow?.type === "colour") return [COLOUR, typed];
    const menu = shadow?.type.startsWith("menu_") ? menus[slot] : undefined;
    if (menu === undefined) return [TYPED_TEXT, typed];
    const [opcode, field] = menu;
    const id = `${parent} ${slot}`;
    const rest = { next: null, parent, inputs: {}, shadow: true, topLevel: false };
    this.blocks[id] = { opcode, fields: { [field]: [typed, null] }, ...rest };
    return id;
  }

  private content(block: BlockState, parent: string): unknown {
    if (block.type === "data_variable") return [VARIABLE, ...this.named(block.fields?.VARIABLE)];
    if (block.type === "data_listcontents") return [LIST, ...this.named(block.fields?.LIST)];
    return this.stack(block, parent);
  }

  /** A field as Scratch saves it: a name and an id, or a menu's choice. */
  private named(field: unknown): [string, string | null] {
    if (typeof field !== "object" || field === null || !("id" in field)) {
      return [String(field), null];
    }
    const id = String(field.id);
    return [this.names.get(id) ?? id, id.startsWith("message-") ? `${this.sprite} ${id}` : id];
  }
}
