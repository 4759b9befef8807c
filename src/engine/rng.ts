// The random numbers of the project: one small generator that stock Scratch blocks can compute too,
// so that the same seed gives the same bits everywhere. Formulas: README.md, "Random".
import { ln } from "./exp-ln.ts";
import { EngineMisuse } from "./stop.ts";

/** What a stream is drawn for. One seed gives each purpose its own, unrelated draws. */
export const streams = {
  init: 1,
  shuffle: 2,
  dropout: 3,
  pickRandom: 4,
  augmentation: 5,
} as const;

/** 2^31 - 1, a prime. */
const MODULUS = 2147483647;
/** A multiplier recommended by Park, Miller and Stockmeyer (1993); 48271 * MODULUS is below 2^53. */
const MULTIPLIER = 48271;

export class Random {
  #state: number;

  /**
   * @param seed any whole number, negative ones too
   * @param stream what the draws are for, see `streams`
   */
  constructor(seed: number, stream: number) {
    if (!Number.isInteger(seed)) throw new EngineMisuse("seed-not-whole", { found: seed });
    let s = 1 + modulo((seed % (MODULUS - 1)) + 7919 * stream, MODULUS - 1);
    for (let round = 0; round < 3; round++) {
      s = (MULTIPLIER * s) % MODULUS;
      s = 1 + ((s + Math.floor(s / 65536) * (s % 65536)) % (MODULUS - 1));
    }
    this.#state = s;
  }

  /** Uniform, above 0 and below 1. */
  next(): number {
    this.#state = (MULTIPLIER * this.#state) % MODULUS;
    return this.#state / MODULUS;
  }

  /** Normal with mean 0 and standard deviation 1: Marsaglia's polar method, second value dropped. */
  normal(): number {
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const q = u * u + v * v;
      if (0 < q && q < 1) return u * Math.sqrt((-2 * ln(q)) / q);
    }
  }

  /** The whole state, a whole number from 1 to 2147483646: keep it to go on with the same draws. */
  get state(): number {
    return this.#state;
  }

  set state(state: number) {
    if (!isRandomState(state)) throw new EngineMisuse("random-state", { found: state });
    this.#state = state;
  }
}

/** Whether a number can be the state of a `Random`. */
export function isRandomState(state: number): boolean {
  return Number.isInteger(state) && state >= 1 && state < MODULUS;
}

/** Anything with numbered places: an array or a typed array. */
interface Places<T> {
  readonly length: number;
  [place: number]: T;
}

/** Puts items in a random order, in place: Fisher and Yates, as Durstenfeld wrote it. */
export function shuffle<T>(items: Places<T>, random: Random): void {
  for (let i = items.length; i >= 2; i--) {
    const other = 1 + Math.floor(random.next() * i);
    const moved = items[i - 1];
    items[i - 1] = items[other - 1];
    items[other - 1] = moved;
  }
}

/** The remainder that is never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
