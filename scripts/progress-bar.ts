// One line at the bottom of a terminal that is written over: a bar and what stands beside it.
import type { WriteStream } from "node:tty";

const NARROWEST = 5;
const WIDEST = 24;
/** Eighths of a character, so that the bar grows evenly. */
const parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const BETWEEN_MS = 100;
const CLEAR = "\r\x1b[K";

export class ProgressBar {
  readonly #stream: WriteStream;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  /** Shows a fraction 0..1 and words, unless it has done so a moment ago. */
  show(fraction: number, words: () => string): void {
    const now = performance.now();
    if (now - this.#shownAt < BETWEEN_MS) return;
    this.#shownAt = now;
    const room = (this.#stream.columns || 80) - 1;
    const beside = ` ${words()}`;
    const width = Math.max(NARROWEST, Math.min(WIDEST, room - beside.length));
    this.#stream.write(CLEAR + (drawBar(fraction, width) + beside).slice(0, room));
  }

  /** Leaves a line above the bar for good. */
  leave(line: string): void {
    this.#stream.write(`${CLEAR}${line}\n`);
    this.#shownAt = Number.NEGATIVE_INFINITY;
  }

  clear(): void {
    this.#stream.write(CLEAR);
  }
}

/** A bar for a fraction 0..1, filled up to `width` characters. */
export function drawBar(fraction: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, fraction)) * width * 8);
  const full = "█".repeat(Math.floor(eighths / 8)) + parts[eighths % 8];
  return full + "░".repeat(width - full.length);
}
