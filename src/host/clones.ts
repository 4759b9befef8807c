// Clones of sprites: each has scripts, My Blocks, variables and lists of its own, which are its sprite's
// with other ids. What a clone that is gone had serves the next one, so that its scripts are linked once.

import type { SampleList } from "#data/sample-list";
import type { Procedure, Program, Script } from "#program/program";
import type { Variable } from "#runtime/variable";
import { MARK } from "./clone-ids.ts";
import type { Sprite } from "./sprite.ts";
import type { Sprites } from "./sprites.ts";

/** As in Scratch. */
const MOST_CLONES = 300;

export interface CopiedCode {
  readonly scripts: readonly Script[];
  readonly procedures: readonly Procedure[];
}

interface Slot extends CopiedCode {
  /** What the copy was made of. */
  readonly program: Program;
  /** Of its own variables and lists, by the sprite's. */
  readonly variables: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, string>;
}

export interface CloneParts {
  readonly sprites: Sprites;
  readonly world: { variable(id: string): Variable; list(id: string): SampleList };
  /** The newest. */
  program(): Program | null;
}

export class Clones {
  private readonly parts: CloneParts;
  private readonly slots = new Map<string, Slot>();

  constructor(parts: CloneParts) {
    this.parts = parts;
  }

  /**
   * Behind the one that it is like; null for the stage, and where there are too many. `isBusy`: whether
   * scripts of a clone that is gone are still known in this round.
   */
  create(like: Sprite, isBusy: (name: string) => boolean): Sprite | null {
    const { sprites, world } = this.parts;
    if (like.isStage || sprites.clones.length >= MOST_CLONES) return null;
    const name = this.freeName(like.original, isBusy);
    const slot = this.slot(name, like.original);
    if (slot === null) return null;
    const from = like.isClone ? this.slot(like.name, like.original) : null;
    for (const [id, own] of slot.variables) {
      world.variable(own).value = world.variable(from?.variables.get(id) ?? id).value;
    }
    for (const [id, own] of slot.lists) {
      world.list(own).replaceAll(world.list(from?.lists.get(id) ?? id));
    }
    return sprites.addClone(name, like);
  }

  /** Of all that there are now. */
  code(): CopiedCode {
    const slots = this.parts.sprites.clones.flatMap(({ name, original }) => {
      const slot = this.slot(name, original);
      return slot === null ? [] : [slot];
    });
    return {
      scripts: slots.flatMap(({ scripts }) => scripts),
      procedures: slots.flatMap(({ procedures }) => procedures),
    };
  }

  private freeName(original: string, isBusy: (name: string) => boolean): string {
    const taken = new Set(this.parts.sprites.clones.map(({ name }) => name));
    let number = 1;
    let name = nameOf(original, number);
    while (taken.has(name) || isBusy(name)) {
      number += 1;
      name = nameOf(original, number);
    }
    return name;
  }

  /** Made anew for another program. */
  private slot(name: string, original: string): Slot | null {
    const program = this.parts.program();
    const known = this.slots.get(name);
    if (program === null || known?.program === program) return known ?? null;
    const idsOf = (all: readonly { readonly id: string; readonly target: string }[]) =>
      new Map(
        all
          .filter(({ target }) => target === original)
          .map(({ id }) => [id, `${MARK}${id}${name}`]),
      );
    const [variables, lists] = [idsOf(program.variables), idsOf(program.lists)];
    const ids = new Map([...variables, ...lists]);
    const copied = <T extends { readonly target: string }>(all: readonly T[]) =>
      all
        .filter(({ target }) => target === original)
        .map((one) => ({ ...withIds(one, ids), target: name }));
    const { scripts, procedures } = program;
    const code = { scripts: copied(scripts), procedures: copied(procedures) };
    const slot = { program, variables, lists, ...code };
    this.slots.set(name, slot);
    return slot;
  }
}

function nameOf(original: string, number: number): string {
  return `${original}${MARK}${number}`;
}

/** The same code, speaking of other variables and lists. */
function withIds<T>(code: T, ids: ReadonlyMap<string, string>): T {
  if (Array.isArray(code)) return code.map((one) => withIds(one, ids)) as T;
  if (typeof code !== "object" || code === null) return code;
  return Object.fromEntries(
    Object.entries(code).map(([key, value]) => {
      if (key === "id" && typeof value === "string") return [key, ids.get(value) ?? value];
      return [key, withIds(value, ids)];
    }),
  ) as T;
}
