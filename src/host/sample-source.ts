// Where a block's sample comes from: an item of a list, the drawing on the pad, or any text that
// reads as a sample. The first two go straight to the typed sample, without the text.

import type { Sample } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import { readSample } from "#data/sample-reader";
import { SampleStore } from "#data/sample-store";
import { phraseSampleProblem } from "#files/phrase-problem";
import { RunError } from "#program/diagnostic";
import { toNumber } from "#runtime/cast";
import type { Arguments } from "#runtime/ports";
import type { Thread } from "#runtime/thread";

export interface SamplePorts {
  /** The list as samples, and its name for sentences. */
  sampleList(id: string): { readonly list: SampleList; readonly name: string };
  drawing(): Sample | null;
}

/** Links argument `index` of a call as a sample. Throws a RunError at run time when it is none. */
export function linkSample(
  args: Arguments,
  index: number,
  ports: SamplePorts,
): (thread: Thread) => Sample {
  const expr = args.expr(index);
  if (expr.kind === "call" && expr.op === "data_sample") {
    return linkListSample(args.inside(index), ports);
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

/** Links the call `data_sample (index) (list)` itself. */
export function linkListSample(args: Arguments, ports: SamplePorts): (thread: Thread) => Sample {
  const place = args.value(0);
  const reference = args.expr(1);
  if (reference.kind !== "list") throw new Error("data_sample needs a list");
  const { list, name } = ports.sampleList(reference.id);
  return (t) => {
    const value = place(t);
    const index = Math.floor(value === "last" ? list.length : toNumber(value));
    if (!(index >= 1 && index <= list.length)) {
      const parameters = { index: String(value).slice(0, 40), list: name, length: list.length };
      const code = list.length === 0 ? "run.emptyList" : "run.sampleOutside";
      throw new RunError(code, parameters, args.block);
    }
    const read = list.sample(index - 1);
    if (isSample(read)) return read;
    const why = phraseSampleProblem(read, { list: name, item: index });
    throw new RunError("run.notASample", { why }, args.block);
  };
}
