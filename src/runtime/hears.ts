// Which scripts an event starts, and in what order. As in Scratch.
import type { Script } from "#program/program";

export interface ProgramEvent {
  readonly event: string;
  /** The key or message; "" where the event has none. */
  readonly argument: string;
  /** The one target it happens to; left out when it happens to all. */
  readonly target: string | undefined;
}

/** Whether the script's hat listens for the event. Capitals and small letters are the same. */
export function hears({ hat, target }: Script, happened: ProgramEvent): boolean {
  if (hat.event !== happened.event) return false;
  if (happened.target !== undefined && happened.target !== target) return false;
  return hat.argument.toLowerCase() === happened.argument.toLowerCase();
}

/** The scripts of the target in front first, the stage's last. `targets`: from the back to the front. */
export function inOrderOfStart(
  scripts: readonly Script[],
  targets: readonly string[] = [],
): readonly Script[] {
  const byTarget = new Map<string, Script[]>(targets.map((target) => [target, []]));
  for (const script of scripts) {
    const known = byTarget.get(script.target);
    if (known === undefined) byTarget.set(script.target, [script]);
    else known.push(script);
  }
  return [...byTarget.values()].reverse().flat();
}
