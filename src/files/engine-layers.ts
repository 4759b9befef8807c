// The layers of another engine's config file, in any of the forms people write them, as entries of a
// network.json: named groups with a class, a list of groups, or a list of sizes.
import { isRecord } from "#engine/network-file";
import { text } from "#program/messages";
import {
  activationNames,
  initNames,
  known,
  layerKeyNames,
  layerKindNames,
  plain,
} from "./engine-names.ts";

export interface MappedLayers {
  readonly entries: Record<string, unknown>[];
  /** What the first layer takes, if it says so. */
  inputs: { readonly value: unknown; readonly path: string } | null;
  /** They are named groups, each with a class, as in the engine whose layout this is. */
  readonly hasClasses: boolean;
  /** From paths in a network.json to those in the file. */
  readonly origins: Map<string, string>;
  readonly unmapped: string[];
  readonly problems: string[];
}

/** Dense layers, activations and dropouts together. */
const MOST_ENTRIES = 1000;

/** `path`: where the layers stand in the file. */
export function mapLayers(data: unknown, path: string, hasInputs: boolean): MappedLayers {
  const mapped: MappedLayers = {
    entries: [],
    inputs: null,
    hasClasses:
      isRecord(data) && Object.values(data).every((layer) => isRecord(layer) && "class" in layer),
    origins: new Map([["layers", path]]),
    unmapped: [],
    problems: [],
  };
  const found: [path: string, entry: unknown][] = Array.isArray(data)
    ? data.map((entry, at) => [`${path}[${at}]`, entry])
    : isRecord(data)
      ? Object.entries(data).map(([key, entry]) => [`${path}.${key.slice(0, 60)}`, entry])
      : [];
  if (found.length > MOST_ENTRIES) {
    const counts = { path, found: found.length, most: MOST_ENTRIES };
    mapped.problems.push(text("files.networkLayers", counts));
    return mapped;
  }
  const isSizes = Array.isArray(data) && data.every((entry) => typeof entry === "number");
  if (isSizes && !hasInputs && data.length > 1) {
    const [first] = found.splice(0, 1);
    mapped.inputs = { path: first[0], value: first[1] };
  }
  for (const [at, entry] of found) mapEntry(mapped, at, entry);
  return mapped;
}

/** A dense layer of so many neurons; `path` is where that number stands. */
export function addDense(mapped: MappedLayers, path: string, units: unknown): void {
  mapped.origins.set(`layers[${mapped.entries.length}].dense`, path);
  mapped.entries.push({ dense: units });
}

/** The last dense layer, and its place among the entries. */
export function lastDense({ entries }: MappedLayers): [Record<string, unknown>, number] | null {
  const at = entries.findLastIndex((entry) => "dense" in entry);
  return at < 0 ? null : [entries[at], at];
}

function mapEntry(mapped: MappedLayers, path: string, entry: unknown): void {
  if (typeof entry === "number") return addDense(mapped, path, entry);
  if (typeof entry === "string" && activationNames.has(plain(entry))) {
    return activate(mapped, path, entry);
  }
  const keys = new Map<string, { readonly value: unknown; readonly path: string }>();
  for (const [key, value] of Object.entries(isRecord(entry) ? entry : {})) {
    const at = `${path}.${key.slice(0, 60)}`;
    const name = layerKeyNames.get(plain(key));
    if (name === undefined || keys.has(name)) mapped.unmapped.push(at);
    else keys.set(name, { value, path: at });
  }
  const kind = keys.get("kind");
  const named = typeof kind?.value === "string" ? plain(kind.value) : "";
  const units = keys.get("units");
  const isActivation = activationNames.has(named) && units === undefined;
  if (isActivation) return activate(mapped, kind?.path ?? path, named);
  switch (layerKindNames.get(named) ?? (kind === undefined && units ? "dense" : "")) {
    case "dense":
      return mapDense(mapped, path, keys);
    case "activation":
      return activate(mapped, path, keys.get("activation")?.value ?? "");
    case "input": {
      const size = units ?? keys.get("inputs");
      mapped.inputs ??= { value: size?.value, path: size?.path ?? path };
      return;
    }
    case "dropout":
      return mapDropout(mapped, path, keys.get("share"));
    default:
      if (kind === undefined && keys.has("share") && keys.size === 1) {
        return mapDropout(mapped, path, keys.get("share"));
      }
      mapped.problems.push(text("files.engineLayer", { path: kind?.path ?? path }));
  }
}

type Keys = ReadonlyMap<string, { readonly value: unknown; readonly path: string }>;

function mapDense(mapped: MappedLayers, path: string, keys: Keys): void {
  const before = lastDense(mapped)?.[0].dense ?? mapped.inputs?.value;
  const wanted = keys.get("inputs");
  if (wanted !== undefined && before === undefined) mapped.inputs = wanted;
  else if (wanted !== undefined && wanted.value !== before) {
    const words = { path: wanted.path, found: shown(wanted.value), before: shown(before) };
    mapped.problems.push(text("files.engineFit", words));
  }
  const share = keys.get("share");
  if (share !== undefined) mapped.unmapped.push(share.path);
  const units = keys.get("units");
  addDense(mapped, units?.path ?? path, units?.value);
  const activation = keys.get("activation");
  if (activation !== undefined) activate(mapped, activation.path, activation.value);
  const init = keys.get("init");
  if (init === undefined) return;
  mapped.entries[mapped.entries.length - 1].init = known(initNames, init.value);
  mapped.origins.set(`layers[${mapped.entries.length - 1}].init`, init.path);
}

function mapDropout(
  mapped: MappedLayers,
  path: string,
  share: { readonly value: unknown; readonly path: string } | undefined,
): void {
  mapped.origins.set(`layers[${mapped.entries.length}].dropout`, share?.path ?? path);
  mapped.entries.push({ dropout: share?.value });
}

function activate(mapped: MappedLayers, path: string, activation: unknown): void {
  const last = lastDense(mapped);
  if (last === null || "activation" in last[0]) {
    mapped.problems.push(text("files.engineActivation", { path }));
    return;
  }
  last[0].activation = known(activationNames, activation);
  mapped.origins.set(`layers[${last[1]}].activation`, path);
}

function shown(value: unknown): string {
  return typeof value === "object" ? "" : String(value).slice(0, 40);
}
