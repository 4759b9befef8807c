// Learning rates to try, read from words or the items of a list. Pure: what is wrong is told with its place.

export const MOST_RATES = 50;

/** A sentence of the catalogue and what stands in it. */
export interface RateFault {
  readonly code: "sweep.rate" | "sweep.rates";
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** The numbers of a text, apart by spaces, commas or semicolons. */
export function rateWords(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}

/** Each rate once, in the order given; or the first that is no finite number above 0, or that there are too many. */
export function readRates(words: readonly unknown[]): readonly number[] | RateFault {
  const rates = new Set<number>();
  for (const [index, word] of words.entries()) {
    const rate = String(word).trim() === "" ? Number.NaN : Number(word);
    if (!(rate > 0 && Number.isFinite(rate))) {
      const parameters = { place: index + 1, found: String(word).slice(0, 40) };
      return { code: "sweep.rate", parameters };
    }
    rates.add(rate);
  }
  if (rates.size >= 1 && rates.size <= MOST_RATES) return [...rates];
  return { code: "sweep.rates", parameters: { found: rates.size, most: MOST_RATES } };
}

export function isFault(read: readonly number[] | RateFault): read is RateFault {
  return "code" in read;
}
