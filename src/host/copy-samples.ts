// `add shifted copies of [list] to [list]`: changed copies of all samples, some a step, so that it can be
// stopped and paused. It takes the list as it is when the block begins. How far a picture is changed at
// most stands here; how it is changed, in #data/vary-picture.
import type { Sample } from "#data/sample";
import type { SampleList } from "#data/sample-list";
import { NO_VARIATION, sideOfSquare, type Variation, varyPicture } from "#data/vary-picture";
import type { Random } from "#engine/rng";
import { RunError } from "#program/diagnostic";
import type { BlockId } from "#program/program";
import type { LongAction, Task } from "#runtime/ports";
import { linkList, type SamplePorts, type SamplesOfList, sampleAt } from "./sample-source.ts";

/** Pictures of 28 x 28 are moved by up to two pixels, others in proportion. */
const SHIFT_SHARE = 1 / 14;
/** tan of 7.5 degrees: turned by up to 15 either way. */
const HALF_TURN = 0.1316524975873958;
const SMALLEST = 0.85;
const LARGEST = 1.15;
/** Standard deviation, with 1 for full ink. */
const NOISE = 0.1;

/** Copies that one block may add. */
const MOST_ADDED = 200_000;
/** Values computed between two looks at the clock: about a millisecond's work. */
const VALUES_A_PART = 16_000;

const makers: Readonly<Record<string, (random: Random, side: number) => Variation>> = {
  shifted: (random, side) => ({ ...NO_VARIATION, ...shift(random, side) }),
  rotated: (random) => ({ ...NO_VARIATION, halfTurn: between(random, -HALF_TURN, HALF_TURN) }),
  scaled: (random) => ({ ...NO_VARIATION, size: between(random, SMALLEST, LARGEST) }),
  noisy: (random) => ({ ...NO_VARIATION, noise: () => NOISE * random.normal() }),
  varied: (random, side) => ({
    ...shift(random, side),
    halfTurn: between(random, -HALF_TURN, HALF_TURN),
    size: between(random, SMALLEST, LARGEST),
    noise: null,
  }),
};

/** The changes of the block's menu. */
export const KINDS_OF_COPIES: readonly string[] = Object.keys(makers);

/** (copies of each, kind, from list, to list) */
export function createCopyActions(
  samples: SamplePorts,
  random: () => Random,
): Readonly<Record<string, LongAction>> {
  return {
    data_addcopies: {
      // No script listens: the event never comes.
      event: "copies",
      waits: "training.waitsEpoch",
      start: (a) => {
        const copies = a.number(0);
        const kind = String(a.literal(1));
        const from = linkList(a, 2, samples);
        const to = linkList(a, 3, samples);
        const { block } = a;
        return (t) =>
          new CopySamples({ copies: Math.round(copies(t)), kind, from, to, block }, random());
      },
    },
  };
}

interface CopiesAsked {
  /** Of each sample. */
  readonly copies: number;
  readonly kind: string;
  readonly from: SamplesOfList;
  readonly to: SamplesOfList;
  readonly block: BlockId;
}

class CopySamples implements Task {
  after: Task["after"] = "step";
  readonly #asked: CopiesAsked;
  readonly #random: Random;
  /** As it was when the block began: it may be the list that is added to. */
  readonly #list: SampleList;
  readonly #total: number;
  #done = 0;

  constructor(asked: CopiesAsked, random: Random) {
    const { copies, from, block } = asked;
    const found = from.list.length * copies;
    if (found > MOST_ADDED) {
      const numbers = { found, most: MOST_ADDED, samples: from.list.length, copies };
      throw new RunError("copies.tooMany", { list: from.name, ...numbers }, block);
    }
    this.#asked = asked;
    this.#random = random;
    this.#list = from.list.copy();
    this.#total = found > 0 ? found : 0;
  }

  step(): number {
    const { to } = this.#asked;
    for (let values = 0; values < VALUES_A_PART && this.#done < this.#total; this.#done++) {
      const copy = this.#copyOf(this.#done % this.#list.length);
      to.list.pushSample(copy);
      values += copy.pixels.length;
    }
    this.after = this.#done >= this.#total ? "end" : "step";
    return 0;
  }

  #copyOf(place: number): Sample {
    const { kind, from, block } = this.#asked;
    const { label, pixels } = sampleAt({ list: this.#list, name: from.name }, place, block);
    const side = sideOfSquare(pixels.length);
    if (side === null) {
      const where = { list: from.name, item: place + 1 };
      throw new RunError("copies.notSquare", { ...where, found: pixels.length }, block);
    }
    const make = makers[kind];
    if (make === undefined) throw new Error(`No kind of copies is called ${kind}`);
    return { label, pixels: varyPicture(pixels, side, make(this.#random, side)), text: null };
  }
}

/** By whole pixels, and by one at least: a copy that is the same would teach nothing new. */
function shift(random: Random, side: number): { readonly right: number; readonly down: number } {
  const most = Math.max(1, Math.round(side * SHIFT_SHARE));
  for (;;) {
    const right = Math.floor(random.next() * (2 * most + 1)) - most;
    const down = Math.floor(random.next() * (2 * most + 1)) - most;
    if (right !== 0 || down !== 0) return { right, down };
  }
}

function between(random: Random, low: number, high: number): number {
  return low + random.next() * (high - low);
}
