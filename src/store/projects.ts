// The user's projects: a list of entries for "my projects" and one saved project for each.
import { del, get, keys, set, setMany, update } from "idb-keyval";
import { database } from "./database.ts";

export interface ProjectEntry {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** A small picture of its blocks or stage as a data: address; "" when there is none yet. */
  readonly picture: string;
}

const ENTRIES = "projects";

export async function listProjects(): Promise<readonly ProjectEntry[]> {
  return readEntries(await get<unknown>(ENTRIES, database));
}

/** The saved project as it was given to `keepProject`; undefined when there is none. */
export async function loadProject(id: string): Promise<unknown> {
  const kept = await get<unknown>(`project/${id}`, database);
  return typeof kept === "string" ? readJson(kept) : kept;
}

/**
 * Saves project and entry. Resolves when they are safely stored. The project is kept as text: a script
 * of 1,200 blocks is nested deeper than what a browser's storage can take in.
 */
export async function keepProject(entry: ProjectEntry, project: unknown): Promise<void> {
  await set(`project/${entry.id}`, JSON.stringify(project), database);
  await update<unknown>(
    ENTRIES,
    (kept) => [entry, ...readEntries(kept).filter((other) => other.id !== entry.id)],
    database,
  );
}

/** Undefined when it is damaged: whoever asked says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes a project off the list. What it holds stays until `forgetProject`, so it can be undone. */
export async function hideProject(id: string): Promise<void> {
  await update<unknown>(
    ENTRIES,
    (kept) => readEntries(kept).filter((entry) => entry.id !== id),
    database,
  );
}

/** Puts an entry back, newest first. */
export async function showProject(entry: ProjectEntry): Promise<void> {
  await update<unknown>(
    ENTRIES,
    (kept) => [entry, ...readEntries(kept).filter((other) => other.id !== entry.id)],
    database,
  );
}

/** Deletes everything kept of every project that is not on the list. */
export async function forgetHidden(): Promise<void> {
  const known = new Set((await listProjects()).map((entry) => entry.id));
  for (const key of await keys<string>(database)) {
    const [kind, id] = String(key).split("/");
    const isPart = ["project", "list", "model", "runs"].includes(kind ?? "");
    if (isPart && id !== undefined && !known.has(id)) await del(key, database);
  }
}

/** Copies lists and network of a project to another id. */
export async function copyWork(from: string, to: string): Promise<void> {
  const copies: [string, unknown][] = [];
  for (const key of await keys<string>(database)) {
    const [kind, id, ...rest] = String(key).split("/");
    if ((kind === "list" || kind === "model") && id === from) {
      copies.push([[kind, to, ...rest].join("/"), await get<unknown>(key, database)]);
    }
  }
  await setMany(copies, database);
}

const LAST = "last";

/** The project last open in this tab, or else in this browser. */
export async function lastProject(): Promise<string | undefined> {
  return sessionStorage.getItem(LAST) ?? (await get<string>(LAST, database));
}

export async function rememberLast(id: string): Promise<void> {
  sessionStorage.setItem(LAST, id);
  await set(LAST, id, database);
}

function readEntries(kept: unknown): readonly ProjectEntry[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (entry): entry is ProjectEntry =>
      typeof entry === "object" &&
      entry !== null &&
      typeof entry.id === "string" &&
      typeof entry.name === "string" &&
      typeof entry.savedAt === "number" &&
      typeof entry.picture === "string",
  );
}
