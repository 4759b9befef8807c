// The requests about testing the network on a list: the test itself, in parts between messages, and what it
// found, kept for each list until the next test.
import { classesCsv, confusionCsv, samplesCsv } from "#host/judged-csv";
import type { JudgedList } from "#host/judged-list";
import { ListJudge } from "#host/list-judge";
import type { Session } from "#host/session";
import { RunError } from "#program/diagnostic";
import { createPause } from "./list-source.ts";
import type { Answer, Ask, NetworkState } from "./protocol.ts";

/** The last test of a list, and the network it was. */
export interface Judged {
  readonly judged: JudgedList;
  readonly network: NetworkState;
}

/** What the requests work on: part of the desk. */
interface JudgeDesk {
  session: Session;
  /** By list id. */
  judged: Map<string, Judged>;
}

interface JudgeOptions {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

const PART_MS = 8;
/** No page shows more at once. */
const MOST_ITEMS = 500;

export async function judge(
  { list: id, keep }: Ask<"judge">,
  desk: JudgeDesk,
  { signal, progress }: JudgeOptions,
): Promise<Answer<"judge">> {
  const { session } = desk;
  const from = session.samplesOf(id);
  if (from.list.length === 0) throw new RunError("judge.emptyList", { list: from.name });
  const before = stateOf(session);
  const work = new ListJudge(session.learner, from);
  while (!stepFor(work, PART_MS)) {
    progress(work.done, from.list.length);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    if (desk.session !== session) throw new RunError("data.projectLeft");
  }
  const network = stateOf(session);
  const { judged } = work;
  if (keep) desk.judged.set(id, { judged, network });
  const { result } = judged;
  const labels = result.classes.map(({ label }) => label);
  return { ...result, labels, network, learnedMeanwhile: before.trained !== network.trained };
}

export function judgedSamples(
  { list: id, filter, order, from, count }: Ask<"judged">,
  desk: JudgeDesk,
): Answer<"judged"> {
  const test = lastTest(id, desk);
  const { judged } = test;
  const list = desk.session.list(id);
  const indexes = judged.choose(filter, order);
  const page = indexes.subarray(from, from + Math.min(count, MOST_ITEMS));
  return {
    total: indexes.length,
    items: Array.from(page, (index) => judged.sample(index, list)),
    listChanged: list.version !== judged.version,
    networkChanged: !isUnchanged(test, desk.session),
  };
}

export async function judgedFile(
  { list: id, part }: Ask<"judgedFile">,
  desk: JudgeDesk,
): Promise<Answer<"judgedFile">> {
  const { judged } = lastTest(id, desk);
  const pause = createPause();
  const parts: string[] = [];
  if (part === "confusion") parts.push(confusionCsv(judged.result));
  else if (part === "classes") parts.push(classesCsv(judged.result));
  else {
    for (const piece of samplesCsv(judged, "list")) {
      parts.push(piece);
      await pause();
    }
  }
  return { file: new Blob(parts, { type: "text/csv" }) };
}

/** Whether the network in hand is still as it was tested. */
export function isUnchanged({ network }: Judged, session: Session): boolean {
  const { trained, resets } = stateOf(session);
  return trained === network.trained && resets === network.resets;
}

function lastTest(id: string, desk: JudgeDesk): Judged {
  const test = desk.judged.get(id);
  if (test === undefined) throw new RunError("judge.notTested", { list: nameOf(id, desk) });
  return test;
}

function nameOf(id: string, { session }: JudgeDesk): string {
  return session.samplesOf(id).name;
}

function stateOf({ learner }: Session): NetworkState {
  return { trained: learner.network?.trained ?? 0, resets: learner.resets };
}

/** Works for so many ms; answers whether all is done. */
function stepFor(work: ListJudge, ms: number): boolean {
  const end = performance.now() + ms;
  do {
    if (work.step()) return true;
  } while (performance.now() < end);
  return false;
}
