// Splits JSON into the elements of its arrays while it comes in, so that a large file is never in
// memory whole: of the array that the text is, or of the arrays right inside the object that it is.
// Each element is parsed by itself. It must not know what elements mean.
import type { JsonProblem } from "#data/data-problem";
import { MAX_LINE_BYTES } from "#data/limits";

/** `key`: of the array the element stands in; null in the outermost array. */
export type TakeElement = (value: unknown, key: string | null) => void;

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

export class JsonElements {
  /** What is wrong with the text; then nothing more is read. */
  problem: JsonProblem | null = null;
  private readonly take: TakeElement;
  private readonly text = new TextDecoder();
  private outer = 0;
  private depth = 0;
  /** How deep the elements stand; 0 between the arrays of an object. */
  private elementDepth = 0;
  private key: string | null = null;
  private inString = false;
  private isEscaped = false;
  /** Text since the last comma or bracket that parts elements. */
  private pending = "";
  private elements = 0;
  private isAfterComma = false;

  constructor(take: TakeElement) {
    this.take = take;
  }

  /** Whether the text is an array itself. */
  get isArray(): boolean {
    return this.outer === OPEN_ARRAY;
  }

  push(chunk: Uint8Array): void {
    this.addText(this.text.decode(chunk, { stream: true }));
  }

  end(): void {
    this.addText(this.text.decode());
    if (this.problem !== null) return;
    if (this.outer === 0) this.stop("jsonNoArray");
    else if (this.depth > 0) this.stop("jsonCut");
  }

  private addText(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length && this.problem === null; at++) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) this.inString = false;
      } else if (code === QUOTE) {
        this.inString = true;
      } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
        this.depth++;
        if (this.opens(code, this.pending + text.slice(start, at))) start = this.cut(at);
      } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) {
        if (this.closes(code, () => this.pending + text.slice(start, at))) start = this.cut(at);
        this.depth--;
      } else if (code === COMMA && this.depth > 0 && this.depth <= Math.max(1, this.elementDepth)) {
        this.endElement(this.pending + text.slice(start, at));
        this.isAfterComma = true;
        start = this.cut(at);
      }
    }
    this.pending += text.slice(start);
    if (this.pending.length > MAX_LINE_BYTES && this.problem === null) {
      this.problem = { code: "jsonTooLong", row: this.elements + 1, limit: MAX_LINE_BYTES };
    }
    if (this.depth === 0 && this.outer !== 0 && this.pending.trim() !== "")
      this.stop("jsonDamaged");
    if (this.problem !== null) this.pending = "";
  }

  private cut(at: number): number {
    this.pending = "";
    return at + 1;
  }

  /** Whether elements, or the keys of arrays, begin after this bracket. */
  private opens(code: number, before: string): boolean {
    if (this.depth === 1) {
      if (this.outer !== 0 || before.replace("\uFEFF", "").trim() !== "") this.stop("jsonDamaged");
      this.outer = code;
      this.elementDepth = code === OPEN_ARRAY ? 1 : 0;
      return true;
    }
    if (this.depth !== 2 || this.outer !== OPEN_OBJECT || code !== OPEN_ARRAY) return false;
    const key = /^\s*("(?:[^"\\]|\\.)*")\s*:\s*$/.exec(before);
    if (key === null) this.stop("jsonDamaged");
    else this.key = String(JSON.parse(key[1]));
    this.elementDepth = 2;
    this.elements = 0;
    this.isAfterComma = false;
    return true;
  }

  /** Whether this bracket ends an array of elements, or the whole text. */
  private closes(code: number, before: () => string): boolean {
    if (this.depth === 0) {
      this.stop("jsonDamaged");
      return false;
    }
    if (this.depth > Math.max(1, this.elementDepth)) return false;
    const opened = this.depth === 2 ? OPEN_ARRAY : this.outer;
    // The closing bracket's code is two above the opening one's.
    if (code !== opened + 2) {
      this.stop("jsonDamaged");
      return false;
    }
    const last = before();
    if (last.trim() !== "" || this.isAfterComma) this.endElement(last);
    this.isAfterComma = false;
    if (this.depth === 2) this.elementDepth = 0;
    return true;
  }

  private endElement(text: string): void {
    if (this.elementDepth === 0) {
      // A lone value beside the arrays, or nothing after one of them.
      return;
    }
    this.elements++;
    try {
      this.take(JSON.parse(text), this.key);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.stop("jsonElement");
    }
  }

  private stop(code: "jsonDamaged" | "jsonCut" | "jsonElement" | "jsonNoArray"): void {
    if (code === "jsonNoArray") this.problem ??= { code };
    else this.problem ??= { code, row: this.elements + (code === "jsonElement" ? 0 : 1) };
  }
}
