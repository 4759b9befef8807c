// Networks and models as files: opens one as blocks, in this project or a new one, or takes up its weights;
// saves the blocks' network and the trained one. Loaded when first needed; reading is the worker's.
import { registry } from "#blocks/index";
import { countParameters } from "#compile/network-rules";
import { englishConfig } from "#program/english-config";
import { addMissing, text } from "#program/messages";
import {
  type ConfigFile,
  type DeclaredNetwork,
  declared,
  layersOf,
  type ModelSource,
  shapeOf,
} from "#program/network-config";
import { messageDialog } from "#ui/dialog";
import { type Client, Refusal } from "#worker/client";
import type { Change, EditHistory } from "./edit-history.ts";
import { download, type ListsPanel } from "./lists-panel.ts";
import { chooseWhere } from "./network-dialog.ts";
import { hasNetwork, putNetwork } from "./network-edits.ts";
import { networkProject } from "./network-project.ts";
import type { OpenProject } from "./open-project.ts";
import { configOf } from "./project-config.ts";
import { type Arrival, newId } from "./project-files.ts";
import type { TargetsOfPage } from "./targets.ts";

export interface NetworkFileDeps {
  readonly client: Client;
  readonly project: () => OpenProject;
  readonly lists: Pick<ListsPanel, "lengthOf">;
  readonly targets: () => Pick<TargetsOfPage, "edit">;
  readonly history: () => EditHistory;
  readonly arrive: (arrival: Arrival) => Promise<void>;
  /** Resolves when the project asked for last is open: until then blocks cannot be put into it. */
  readonly arrived: () => Promise<void>;
  readonly takeUpEdits: () => void;
  readonly showSeed: (seed: number) => void;
  readonly say: (sentence: string) => void;
}

type Config = Exclude<ConfigFile, { kind: "other" }>;

const making = { registry, newId };

/** False when the file holds neither network nor model: it may be a project. */
export async function openConfig(file: File, deps: NetworkFileDeps): Promise<boolean> {
  addMissing(englishConfig);
  const found = await read(file, deps);
  if (found === null) return true;
  if (found.kind === "other") return false;
  await deps.arrived();
  deps.takeUpEdits();
  const { network } = deps.project().compile().program;
  const blocks = network === null ? null : declared(network);
  const fits = blocks !== null && layersOf(blocks) === layersOf(found.config.network);
  if (found.kind === "model" && fits) await takeWeights(file, blocks, deps);
  else await openBlocks(file, found, blocks, deps);
  return true;
}

async function read(file: File, { client }: NetworkFileDeps): Promise<ConfigFile | null> {
  try {
    return await client.request("readConfig", { file });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await refuse(file, error.message);
    return null;
  }
}

function refuse({ name }: File, why: string): Promise<void> {
  return messageDialog({
    title: text("config.title", { file: name }),
    text: text("config.refused", { file: name, why }),
    close: text("app.close"),
  });
}

async function openBlocks(
  file: File,
  found: Config,
  blocks: DeclaredNetwork | null,
  deps: NetworkFileDeps,
): Promise<void> {
  const { config } = found;
  const { problems } = networkProject(config, "", making);
  if (problems.length > 0) return refuse(file, problems.slice(0, 5).join(" "));
  const { network } = config;
  const parameters = countParameters(network.inputs, network.layers);
  const isThere = hasNetwork(deps.project().targets.targets);
  const where = await chooseWhere({
    file: file.name,
    kind: found.kind,
    shape: shapeOf(network),
    parameters,
    difference: found.kind === "model" ? differenceOf(network, blocks) : null,
    notes: found.notes,
    hasNetwork: isThere,
  });
  if (where === "new") await openAsProject(file, found, deps);
  if (where === "here") putHere(file, found, deps);
}

/** Why weights do not fit the blocks; null when there are none to fit. */
function differenceOf(network: DeclaredNetwork, blocks: DeclaredNetwork | null): string | null {
  if (blocks === null) return null;
  const [found, expected] = [shapeOf(network), shapeOf(blocks)];
  if (found !== expected) return text("config.otherLayers", { found, expected });
  return text("config.otherActivations", { found: layersOf(network), expected: layersOf(blocks) });
}

async function openAsProject(file: File, found: Config, deps: NetworkFileDeps): Promise<void> {
  const { config, kind } = found;
  const shape = shapeOf(config.network);
  const plain = file.name.replace(/\.json$/i, "");
  const name = /^(network|model|config)$/i.test(plain) ? shape : plain.slice(0, 100);
  const { project, emptyList } = networkProject(config, name, making);
  const { inputs } = config.network;
  const say =
    emptyList === null
      ? text("projects.opened", { name })
      : text("config.emptyList", { inputs, list: emptyList });
  const model = kind === "model" ? file : null;
  await deps.arrive({ id: newId(), project, lists: {}, model, notes: [say] });
}

/** One step of undo: blocks, seed, and the weights of a model. */
function putHere(file: File, { config, kind }: Config, deps: NetworkFileDeps): void {
  const { client, project } = deps;
  const open = project();
  const { network, training } = config;
  const edit = putNetwork(open.targets, config, making);
  const seed = { before: open.seed, after: training.seed };
  let source: ModelSource = { kind: "file", file };
  let swapping = Promise.resolve();
  const swapWeights = async (): Promise<void> => {
    if (kind === "network" || project() !== open) return;
    const { before } = await client.request("useModel", { source, network });
    source = { kind: "before", token: before };
  };
  const become = (which: "before" | "after") => () => {
    open.setSeed(seed[which]);
    deps.showSeed(seed[which]);
    // After the worker has been told of the blocks, and one after the other.
    swapping = swapping.then(swapWeights).catch((error: Error) => deps.say(error.message));
  };
  const shape = shapeOf(network);
  const opened = kind === "model" ? "config.openedModel" : "config.opened";
  const words = [text(opened, { shape, file: file.name })];
  if (edit.hasNewStack) words.push(text("config.newStack"));
  deps.targets().edit(() => edit.targets, words.join(" "), {
    done: become("after"),
    undone: become("before"),
  });
}

/** The weights of a file whose layers are those of the blocks. */
async function takeWeights(
  file: File,
  network: DeclaredNetwork,
  { client, history, say }: NetworkFileDeps,
): Promise<void> {
  const shape = shapeOf(network);
  const take = async (source: ModelSource, words: string, back: string): Promise<Change | null> => {
    try {
      const { before } = await client.request("useModel", { source, network });
      return {
        text: words,
        undo: () => take({ kind: "before", token: before }, back, words),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(error.message);
      return null;
    }
  };
  const words = text("config.weights", { file: file.name, shape });
  const change = await take({ kind: "file", file }, words, text("config.weightsBack"));
  if (change !== null) history().noteChange(change);
}

/** The network of the blocks as network.json, or the trained one as model.json. */
export async function saveConfig(
  what: "network" | "model",
  { client, project, lists, takeUpEdits, say }: NetworkFileDeps,
): Promise<void> {
  addMissing(englishConfig);
  takeUpEdits();
  const found = configOf(project().saved(), registry, lists.lengthOf);
  if (what === "network" && found === null) return say(text("config.noNetwork"));
  const training = found?.config.training ?? null;
  const { file } = await client.request("writeConfig", {
    network: what === "network" ? (found?.config.network ?? null) : null,
    training,
  });
  if (file === null) return say(text("config.noWeights"));
  const name = `${what}.json`;
  download(file, name);
  const notes = what === "network" ? (found?.notes ?? []) : [];
  say([text("config.saved", { file: name }), ...notes].join(" "));
}
