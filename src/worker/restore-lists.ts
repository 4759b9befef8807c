// Brings back the lists that are kept in the browser, after the project is open: page, blocks and stage can
// be used at once, and only what needs lists waits for them. Large lists are read in pieces, and so messages
// come in between.
import { text } from "#program/messages";
import type { KeptList } from "#store/work";
import { speakOfFiles } from "./file-words.ts";
import type { AnyRequest, Message, ToWorker } from "./protocol.ts";
import type { Desk } from "./requests.ts";

/** A list that was found in the browser, and what the project has in its place. */
export interface UnreadList {
  readonly id: string;
  readonly kept: KeptList;
  /** Fills the list when what was kept is damaged. */
  readonly otherwise: () => Promise<void>;
}

/** What has nothing to do with the lists of the session. */
const without: ReadonlySet<Message["type"] | AnyRequest["name"]> = new Set([
  "start",
  "program",
  "speed",
  "breakpoints",
  "canvas",
  "costumes",
  "setVariable",
  "keyReleased",
  "open",
  "unpack",
  "keep",
  "previewImport",
  "dropPreview",
] as const);

export function needsLists(message: ToWorker): boolean {
  return !without.has(message.type === "request" ? message.name : message.type);
}

/**
 * Fills the desk's unread lists, unless another project takes its place meanwhile. Resolves to what is to
 * be said of those that are damaged.
 */
export async function restoreLists(desk: Desk): Promise<readonly string[]> {
  const { session, keeper, unread, batches, runner } = desk;
  const total = unread.reduce((sum, { kept }) => sum + kept.pieces, 0);
  const isOpen = () => desk.session === session;
  const notes: string[] = [];
  let done = 0;
  const tell = () => {
    batches.restored = done / Math.max(1, total);
    batches.offer(runner);
  };
  if (total === 0) return [];
  tell();
  for (const { id, kept, otherwise } of unread) {
    const list = await keeper.readList(kept, () => {
      done += 1;
      if (isOpen()) tell();
      return isOpen();
    });
    if (!isOpen()) return [];
    if (list !== null) {
      session.list(id).replaceAll(list);
      keeper.noteKept(id);
    } else {
      await speakOfFiles();
      notes.push(text("data.packedDamaged"));
      await otherwise().catch((error: Error) => notes.push(error.message));
      keeper.noteLost(id);
    }
  }
  desk.unread = [];
  batches.restored = 1;
  batches.offer(runner);
  return notes;
}
