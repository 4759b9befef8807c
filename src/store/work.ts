// What the worker keeps of a project while it runs: its lists and its trained network. A list is kept in
// pieces, since a browser refuses values of more than 127 MB, and so that much of it can be read little by little.
import { del, get, promisifyRequest, set } from "idb-keyval";
import { database } from "./database.ts";

/** A list that was kept, of which nothing is read yet. */
export interface KeptList {
  readonly pieces: number;
  /** Piece n, from 0, as `keepList` was given it; undefined when it is missing. */
  piece(n: number): Promise<unknown>;
}

const FORMAT = "blockprop-pieces";

/** Stands under the list's own key, its pieces beside it. */
interface Contents {
  readonly format: typeof FORMAT;
  readonly pieces: number;
}

/** Undefined when none was kept. */
export async function findList(project: string, list: string): Promise<KeptList | undefined> {
  const key = keyOf(project, list);
  const kept = await get<unknown>(key, database);
  if (kept === undefined) return undefined;
  // A short list kept before there were pieces is its own only one.
  if (!isContents(kept)) return { pieces: 1, piece: () => Promise.resolve(kept) };
  return { pieces: kept.pieces, piece: (n) => get<unknown>(pieceKey(key, n), database) };
}

/**
 * Keeps the list in place of the one before. Either all of it is stored or, when this rejects, all that
 * was there before stays. Asks for the next piece when the last one is written.
 */
export function keepList(project: string, list: string, pieces: Iterator<unknown>): Promise<void> {
  const key = keyOf(project, list);
  return database("readwrite", async (store) => {
    let count = 0;
    let failure: unknown = null;
    const write = () => {
      try {
        const { value, done } = pieces.next();
        if (done) store.put({ format: FORMAT, pieces: count } satisfies Contents, key);
        else store.put(value, pieceKey(key, count++)).onsuccess = write;
      } catch (error) {
        failure = error;
        store.transaction.abort();
      }
    };
    store.delete(IDBKeyRange.bound(pieceKey(key, ""), pieceKey(key, "\uffff")));
    write();
    await promisifyRequest(store.transaction).catch((error) => {
      throw failure ?? error;
    });
  });
}

export function loadModel(project: string): Promise<unknown> {
  return get<unknown>(`model/${project}`, database);
}

export function keepModel(project: string, model: unknown): Promise<void> {
  return model === null
    ? del(`model/${project}`, database)
    : set(`model/${project}`, model, database);
}

const keyOf = (project: string, list: string) => `list/${project}/${list}`;
/** Begins as the list's own key does, so that a project's lists are copied and forgotten whole. */
const pieceKey = (key: string, n: number | string) => `${key}\n${n}`;

function isContents(kept: unknown): kept is Contents {
  if (typeof kept !== "object" || kept === null) return false;
  const { format, pieces } = kept as Partial<Contents>;
  return format === FORMAT && Number.isInteger(pieces);
}
