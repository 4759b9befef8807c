// Reads one line of text, as bytes, into a sample: label, then numbers. Values that are n/255 become
// bytes; the 256 canonical texts are recognised without parsing, since a list file of MNIST is 320 MB
// of them. One reader serves many lines. It must not know of files or line ends.
import type { SampleProblem } from "./data-problem.ts";
import { MAX_VALUES } from "./limits.ts";
import { matchPixel, numberText, PIXEL_VALUES, pixelOf, pixelTextLength } from "./pixel-text.ts";
import { LONGEST_TOKEN_SHOWN, readNumber } from "./read-number.ts";
import { type Sample, sampleText } from "./sample.ts";
import type { SampleStore } from "./sample-store.ts";

/** A part of a byte array: from `start` up to, not including, `end`. */
export interface Span {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const TAB = 9;
const SPACE = 32;
const COMMA = 44;
const SEMICOLON = 59;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

export class SampleReader {
  /** How many values the line has. */
  count = 0;
  /** Whether label and values give back the exact line. */
  canonical = true;
  private label = "";
  private holdsBytes = true;
  private bytes = new Uint8Array(1024);
  private floats = new Float64Array(0);
  private readonly labels = new Map<string, string>();

  /** Reads a line. Null, and then `take` gives the sample; or why it is not a sample. */
  read(line: Span): SampleProblem | null {
    const { bytes, start, end } = line;
    // A value takes two bytes at least, its separator included.
    const room = ((end - start) >> 1) + 1;
    if (this.bytes.length < room) this.bytes = new Uint8Array(room * 2);
    this.count = 0;
    this.canonical = true;
    this.holdsBytes = true;

    let at = this.readLabel(line);
    while (at < end) {
      if (bytes[at] === SPACE) {
        const pixel = matchPixel(bytes, at + 1);
        const next = pixel < 0 ? end + 1 : at + 1 + pixelTextLength(pixel);
        if (next === end || (next < end && bytes[next] === SPACE)) {
          this.pushPixel(pixel);
          at = next;
          continue;
        }
      }
      const token = this.skipSeparator(line, at);
      // Spaces at the end of the line; after a comma a value must come.
      if (token === end && isBlank(bytes, at, end)) {
        this.canonical = false;
        break;
      }
      at = tokenEnd(bytes, token, end);
      const problem = this.pushToken(decoder.decode(bytes.subarray(token, at)));
      if (problem !== null) return problem;
      if (this.count > MAX_VALUES) break;
    }
    if (this.count > MAX_VALUES) {
      return { code: "tooManyValues", found: this.count, limit: MAX_VALUES };
    }
    return this.count === 0 ? { code: "noValues" } : null;
  }

  /** The sample last read, its pixels kept in `store`; `text` is the exact line or null. */
  take(store: SampleStore, text: string | null): Sample {
    const pixels = this.holdsBytes
      ? store.keepBytes(this.bytes.subarray(0, this.count))
      : this.floats.slice(0, this.count);
    return { label: this.label, pixels, text };
  }

  private readLabel({ bytes, start, end }: Span): number {
    let from = start;
    while (from < end && isSpace(bytes[from])) from++;
    if (from > start) this.canonical = false;
    const to = tokenEnd(bytes, from, end);
    const label =
      to === from + 1 && bytes[from] < 128
        ? String.fromCharCode(bytes[from])
        : decoder.decode(bytes.subarray(from, to));
    // A label that was not UTF-8 is not exact: who keeps the text sees it.
    if (label.includes("\uFFFD")) this.canonical = false;
    // One string for all samples with this label.
    const known = this.labels.get(label);
    if (known === undefined && this.labels.size < 1000) this.labels.set(label, label);
    this.label = known ?? label;
    return to;
  }

  /** Skips spaces with at most one comma or semicolon among them. */
  private skipSeparator({ bytes, end }: Span, start: number): number {
    let at = start;
    while (at < end && isSpace(bytes[at])) at++;
    if (bytes[at] === COMMA || bytes[at] === SEMICOLON) at++;
    while (at < end && isSpace(bytes[at])) at++;
    if (at !== start + 1 || bytes[start] !== SPACE) this.canonical = false;
    return Math.min(at, end);
  }

  private pushToken(token: string): SampleProblem | null {
    const value = readNumber(token);
    if (typeof value === "string") {
      const position = this.count + 1;
      return { code: value, position, token: token.slice(0, LONGEST_TOKEN_SHOWN) };
    }
    if (numberText(value) !== token) this.canonical = false;
    const pixel = pixelOf(value);
    if (pixel >= 0) this.pushPixel(pixel);
    else this.pushNumber(value);
    return null;
  }

  private pushPixel(pixel: number): void {
    if (this.holdsBytes) this.bytes[this.count++] = pixel;
    else this.floats[this.count++] = PIXEL_VALUES[pixel];
  }

  private pushNumber(value: number): void {
    if (this.holdsBytes) {
      if (this.floats.length < this.bytes.length) this.floats = new Float64Array(this.bytes.length);
      for (let i = 0; i < this.count; i++) this.floats[i] = PIXEL_VALUES[this.bytes[i]];
      this.holdsBytes = false;
    }
    this.floats[this.count++] = value;
  }
}

/** Reads one item of a list as a sample. */
export function readSample(text: string, store: SampleStore): Sample | SampleProblem {
  const bytes = encoder.encode(text);
  const reader = new SampleReader();
  const problem = reader.read({ bytes, start: 0, end: bytes.length });
  if (problem !== null) return problem;
  const sample = reader.take(store, null);
  return sampleText(sample) === text ? sample : { ...sample, text };
}

/** Whether `bytes` from `start` to `end` are spaces and tabs only. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(bytes[at])) return false;
  return true;
}

/** Whether the line looks as if it were meant as a sample: over half of its two or more values are numbers. */
export function looksLikeSample({ bytes, start, end }: Span): boolean {
  const [, ...values] = decoder
    .decode(bytes.subarray(start, end))
    .trim()
    .split(/[\s,;]+/);
  const numbers = values.filter((token) => readNumber(token) !== "notANumber");
  return values.length >= 2 && numbers.length * 2 > values.length;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

function tokenEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at];
    if (byte === SPACE || byte === TAB || byte === COMMA || byte === SEMICOLON) break;
    at++;
  }
  return at;
}
