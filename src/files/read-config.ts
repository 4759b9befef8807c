// What a JSON file that somebody opens holds: a network with its training settings, in our form or another
// engine's, a trained model, or something else, which may be a project. Reads only; changes nothing.
import { fromModel, MODEL_FORMAT } from "#engine/model";
import { isRecord } from "#engine/network-file";
import { text } from "#program/messages";
import { type ConfigFile, usualTraining } from "#program/network-config";
import { isEngineConfig, readEngineConfig } from "./engine-config.ts";
import { parseModelJson, phraseModelProblems } from "./model-json.ts";
import { parseNetworkJson, type ReadNetwork, readNetworkData } from "./network-json.ts";

export type ReadConfig =
  | ConfigFile
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** Keys by which a file shows that it is meant to be a network. */
const NETWORK_KEYS = ["layers", "inputs", "loss", "network"];

export function readConfig(json: string): ReadConfig {
  const parsed = parseNetworkJson(json);
  const data = "data" in parsed ? parsed.data : parseModelJson(json);
  if (isRecord(data) && data.format === MODEL_FORMAT) return readModelConfig(data);
  if ("problem" in parsed) return { kind: "refused", problems: [parsed.problem] };
  if (!isRecord(data) || "targets" in data || "format" in data) return { kind: "other" };
  if (isEngineConfig(data)) return configOf(readEngineConfig(data));
  if (!NETWORK_KEYS.some((key) => Object.hasOwn(data, key))) return { kind: "other" };
  return configOf(readNetworkData(data));
}

/** A model's network; its training settings are the usual ones where its file has none. */
function readModelConfig(data: Readonly<Record<string, unknown>>): ReadConfig {
  const parsed = fromModel(data);
  if (parsed.kind === "refused") {
    return { kind: "refused", problems: [phraseModelProblems(parsed.problems)] };
  }
  const { spec } = parsed.snapshot;
  const read = readNetworkData(data.network);
  const training = read.kind === "network" ? read.settings : usualTraining;
  return { kind: "model", config: { network: spec, training }, notes: [] };
}

function configOf(
  read: ReadNetwork & { readonly notes?: readonly string[] },
): Exclude<ReadConfig, { kind: "other" }> {
  if (read.kind === "refused") return read;
  const config = { network: read.spec, training: read.settings };
  return { kind: "network", config, notes: read.notes ?? [] };
}

/** Larger than any model that this page can hold. */
export const MOST_MEGABYTES = 400;

/** Why a file is too large to be read; null when it is not. */
export function tooLarge(bytes: number): string | null {
  const megabytes = Math.ceil(bytes / 1e6);
  if (megabytes <= MOST_MEGABYTES) return null;
  return text("files.configTooLarge", { megabytes, most: MOST_MEGABYTES });
}
