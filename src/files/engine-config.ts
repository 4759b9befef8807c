// Config files of other engines: their keys as those of a network.json, by the tables of engine-names.ts.
// What has no counterpart is named, what the file leaves to its engine is assumed and said. The layout
// with `network` as named groups with a `class` is that of the engine in src/gallery/systems.md.
import { isRecord } from "#engine/network-file";
import { text } from "#program/messages";
import { addDense, lastDense, type MappedLayers, mapLayers } from "./engine-layers.ts";
import {
  activationNames,
  groupNames,
  initNames,
  known,
  layerKeyNames,
  namesUnder,
  plain,
  type Setting,
  settingNames,
} from "./engine-names.ts";
import { type Origins, type ReadNetwork, readNetworkData } from "./network-json.ts";

export type ReadEngineConfig =
  | (Extract<ReadNetwork, { kind: "network" }> & { readonly notes: readonly string[] })
  | Extract<ReadNetwork, { kind: "refused" }>;

interface Found {
  readonly value: unknown;
  readonly path: string;
}

/** What the engine takes where its file says nothing. */
const ENGINE_DEFAULTS: readonly (readonly [Setting, number])[] = [
  ["learningRate", 0.7],
  ["epochs", 10],
  ["batchSize", 100],
  ["decayFactor", 0.3],
  ["decayFrom", 5],
  ["patience", 5],
];
/** The share of the samples that is kept apart when a file stops early and does not say by which. */
const VALIDATION = 0.1;
/** A decay below this is no factor for each epoch: other engines divide by 1 + decay × step. */
const LEAST_FACTOR = 0.5;
const MOST_NAMED = 20;

/** Whether this is a network, but not as a network.json says one. */
export function isEngineConfig(data: unknown): data is Readonly<Record<string, unknown>> {
  if (!isRecord(data)) return false;
  const { layers } = data;
  if (Array.isArray(layers)) return layers.some(isOtherLayer);
  if (layers === null || /^(string|boolean)$/.test(typeof layers)) return false;
  const { settings } = findSettings(data);
  return settings.has("layers") || settings.has("hidden");
}

/** A bare size or name, or a group that says size or kind by another key than `dense`. */
function isOtherLayer(layer: unknown): boolean {
  if (!isRecord(layer)) return typeof layer === "number" || typeof layer === "string";
  return Object.keys(layer).some(
    (key) => key !== "dense" && /^(units|kind)$/.test(layerKeyNames.get(plain(key)) ?? ""),
  );
}

export function readEngineConfig(data: Readonly<Record<string, unknown>>): ReadEngineConfig {
  const { settings, unmapped } = findSettings(data);
  const layers = layersOf(settings);
  unmapped.push(...layers.unmapped);
  const notes: string[] = [];
  if (layers.hasClasses) assumeDefaults(settings, layers, notes);
  const file: Record<string, unknown> = { layers: layers.entries };
  const origins = new Map(layers.origins);
  const take = (setting: Setting, path: string = setting) => {
    const found = settings.get(setting);
    if (found === undefined) return undefined;
    origins.set(path, found.path);
    return known(namesUnder[setting] ?? new Map(), found.value);
  };
  file.inputs = take("inputs");
  if (layers.inputs !== null && file.inputs === undefined) {
    file.inputs = layers.inputs.value;
    origins.set("inputs", layers.inputs.path);
  }
  file.loss = take("loss");
  finishLast(layers, file, notes);
  file.optimizer = present({
    name: take("optimizer", "optimizer.name"),
    learningRate: take("learningRate", "optimizer.learningRate"),
    momentum: take("momentum", "optimizer.momentum"),
    beta1: take("beta1", "optimizer.beta1"),
    beta2: take("beta2", "optimizer.beta2"),
    epsilon: take("epsilon", "optimizer.epsilon"),
  });
  file.schedule = scheduleOf(settings, take, unmapped);
  for (const one of ["batchSize", "l1", "l2", "precision", "epochs", "shuffle", "seed"] as const) {
    file[one] = take(one);
  }
  file.validation = take("validation");
  file.earlyStop = earlyStopOf(settings, take, unmapped);
  if (file.earlyStop && file.validation === undefined) {
    file.validation = VALIDATION;
    notes.push(text("files.engineValidation"));
  }
  if (unmapped.length > 0) notes.unshift(noBlocks(unmapped));
  const read = readNetworkData(present(file), origins satisfies Origins);
  if (layers.problems.length > 0) return { kind: "refused", problems: layers.problems };
  if (read.kind === "refused") return read;
  return { ...read, notes };
}

function findSettings(data: Readonly<Record<string, unknown>>) {
  const settings = new Map<Setting, Found>();
  const unmapped: string[] = [];
  const find = (record: Readonly<Record<string, unknown>>, before: string, group: string) => {
    for (const [key, value] of Object.entries(record)) {
      const path = before + key.slice(0, 60);
      const spelled = plain(key);
      const setting = settingIn(group, spelled);
      if (isGroup(spelled, value) && before.split(".").length < 4) {
        find(value, `${path}.`, spelled);
      } else if (setting === undefined || settings.has(setting)) unmapped.push(path);
      else settings.set(setting, { value, path });
    }
  };
  find(data, "", "");
  return { settings, unmapped };
}

function isGroup(key: string, value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  if (groupNames.has(key)) return true;
  const holdsLayers = (one: string) => /^(layers|hidden)$/.test(settingNames.get(plain(one)) ?? "");
  return settingNames.get(key) === "layers" && Object.keys(value).some(holdsLayers);
}

/** In the group `optimizer` a `name` is the optimizer's, in `decay` a `rate` the decay's. */
function settingIn(group: string, key: string): Setting | undefined {
  const named = settingNames.get(group);
  const isNamed = named === "optimizer" || named === "loss";
  if (isNamed && /^(name|type|class|kind|method)$/.test(key)) return named;
  if (/decay|schedule/.test(group)) {
    if (/^(rate|factor|gamma)$/.test(key)) return "decayFactor";
    if (/^(start|from|startepoch)$/.test(key)) return "decayFrom";
    if (/^(every|step|stepsize|epochs)$/.test(key)) return "decayEvery";
  }
  if (named === "patience" && /^(epochs|n)$/.test(key)) return "patience";
  return settingNames.get(key);
}

/** All layers, also those that a file gives as sizes of hidden layers and of the output. */
function layersOf(settings: ReadonlyMap<Setting, Found>): MappedLayers {
  const found = settings.get("layers") ?? settings.get("hidden") ?? { value: [], path: "layers" };
  const hasInputs = settings.has("inputs") || !settings.has("layers");
  const one = typeof found.value === "number" ? [found.value] : found.value;
  const layers = mapLayers(one, found.path, hasInputs);
  const outputs = settings.get("outputs");
  if (outputs !== undefined && !settings.has("layers")) {
    addDense(layers, outputs.path, outputs.value);
  }
  fillIn(layers, settings);
  return layers;
}

/** Activations and inits that are said once for all layers. */
function fillIn(layers: MappedLayers, settings: ReadonlyMap<Setting, Found>): void {
  const dense = layers.entries.flatMap((entry, at) => ("dense" in entry ? [{ entry, at }] : []));
  const activation = settings.get("activation");
  const output = settings.get("outputActivation");
  const init = settings.get("init");
  dense.forEach(({ entry, at }, n) => {
    const isLast = n === dense.length - 1;
    const each = Array.isArray(activation?.value) ? activation.value[n] : activation?.value;
    const isForAll = Array.isArray(activation?.value) || !isLast;
    const said = isLast && output !== undefined ? output.value : isForAll ? each : undefined;
    if (!("activation" in entry) && said !== undefined) {
      entry.activation = known(activationNames, said);
      const path = isLast && output !== undefined ? output.path : (activation?.path ?? "");
      layers.origins.set(`layers[${at}].activation`, path);
    }
    if (!("init" in entry) && init !== undefined) {
      entry.init = known(initNames, init.value);
      layers.origins.set(`layers[${at}].init`, init.path);
    }
  });
}

/** Loss and last activation go together: what one says, the other need not. */
function finishLast(layers: MappedLayers, file: Record<string, unknown>, notes: string[]): void {
  const last = lastDense(layers)?.[0];
  if (last === undefined) return;
  if (file.loss === "cross-entropy" && last.activation === undefined) {
    last.activation = "softmax";
    notes.push(text("files.engineSoftmax"));
  }
  if (file.loss === undefined && String(last.activation).endsWith("softmax")) {
    file.loss = "cross-entropy";
    notes.push(text("files.engineLoss"));
  }
}

function assumeDefaults(
  settings: Map<Setting, Found>,
  layers: MappedLayers,
  notes: string[],
): void {
  const missing = ENGINE_DEFAULTS.filter(([setting]) => !settings.has(setting));
  for (const [setting, value] of missing) settings.set(setting, { value, path: setting });
  if (missing.length > 0) {
    const said = missing.map(([setting, value]) => text(`files.engine.${setting}`, { value }));
    notes.push(text("files.engineDefaults", { settings: said.join(", ") }));
  }
  // Its linear layers draw from a normal distribution of deviation √(2 / (inputs + neurons)).
  for (const entry of layers.entries) if ("dense" in entry) entry.init ??= "glorot-normal";
}

type Take = (setting: Setting, path?: string) => unknown;

function scheduleOf(
  settings: ReadonlyMap<Setting, Found>,
  take: Take,
  unmapped: string[],
): object | undefined {
  const found = settings.get("decayFactor");
  if (found === undefined || found.value === 0 || found.value === null) return undefined;
  if (settings.has("decayFrom")) {
    const factor = take("decayFactor", "schedule.factor");
    return { name: "decay-from", from: take("decayFrom", "schedule.from"), factor };
  }
  if (settings.has("decayEvery")) {
    const factor = take("decayFactor", "schedule.factor");
    return { name: "step", every: take("decayEvery", "schedule.every"), factor };
  }
  if (typeof found.value === "number" && found.value < LEAST_FACTOR) {
    unmapped.push(found.path);
    return undefined;
  }
  return { name: "exponential", factor: take("decayFactor", "schedule.factor") };
}

function earlyStopOf(
  settings: ReadonlyMap<Setting, Found>,
  take: Take,
  unmapped: string[],
): object | null {
  const found = settings.get("patience");
  if (found === undefined || found.value === null || found.value === false) return null;
  if (found.value === true) {
    unmapped.push(found.path);
    return null;
  }
  const metric = /acc/i.test(String(settings.get("metric")?.value)) ? "accuracy" : "loss";
  return { patience: take("patience", "earlyStop.patience"), metric };
}

function noBlocks(unmapped: readonly string[]): string {
  const named = unmapped.slice(0, MOST_NAMED).map((path) => `“${path.slice(0, 80)}”`);
  if (unmapped.length > MOST_NAMED) named.push("…");
  return text(unmapped.length === 1 ? "files.engineNoBlockOne" : "files.engineNoBlock", {
    keys: named.join(", "),
  });
}

function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
