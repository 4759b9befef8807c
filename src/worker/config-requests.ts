// Networks and models as files of their own: reads them, writes them, and takes up weights in the place of
// those in hand, which can be brought back.
import { parseModelJson } from "#files/model-json";
import { writeNetworkJson } from "#files/network-json";
import { readConfig as readJson, tooLarge } from "#files/read-config";
import { retrainAs } from "#host/kept-model";
import { tools } from "#host/provided-tools";
import { RunError } from "#program/diagnostic";
import { layersOf, usualTraining } from "#program/network-config";
import { loadKernelsFor, loadRunTools } from "./load-kernels.ts";
import type { Answer, Ask } from "./protocol.ts";
import type { Desk } from "./requests.ts";
import { restoreModel } from "./restore-model.ts";

/** So many networks that were in hand before are kept. */
const MOST_KEPT = 3;

export async function readConfig({ file }: Ask<"readConfig">): Promise<Answer<"readConfig">> {
  const problem = tooLarge(file.size);
  if (problem !== null) throw refusal(problem);
  const read = readJson(await file.text());
  if (read.kind === "refused") throw refusal(read.problems.join(" "));
  return read;
}

/** Null when nothing was learned yet that could be saved. */
export function writeConfig(
  { network, training }: Ask<"writeConfig">,
  { session: { learner } }: Desk,
): Answer<"writeConfig"> {
  if (network !== null) {
    return { file: jsonFile(writeNetworkJson(network, training ?? usualTraining)) };
  }
  const model = learner.network && tools().modelOf(learner);
  if (model === null) return { file: null };
  const seed = learner.network?.seed;
  const kept = { ...model.network, ...(training ?? {}), ...(seed === undefined ? {} : { seed }) };
  return { file: jsonFile(JSON.stringify({ ...model, network: kept })) };
}

/** Whatever runs ends. With the layers of the blocks, the weights are trained as the blocks say. */
export async function useModel(
  { source, network }: Ask<"useModel">,
  desk: Desk,
): Promise<Answer<"useModel">> {
  const { session, models } = desk;
  const data = source.kind === "file" ? parseModelJson(await source.file.text()) : null;
  await Promise.all([loadRunTools(), loadKernelsFor(network.precision)]);
  if (desk.session !== session) throw new RunError("data.projectLeft");
  desk.runner.stop();
  const { learner } = session;
  const before = learner.network && tools().modelOf(learner);
  if (source.kind === "before") await bringBack(source.token, desk);
  else {
    const problem = await restoreModel(learner, data);
    if (problem !== null) throw refusal(problem);
    const found = learner.network;
    if (found !== null && layersOf(found.spec) === layersOf(network) && !learner.isAsDeclared) {
      const { labels, place } = learner;
      const again = retrainAs({ network: found, labels, place }, network);
      learner.adopt(again.network, { labels, place: again.place });
    }
  }
  desk.modelTokens += 1;
  models.set(desk.modelTokens, before);
  for (const token of models.keys()) if (models.size > MOST_KEPT) models.delete(token);
  void desk.keeper.keepOrSay();
  return { before: desk.modelTokens, trained: learner.network?.trained ?? 0 };
}

async function bringBack(token: number, desk: Desk): Promise<void> {
  const kept = desk.models.get(token);
  if (kept === undefined) throw new RunError("data.undoGone");
  desk.models.delete(token);
  const { learner } = desk.session;
  if (kept === null) return learner.reset();
  const problem = await restoreModel(learner, kept);
  if (problem !== null) throw refusal(problem);
}

function refusal(why: string): RunError {
  return new RunError("data.refused", { why });
}

function jsonFile(json: string): Blob {
  return new Blob([json], { type: "application/json" });
}
