// project.json as it comes from a file -> Project, or the sentence that says why not.
// Reads what it needs with care, keeps what it does not know inside blocks, refuses unknown versions.
import { type Diagnostic, diagnostic } from "#program/diagnostic";
import type { Value } from "#program/program";
import type { Speed } from "#program/run-event";
import { fullPictureBudget, type PictureBudget, parseLook } from "./parse-look.ts";
import {
  type BlockState,
  type ListSource,
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type Project,
  type ProjectList,
  type ProjectMonitor,
  type ProjectTarget,
} from "./project.ts";
import {
  damaged,
  isRecord,
  Misread,
  readArray,
  readName,
  readNumber,
  readRecord,
  readWord,
} from "./read-json.ts";

export type ParsedProject =
  | { readonly project: Project; readonly problems?: undefined }
  | { readonly project?: undefined; readonly problems: readonly Diagnostic[] };

const speeds: readonly Speed[] = ["step", "slow", "fast", "turbo"];
const modes = ["normal", "large", "slider"] as const;
/** Limits that no honest project reaches. */
const MAX_BLOCKS = 100_000;
/** Items of one list, as in a list file. */
const MAX_ITEMS = 2_000_000;
const MONITOR = { min: -1e9, max: 1e9, otherwise: 0 };
/** A file's name without a folder: data sets lie side by side. */
const FILE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ ().,+-]{0,199}$/u;

/** Whether a project can name a file in datasets/ so. */
export function isDatasetName(name: string): boolean {
  return FILE_NAME.test(name);
}

export function parseProject(json: unknown): ParsedProject {
  try {
    return { project: readProject(json) };
  } catch (problem) {
    if (problem instanceof Misread) {
      return { problems: [diagnostic("error", null, problem.code, problem.parameters)] };
    }
    throw problem;
  }
}

function readProject(json: unknown): Project {
  if (!isRecord(json) || json.format !== PROJECT_FORMAT) throw new Misread("project.notOne");
  const version = json.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    throw damaged("version");
  }
  if (version > PROJECT_VERSION) {
    throw new Misread("project.future", { found: version, known: PROJECT_VERSION });
  }
  const whole: Whole = {
    blocks: 0,
    names: new Set(),
    ids: new Set(),
    lists: new Set(),
    pictures: fullPictureBudget(),
  };
  const saved = readArray(json.targets, "targets");
  if (saved.filter((target) => isRecord(target) && target.isStage === true).length !== 1) {
    throw new Misread("project.noStage");
  }
  const targets = saved.map((target, index) => readTarget(target, `targets[${index}]`, whole));
  const seed = json.seed ?? 1;
  if (typeof seed !== "number" || !Number.isSafeInteger(seed)) {
    throw damaged("seed");
  }
  const settings = isRecord(json.settings) ? json.settings : {};
  return {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name: readName(json.name, "name"),
    seed,
    targets: targets.toSorted((a, b) => Number(b.isStage) - Number(a.isStage)),
    lists: readLists(json.lists ?? {}),
    monitors: readArray(json.monitors ?? [], "monitors").map(readMonitor),
    ...readBreakpoints(json.breakpoints),
    settings: {
      speed: speeds.find((speed) => speed === settings.speed) ?? "fast",
      drawingPad: settings.drawingPad !== false,
    },
  };
}

/** What is counted over all targets. */
interface Whole {
  blocks: number;
  /** Names of targets, ids of variables, lists and messages, keys of lists: all different. */
  readonly names: Set<string>;
  readonly ids: Set<string>;
  readonly lists: Set<string>;
  readonly pictures: PictureBudget;
}

function takeUp(taken: Set<string>, one: string, where: string): void {
  if (taken.has(one)) throw damaged(where);
  taken.add(one);
}

function readTarget(json: unknown, where: string, whole: Whole): ProjectTarget {
  const target = readRecord(json, where);
  const name = readName(target.name, `${where}.name`);
  if (whole.names.has(name)) throw new Misread("project.twoTargets", { name });
  whole.names.add(name);
  const isStage = target.isStage === true;
  const named = (key: string) =>
    readArray(target[key] ?? [], `${where}.${key}`).map((one, index): NamedEntry => {
      const path = `${where}.${key}[${index}]`;
      const entry = readRecord(one, path);
      const id = readWord(entry.id, `${path}.id`);
      takeUp(whole.ids, id, `${path}.id`);
      const name = readName(entry.name, `${path}.name`);
      return { id, name, value: entry.value, role: entry.role };
    });
  const blocks = readArray(target.blocks ?? [], `${where}.blocks`);
  for (const [index, block] of blocks.entries()) {
    checkBlock(block, `${where}.blocks[${index}]`, whole);
  }
  const lists = named("lists").map((list, index) => ({
    id: list.id,
    name: list.name,
    ...readRole(list, `${where}.lists[${index}].role`),
  }));
  for (const [index, list] of lists.entries()) {
    takeUp(whole.lists, JSON.stringify([name, list.name]), `${where}.lists[${index}].name`);
  }
  return {
    name,
    isStage,
    variables: named("variables").map((one) => ({
      id: one.id,
      name: one.name,
      value: readValue(one.value),
    })),
    lists,
    messages: named("messages").map(({ id, name }) => ({ id, name })),
    blocks: blocks as readonly BlockState[],
    comments: readArray(target.comments ?? [], `${where}.comments`),
    ...(target.look === undefined
      ? {}
      : { look: parseLook(target.look, `${where}.look`, whole.pictures) }),
  };
}

interface NamedEntry {
  readonly id: string;
  readonly name: string;
  /** Of a variable. */
  readonly value: unknown;
  /** Of a list. */
  readonly role: unknown;
}

function readRole({ role }: NamedEntry, where: string): Pick<ProjectList, "role"> {
  if (role === undefined) return {};
  if (role !== "test") throw damaged(where);
  return { role };
}

/** Every block needs a type and an id; walks without recursion, since stacks can be long or hostile. */
function checkBlock(root: unknown, where: string, whole: Whole): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const block = readRecord(open.pop(), where);
    readWord(block.type, `${where}.type`);
    readWord(block.id, `${where}.id`);
    whole.blocks += 1;
    if (whole.blocks > MAX_BLOCKS) throw new Misread("project.tooLarge", { most: MAX_BLOCKS });
    if (block.fields !== undefined) readRecord(block.fields, `${where}.fields`);
    if (block.inputs !== undefined) {
      for (const input of Object.values(readRecord(block.inputs, `${where}.inputs`))) {
        const { block: nested, shadow } = readRecord(input, `${where}.inputs`);
        for (const inner of [nested, shadow]) if (inner !== undefined) open.push(inner);
      }
    }
    if (block.next !== undefined) {
      const next = readRecord(block.next, `${where}.next`).block;
      if (next !== undefined) open.push(next);
    }
    const reasons = block.disabledReasons;
    if (reasons !== undefined) readArray(reasons, `${where}.disabledReasons`);
  }
}

function readLists(json: unknown): Readonly<Record<string, ListSource>> {
  const lists: [string, ListSource][] = [];
  for (const [listName, entry] of Object.entries(readRecord(json, "lists"))) {
    const where = `lists.${listName.slice(0, 40)}`;
    const source = readRecord(entry, where);
    if (typeof source.file === "string") lists.push([listName, { file: source.file }]);
    else if (typeof source.dataset === "string") {
      // The name becomes an address: it must not lead anywhere else.
      const dataset = source.dataset.slice(0, 60);
      if (!isDatasetName(source.dataset)) throw new Misread("project.dataset", { where, dataset });
      lists.push([listName, { dataset: source.dataset }]);
    } else if (Array.isArray(source.items)) {
      const { length: found } = source.items;
      if (found > MAX_ITEMS) {
        throw new Misread("project.listTooLong", { where, found, most: MAX_ITEMS });
      }
      const items = source.items.map((item, index) => readItem(item, { where, index }));
      lists.push([listName, { items }]);
    } else throw damaged(where);
  }
  return Object.fromEntries(lists);
}

function readItem(
  item: unknown,
  { where, index }: { readonly where: string; readonly index: number },
): string | number {
  if (typeof item === "string" || typeof item === "number") return item;
  if (typeof item === "boolean") return String(item);
  throw damaged(`${where}.items[${index}]`);
}

function readMonitor(json: unknown, index: number): ProjectMonitor {
  const where = `monitors[${index}]`;
  const monitor = readRecord(json, where);
  const mode = modes.find((one) => one === monitor.mode);
  if (mode === undefined && monitor.mode !== undefined) throw damaged(`${where}.mode`);
  const numbers = (["min", "max", "x", "y", "width", "height"] as const).flatMap((key) =>
    monitor[key] === undefined
      ? []
      : [[key, readNumber(monitor[key], `${where}.${key}`, MONITOR)] as const],
  );
  return {
    id: readWord(monitor.id, `${where}.id`),
    visible: monitor.visible === true,
    ...(mode === undefined ? {} : { mode }),
    ...Object.fromEntries(numbers),
  };
}

function readBreakpoints(json: unknown): Pick<Project, "breakpoints"> {
  if (json === undefined) return {};
  const blocks = readArray(json, "breakpoints");
  return { breakpoints: blocks.map((id, index) => readWord(id, `breakpoints[${index}]`)) };
}

function readValue(saved: unknown): Value {
  const kind = typeof saved;
  return kind === "number" || kind === "string" || kind === "boolean" ? (saved as Value) : 0;
}
