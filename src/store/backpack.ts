// The backpack, which all projects of this browser share: a list of its entries, and the script of each
// under a key of its own. What stands in them it does not know: whoever asks checks that.
import { get, promisifyRequest } from "idb-keyval";
import { database } from "./database.ts";

export interface Entry {
  readonly id: string;
}

const ENTRIES = "backpack";
const keyOf = (id: string) => `backpack/${id}`;
const news = new BroadcastChannel("blockprop.backpack");

/** As they were given to `pack`, the newest first; possibly damaged. */
export async function entries(): Promise<readonly unknown[]> {
  return listed(await get<unknown>(ENTRIES, database));
}

/** What was packed with that entry; undefined when there is none. */
export function script(id: string): Promise<unknown> {
  return get<unknown>(keyOf(id), database);
}

/** Stores the entry, in front, and its script, both or neither. */
export function pack(entry: Entry, content: string): Promise<void> {
  return change(
    (all) => [entry, ...all.filter((one) => idOf(one) !== entry.id)],
    (store) => store.put(content, keyOf(entry.id)),
  );
}

/** Puts the entry in place of the one with its id. */
export function relabel(entry: Entry): Promise<void> {
  return change((all) => all.map((one) => (idOf(one) === entry.id ? entry : one)));
}

export function unpack(id: string): Promise<void> {
  return change(
    (all) => all.filter((one) => idOf(one) !== id),
    (store) => store.delete(keyOf(id)),
  );
}

/** Tells when another tab changed something. */
export function listen(changed: () => void): void {
  news.addEventListener("message", changed);
}

/** One transaction, so that no tab overwrites what another does meanwhile. */
async function change(
  turn: (all: readonly unknown[]) => readonly unknown[],
  also: (store: IDBObjectStore) => unknown = () => undefined,
): Promise<void> {
  await database("readwrite", (store) => {
    const asked = store.get(ENTRIES);
    asked.onsuccess = () => {
      store.put(turn(listed(asked.result)), ENTRIES);
      also(store);
    };
    return promisifyRequest(store.transaction);
  });
  news.postMessage("changed");
}

function listed(kept: unknown): readonly unknown[] {
  return Array.isArray(kept) ? kept : kept === undefined ? [] : [kept];
}

function idOf(entry: unknown): unknown {
  return typeof entry === "object" && entry !== null && "id" in entry ? entry.id : null;
}
