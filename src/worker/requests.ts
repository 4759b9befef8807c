// The requests of the protocol, each answered from the desk: the session and what belongs to it.
// Whatever cannot be done throws a sentence, with nothing changed.
import { encodeList } from "#data/encode-list";
import type { SampleList } from "#data/sample-list";
import { readProjectFile, writeProjectFile } from "#files/blockprop";
import { phraseList } from "#files/phrase-problem";
import { adoptModel, modelText } from "#host/keep-network";
import type { Session } from "#host/session";
import { RunError } from "#program/diagnostic";
import type { Batches } from "./batches.ts";
import type { Keeper } from "./keeper.ts";
import { fetchDataset, listOf, readListFile } from "./list-source.ts";
import type { Answer, AnyRequest, Ask, ListContent, ListEdit, ListReply } from "./protocol.ts";
import type { Runner } from "./runner.ts";

/** The open project and everything that runs, shows and keeps it. */
export interface Desk {
  session: Session;
  keeper: Keeper;
  batches: Batches;
  runner: Runner;
  /** Lists as they were before the last edits, by token. */
  undo: Map<number, SampleList>;
  undoTokens: number;
}

export interface ServeOptions {
  readonly base: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  readonly createDesk: (project: string) => Desk;
}

/** Old lists kept for undo; each shares its items with the list until one of them changes. */
const UNDO_DEPTH = 20;
/** A row of a list monitor shows no more than this. */
const ROW_LENGTH = 120;

export function answerRequest(
  asked: AnyRequest,
  desk: Desk,
  options: ServeOptions,
): Promise<unknown> | unknown {
  switch (asked.name) {
    case "open":
      return open(asked.ask, desk, options);
    case "importList":
      return importList(asked.ask, desk, options);
    case "exportList":
      return { file: fileOf(desk.session.list(asked.ask.list)) };
    case "rows":
      return { items: rows(desk.session.list(asked.ask.list), asked.ask) };
    case "editList":
      return editList(asked.ask, desk);
    case "pack":
      return pack(asked.ask, desk);
    case "unpack":
      return unpack(asked.ask, options);
    case "keep":
      return desk.keeper.keep().then(() => ({}));
    default:
      return asked satisfies never;
  }
}

async function open(ask: Ask<"open">, desk: Desk, options: ServeOptions): Promise<Answer<"open">> {
  const fresh = options.createDesk(ask.project);
  const { session, keeper } = fresh;
  const notes: string[] = [];
  for (const [id, content] of Object.entries(ask.lists)) {
    try {
      const kept = content.kind === "kept" ? await keeper.loadList(id) : null;
      const source = content.kind === "kept" ? content.otherwise : content;
      const list = kept ?? (source === null ? null : await readContent(source, desk, options));
      if (list === null) continue;
      session.list(id).replaceAll(list);
      // What was kept, or comes with the page, is there next time too.
      if (kept !== null || source?.kind === "dataset") keeper.noteKept(id);
    } catch (error) {
      if (options.signal.aborted) throw error;
      notes.push(error instanceof Error ? error.message : String(error));
    }
  }
  session.setProgram(ask.program);
  const problem =
    ask.model === null ? await keeper.restoreNetwork() : adoptModel(session.learner, ask.model);
  if (problem !== null) notes.push(problem);
  desk.runner.stop();
  Object.assign(desk, fresh);
  desk.runner.setSpeed(ask.speed);
  return { notes };
}

async function importList(
  { list: id, content }: Ask<"importList">,
  desk: Desk,
  options: ServeOptions,
): Promise<ListReply> {
  const items = await readContent(content, desk, options);
  const undo = remember(desk, id);
  desk.session.list(id).replaceAll(items);
  return { length: items.length, summary: phraseList(items), undo };
}

function editList({ list: id, edit }: Ask<"editList">, desk: Desk): ListReply {
  const list = desk.session.list(id);
  const undo = remember(desk, id);
  applyEdit(list, edit);
  return { length: list.length, summary: "", undo };
}

function applyEdit(list: SampleList, edit: ListEdit): void {
  switch (edit.kind) {
    case "replace":
      if (edit.index < list.length) list.set(edit.index, edit.item);
      return;
    case "insert":
      list.insert(Math.min(edit.index, list.length), edit.item);
      return;
    case "delete":
      if (edit.index < list.length) list.delete(edit.index);
      return;
    case "clear":
      list.clear();
      return;
    default:
      edit satisfies never;
  }
}

async function readContent(
  content: ListContent,
  desk: Desk,
  options: ServeOptions,
): Promise<SampleList> {
  switch (content.kind) {
    case "items":
      return listOf(content.items);
    case "file":
      return readListFile(content.file, options);
    case "dataset":
      return fetchDataset(content.name, options.base, options);
    case "undo": {
      const before = desk.undo.get(content.token);
      if (before === undefined) throw new RunError("data.undoGone");
      return before;
    }
    case "kept":
      throw new Error("Kept lists are only read when a project is opened");
    default:
      return content satisfies never;
  }
}

/** Remembers the list as it is now; the token brings it back. */
function remember(desk: Desk, id: string): number {
  desk.undoTokens += 1;
  desk.undo.set(desk.undoTokens, desk.session.list(id).copy());
  desk.undo.delete(desk.undoTokens - UNDO_DEPTH);
  return desk.undoTokens;
}

function rows(list: SampleList, { from, count }: Ask<"rows">): readonly string[] {
  const items: string[] = [];
  for (let index = from; index < Math.min(list.length, from + count); index++) {
    const item = String(list.get(index));
    items.push(item.length > ROW_LENGTH ? `${item.slice(0, ROW_LENGTH)}…` : item);
  }
  return items;
}

function fileOf(list: SampleList): Blob {
  return new Blob([...encodeList(list)], { type: "text/plain" });
}
