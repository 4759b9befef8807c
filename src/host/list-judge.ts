// Tests a network on a list: asks it about every sample, some a call, and learns nothing. Blocks, the page
// and the command line count with this one. It must not know who asks, or what is shown.
import { evaluateRow } from "#engine/evaluation";
import type { SampleTable } from "#engine/sample-table";
import { RunError } from "#program/diagnostic";
import { explainItem } from "./explain-stop.ts";
import { ITEMS_A_PART } from "./items-a-part.ts";
import { JudgedList } from "./judged-list.ts";
import type { Learner } from "./learner.ts";
import { samplesAPart } from "./portions.ts";
import type { SamplesOfList } from "./sample-source.ts";

export class ListJudge {
  readonly #learner: Learner;
  readonly #from: SamplesOfList;
  /** `resets` of the learner at the beginning. */
  readonly #resets: number;
  #table: SampleTable | null = null;
  #judged: JudgedList | null = null;
  #done = 0;

  /** Of the learner's network, which is made now if there is none. Throws a `RunError` without a plan. */
  constructor(learner: Learner, from: SamplesOfList) {
    learner.ready();
    this.#learner = learner;
    this.#from = from;
    this.#resets = learner.resets;
  }

  /**
   * Less than a millisecond's work, or one sample; answers whether all are judged. Throws a `RunError`
   * that names the first sample that does not fit, or when the network was made anew meanwhile.
   */
  step(): boolean {
    const { network, form, answers } = this.#learner.ready();
    if (this.#learner.resets !== this.#resets) throw new RunError("judge.networkChanged");
    if (this.#table === null) {
      const { list, ready } = this.#from;
      this.#table = ready.wholeTable(form, ITEMS_A_PART);
      if (ready.problem !== null) throw ready.problem;
      if (this.#table === null) return false;
      const outputs = network.spec.layers.at(-1)?.units ?? 0;
      this.#judged = new JudgedList(list, { labels: form.labels, answers, outputs });
    }
    const { judged } = this;
    const { evaluation } = judged;
    const end = Math.min(this.#table.length, this.#done + samplesAPart(network));
    for (let row = this.#done; row < end; row++) {
      try {
        judged.add(row, evaluateRow(network, this.#table, { row, evaluation }));
      } catch (error) {
        throw explainItem(error, this.#from.name, this.#from.ready.first + row + 1);
      }
    }
    this.#done = end;
    return end === this.#table.length;
  }

  /** How many samples were asked about. */
  get done(): number {
    return this.#done;
  }

  /** What was found so far. */
  get judged(): JudgedList {
    if (this.#judged === null) throw new Error("Nothing is judged yet");
    return this.#judged;
  }
}
