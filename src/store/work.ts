// What the worker keeps of a project while it runs: its lists and its trained network.
import { del, get, set } from "idb-keyval";
import { database } from "./database.ts";

/** The list as `keepList` was given it; undefined when none was kept. */
export function loadList(project: string, list: string): Promise<unknown> {
  return get<unknown>(`list/${project}/${list}`, database);
}

export function keepList(project: string, list: string, kept: unknown): Promise<void> {
  return set(`list/${project}/${list}`, kept, database);
}

export function loadModel(project: string): Promise<unknown> {
  return get<unknown>(`model/${project}`, database);
}

/** `null` forgets the model. */
export function keepModel(project: string, model: unknown): Promise<void> {
  return model === null
    ? del(`model/${project}`, database)
    : set(`model/${project}`, model, database);
}
