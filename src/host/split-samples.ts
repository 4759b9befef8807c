// `split [list] into training, validation and test`: reads the labels some a step, so that it can be
// stopped and paused, then fills the lists at once. The page's dialog splits with the same functions, so
// that the same seed gives the same split in both. How samples are shared out is #data/split-list's.
import { SampleList } from "#data/sample-list";
import { sharesAreWhole, splitByLabel } from "#data/split-list";
import { Random, shuffle, streams } from "#engine/rng";
import { RunError } from "#program/diagnostic";
import type { BlockId } from "#program/program";
import type { LongAction, Task } from "#runtime/ports";
import { ITEMS_A_PART } from "./items-a-part.ts";
import type { NamedList } from "./ready-samples.ts";
import {
  emptyList,
  linkList,
  type SamplePorts,
  type SamplesOfList,
  sampleAt,
} from "./sample-source.ts";

/** (list, share and list of training, of validation, of test) */
export function createSplitActions(
  samples: SamplePorts,
  seed: () => number,
): Readonly<Record<string, LongAction>> {
  return {
    data_split: {
      // No script listens: the event never comes.
      event: "split",
      waits: "training.waitsEpoch",
      start: (a) => {
        const from = linkList(a, 0, samples);
        const parts = [1, 3, 5].map((index) => ({
          share: a.number(index),
          into: linkList(a, index + 1, samples),
        }));
        const { block } = a;
        return (t) => {
          const shares = parts.map(({ share }) => share(t));
          return new SplitSamples({
            from,
            shares,
            into: parts.map(({ into }) => into),
            seed: seed(),
            block,
          });
        };
      },
    },
  };
}

/** Reads the labels of a list as it is now, some a step. */
export class LabelReader {
  readonly labels: string[] = [];
  /** As it was when the reading began. */
  readonly list: SampleList;
  readonly #name: string;
  readonly #block: BlockId;

  /** Throws a `RunError` when the list is empty; `block` is whom problems are said of. */
  constructor({ list, name }: NamedList, block: BlockId) {
    if (list.length === 0) throw emptyList(name, block);
    this.list = list.copy();
    this.#name = name;
    this.#block = block;
  }

  /** Answers whether all are read. Throws a `RunError` that names the first item that is no sample. */
  step(): boolean {
    const { list, labels } = this;
    const end = Math.min(list.length, labels.length + ITEMS_A_PART);
    while (labels.length < end) {
      const named = { list, name: this.#name };
      labels.push(sampleAt(named, labels.length, this.#block).label);
    }
    return labels.length === list.length;
  }
}

/** The parts as lists; the samples are the list's own. Throws a `RunError` unless the shares are 100 %. */
export function splitList(
  { list, labels }: LabelReader,
  shares: readonly number[],
  seed: number,
): readonly SampleList[] {
  checkShares(shares);
  const random = new Random(seed, streams.shuffle);
  const parts = splitByLabel(labels, shares, (places) => shuffle(places, random));
  return parts.map((places) => new SampleList(Array.from(places, (place) => list.item(place))));
}

/** Throws a `RunError` unless the shares are none below 0 and 100 % together. */
export function checkShares(shares: readonly number[]): void {
  if (sharesAreWhole(shares)) return;
  const [training, validation, test] = shares;
  const total = shares.reduce((sum, share) => sum + share, 0);
  const isNegative = shares.some((share) => share < 0);
  throw new RunError(isNegative ? "split.negative" : "split.shares", {
    training,
    validation,
    test,
    total,
  });
}

interface SplitAsked {
  readonly from: SamplesOfList;
  /** Per cent. */
  readonly shares: readonly number[];
  readonly into: readonly SamplesOfList[];
  readonly seed: number;
  readonly block: BlockId;
}

class SplitSamples implements Task {
  after: Task["after"] = "step";
  readonly #asked: SplitAsked;
  readonly #reader: LabelReader;

  constructor(asked: SplitAsked) {
    checkShares(asked.shares);
    this.#asked = asked;
    this.#reader = new LabelReader(asked.from, asked.block);
  }

  step(): number {
    if (this.#reader.step()) {
      const { from, shares, into, seed } = this.#asked;
      const parts = splitList(this.#reader, shares, seed);
      into.forEach(({ list }, part) => {
        // A part of 0 % empties its list, unless that is one of the others.
        const isOther =
          into.some((one, k) => k !== part && one.list === list) || list === from.list;
        if (shares[part] > 0 || !isOther) list.replaceAll(parts[part]);
      });
      this.after = "end";
    }
    return 0;
  }
}
