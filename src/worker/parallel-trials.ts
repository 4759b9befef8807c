// The trainings of a sweep side by side: one helper, a worker of this worker, for each processor, each with
// a copy of the samples and one rate at a time. Loaded with the first sweep. Where helpers cannot be had, or
// one of them fails, the trainings are done in turn.
import { buffersOf, packTrials } from "#host/trial-helper";
import { type Trials, type TrialsAsked, type TrialsHeard, tryInTurn } from "#host/trials";
import type { FromHelper, ToHelper } from "./trial-protocol.ts";

/** How often helpers are told to go on; they do so for some times as long. */
const GO_ON_MS = 40;
/** What the copies of the samples may take together: a helper has one, and its network another. */
const MOST_BYTES = 2 ** 29;

export function tryInParallel(asked: TrialsAsked, heard: TrialsHeard): Trials {
  if (typeof Worker === "undefined") return tryInTurn(asked, heard);
  return new ParallelTrials(asked, heard);
}

class ParallelTrials implements Trials {
  readonly #asked: TrialsAsked;
  readonly #heard: TrialsHeard;
  #helpers: Worker[] = [];
  /** The next rate that nobody tries yet. */
  #next = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Does all of them, from the first, after a helper has failed. */
  #inTurn: Trials | null = null;

  constructor(asked: TrialsAsked, heard: TrialsHeard) {
    this.#asked = asked;
    this.#heard = heard;
    const count = helperCount(asked);
    for (let i = 0; i < count; i++) this.#helpers.push(this.#hire());
  }

  goOn(): void {
    if (this.#inTurn !== null) return this.#inTurn.goOn();
    const now = performance.now();
    if (now - this.#toldAt < GO_ON_MS) return;
    this.#toldAt = now;
    for (const helper of this.#helpers) tell(helper, { type: "goOn" });
  }

  end(): void {
    for (const helper of this.#helpers) helper.terminate();
    this.#helpers = [];
    this.#inTurn?.end();
  }

  #hire(): Worker {
    const helper = new Worker(new URL("./trial-worker.ts", import.meta.url), { type: "module" });
    helper.onmessage = ({ data }: MessageEvent<FromHelper>) => this.#hear(helper, data);
    helper.onerror = (event) => {
      event.preventDefault();
      this.#fail();
    };
    const packed = packTrials(this.#asked);
    tell(helper, { type: "begin", packed }, buffersOf(packed));
    this.#tryNext(helper);
    return helper;
  }

  #tryNext(helper: Worker): void {
    const { rates } = this.#asked;
    if (this.#next >= rates.length) {
      helper.terminate();
      return;
    }
    const trial = this.#next++;
    this.#heard.begun(trial);
    tell(helper, { type: "try", trial, rate: rates[trial] });
  }

  #hear(helper: Worker, news: FromHelper): void {
    if (!this.#helpers.includes(helper)) return;
    if (news.type === "epoch") return this.#heard.epoch(news.trial, news.epoch);
    this.#heard.over(news.trial, news.result);
    this.#tryNext(helper);
  }

  #fail(): void {
    if (this.#helpers.length === 0) return;
    this.end();
    this.#inTurn = tryInTurn(this.#asked, this.#heard);
  }
}

/** As many as there are processors or rates, and as there is room for. */
function helperCount({ rates, tables }: TrialsAsked): number {
  const bytes = 2 * (bytesOf(tables.training) + bytesOf(tables.test));
  const room = Math.max(1, Math.floor(MOST_BYTES / bytes));
  return Math.min(rates.length, navigator.hardwareConcurrency || 1, room);
}

function bytesOf(table: TrialsAsked["tables"]["test"]): number {
  if (table === null) return 0;
  const { starts, index, value } = table.content;
  return starts.byteLength + index.byteLength + value.byteLength + 8 * table.length;
}

function tell(helper: Worker, message: ToHelper, handedOver: Transferable[] = []): void {
  helper.postMessage(message, handedOver);
}
