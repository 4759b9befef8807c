// What a bubble shows of a value: a sample as a picture, numbers in a row as a strip, a list by its first
// items. Values that are samples already are shown without making their text. Knows no bubbles.

import { type Sample, sampleValue } from "#data/sample";
import { isSample } from "#data/sample-list";
import { readSample } from "#data/sample-reader";
import { SampleStore } from "#data/sample-store";
import type { Value } from "#program/program";
import type { Report, ShownValue } from "#program/run-event";
import { toText } from "#runtime/cast";
import type { Arguments, List } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import { pictureOf } from "./recorder.ts";
import { linkSample, type SamplePorts } from "./sample-source.ts";

const MOST_CHARACTERS = 1000;
const MOST_ITEMS = 100;
const MOST_ITEM_CHARACTERS = 120;
const MOST_VALUES = 100_000;
/** Texts longer than this are not looked at for numbers. */
const LONGEST_ROW = 4_000_000;
/** Fewer numbers are quicker read than seen. */
const FEWEST_VALUES = 3;
const SMALLEST_PICTURE = 16;

/** Links telling the value of argument 0, in the form that shows most of it. */
export function linkReport(
  args: Arguments,
  samples: SamplePorts,
  tellTo: () => Report[],
): (thread: Thread) => void {
  const { block } = args;
  const tell = (value: ShownValue): void => {
    tellTo().push({ block, value });
  };
  const expr = args.expr(0);
  const op = expr.kind === "call" ? expr.op : "";
  if (op === "data_listcontents") {
    const list = args.inside(0).list(0);
    return () => tell(showList(list));
  }
  if (op === "data_sample" || op === "data_drawing") {
    const sample = linkSample(args, 0, samples);
    return (t) => tell(showSample(sample(t)));
  }
  const value = args.value(0);
  return (t) => tell(showValue(value(t)));
}

export function showValue(value: Value): ShownValue {
  if (typeof value === "string") return showRow(value) ?? showText("text", value);
  return showText(typeof value === "number" ? "number" : "boolean", toText(value));
}

export function showList(list: List): ShownValue {
  const items = Array.from({ length: Math.min(list.length, MOST_ITEMS) }, (_, index) =>
    cut(toText(list.get(index)), MOST_ITEM_CHARACTERS),
  );
  return { kind: "list", items, length: list.length };
}

export function showSample(sample: Sample): ShownValue {
  const { length } = sample.pixels;
  if (isPicture(length)) return { kind: "picture", sample: pictureOf(sample) };
  return {
    kind: "vector",
    values: Float64Array.from({ length }, (_, k) => sampleValue(sample, k)),
  };
}

function showText(kind: "number" | "text" | "boolean", text: string): ShownValue {
  return { kind, text: cut(text, MOST_CHARACTERS), length: text.length };
}

/** A text that is a sample, or numbers in a row; null when it is neither. */
function showRow(text: string): ShownValue | null {
  if (text.length > LONGEST_ROW) return null;
  const words = text.trim().split(/\s+/, MOST_VALUES + 2);
  if (words.length < FEWEST_VALUES || words.length > MOST_VALUES + 1) return null;
  const numbers = words.map(Number);
  const isNumber = Number.isFinite(numbers[0]);
  if (!numbers.every((number, index) => index === 0 || Number.isFinite(number))) return null;
  const read = isPicture(words.length - 1) ? readSample(text, new SampleStore()) : null;
  if (read !== null && isSample(read)) return showSample(read);
  const values = isNumber ? numbers : numbers.slice(1);
  const isRow = values.length >= FEWEST_VALUES && values.length <= MOST_VALUES;
  return isRow ? { kind: "vector", values: Float64Array.from(values) } : null;
}

function isPicture(length: number): boolean {
  return length >= SMALLEST_PICTURE && Number.isInteger(Math.sqrt(length));
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
