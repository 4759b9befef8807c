// What the worker keeps of a project while it runs: its lists and its trained network, both in pieces, since a
// browser refuses values of more than 127 MB, and so that much can be read and written little by little.
import { get, promisifyRequest } from "idb-keyval";
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
  return keepPieces(keyOf(project, list), pieces);
}

/** Undefined when none was kept or storage is shut off, null when it is damaged. */
export async function loadModel(project: string): Promise<unknown> {
  const key = modelKey(project);
  const read = (at: string) => get<unknown>(at, database).catch(() => undefined);
  const kept = await read(key);
  // As it was kept before there were pieces.
  if (!isContents(kept)) return read(oldModelKey(project));
  const { unpackNumbers } = await import("./number-pieces.ts");
  let n = 0;
  return unpackNumbers(() => read(pieceKey(key, n++)));
}

/** Null: there is none any more. */
export async function keepModel(project: string, model: unknown): Promise<void> {
  const key = modelKey(project);
  const old = oldModelKey(project);
  if (model !== null) {
    const { packNumbers } = await import("./number-pieces.ts");
    return keepPieces(key, packNumbers(model), old);
  }
  await database("readwrite", (store) => {
    for (const kept of [key, old, piecesOf(key)]) store.delete(kept);
    return promisifyRequest(store.transaction);
  });
}

/** `replaced`: the key of what goes with it. */
function keepPieces(key: string, pieces: Iterator<unknown>, replaced = key): Promise<void> {
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
    store.delete(replaced);
    store.delete(piecesOf(key));
    write();
    await promisifyRequest(store.transaction).catch((error) => {
      throw failure ?? error;
    });
  });
}

const oldModelKey = (project: string) => `model/${project}`;
/** The rest stands behind the project's id, as in a list's key. */
const modelKey = (project: string) => `model/${project}/pieces`;
const keyOf = (project: string, list: string) => `list/${project}/${list}`;
/** Begins as the list's own key does, so that a project's lists are copied and forgotten whole. */
const pieceKey = (key: string, n: number | string) => `${key}\n${n}`;
const piecesOf = (key: string) => IDBKeyRange.bound(pieceKey(key, ""), pieceKey(key, "\uffff"));

function isContents(kept: unknown): kept is Contents {
  if (typeof kept !== "object" || kept === null) return false;
  const { format, pieces } = kept as Partial<Contents>;
  return format === FORMAT && Number.isInteger(pieces);
}
