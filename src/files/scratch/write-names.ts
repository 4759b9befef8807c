// Variables, lists and messages of a project of ours as Scratch declares them, and how blocks speak of them.
import type { ProjectTarget } from "#compile/project";
import type { Value } from "#program/program";

/** A variable, list or message as Scratch speaks of it. */
export type Named = readonly [name: string, id: string];

/** What a list holds, by its id; read once. */
export type ItemsOf = (list: string) => readonly (string | number | boolean)[];

/** Ids that Scratch can take up: it writes them into XML without a care. */
export class SafeIds {
  private readonly safe = new Map<string, string>();

  of(id: string): string {
    const known = this.safe.get(id);
    if (known !== undefined) return known;
    const safe = /["'<>&\s]/.test(id) || id === "" ? `blockprop-${this.safe.size + 1}` : id;
    this.safe.set(id, safe);
    return safe;
  }
}

/** By our ids: all that a target's blocks can speak of. */
export function namedIn(
  targets: readonly ProjectTarget[],
  target: ProjectTarget,
  ids: SafeIds,
): ReadonlyMap<string, Named> {
  const reachable = targets.filter((one) => one.isStage || one === target);
  const named = reachable.flatMap(({ variables, lists }) => [...variables, ...lists]);
  const messages = targets.flatMap((one) => one.messages);
  return new Map([...named, ...messages].map(({ id, name }) => [id, [name, ids.of(id)] as const]));
}

export function declarations(target: ProjectTarget, ids: SafeIds, itemsOf: ItemsOf) {
  return {
    variables: byId(
      target.variables.map(({ id, name, value }) => [ids.of(id), [name, plain(value)]]),
    ),
    lists: byId(target.lists.map(({ id, name }) => [ids.of(id), [name, itemsOf(id).map(plain)]])),
  };
}

export function messagesOf(targets: readonly ProjectTarget[], ids: SafeIds): readonly Named[] {
  const messages = targets.flatMap((target) => target.messages);
  return messages.map(({ id, name }) => [name, ids.of(id)] as const);
}

/** JSON knows no Infinity and no NaN: as texts, Scratch reads them as the numbers. */
function plain(value: Value): Value {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

export function byId<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}
