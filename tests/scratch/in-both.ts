// For cases written by hand: a program's remains, which must be the same in both interpreters.
import { expect } from "vitest";
import type { Value } from "#program/program";
import type { ProjectParts, SavedBlock } from "../programs/build-project.ts";
import { project } from "../programs/build-project.ts";
import { compareRuns } from "./compare-runs.ts";
import type { Trial } from "./trial.ts";

export async function inBoth(parts: ProjectParts, outside: Omit<Trial, "saved"> = {}) {
  const [comparison] = await compareRuns([{ saved: project(parts), ...outside }]);
  expect(comparison!.differences).toEqual([]);
  return comparison!.ours;
}

/** What the stage's scripts write into `log`, one after the other. */
export async function log(...scripts: readonly SavedBlock[]): Promise<readonly Value[]> {
  const variables = { n: 0 };
  return (await inBoth({ variables, lists: { log: [] }, scripts })).lists.log ?? [];
}
