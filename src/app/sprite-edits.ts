// Edits of sprites and costumes, as functions from all targets to all targets: what is not touched
// stays the same object, so that undo is taking the ones before. Knows no page; names come chosen.
import { registry } from "#blocks/index";
import type { BlockState, ProjectCostume, ProjectTarget, TargetLook } from "#compile/project";
import { walkBlocks } from "#compile/saved-blocks";
import type { Targets } from "./open-project.ts";

const PLAIN: TargetLook = {
  costumes: [],
  costume: 0,
  x: 0,
  y: 0,
  size: 100,
  direction: 90,
  visible: true,
};

export function lookOf(target: ProjectTarget): TargetLook {
  return target.look ?? PLAIN;
}

/** A new sprite in front of all others, open in the editor. */
export function addSprite(
  { targets }: Targets,
  name: string,
  costumes: readonly ProjectCostume[],
): Targets {
  const sprite: ProjectTarget = {
    name,
    isStage: false,
    variables: [],
    lists: [],
    messages: [],
    blocks: [],
    comments: [],
    look: { ...PLAIN, costumes },
  };
  return { targets: [...targets, sprite], open: name };
}

/** The sprite goes; if it was open, the one before it is. */
export function deleteSprite({ targets, open }: Targets, name: string): Targets {
  const index = targets.findIndex((target) => target.name === name);
  const before = targets[index - 1]?.name ?? open;
  return { targets: targets.toSpliced(index, 1), open: open === name ? before : open };
}

/** Blocks that speak of the sprite by its name go on speaking of it. */
export function renameSprite({ targets, open }: Targets, from: string, to: string): Targets {
  return {
    targets: targets.map((target) => {
      const blocks = renamed(target.blocks, { of: "targets", from, to });
      return target.name === from ? { ...target, blocks, name: to } : withBlocks(target, blocks);
    }),
    open: open === from ? to : open,
  };
}

export interface CopiedSprite {
  readonly targets: Targets;
  /** Each list of the copy and the one whose items it has. */
  readonly lists: readonly { readonly from: string; readonly to: string }[];
}

/** A copy of `sprite` with its own variables, lists and block ids, in front of all, open. */
export function copySprite(
  { targets }: Targets,
  sprite: ProjectTarget,
  { name, newId }: { readonly name: string; readonly newId: () => string },
): CopiedSprite {
  const ids = new Map<string, string>();
  const copied = <T extends { readonly id: string }>(one: T): T => {
    ids.set(one.id, newId());
    return { ...one, id: ids.get(one.id) ?? one.id };
  };
  const variables = sprite.variables.map(copied);
  const lists = sprite.lists.map(copied);
  const blocks = structuredClone(sprite.blocks);
  walkBlocks(blocks, (block) => {
    giveId(block, newId());
    for (const field of Object.values(block.fields ?? {})) {
      if (hasId(field)) giveId(field, ids.get(field.id) ?? field.id);
    }
    return undefined;
  });
  const comments = structuredClone(sprite.comments ?? []);
  for (const comment of comments) if (hasId(comment)) giveId(comment, newId());
  const copy = { ...sprite, name, variables, lists, blocks, comments };
  return {
    targets: { targets: [...targets, copy], open: name },
    lists: sprite.lists.map(({ id }) => ({ from: id, to: ids.get(id) ?? id })),
  };
}

/** New costumes after those there are; the first of them is worn. */
export function addCostumes(
  { targets, open }: Targets,
  name: string,
  costumes: readonly ProjectCostume[],
): Targets {
  return withLook({ targets, open }, name, (look) => ({
    ...look,
    costumes: [...look.costumes, ...costumes],
    costume: look.costumes.length,
  }));
}

export function chooseCostume(all: Targets, name: string, costume: number): Targets {
  return withLook(all, name, (look) => ({ ...look, costume }));
}

/** What is worn stays worn, or the next one is. */
export function deleteCostume(all: Targets, name: string, index: number): Targets {
  return withLook(all, name, (look) => {
    const costumes = look.costumes.toSpliced(index, 1);
    const costume = look.costume > index ? look.costume - 1 : look.costume;
    return { ...look, costumes, costume: Math.max(0, Math.min(costume, costumes.length - 1)) };
  });
}

/** Blocks that speak of the costume by its name go on speaking of it. */
export function renameCostume(
  all: Targets,
  name: string,
  { index, to }: { readonly index: number; readonly to: string },
): Targets {
  const owner = all.targets.find((target) => target.name === name);
  const from = owner?.look?.costumes[index]?.name;
  if (owner === undefined || from === undefined) return all;
  const of = owner.isStage ? "backdrops" : "costumes";
  const targets = all.targets.map((target) =>
    // Backdrops are spoken of by every target, costumes by their sprite alone.
    owner.isStage || target === owner
      ? withBlocks(target, renamed(target.blocks, { of, from, to }))
      : target,
  );
  return withLook({ ...all, targets }, name, (look) => ({
    ...look,
    costumes: look.costumes.map((one, at) => (at === index ? { ...one, name: to } : one)),
  }));
}

function withLook(
  { targets, open }: Targets,
  name: string,
  change: (look: TargetLook) => TargetLook,
): Targets {
  return {
    targets: targets.map((target) =>
      target.name === name ? { ...target, look: change(lookOf(target)) } : target,
    ),
    open,
  };
}

function withBlocks(target: ProjectTarget, blocks: readonly BlockState[]): ProjectTarget {
  return blocks === target.blocks ? target : { ...target, blocks };
}

interface Renaming {
  readonly of: "targets" | "costumes" | "backdrops";
  readonly from: string;
  readonly to: string;
}

/** The same blocks if no menu of theirs says the name. */
function renamed(blocks: readonly BlockState[], renaming: Renaming): readonly BlockState[] {
  if (menusThatSay(blocks, renaming).length === 0) return blocks;
  const copy = structuredClone(blocks);
  for (const { place, key } of menusThatSay(copy, renaming)) {
    Object.assign(place, { [key]: renaming.to });
  }
  return copy;
}

interface MenuField {
  readonly place: Readonly<Record<string, unknown>>;
  readonly key: string;
}

/** The menus of the project's names that say this one. */
function menusThatSay(blocks: readonly BlockState[], { of, from }: Renaming): MenuField[] {
  const found: MenuField[] = [];
  walkBlocks(blocks, ({ type, fields, inputs }) => {
    for (const [name, slot] of Object.entries(registry.get(type)?.slots ?? {})) {
      if (!("of" in slot) || slot.of !== of) continue;
      const place = slot.kind === "menu" ? inputs?.[name]?.shadow?.fields : fields;
      const key = slot.kind === "menu" ? "VALUE" : name;
      if (place?.[key] === from) found.push({ place, key });
    }
    return undefined;
  });
  return found;
}

function hasId(saved: unknown): saved is { readonly id: string } {
  return (
    typeof saved === "object" && saved !== null && "id" in saved && typeof saved.id === "string"
  );
}

/** Only for copies of our own. */
function giveId(copy: { readonly id: string }, id: string): void {
  Object.assign(copy, { id });
}
