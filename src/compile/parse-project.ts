// project.json as it comes from a file -> Project, or the sentence that says why not.
// Reads what it needs with care, keeps what it does not know inside blocks, refuses unknown versions.
import { type Diagnostic, diagnostic } from "#program/diagnostic";
import type { Value } from "#program/program";
import type { Speed } from "#program/run-event";
import {
  type BlockState,
  type ListSource,
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type Project,
  type ProjectMonitor,
  type ProjectTarget,
} from "./project.ts";

export type ParsedProject =
  | { readonly project: Project; readonly problems?: undefined }
  | { readonly project?: undefined; readonly problems: readonly Diagnostic[] };

const speeds: readonly Speed[] = ["step", "slow", "fast", "turbo"];
/** Limits that no honest project reaches. */
const MAX_BLOCKS = 100_000;
const MAX_NAME = 200;
/** A file's name without a folder: data sets lie side by side. */
const FILE_NAME = /^\w[\w.-]*$/;

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

class Misread extends Error {
  readonly code: string;
  readonly parameters: Record<string, string | number>;
  constructor(code: string, parameters: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }
}

type Json = Readonly<Record<string, unknown>>;

function readProject(json: unknown): Project {
  if (!isRecord(json) || json.format !== PROJECT_FORMAT) throw new Misread("project.notOne");
  const version = json.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    throw new Misread("project.damaged", { where: "version" });
  }
  if (version > PROJECT_VERSION) {
    throw new Misread("project.future", { found: version, known: PROJECT_VERSION });
  }
  const budget = { blocks: 0 };
  const targets = list(json.targets, "targets").map((target, index) =>
    readTarget(target, `targets[${index}]`, budget),
  );
  if (targets.filter((target) => target.isStage).length !== 1) throw new Misread("project.noStage");
  const seed = json.seed ?? 1;
  if (typeof seed !== "number" || !Number.isSafeInteger(seed)) {
    throw new Misread("project.damaged", { where: "seed" });
  }
  const settings = isRecord(json.settings) ? json.settings : {};
  return {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name: name(json.name, "name"),
    seed,
    targets,
    lists: readLists(json.lists ?? {}),
    monitors: list(json.monitors ?? [], "monitors").map(readMonitor),
    settings: {
      speed: speeds.find((speed) => speed === settings.speed) ?? "fast",
      drawingPad: settings.drawingPad !== false,
    },
  };
}

function readTarget(json: unknown, where: string, budget: { blocks: number }): ProjectTarget {
  const target = record(json, where);
  const ids = new Set<string>();
  const named = (key: string) =>
    list(target[key] ?? [], `${where}.${key}`).map((one, index) => {
      const path = `${where}.${key}[${index}]`;
      const entry = record(one, path);
      const id = word(entry.id, `${path}.id`);
      if (ids.has(id)) throw new Misread("project.damaged", { where: `${path}.id` });
      ids.add(id);
      return { id, name: name(entry.name, `${path}.name`), value: entry.value };
    });
  const blocks = list(target.blocks ?? [], `${where}.blocks`);
  for (const [index, block] of blocks.entries()) {
    checkBlock(block, `${where}.blocks[${index}]`, budget);
  }
  return {
    name: name(target.name, `${where}.name`),
    isStage: target.isStage === true,
    variables: named("variables").map((one) => ({ ...one, value: readValue(one.value) })),
    lists: named("lists").map(({ id, name }) => ({ id, name })),
    messages: named("messages").map(({ id, name }) => ({ id, name })),
    blocks: blocks as readonly BlockState[],
    comments: list(target.comments ?? [], `${where}.comments`),
  };
}

/** Every block needs a type and an id; walks without recursion, since stacks can be long or hostile. */
function checkBlock(root: unknown, where: string, budget: { blocks: number }): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const block = record(open.pop(), where);
    word(block.type, `${where}.type`);
    word(block.id, `${where}.id`);
    budget.blocks += 1;
    if (budget.blocks > MAX_BLOCKS) throw new Misread("project.tooLarge", { most: MAX_BLOCKS });
    if (block.fields !== undefined) record(block.fields, `${where}.fields`);
    if (block.inputs !== undefined) {
      for (const input of Object.values(record(block.inputs, `${where}.inputs`))) {
        const { block: nested, shadow } = record(input, `${where}.inputs`);
        for (const inner of [nested, shadow]) if (inner !== undefined) open.push(inner);
      }
    }
    if (block.next !== undefined) {
      const next = record(block.next, `${where}.next`).block;
      if (next !== undefined) open.push(next);
    }
    const reasons = block.disabledReasons;
    if (reasons !== undefined) list(reasons, `${where}.disabledReasons`);
  }
}

function readLists(json: unknown): Readonly<Record<string, ListSource>> {
  const lists: [string, ListSource][] = [];
  for (const [listName, entry] of Object.entries(record(json, "lists"))) {
    const where = `lists.${listName.slice(0, 40)}`;
    const source = record(entry, where);
    if (typeof source.file === "string") lists.push([listName, { file: source.file }]);
    else if (typeof source.dataset === "string") {
      // The name becomes an address: it must not lead anywhere else.
      const dataset = source.dataset.slice(0, 60);
      if (!FILE_NAME.test(source.dataset)) throw new Misread("project.dataset", { where, dataset });
      lists.push([listName, { dataset: source.dataset }]);
    } else if (Array.isArray(source.items)) {
      const items = source.items.map((item, index) => readItem(item, `${where}.items[${index}]`));
      lists.push([listName, { items }]);
    } else throw new Misread("project.damaged", { where });
  }
  return Object.fromEntries(lists);
}

function readItem(item: unknown, where: string): string | number {
  if (typeof item === "string" || typeof item === "number") return item;
  if (typeof item === "boolean") return String(item);
  throw new Misread("project.damaged", { where });
}

function readMonitor(json: unknown, index: number): ProjectMonitor {
  const monitor = record(json, `monitors[${index}]`);
  return { id: word(monitor.id, `monitors[${index}].id`), visible: monitor.visible === true };
}

function readValue(saved: unknown): Value {
  const kind = typeof saved;
  return kind === "number" || kind === "string" || kind === "boolean" ? (saved as Value) : 0;
}

function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function record(json: unknown, where: string): Json {
  if (!isRecord(json)) throw new Misread("project.damaged", { where });
  return json;
}

function list(json: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new Misread("project.damaged", { where });
  return json;
}

function word(json: unknown, where: string): string {
  if (typeof json !== "string" || json === "") throw new Misread("project.damaged", { where });
  return json;
}

function name(json: unknown, where: string): string {
  return word(json, where).slice(0, MAX_NAME);
}
