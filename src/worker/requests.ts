// The requests of the protocol, each answered from the desk: the session and what belongs to it.
// Whatever cannot be done throws a sentence, with nothing changed.
import type { SampleList } from "#data/sample-list";
import type { ProjectContent } from "#files/blockprop";
import { tools } from "#host/provided-tools";
import { relabel } from "#host/relabel";
import type { RunTools } from "#host/run-tools";
import type { Session } from "#host/session";
import type { SamplesEdit } from "#program/browsing";
import { RunError } from "#program/diagnostic";
import type { Batches } from "./batches.ts";
import { speakOfFiles } from "./file-words.ts";
import type { HeldPreview } from "./import-requests.ts";
import type { Judged } from "./judge-requests.ts";
import type { Keeper } from "./keeper.ts";
import {
  createPause,
  fetchDataset,
  fetchFile,
  listOf,
  type ReadList,
  readListFile,
  type SourceOptions,
} from "./list-source.ts";
import { type ListUndo, rememberList } from "./list-undo.ts";
import type { Answer, AnyRequest, Ask, ListContent, ListEdit, ListReply } from "./protocol.ts";
import type { UnreadList } from "./restore-lists.ts";
import { restoreModel } from "./restore-model.ts";
import type { Runner } from "./runner.ts";
import { endingOf, type ListSource } from "./source-file.ts";

/** The open project and everything that runs, shows and keeps it. */
export interface Desk extends ListUndo {
  session: Session;
  keeper: Keeper;
  batches: Batches;
  runner: Runner;
  /** Of lists that hold a data set that ships with the page: which, and at what version. */
  datasets: Map<string, { readonly name: string; readonly version: number }>;
  /** Of lists that were imported from one file: that file, by list id. */
  sources: Map<string, ListSource>;
  /** What the last preview of an import read, until it is imported or dropped. */
  preview: HeldPreview | null;
  previewTokens: number;
  /** Lists that are kept in the browser and not yet read. */
  unread: UnreadList[];
  /** Networks that were in hand before others were taken up, by token; null for untrained ones. */
  models: Map<number, ReturnType<RunTools["modelOf"]>>;
  modelTokens: number;
  /** What the last test of each list found, by list id. */
  judged: Map<string, Judged>;
}

export interface ServeOptions {
  readonly base: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  readonly createDesk: (project: string) => Desk;
}

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
    case "splitList":
      return loadSplitting().then(({ split }) => split(asked.ask, desk, options));
    case "exportList":
      return loadExports().then(({ exportList }) => exportList(asked.ask, desk));
    case "previewImport":
      return loadImports().then(({ previewImport }) => previewImport(asked.ask, desk, options));
    case "importPreviewed":
      return loadImports().then(({ importPreviewed }) => importPreviewed(asked.ask, desk));
    case "dropPreview":
      return loadImports().then(({ dropPreview }) => dropPreview(asked.ask, desk));
    case "rows":
      return { items: rows(desk.session.list(asked.ask.list), asked.ask) };
    case "item":
      return { item: String(desk.session.list(asked.ask.list).get(asked.ask.index) ?? "") };
    case "editList":
      return editList(asked.ask, desk);
    case "browse":
      return loadBrowsing().then(({ browse }) => browse(asked.ask, desk, options));
    case "browsed":
      return loadBrowsing().then(({ browsed }) => browsed(asked.ask, desk));
    case "judge":
      return loadJudging().then(({ judge }) => judge(asked.ask, desk, options));
    case "judged":
      return loadJudging().then(({ judgedSamples }) => judgedSamples(asked.ask, desk));
    case "judgedFile":
      return loadJudging().then(({ judgedFile }) => judgedFile(asked.ask, desk));
    case "look":
      return loadLooking().then(({ look }) => look(asked.ask, desk));
    case "boundary":
      return loadBoundary().then(({ boundary }) => boundary(asked.ask, desk));
    case "readConfig":
      return loadConfigs().then(({ readConfig }) => readConfig(asked.ask));
    case "writeConfig":
      return loadConfigs().then(({ writeConfig }) => writeConfig(asked.ask, desk));
    case "useModel":
      return loadConfigs().then(({ useModel }) => useModel(asked.ask, desk));
    case "pack":
      return pack(asked.ask, desk);
    case "unpack":
      return unpack(asked.ask);
    case "keep":
      return keep(desk);
    default:
      return asked satisfies never;
  }
}

async function open(ask: Ask<"open">, desk: Desk, options: ServeOptions): Promise<Answer<"open">> {
  desk.runner.stop();
  const fresh = options.createDesk(ask.project);
  const { session, keeper } = fresh;
  const notes: string[] = [];
  const restoring = { ...options, mode: "restore", fetched: new Map() } as const;
  const fill = async (id: string, source: ListContent | null) => {
    if (source === null) return;
    const { list } = await readContent(source, desk, restoring);
    session.list(id).replaceAll(list);
    noteDataset(fresh, id, source);
    // What comes with the page is there next time too.
    if (source.kind === "dataset") keeper.noteKept(id);
  };
  for (const [id, content] of Object.entries(ask.lists)) {
    try {
      const kept = content.kind === "kept" ? await keeper.findList(id) : null;
      const source = content.kind === "kept" ? content.otherwise : content;
      if (kept === null) await fill(id, source);
      else fresh.unread.push({ id, kept, otherwise: () => fill(id, source) });
    } catch (error) {
      if (options.signal.aborted) throw error;
      notes.push(error instanceof Error ? error.message : String(error));
    }
  }
  session.setProgram(ask.program);
  session.takeDrawing(desk.session);
  const problem =
    ask.model === null
      ? await keeper.restoreNetwork()
      : await restoreModel(session.learner, await modelData(ask.model, options));
  if (problem !== null) notes.push(problem);
  desk.runner.close();
  Object.assign(desk, fresh);
  desk.runner.setSpeed(ask.speed);
  return { notes };
}

/** What a model.json holds: one that came with a file, or one that ships with the page. */
async function modelData(
  model: NonNullable<Ask<"open">["model"]>,
  options: ServeOptions,
): Promise<unknown> {
  if (typeof model === "string") return JSON.parse(model);
  if (model instanceof Blob) return JSON.parse(await model.text());
  return JSON.parse(await (await fetchFile(model.address, options.base, options)).text());
}

async function importList(
  { list: id, content }: Ask<"importList">,
  desk: Desk,
  options: ServeOptions,
): Promise<ListReply> {
  const { session } = desk;
  const { list, summary } = await readContent(content, desk, options);
  if (desk.session !== session) throw new RunError("data.projectLeft");
  // What takes this back is a token of its own.
  if (content.kind === "undo") desk.undo.delete(content.token);
  const undo = rememberList(desk, desk.session.list(id));
  desk.session.list(id).replaceAll(list);
  noteDataset(desk, id, content);
  noteSource(desk, id, content);
  return { length: list.length, summary, undo };
}

function editList({ list: id, edit }: Ask<"editList">, desk: Desk): ListReply | Promise<ListReply> {
  if ("indexes" in edit)
    return loadBrowsing().then(({ editMany }) => editMany({ list: id, edit }, desk));
  const { list, name } = desk.session.samplesOf(id);
  const before = list.copy();
  if (edit.kind === "label") relabel({ list, name }, edit);
  else applyEdit(list, edit);
  return { length: list.length, summary: "", undo: rememberList(desk, before) };
}

function applyEdit(
  list: SampleList,
  edit: Exclude<ListEdit, SamplesEdit | { kind: "label" }>,
): void {
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
  options: ServeOptions & {
    readonly mode?: "restore";
    readonly fetched?: SourceOptions["fetched"];
  },
): Promise<ReadList> {
  switch (content.kind) {
    case "items":
      return listOf(content.items);
    case "file":
      return readListFile(content.file, options);
    case "dataset":
      return fetchDataset(content.name, options.base, options);
    case "list":
      return { list: desk.session.list(content.list).copy(), summary: "" };
    case "undo": {
      const before = desk.undo.get(content.token);
      if (before === undefined) throw new RunError("data.undoGone");
      return { list: before, summary: "" };
    }
    case "kept":
      throw new Error("Kept lists are only read when a project is opened");
    default:
      return content satisfies never;
  }
}

/** The project as a file, with the lists and the network as they are now. */
async function pack(
  { project, keys, scratch }: Ask<"pack">,
  { session, datasets }: Desk,
): Promise<Answer<"pack">> {
  // It comes from our own page, which put it together in this form.
  const saved = JSON.parse(project) as ProjectContent["project"];
  if (scratch !== undefined) {
    const { packScratch } = await loadScratch();
    return packScratch({ project: saved, forms: scratch }, session);
  }
  const sources = { ...saved.lists };
  const lists = new Map<string, SampleList>();
  for (const target of saved.targets) {
    for (const { id, name } of target.lists) {
      const key = keys[id] ?? name;
      const list = session.list(id);
      const dataset = datasets.get(id);
      if (dataset?.version === list.version) sources[key] = { dataset: dataset.name };
      else lists.set(key, list);
    }
  }
  const { writeProjectFile } = await loadProjectFiles();
  const { learner } = session;
  const model = learner.network && tools().modelOf(learner);
  const content = { project: { ...saved, lists: sources }, lists, model };
  return { file: await writeProjectFile(content, { pause: createPause() }), notes: [] };
}

async function unpack({ file, forms }: Ask<"unpack">): Promise<Answer<"unpack">> {
  const { readProjectFile } = await loadProjectFiles();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readProjectFile(bytes, { forms, pause: createPause() });
  if ("problems" in read) throw new RunError("data.refused", { why: read.problems.join(" ") });
  const lists = [...read.lists].map(([name, text]): [string, Blob] => [name, new Blob([text])]);
  const model = read.model === null ? null : JSON.stringify(read.model);
  const project = JSON.stringify(read.project);
  const { notes, isScratch } = read;
  return { project, lists: Object.fromEntries(lists), model, notes, isScratch };
}

async function keep({ keeper }: Desk): Promise<Answer<"keep">> {
  const reason = await keeper.keep();
  if (reason !== null) throw new RunError("data.refused", { why: reason });
  return {};
}

// Loaded when first needed: most visits read and write no file, or test nothing.

async function loadProjectFiles() {
  await speakOfFiles();
  return import("#files/blockprop");
}

async function loadScratch() {
  await speakOfFiles();
  return import("./scratch-requests.ts");
}

async function loadConfigs() {
  await speakOfFiles();
  return import("./config-requests.ts");
}

async function loadImports() {
  await speakOfFiles();
  return import("./import-requests.ts");
}

async function loadExports() {
  await speakOfFiles();
  return import("./export-requests.ts");
}

function loadBrowsing() {
  return import("./browse-requests.ts");
}

function loadSplitting() {
  return import("./split-requests.ts");
}

function loadJudging() {
  return import("./judge-requests.ts");
}

function loadLooking() {
  return import("./look-requests.ts");
}

function loadBoundary() {
  return import("./boundary-requests.ts");
}

function noteSource(desk: Desk, id: string, content: ListContent): void {
  if (content.kind !== "file") return;
  const { file } = content;
  const ending = endingOf(file instanceof File ? file.name : "");
  desk.sources.set(id, { file, ending, version: desk.session.list(id).version });
}

function noteDataset(desk: Desk, id: string, content: ListContent): void {
  if (content.kind !== "dataset") return;
  desk.datasets.set(id, { name: content.name, version: desk.session.list(id).version });
}

function rows(list: SampleList, { from, count }: Ask<"rows">): readonly string[] {
  const items: string[] = [];
  for (let index = from; index < Math.min(list.length, from + count); index++) {
    const item = String(list.get(index));
    items.push(item.length > ROW_LENGTH ? `${item.slice(0, ROW_LENGTH)}…` : item);
  }
  return items;
}
