// The ids of saved blocks and of the data they speak of: made from types, numbers and names.
import type { SavedBlock, SpriteParts } from "./build-project.ts";

/** A sprite's own variables and lists, as they are saved. */
export function ownData({ name = "Sprite", variables = {}, lists = {} }: SpriteParts) {
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
export function withOwnIds(sprite: SpriteParts): readonly SavedBlock[] {
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
export function giveIds(
  roots: readonly SavedBlock[],
  messages: Set<string>,
): readonly SavedBlock[] {
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
