// Where a block's sample comes from: an item of a list, the drawing on the pad, or any text that
// reads as a sample. The first two go straight to the typed sample, without the text.

import type { Sample } from "#data/sample";
import { isSample } from "#data/sample-list";
import { readSample } from "#data/sample-reader";
import { SampleStore } from "#data/sample-store";
import { phraseSampleProblem } from "#files/phrase-list";
import { RunError } from "#program/diagnostic";
import type { BlockId } from "#program/program";
import { toNumber } from "#runtime/cast";
import type { Arguments } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { NamedList, ReadySamples } from "./ready-samples.ts";

export interface SamplePorts {
  sampleList(id: string): SamplesOfList;
  drawing(): Sample | null;
}

/** A list as samples, by themselves and ready to train on. */
export interface SamplesOfList extends NamedList {
  readonly ready: ReadySamples;
}

/** An item of a list, asked for by its place. */
export interface LinkedItem {
  readonly from: SamplesOfList;
  /** Its place from 0. Throws a `RunError` when the list has no such place. */
  readonly place: (thread: Thread) => number;
  /** The sample at a place from 0. Throws a `RunError` when it is none. */
  readonly sample: (place: number) => Sample;
}

/** Links argument `index` of a call as a sample. Throws a RunError at run time when it is none. */
export function linkSample(
  args: Arguments,
  index: number,
  ports: SamplePorts,
): (thread: Thread) => Sample {
  const expr = args.expr(index);
  if (expr.kind === "call" && expr.op === "data_sample") {
    const { place, sample } = linkItem(args.inside(index), ports);
    return (t) => sample(place(t));
  }
  if (expr.kind === "call" && expr.op === "data_drawing") {
    return () => {
      const drawing = ports.drawing();
      if (drawing === null) throw new RunError("run.noDrawing", {}, expr.block);
      return drawing;
    };
  }
  const text = args.text(index);
  let lastText: string | null = null;
  let last: Sample | null = null;
  return (t) => {
    const line = text(t);
    if (last === null || line !== lastText) {
      const read = readSample(line, new SampleStore());
      if (!isSample(read)) {
        throw new RunError("run.textNotASample", { text: line.slice(0, 40) }, expr.block);
      }
      last = read;
      lastText = line;
    }
    return last;
  };
}

/** Argument `index` of a call when it is an item of a list, `sample (i) of [list]`; otherwise null. */
export function findItem(args: Arguments, index: number, ports: SamplePorts): LinkedItem | null {
  const expr = args.expr(index);
  const isItem = expr.kind === "call" && expr.op === "data_sample";
  return isItem ? linkItem(args.inside(index), ports) : null;
}

/** Links the call `data_sample (index) (list)` itself. */
export function linkItem(args: Arguments, ports: SamplePorts): LinkedItem {
  const place = args.value(0);
  const from = linkList(args, 1, ports);
  const { list, name } = from;
  return {
    from,
    place: (t) => {
      const value = place(t);
      const index = Math.floor(value === "last" ? list.length : toNumber(value));
      if (index >= 1 && index <= list.length) return index - 1;
      if (list.length === 0) throw emptyList(name, args.block);
      const parameters = { index: String(value).slice(0, 40), list: name, length: list.length };
      throw new RunError("run.sampleOutside", parameters, args.block);
    },
    sample: (index) => sampleAt(from, index, args.block),
  };
}

/** Links argument `index` of a call as a list of samples. */
export function linkList(args: Arguments, index: number, ports: SamplePorts): SamplesOfList {
  const reference = args.expr(index);
  if (reference.kind !== "list") throw new Error(`Argument ${index} is not a list`);
  return ports.sampleList(reference.id);
}

/** Item `index` (from 0) of a list as a sample. Throws a `RunError` on the block when it is none. */
export function sampleAt({ list, name }: NamedList, index: number, block: BlockId): Sample {
  const read = list.sample(index);
  if (isSample(read)) return read;
  const why = phraseSampleProblem(read, { list: name, item: index + 1 });
  throw new RunError("run.notASample", { why }, block);
}

export function emptyList(name: string, block: BlockId): RunError {
  return new RunError("run.emptyList", { list: name }, block);
}
