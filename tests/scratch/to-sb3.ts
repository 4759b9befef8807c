// Saved projects of ours as one minimal `.sb3`: each target of each project becomes a sprite of its own, the
// stages too, so that many projects can stand side by side. What is for all targets of a project is kept
// on the stage of the `.sb3`.
import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { listKey, type Project, type ProjectTarget, type TargetLook } from "#compile/project";
import { writeBlocks } from "#files/scratch/write-blocks";
import { type Named, SafeIds } from "#files/scratch/write-names";
import { proccodesOf } from "#files/scratch/write-procedure";

/** What a target without a look is drawn as. */
const nothing = { name: "costume", width: 2, height: 2, centreX: 1, centreY: 1 };

/** What the sprite is called that stands for this target of this project. */
export const spriteName = (project: number, target: number) => `${project}.${target}`;

/** The id of what is for all targets of a project. */
export const sharedId = (project: number, id: string) => `${project} ${id}`;

/** The bytes of a Scratch project. The backdrops are those of the first project. */
export function toSb3(projects: readonly Project[]): Uint8Array {
  const pictures = new Map<string, string>();
  const shared = projects.map((project, index) => new Shared(project, index));
  const sprites = projects.flatMap((project, index) =>
    project.targets.map((target, at) => {
      const isShared = target.isStage;
      const named = new Map(shared[index]!.named);
      const own = isShared ? [] : [...target.variables, ...target.lists];
      for (const { id, name } of own) named.set(id, [name, id]);
      const renamed = withTargetNames(target, (name) => {
        const place = project.targets.findIndex((one) => one.name === name);
        return place < 0 ? name : spriteName(index, place);
      });
      const { visible = true, x = 0, y = 0, size = 100, direction = 90 } = target.look ?? {};
      const { rotationStyle = "all around", draggable = false } = target.look ?? {};
      return {
        ...drawable(spriteName(index, at), target.look, pictures),
        isStage: false,
        variables: isShared ? {} : variablesOf(target, (id) => id),
        lists: isShared ? {} : listsOf(project, target, (id) => id),
        blocks: blocksOf(renamed, named),
        layerOrder: at + 1,
        ...{ visible, x, y, size, direction, draggable, rotationStyle },
      };
    }),
  );
  const backdrops = projects[0]?.targets.find(({ isStage }) => isStage)?.look;
  const stage = {
    ...drawable("Stage", backdrops, pictures),
    ...{ isStage: true, layerOrder: 0, tempo: 60 },
    variables: Object.assign({}, ...shared.map(({ variables }) => variables)),
    lists: Object.assign({}, ...shared.map(({ lists }) => lists)),
    broadcasts: Object.assign({}, ...shared.map(({ broadcasts }) => broadcasts)),
  };
  const project = {
    targets: [stage, ...sprites],
    monitors: [],
    extensions: ["pen"],
    meta: { semver: "3.0.0", vm: "0.2.0", agent: "" },
  };
  const files = [["project.json", JSON.stringify(project)] as const, ...pictures];
  return zipSync(byId(files.map(([name, text]) => [name, strToU8(text)])), { level: 0 });
}

const forms = formsOf(registry);

function blocksOf(target: ProjectTarget, named: ReadonlyMap<string, Named>) {
  const messages = [...named.values()];
  const context = {
    forms,
    named,
    messages,
    ids: new SafeIds(),
    proccodes: proccodesOf(target.blocks),
  };
  const leave = (type: string) => {
    throw new Error(`Scratch has no block ${type}`);
  };
  return writeBlocks(target, { ...context, leave }).blocks;
}

/** Menus that name a target: those of `go to`, `touching`, `of` and the like. */
const TARGET_MENU =
  /^menu_(motion_|control_create_clone_of_|sensing_(touchingobject|distanceto|of)_)/;

function withTargetNames(target: ProjectTarget, rename: (name: string) => string): ProjectTarget {
  return JSON.parse(JSON.stringify(target), (_key, value) => {
    const isMenu = typeof value?.type === "string" && TARGET_MENU.test(value.type);
    return isMenu ? { ...value, fields: { VALUE: rename(String(value.fields?.VALUE)) } } : value;
  });
}

/** What all targets of a project share. Scratch finds receivers by the message's name: it has a number. */
class Shared {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, unknown>>;
  readonly broadcasts: Readonly<Record<string, string>>;
  /** How blocks speak of them. */
  readonly named: ReadonlyMap<string, Named>;

  constructor(project: Project, index: number) {
    const idOf = (id: string) => sharedId(index, id);
    const stages = project.targets.filter(({ isStage }) => isStage);
    const data = stages.flatMap(({ variables, lists }) => [...variables, ...lists]);
    const messages = project.targets.flatMap((target) => target.messages);
    const messageName = (name: string) => `${index} ${name}`;
    this.variables = Object.assign({}, ...stages.map((stage) => variablesOf(stage, idOf)));
    this.lists = Object.assign({}, ...stages.map((stage) => listsOf(project, stage, idOf)));
    this.broadcasts = byId(messages.map(({ id, name }) => [idOf(id), messageName(name)]));
    this.named = new Map([
      ...data.map(({ id, name }): [string, Named] => [id, [name, idOf(id)]]),
      ...messages.map(({ id, name }): [string, Named] => [id, [messageName(name), idOf(id)]]),
    ]);
  }
}

type IdOf = (id: string) => string;

function variablesOf({ variables }: ProjectTarget, idOf: IdOf) {
  return byId(variables.map(({ id, name, value }) => [idOf(id), [name, value]]));
}

function listsOf({ lists: contents }: Project, target: ProjectTarget, idOf: IdOf) {
  return byId(
    target.lists.map((list) => {
      const source = contents[listKey(target, list)];
      const items = source !== undefined && "items" in source ? source.items : [];
      return [idOf(list.id), [list.name, items]];
    }),
  );
}

/** What every target has, the stage too. Adds the files of its costumes to `pictures`. */
function drawable(name: string, look: TargetLook | undefined, pictures: Map<string, string>) {
  const costumes = (look?.costumes ?? [nothing]).map((one) => {
    const svg = `<svg width="${one.width}" height="${one.height}" xmlns="http://www.w3.org/2000/svg"></svg>`;
    const assetId = createHash("md5").update(svg).digest("hex");
    pictures.set(`${assetId}.svg`, svg);
    return {
      name: one.name,
      bitmapResolution: 1,
      dataFormat: "svg",
      assetId,
      md5ext: `${assetId}.svg`,
      rotationCenterX: one.centreX,
      rotationCenterY: one.centreY,
    };
  });
  return {
    name,
    ...{ variables: {}, lists: {}, broadcasts: {}, blocks: {}, comments: {}, sounds: [] },
    ...{ currentCostume: look?.costume ?? 0, costumes, volume: 100 },
  };
}

function byId<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}
