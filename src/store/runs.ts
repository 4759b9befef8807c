// The earlier runs of each project that its charts compare with.
import { get, set } from "idb-keyval";
import { database } from "./database.ts";

/** As they were given to `keepRuns`; undefined when there are none. Whoever asks checks them. */
export function loadRuns(project: string): Promise<unknown> {
  return get<unknown>(`runs/${project}`, database);
}

export function keepRuns(project: string, runs: readonly unknown[]): Promise<void> {
  return set(`runs/${project}`, runs, database);
}
