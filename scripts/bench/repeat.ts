// Repeats a measurement and says how much its results differ. It must not know what is measured.

export interface Repeated {
  readonly median: number;
  readonly smallest: number;
  readonly largest: number;
}

/** The median of five results, or of as many as asked for, and how far they spread. */
export async function repeat(
  measure: () => number | Promise<number>,
  times = 5,
): Promise<Repeated> {
  const results: number[] = [];
  for (let i = 0; i < times; i++) results.push(await measure());
  return summarise(results);
}

export function summarise(results: readonly number[]): Repeated {
  const sorted = [...results].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted[sorted.length - 1 - middle] ?? Number.NaN;
  return {
    median: (lower + upper) / 2,
    smallest: sorted[0] ?? Number.NaN,
    largest: sorted.at(-1) ?? Number.NaN,
  };
}

/** Runs `portion` until `seconds` have passed; how many of what it counts came in one second. */
export function perSecond(portion: () => number, seconds = 0.4): number {
  const began = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    count += portion();
    elapsed = (performance.now() - began) / 1000;
  }
  return count / elapsed;
}
