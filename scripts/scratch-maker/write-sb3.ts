// A Scratch project as a `.sb3` file: project.json and costumes in a zip, the same bytes each time. Scratch's
// format, version 3. It knows nothing of Blockprop's.
import { createHash } from "node:crypto";
import { zipOf } from "#data/zip-write";
import type { Costume } from "./draw-costume.ts";
import type { Named } from "./scratch-block.ts";
import type { Monitor, ScratchProject, Sprite, Stage, Value } from "./scratch-project.ts";
import { type FindName, writeBlocks } from "./write-blocks.ts";

/** Throws when a block speaks of a name that the project does not have. */
export async function writeSb3(project: ScratchProject): Promise<Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  const { stage, sprites } = project;
  const targets = [stage, ...sprites].map((target, index) =>
    writeTarget(target, { index, find: finder(stage, target), pictures }),
  );
  const json = {
    targets,
    monitors: (project.monitors ?? []).map((monitor) => writeMonitor(monitor, project)),
    extensions: JSON.stringify(targets).includes('"opcode":"pen_') ? ["pen"] : [],
    meta: { semver: "3.0.0", vm: "0.2.0", agent: "" },
  };
  const text = new TextEncoder().encode(JSON.stringify(json));
  const zip = await zipOf(new Map([["project.json", text], ...pictures]));
  return new Uint8Array(await zip.arrayBuffer());
}

interface Surroundings {
  /** 0 is the stage. */
  readonly index: number;
  readonly find: FindName;
  /** Files of the zip; gets those of its costumes. */
  readonly pictures: Map<string, Uint8Array>;
}

function writeTarget(target: Stage | Sprite, { index, find, pictures }: Surroundings): object {
  const { blocks, comments } = writeBlocks(target, `${index}-`, find);
  const owner = "name" in target ? target.name : "";
  const data = <T>(of: Named, all: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(
      Object.entries(all).map(([name, one]) => [idOf(of, name, owner), [name, one]]),
    );
  const messages = "messages" in target ? (target.messages ?? []) : [];
  return {
    isStage: !("name" in target),
    name: "name" in target ? target.name : "Stage",
    variables: data<Value>("variable", target.variables),
    lists: data<readonly Value[]>("list", target.lists),
    broadcasts: Object.fromEntries(messages.map((name) => [idOf("message", name, ""), name])),
    blocks,
    comments,
    currentCostume: 0,
    costumes: target.costumes.map((costume) => writeCostume(costume, pictures)),
    sounds: [],
    volume: 100,
    layerOrder: index,
    ...("name" in target ? placeOf(target) : stageOnly),
  };
}

const stageOnly = {
  ...{ tempo: 60, videoTransparency: 50, videoState: "on", textToSpeechLanguage: null },
};

function placeOf({ visible = true, x = 0, y = 0, size = 100, direction = 90 }: Sprite): object {
  return { visible, x, y, size, direction, draggable: false, rotationStyle: "all around" };
}

function writeCostume(costume: Costume, pictures: Map<string, Uint8Array>): object {
  const { name, format, bytes, centreX, centreY, resolution } = costume;
  const assetId = createHash("md5").update(bytes).digest("hex");
  const md5ext = `${assetId}.${format}`;
  pictures.set(md5ext, bytes);
  return {
    ...{ name, bitmapResolution: resolution, dataFormat: format, assetId, md5ext },
    ...{ rotationCenterX: centreX, rotationCenterY: centreY },
  };
}

function writeMonitor(monitor: Monitor, { stage, sprites }: ScratchProject): object {
  const { of, name, sprite = null, look = "default", x, y, width = 0, height = 0 } = monitor;
  const owner = sprite === null ? stage : sprites.find((one) => one.name === sprite);
  if (owner === undefined) throw new Error(`There is no sprite "${sprite}"`);
  const isList = of === "list";
  const [min, max] = monitor.range ?? [0, 100];
  return {
    id: finder(stage, owner)(of, name),
    mode: isList ? "list" : look,
    opcode: isList ? "data_listcontents" : "data_variable",
    params: isList ? { LIST: name } : { VARIABLE: name },
    spriteName: sprite,
    // Scratch fills it; the items of a list would stand here a second time.
    value: isList ? [] : (owner.variables?.[name] ?? 0),
    ...{ width, height, x, y, visible: monitor.visible ?? true },
    ...(isList ? {} : { sliderMin: min, sliderMax: max, isDiscrete: Number.isInteger(min + max) }),
  };
}

/** As blocks of this target see names: their own before those for all. */
function finder(stage: Stage, target: Stage | Sprite): FindName {
  return (of, name) => {
    const has = ({ variables = {}, lists = {} }: Stage | Sprite) =>
      Object.hasOwn(of === "list" ? lists : variables, name);
    if (of === "message") {
      if (stage.messages?.includes(name)) return idOf(of, name, "");
    } else if ("name" in target && has(target)) return idOf(of, name, target.name);
    else if (has(stage)) return idOf(of, name, "");
    throw new Error(`The project has no ${of} "${name}"`);
  };
}

function idOf(of: Named, name: string, owner: string): string {
  return owner === "" ? `${of} ${name}` : `${owner} ${of} ${name}`;
}
