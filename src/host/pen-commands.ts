// What the pen has drawn since it was last taken: numbers in a row, so that hundreds of dots a
// sample cost next to nothing. Who draws takes them once a frame. Knows no canvas.
import { turnOf } from "./costume-box.ts";
import { effectNames, type SpriteView } from "./stage-picture.ts";

/** So much work (see `PenCommands.waiting`) takes some 4 ms: it does not wait for the next frame. */
export const PORTION = 1000;

/**
 * Each command is its kind and what belongs to it; positions and sizes in stage units.
 * Line: kind, x0, y0, x1, y1, red, green, blue, alpha (0 to 1), width. Round ends: a line without
 * length is a dot.
 */
export const PEN_LINE = 0;
export const LINE_LENGTH = 10;
/** Where a line's opacity stands; one of 0 leaves nothing. */
export const ALPHA = 8;
/**
 * Stamp: kind, target (its place in the program's), costume, x, y, size, degrees clockwise, -1 where left
 * and right are changed, the effects.
 */
export const PEN_STAMP = 1;
export const STAMP_LENGTH = 8 + effectNames.length;

/** So many at most that drawing them takes no longer than a few slices. */
const MOST_COMMANDS = 20_000;
const FIRST_NUMBERS = 1024;
const STAGE_AREA = 480 * 360;

/** The pen's colour with its opacity, each from 0 to 1. */
export interface PenColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export interface PenBatch {
  /** Whatever was drawn before is to be erased first. */
  readonly cleared: boolean;
  /** Commands one after the other. Valid until the next command comes. */
  readonly numbers: Float32Array;
  readonly count: number;
}

export class PenCommands {
  /** Commands so far, erasing included, whether anybody took them or not. */
  total = 0;
  /** Where nobody draws, as on the command line, commands are only counted. */
  keeps = true;
  /** Whether a dot that lies under a later one is left out: who draws asks for it. */
  hidesCovered = false;
  /**
   * Called when so many commands wait that it is time to take them; the program waits meanwhile. If
   * they are not taken the newest are lost.
   */
  whenFull: (() => void) | null = null;
  private numbers = new Float32Array(FIRST_NUMBERS);
  private used = 0;
  private count = 0;
  private work = 0;
  private cleared = false;
  /** Where the newest opaque dot at a place stands among the numbers, by place and size. */
  private readonly dots = new Map<number, number>();

  line(from: { x: number; y: number }, to: { x: number; y: number }, pen: PenStroke): void {
    const at = this.reserve(LINE_LENGTH);
    if (at < 0) return;
    const { numbers } = this;
    numbers[at] = PEN_LINE;
    numbers[at + 1] = from.x;
    numbers[at + 2] = from.y;
    numbers[at + 3] = to.x;
    numbers[at + 4] = to.y;
    numbers[at + 5] = pen.colour.red;
    numbers[at + 6] = pen.colour.green;
    numbers[at + 7] = pen.colour.blue;
    numbers[at + 8] = pen.colour.alpha;
    numbers[at + 9] = pen.size;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    this.work += workFor(pen.size * (pen.size + length));
    if (this.hidesCovered && length === 0 && pen.colour.alpha === 1) this.cover(at);
  }

  /** A dot that lies under a new one, opaque and as large, need not be drawn: programs repaint their pictures. */
  private cover(at: number): void {
    const { numbers, dots } = this;
    const [x = 0, y = 0, size = 0] = [numbers[at + 1], numbers[at + 2], numbers[at + 9]];
    const place = (x * 1024 + y) * 1024 + size;
    const under = dots.get(place);
    const isSame =
      under !== undefined &&
      numbers[under + 1] === x &&
      numbers[under + 2] === y &&
      numbers[under + 9] === size;
    if (isSame) {
      numbers[under + ALPHA] = 0;
      this.work -= workFor(size * size);
    }
    dots.set(place, at);
  }

  /** `target`: its place among the program's targets. */
  stamp(target: number, sprite: SpriteView): void {
    const at = this.reserve(STAMP_LENGTH);
    if (at < 0) return;
    const { costume, x, y, size, effects } = sprite;
    const { degrees, mirror } = turnOf(sprite);
    this.numbers.set([PEN_STAMP, target, costume, x, y, size, degrees, mirror], at);
    this.numbers.set(
      effectNames.map((name) => effects[name]),
      at + 8,
    );
    const { width = 0, height = 0 } = sprite.costumes[costume] ?? {};
    this.work += workFor(width * height * (size / 100) ** 2);
  }

  /** The work of drawing what nobody has taken yet: about 1 for a dot, more for what covers much. */
  get waiting(): number {
    return this.work;
  }

  /** Erases everything: what came before need not be drawn any more. */
  clear(): void {
    this.total += 1;
    this.used = 0;
    this.count = 0;
    this.work = 0;
    this.dots.clear();
    this.cleared = true;
  }

  /** What was drawn since the last time. */
  take(): PenBatch {
    const { cleared, count } = this;
    const numbers = this.numbers.subarray(0, this.used);
    this.used = 0;
    this.count = 0;
    this.work = 0;
    this.dots.clear();
    this.cleared = false;
    return { cleared, numbers, count };
  }

  /** The place for a command of so many numbers, or -1 where it is not kept. */
  private reserve(length: number): number {
    this.total += 1;
    if (!this.keeps) return -1;
    if (this.count >= MOST_COMMANDS) this.whenFull?.();
    if (this.count >= MOST_COMMANDS) return -1;
    const at = this.used;
    if (at + length > this.numbers.length) {
      const longer = new Float32Array(this.numbers.length * 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.used += length;
    this.count += 1;
    return at;
  }
}

/** Measured in Chromium: a dot that covers the stage takes as long as some forty small ones. */
function workFor(area: number): number {
  return 1 + Math.min(area, STAGE_AREA) / 4000;
}

/** What a line is drawn with. */
export interface PenStroke {
  readonly colour: PenColour;
  /** Width in stage units. */
  readonly size: number;
}
