// A whole project.json of saved blocks: its targets with their data, and an id for every block.
// Variables, lists and messages are spoken of by name; their ids are made from the names.
import type { TargetLook } from "#compile/project";
import type { SavedBlock } from "./build-project.ts";

export interface ProjectParts {
  variables?: Record<string, number | string | boolean>;
  lists?: Record<string, readonly (string | number)[] | { dataset: string }>;
  /** Top-level blocks: scripts and networks. */
  scripts: readonly SavedBlock[];
  /** The stage has its backdrops and nothing else of it. */
  look?: TargetLook;
  /** A second target, with scripts of its own. */
  sprite?: SpriteParts & { look: TargetLook };
  /** More of them; the names must differ. */
  sprites?: readonly SpriteParts[];
  seed?: number;
}

export interface SpriteParts {
  name?: string;
  look?: TargetLook;
  scripts: readonly SavedBlock[];
  /** Its own: its scripts mean these where all targets have one of the same name. */
  variables?: Record<string, number | string | boolean>;
  lists?: Record<string, readonly (string | number)[]>;
}

/** In the middle, with so many costumes: "a" of 20 x 10 units, "b" of 40 x 20, and so on. */
export function look(costumes: number, rest: Partial<TargetLook> = {}): TargetLook {
  return {
    costumes: Array.from({ length: costumes }, (_, index) => {
      const [width, height] = [20 * (index + 1), 10 * (index + 1)];
      const name = String.fromCharCode(97 + index);
      return {
        name,
        image: "data:image/svg+xml,<svg/>",
        width,
        height,
        centreX: width / 2,
        centreY: height / 2,
      };
    }),
    ...{ costume: 0, x: 0, y: 0, size: 100, direction: 90, visible: true },
    ...rest,
  };
}

/** project.json as an object. Messages are those the scripts speak of. */
export function project(parts: ProjectParts) {
  const { variables = {}, lists = {}, scripts, look, seed = 1 } = parts;
  const sprites = [...(parts.sprite === undefined ? [] : [parts.sprite]), ...(parts.sprites ?? [])];
  const messages = new Set<string>();
  const blocks = [
    ...giveIds([...scripts, ...sprites.flatMap((sprite) => withOwnIds(sprite))], messages),
  ];
  return {
    format: "blockprop-project",
    version: 1,
    name: "Test",
    seed,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: Object.entries(variables).map(([name, value]) => ({
          id: `var-${name}`,
          name,
          value,
        })),
        lists: Object.keys(lists).map((name) => ({ id: `list-${name}`, name })),
        messages: [...messages].map((id) => ({ id, name: id.slice("message-".length) })),
        blocks: blocks.splice(0, scripts.length),
        ...(look === undefined ? {} : { look }),
      },
      ...sprites.map((sprite) => ({
        ...ownData(sprite),
        messages: [],
        blocks: blocks.splice(0, sprite.scripts.length),
        ...(sprite.look === undefined ? {} : { look: sprite.look }),
      })),
    ],
    lists: Object.fromEntries(
      [
        ...Object.entries(lists),
        ...sprites.flatMap(({ name = "Sprite", lists: own = {} }) =>
          Object.entries(own).map(([list, items]) => [`${name}.${list}`, items] as const),
        ),
      ].map(([name, source]) => [name, "dataset" in source ? source : { items: source }]),
    ),
    monitors: [],
    settings: { speed: "fast", drawingPad: true },
  };
}

function ownData({ name = "Sprite", variables = {}, lists = {} }: SpriteParts) {
  const id = (kind: string, one: string) => `${kind}-${name}.${one}`;
  return {
    name,
    isStage: false,
    variables: Object.entries(variables).map(([one, value]) => ({
      id: id("var", one),
      name: one,
      value,
    })),
    lists: Object.keys(lists).map((one) => ({ id: id("list", one), name: one })),
  };
}

/** The sprite's scripts, which speak of its own variables and lists by their ids. */
function withOwnIds(sprite: SpriteParts): readonly SavedBlock[] {
  const { variables, lists } = ownData(sprite);
  const ids = new Map<string, string>([
    ...variables.map(({ id, name }) => [`var-${name}`, id] as const),
    ...lists.map(({ id, name }) => [`list-${name}`, id] as const),
  ]);
  if (ids.size === 0) return sprite.scripts;
  const own = (key: string, value: unknown) =>
    key === "id" && typeof value === "string" ? (ids.get(value) ?? value) : value;
  return JSON.parse(JSON.stringify(sprite.scripts, own));
}

/** A copy in which every block has an id of its own: its type and a number. */
function giveIds(roots: readonly SavedBlock[], messages: Set<string>): readonly SavedBlock[] {
  const counts = new Map<string, number>();
  const copies = roots.map((root) => ({ ...root }));
  const open: SavedBlock[] = [...copies].reverse();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const count = (counts.get(one.type) ?? 0) + 1;
    counts.set(one.type, count);
    one.id ??= `${one.type}-${count}`;
    for (const [name, field] of Object.entries(one.fields ?? {})) {
      if (!name.startsWith("BROADCAST")) continue;
      const id = String((field as { id: unknown }).id);
      if (id.startsWith("message-")) messages.add(id);
    }
    if (one.next !== undefined) {
      one.next = { block: { ...one.next.block } };
      open.push(one.next.block);
    }
    const inputs = Object.entries(one.inputs ?? {}).map(([name, input]) => {
      const copy = {
        ...(input.block === undefined ? {} : { block: { ...input.block } }),
        ...(input.shadow === undefined ? {} : { shadow: { ...input.shadow } }),
      };
      return [name, copy] as const;
    });
    if (inputs.length > 0) one.inputs = Object.fromEntries(inputs);
    for (const [, { block: inner, shadow }] of [...inputs].reverse()) {
      for (const nested of [shadow, inner]) if (nested !== undefined) open.push(nested);
    }
  }
  return copies;
}
