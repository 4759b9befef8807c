// Makes a list of a list file, fed piece by piece: where the pieces are cut makes no difference.
// Decides from the first lines whether it holds samples (then every line must be one, of the same
// length) or plain lines. Everything or nothing, unless it is to leave out lines that have faults. It
// must not know where the pieces come from.
import type { DataProblem, ListProblem, Refused } from "./data-problem.ts";
import { FaultLog } from "./fault-log.ts";
import { binaryFormat } from "./file-kind.ts";
import { MAX_ITEMS, MAX_LINE_BYTES, MAX_LIST_BYTES } from "./limits.ts";
import { type ListSummary, summariseList } from "./list-summary.ts";
import { RowNumbers } from "./row-numbers.ts";
import { type Item, SampleList } from "./sample-list.ts";
import { isBlank, looksLikeSample, SampleReader, type Span } from "./sample-reader.ts";
import { SampleStore } from "./sample-store.ts";

/**
 * "import": a file from outside. A byte-order mark and Windows line ends are taken off, samples are
 * checked, blank lines among samples are left out, a file without content is refused.
 * "restore": a list that `encodeList` wrote. Any line is an item, exactly.
 */
export type DecodeMode = "import" | "restore";

export interface DecodedList {
  readonly list: SampleList;
  readonly summary: ListSummary;
}

const NEWLINE = 10;
const RETURN = 13;
const LINES_LOOKED_AT = 5;
/** Blank ones among them: ten million kept to be looked at would take 3 GB. */
const MOST_LINES_LOOKED_AT = 100_000;
const LONGEST_NUMBER = 24;

export class ListDecoder {
  private readonly mode: DecodeMode;
  readonly numbers = new RowNumbers();
  private readonly items: Item[] = [];
  private readonly reader = new SampleReader();
  private readonly store = new SampleStore();
  private readonly text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly faults: FaultLog;
  private size = 0;
  private line = 0;
  /** Values of a sample; 0 for a plain list, null before the first lines were looked at. */
  private expected: number | null;
  private firstLines: Uint8Array[] = [];
  private linesWithContent = 0;
  /** The beginning of a line whose end has not come yet. */
  private carry = new Uint8Array(2 ** 13);
  private carried = 0;

  constructor(mode: DecodeMode, faults = new FaultLog("refuse")) {
    this.mode = mode;
    this.faults = faults;
    this.expected = mode === "restore" ? 0 : null;
  }

  /** Whether more of the file would only bring more of the same. */
  get isRefused(): boolean {
    return this.faults.isFull;
  }

  /** Whether the file's last line has no end. */
  get endsInLine(): boolean {
    return this.carried > 0;
  }

  /** The next bytes; they are not kept. */
  push(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > MAX_LIST_BYTES) this.refuse({ code: "fileTooLarge", limit: MAX_LIST_BYTES });
    let start = 0;
    while (start < chunk.length && !this.isRefused) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline < 0 ? chunk.length : newline;
      if (newline < 0 || this.carried > 0) this.carryOver(chunk.subarray(start, end));
      if (newline >= 0) {
        if (this.carried > 0) this.endCarried();
        else this.addLine({ bytes: chunk, start, end });
      }
      start = end + 1;
    }
  }

  /** After the last piece. A newline at the end of the file makes no item. */
  end(): DecodedList | Refused {
    const list = this.endGood();
    if (this.faults.total > 0) return this.faults.refused();
    return { list, summary: summariseList(list) };
  }

  /**
   * The same, but always gives what is in order; what is not, the fault log has. `damage` is why the
   * file could not be read to its end.
   */
  endGood(damage: DataProblem | null = null): SampleList {
    if (this.carried > 0 && damage === null) this.endCarried();
    if (this.expected === null) this.lookAtFirstLines();
    if (damage !== null) this.refuse(damage);
    if (this.mode === "import" && this.linesWithContent === 0) this.refuse({ code: "empty" });
    return new SampleList(this.items);
  }

  private carryOver(part: Uint8Array): void {
    const length = this.carried + part.length;
    if (length > MAX_LINE_BYTES) {
      this.refuse({ code: "lineTooLong", line: this.line + 1, limit: MAX_LINE_BYTES });
      return;
    }
    if (length > this.carry.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.carry.subarray(0, this.carried));
      this.carry = larger;
    }
    this.carry.set(part, this.carried);
    this.carried = length;
  }

  private endCarried(): void {
    const end = this.carried;
    this.carried = 0;
    this.addLine({ bytes: this.carry, start: 0, end });
  }

  private addLine(raw: Span): void {
    this.line++;
    const line = this.mode === "import" ? this.withoutMarks(raw) : raw;
    if (line.end - line.start > MAX_LINE_BYTES) {
      this.refuse({ code: "lineTooLong", line: this.line, limit: MAX_LINE_BYTES });
      return;
    }
    const hasContent = !isBlank(line.bytes, line.start, line.end);
    if (hasContent) this.linesWithContent++;
    if (this.expected !== null) {
      this.readLine(line, this.expected);
      return;
    }
    this.firstLines.push(line.bytes.slice(line.start, line.end));
    const isEnough = this.firstLines.length === MOST_LINES_LOOKED_AT;
    if (this.linesWithContent === LINES_LOOKED_AT || isEnough) this.lookAtFirstLines();
  }

  /** Without the byte-order mark at the start of the file and the CR at the end of the line. */
  private withoutMarks({ bytes, start, end }: Span): Span {
    let from = start;
    if (this.line === 1) {
      const format = binaryFormat(bytes.subarray(start, end));
      if (format !== null) this.refuse({ code: "binary", format });
      if (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf)
        from += 3;
    }
    const to = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
    return { bytes, start: from, end: to };
  }

  private lookAtFirstLines(): void {
    const lines = this.firstLines.map((bytes) => ({ bytes, start: 0, end: bytes.length }));
    const content = lines.filter(({ bytes, end }) => !isBlank(bytes, 0, end));
    const samples = content.filter(looksLikeSample);
    const expected = samples.length * 2 > content.length ? this.usualLength(samples) : 0;
    this.expected = expected;
    this.firstLines = [];
    const { line: now } = this;
    this.line = 0;
    for (const line of lines) {
      this.line++;
      this.readLine(line, expected);
    }
    this.line = now;
  }

  /** The number of values most of the lines have; of the first one on a tie. */
  private usualLength(lines: readonly Span[]): number {
    const counts = new Map<number, number>();
    for (const line of lines) {
      if (this.reader.read(line) !== null) continue;
      const { count } = this.reader;
      counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
    // No line is in order: each of them is about to be named.
    return usual?.[0] ?? 1;
  }

  private readLine(line: Span, expected: number): void {
    if (this.isRefused) return;
    const { length } = this.items;
    if (length === MAX_ITEMS) {
      this.refuse({ code: "tooManyItems", limit: MAX_ITEMS });
    } else if (expected > 0) {
      if (!isBlank(line.bytes, line.start, line.end)) this.readSample(line, expected);
    } else if (this.mode === "import" || !this.restoreSample(line)) {
      this.readPlain(line);
    }
    if (this.items.length > length) this.numbers.note(length, this.line);
  }

  private readSample(line: Span, expected: number): void {
    const problem = this.reader.read(line);
    if (problem !== null && problem.code !== "noValues") {
      const isBinary = problem.code === "notANumber" && hasControls(problem.token);
      if (isBinary) this.refuse({ code: "binary", format: null });
      else this.report({ ...problem, line: this.line });
      return;
    }
    if (this.reader.count !== expected) {
      this.report({ code: "ragged", line: this.line, found: this.reader.count, expected });
      return;
    }
    if (this.faults.dropsAll) return;
    const exact = this.reader.canonical ? null : this.decode(line);
    if (this.reader.canonical || exact !== null) {
      this.items.push(this.reader.take(this.store, exact));
    }
  }

  /** Takes the line as a sample if its typed form is enough to write it again. */
  private restoreSample(line: Span): boolean {
    const isSample = this.reader.read(line) === null && this.reader.canonical;
    if (isSample) this.items.push(this.reader.take(this.store, null));
    return isSample;
  }

  private readPlain(line: Span): void {
    const text = this.decode(line);
    if (this.mode === "import" && text?.includes("\0")) {
      this.refuse({ code: "binary", format: null });
      return;
    }
    if (text === null || this.faults.dropsAll) return;
    // A number takes less room and counts faster; its text is the same.
    const value = text.length > 0 && text.length <= LONGEST_NUMBER ? Number(text) : Number.NaN;
    this.items.push(Number.isFinite(value) && String(value) === text ? value : text);
  }

  /** Null, and reported, when it is not UTF-8. */
  private decode({ bytes, start, end }: Span): string | null {
    const short = end - start <= LONGEST_NUMBER ? shortAscii({ bytes, start, end }) : null;
    if (short !== null) return short;
    try {
      return this.text.decode(bytes.subarray(start, end));
    } catch {
      this.report({ code: "notUtf8", line: this.line });
      return null;
    }
  }

  private report(problem: ListProblem): void {
    this.faults.report(problem);
    if (this.faults.dropsAll) this.items.length = 0;
  }

  private refuse(problem: DataProblem): void {
    // What came before is still to be read.
    if (this.faults.rule === "leave out" && this.expected === null && problem.code !== "binary") {
      this.lookAtFirstLines();
    }
    this.faults.refuse(problem);
    if (this.faults.dropsAll) this.items.length = 0;
  }
}

/** The text of a short line, many times faster than a TextDecoder; null unless it is ASCII. */
function shortAscii({ bytes, start, end }: Span): string | null {
  let text = "";
  for (let at = start; at < end; at++) {
    if (bytes[at] >= 128) return null;
    text += String.fromCharCode(bytes[at]);
  }
  return text;
}

function hasControls(token: string): boolean {
  for (const character of token) if (character < " " && character !== "\r") return true;
  return false;
}
