// Takes up a list of samples as a table that a network can train on, some items a call, so that 60,000
// of them do not hold up a stop. The first item that does not fit ends it with a sentence.
import { isSample, type SampleList } from "#data/sample-list";
import { isTarget } from "#engine/losses";
import { SampleTable } from "#engine/sample-table";
import type { NetworkSpec } from "#engine/spec";
import { phraseSampleProblem } from "#files/phrase-list";
import { RunError } from "#program/diagnostic";
import type { Labels } from "./labels.ts";

export interface TableSource {
  readonly list: SampleList;
  /** The list's name, for sentences. */
  readonly name: string;
  /** The items to take, from 0: `from` up to, without, `to`. */
  readonly from: number;
  readonly to: number;
}

export class TableFiller {
  readonly table: SampleTable;
  readonly #source: TableSource;
  readonly #spec: NetworkSpec;
  readonly #labels: Labels;
  #next: number;

  constructor(source: TableSource, { spec, labels }: { spec: NetworkSpec; labels: Labels }) {
    this.table = new SampleTable(spec.inputs);
    this.#source = source;
    this.#spec = spec;
    this.#labels = labels;
    this.#next = source.from;
  }

  /** Takes up to `most` items; answers whether all are in. Throws a `RunError` naming the item. */
  step(most: number): boolean {
    const end = Math.min(this.#source.to, this.#next + most);
    while (this.#next < end) this.#add(this.#next++);
    return this.#next >= this.#source.to;
  }

  #add(index: number): void {
    const { list, name } = this.#source;
    const item = index + 1;
    const sample = list.sample(index);
    if (!isSample(sample)) {
      throw new RunError("run.notASample", {
        why: phraseSampleProblem(sample, { list: name, item }),
      });
    }
    const { inputs } = this.#spec;
    if (sample.pixels.length !== inputs) {
      const found = sample.pixels.length;
      throw new RunError("run.itemLength", { list: name, item, found, expected: inputs });
    }
    const target = this.#labels.targetOf(sample.label);
    const outputs = this.#spec.layers.at(-1)?.units ?? 0;
    if (target === null || !isTarget(this.#spec.loss, outputs, target)) {
      const { texts } = this.#labels;
      const isWord = this.#labels.isWordForNumber(sample.label);
      const many = isWord ? "run.itemWord" : "run.itemLabel";
      const code = texts.length > 0 ? many : "run.itemNumber";
      const label = sample.label.slice(0, 40);
      const first = texts[0] ?? "";
      const last = texts.at(-1) ?? "";
      throw new RunError(code, { list: name, item, label, outputs, first, last });
    }
    this.table.add(sample.pixels, target);
  }
}

/** The whole table at once, where nobody waits. */
export function fillTable(
  source: TableSource,
  network: { spec: NetworkSpec; labels: Labels },
): SampleTable {
  const filler = new TableFiller(source, network);
  filler.step(Number.POSITIVE_INFINITY);
  return filler.table;
}
