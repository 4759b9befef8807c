// Some samples of a list, one after the other: `samples (1) to (1000) of [list]`. They are taken up by
// themselves, and problems name the places that they have in the list.
import { RunError } from "#program/diagnostic";
import type { Arguments } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import { ReadySamples } from "./ready-samples.ts";
import { emptyList, linkList, type SamplePorts, type SamplesOfList } from "./sample-source.ts";

/**
 * Links arguments `index` (a list) and the two after it (the first and the last sample, from 1) of a call.
 * Throws a `RunError` at run time when the list has no such samples.
 */
export function linkSlice(
  a: Arguments,
  index: number,
  ports: SamplePorts,
): (thread: Thread) => SamplesOfList {
  const { list, name } = linkList(a, index, ports);
  const first = a.number(index + 1);
  const last = a.number(index + 2);
  // A slice that is asked for again and again is taken up once.
  let known: SamplesOfList | null = null;
  let bounds = { from: Number.NaN, to: Number.NaN };
  return (t) => {
    const [asked, end] = [first(t), last(t)];
    const from = Math.round(asked) - 1;
    const to = Math.round(end);
    if (list.length === 0) throw emptyList(name, a.block);
    if (!(from >= 0 && from < to && to <= list.length)) {
      const found = { first: asked, last: end, list: name, length: list.length };
      throw new RunError("run.noSuchSamples", found, a.block);
    }
    if (known === null || from !== bounds.from || to !== bounds.to) {
      bounds = { from, to };
      known = { list, name, ready: new ReadySamples({ list, name }, bounds) };
    }
    return known;
  };
}
