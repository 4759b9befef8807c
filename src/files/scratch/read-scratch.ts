// A Scratch project (`.sb3`, format 3) -> a project of ours, and what of it cannot be taken. Everything that
// stands in it may be wrong: whatever cannot be read is left out and named, and what makes no project is refused.

import { fullPictureBudget } from "#compile/parse-look";
import {
  type ListSource,
  listKeys,
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type Project,
  type ProjectTarget,
  type TargetLook,
} from "#compile/project";
import { isRecord, type Json } from "#compile/read-json";
import type { Zip } from "#data/zip";
import { FileRefusal } from "#files/file-refusal";
import type { BlockForms } from "#program/block-forms";
import { text } from "#program/messages";
import { LeftOut } from "./left-out.ts";
import { place, readBlocks } from "./read-blocks.ts";
import { readComments, workspaceComments } from "./read-comments.ts";
import { readCostumes } from "./read-costumes.ts";
import { readMonitors } from "./read-monitors.ts";
import { FreshIds, TargetNames } from "./read-names.ts";

export interface ScratchSource {
  /** What stands in project.json. */
  readonly json: Json;
  readonly zip: Zip;
}

export interface ScratchOptions {
  readonly forms: BlockForms;
  /** Awaited now and then, so that the caller can let messages in. */
  readonly pause?: (() => Promise<void>) | undefined;
}

export interface ReadScratch {
  readonly project: Project;
  /** Text of long lists, by their key. */
  readonly lists: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What opens differently from Scratch, as sentences. */
  readonly left: readonly string[];
}

const MAX_TARGETS = 1000;
/** Items of one list, as anywhere in Blockprop. */
const MAX_ITEMS = 2_000_000;
/** Lists of more items than this become files of their own. */
const FEW_ITEMS = 1000;

/** Whether project.json is one of Scratch, of any version. */
export function isScratch(json: unknown): json is Json {
  return (
    isRecord(json) && (Array.isArray(json.targets) || "objName" in json) && !("format" in json)
  );
}

export async function readScratch(
  { json, zip }: ScratchSource,
  { forms, pause }: ScratchOptions,
): Promise<ReadScratch> {
  if ("objName" in json) throw new FileRefusal("scratch.version2");
  const saved = (Array.isArray(json.targets) ? json.targets : []).filter(isRecord);
  if (saved.length > MAX_TARGETS)
    throw new FileRefusal("scratch.manyTargets", { most: MAX_TARGETS });
  const stage = saved.find(({ isStage }) => isStage === true);
  if (stage === undefined) throw new FileRefusal("scratch.noStage");
  // The one in front is the last, as here; Scratch starts its scripts first.
  const sprites = saved
    .filter((target) => target !== stage && target.isStage !== true)
    .sort((a, b) => Number(a.layerOrder ?? 0) - Number(b.layerOrder ?? 0));
  const left = new LeftOut(forms);
  const ids = new FreshIds();
  const blockIds = new FreshIds();
  const targetNames = new FreshIds();
  const pictures = { zip, left, budget: fullPictureBudget(), pause };
  const stageNames = new TargetNames(stage, { ids, stage: null, left });
  const read: { names: TargetNames; target: ProjectTarget }[] = [];
  const wanted = sprites.map(({ name }) =>
    typeof name === "string" && name !== "" ? name : "Sprite",
  );
  const shownNames = wanted.map((name) => targetNames.take(name.slice(0, 200)));
  const stageName = targetNames.take("Stage");
  for (const [index, one] of [stage, ...sprites].entries()) {
    await pause?.();
    const isStage = one === stage;
    const names = isStage ? stageNames : new TargetNames(one, { ids, stage: stageNames, left });
    const savedBlocks = isRecord(one.blocks) ? one.blocks : {};
    const shift = shiftFor(savedBlocks);
    const comments = readComments(one.comments, shift);
    const blocks = readBlocks(savedBlocks, {
      ...{ forms, names, left, ids: blockIds, notes: comments.onBlocks },
    }).map((block) => ({ ...block, x: (block.x ?? 0) + shift.x, y: (block.y ?? 0) + shift.y }));
    const look = await readLook(one, pictures);
    const name = isStage ? stageName : (shownNames[index - 1] ?? "Sprite");
    const sounds = Array.isArray(one.sounds) ? one.sounds.length : 0;
    left.add("dropped", text("scratch.sounds"), sounds);
    const target = { name, isStage, ...names.declared(), blocks, look };
    read.push({
      names,
      target: { ...target, comments: workspaceComments(comments) },
    });
  }
  // Blocks may have made names that nobody had declared.
  const targets = read.map(({ names, target }) => ({ ...target, ...names.declared() }));
  const { sources, files } = listSources(
    targets,
    read.map(({ names }) => names),
  );
  return {
    project: {
      format: PROJECT_FORMAT,
      version: PROJECT_VERSION,
      name: text("scratch.untitled"),
      seed: 1,
      targets,
      lists: sources,
      monitors: readMonitors(json.monitors, { targets, left, forms }),
      settings: { speed: "fast", drawingPad: false },
    },
    lists: files,
    left: left.sentences(),
  };
}

/** Where the first script is to stand: Scratch shows a workspace from its middle, here it begins top left. */
const MARGIN = 24;

function shiftFor(savedBlocks: Json): { readonly x: number; readonly y: number } {
  const places = Object.values(savedBlocks).flatMap((saved) => {
    if (Array.isArray(saved)) return [place(saved[3], saved[4])];
    const isTop = isRecord(saved) && saved.topLevel === true && saved.shadow !== true;
    return isTop ? [place(saved.x, saved.y)] : [];
  });
  if (places.length === 0) return { x: 0, y: 0 };
  const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
  return {
    x: MARGIN - least(places.map(({ x = 0 }) => x)),
    y: MARGIN - least(places.map(({ y = 0 }) => y)),
  };
}

function listSources(targets: readonly ProjectTarget[], names: readonly TargetNames[]) {
  const sources: Record<string, ListSource> = {};
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const keys = listKeys(targets);
  for (const { lists, items } of names) {
    for (const { id, name } of lists) {
      const content = items.get(id) ?? [];
      const key = keys.get(id) ?? name;
      if (content.length > MAX_ITEMS) {
        const numbers = { found: content.length, most: MAX_ITEMS };
        throw new FileRefusal("scratch.longList", { list: name, ...numbers });
      }
      if (content.length === 0) continue;
      const isShort = content.length <= FEW_ITEMS && totalLength(content) <= 2 ** 16;
      if (isShort || content.some((item) => String(item).includes("\n"))) {
        sources[key] = { items: content };
        continue;
      }
      const lines = content.join("\n");
      sources[key] = { file: `lists/${files.size + 1}.txt` };
      files.set(key, new TextEncoder().encode(content.at(-1) === "" ? `${lines}\n` : lines));
    }
  }
  return { sources, files };
}

function totalLength(items: readonly (string | number)[]): number {
  return items.reduce<number>((sum, item) => sum + String(item).length, 0);
}

async function readLook(
  saved: Json,
  context: Parameters<typeof readCostumes>[1],
): Promise<TargetLook> {
  const costumes = await readCostumes(saved.costumes, context);
  const within = (value: unknown, min: number, max: number, otherwise: number) =>
    typeof value === "number" && Number.isFinite(value)
      ? Math.min(max, Math.max(min, value))
      : otherwise;
  const last = Math.max(0, costumes.length - 1);
  const rotationStyle = rotationStyles.find((style) => style === saved.rotationStyle);
  return {
    costumes,
    costume: Math.floor(within(saved.currentCostume, 0, last, 0)),
    x: within(saved.x, -1e6, 1e6, 0),
    y: within(saved.y, -1e6, 1e6, 0),
    size: within(saved.size, 0, 1e5, 100),
    direction: within(saved.direction, -1e6, 1e6, 90),
    visible: saved.visible !== false,
    ...(saved.draggable === true ? { draggable: true } : {}),
    ...(rotationStyle === undefined ? {} : { rotationStyle }),
  };
}

const rotationStyles = ["all around", "left-right", "don't rotate"] as const;
