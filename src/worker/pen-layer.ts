// The layer that pens draw on: takes the commands of a run in portions and draws them as Scratch
// does. Round ends, each line for itself, so that transparent lines cover each other.
import { ALPHA, LINE_LENGTH, PEN_LINE, type PenCommands, STAMP_LENGTH } from "#host/pen-commands";
import { type Effects, effectNames } from "#host/stage-picture";
import { HALF_HEIGHT, HALF_WIDTH } from "./stage-look.ts";

type Context = OffscreenCanvasRenderingContext2D;

/** Dots of one colour that are filled at once: twice as fast as one by one. */
const MOST_DOTS = 28;

/** A sprite as it was when it was stamped. */
export interface Stamp {
  /** Its place among the program's targets. */
  readonly target: number;
  readonly costume: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Clockwise. */
  readonly degrees: number;
  /** -1 where left and right are changed, otherwise 1. */
  readonly mirror: number;
  readonly effects: Readonly<Effects>;
}

export class PenLayer {
  readonly canvas: OffscreenCanvas;
  private readonly context: Context | null;
  private readonly stamp: (context: Context, stamp: Stamp) => void;
  /** Nothing was drawn since it was erased. */
  isEmpty = true;
  private colour = "";
  private colourOf: readonly number[] = [];
  /** Dots in the path that is not filled yet, all of `dotColour`. */
  private dots = 0;
  private dotColour = "";

  constructor(scale: number, stamp: (context: Context, stamp: Stamp) => void) {
    this.canvas = new OffscreenCanvas(2 * HALF_WIDTH * scale, 2 * HALF_HEIGHT * scale);
    this.context = this.canvas.getContext("2d");
    this.stamp = stamp;
    this.context?.setTransform(scale, 0, 0, scale, HALF_WIDTH * scale, HALF_HEIGHT * scale);
    if (this.context !== null) this.context.lineCap = "round";
  }

  /** Draws all commands that wait. */
  draw(pen: PenCommands): void {
    const { cleared, numbers } = pen.take();
    if (cleared) this.clear();
    if (numbers.length > 0) this.isEmpty = false;
    for (let at = 0; at < numbers.length; ) {
      if (numbers[at] === PEN_LINE) {
        this.line(numbers, at);
        at += LINE_LENGTH;
      } else {
        this.fillDots();
        this.stampAt(numbers, at);
        at += STAMP_LENGTH;
      }
    }
    this.fillDots();
  }

  clear(): void {
    if (this.isEmpty) return;
    this.isEmpty = true;
    this.context?.clearRect(-HALF_WIDTH, -HALF_HEIGHT, 2 * HALF_WIDTH, 2 * HALF_HEIGHT);
  }

  private line(numbers: Float32Array, at: number): void {
    const { context } = this;
    if (context === null || numbers[at + ALPHA] === 0) return;
    const width = numbers[at + 9];
    // As in Scratch, so that lines of width 1 and 3 fill whole pixels of the stage.
    const shift = width === 1 || width === 3 ? 0.5 : 0;
    const x0 = numbers[at + 1] + shift;
    const y0 = -(numbers[at + 2] + shift);
    const x1 = numbers[at + 3] + shift;
    const y1 = -(numbers[at + 4] + shift);
    const colour = this.colourAt(numbers, at + 5);
    if (x0 !== x1 || y0 !== y1) {
      this.fillDots();
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
      return;
    }
    // One pixel of Scratch's stage is a square.
    if (width === 1) {
      this.fillDots();
      context.fillStyle = colour;
      return context.fillRect(x0 - 0.5, y0 - 0.5, 1, 1);
    }
    const isOpaque = numbers[at + 8] === 1;
    if (colour !== this.dotColour || this.dots >= MOST_DOTS || !isOpaque) this.fillDots();
    if (this.dots === 0) context.beginPath();
    context.moveTo(x0 + width / 2, y0);
    context.arc(x0, y0, width / 2, 0, 2 * Math.PI);
    this.dots += 1;
    this.dotColour = colour;
  }

  /** To be called before anything else is drawn. */
  private fillDots(): void {
    if (this.context === null || this.dots === 0) return;
    this.context.fillStyle = this.dotColour;
    this.context.fill();
    this.dots = 0;
  }

  /** Programs draw many lines in one colour: its name is made once. */
  private colourAt(numbers: Float32Array, at: number): string {
    const [r, g, b, a] = this.colourOf;
    if (
      numbers[at] === r &&
      numbers[at + 1] === g &&
      numbers[at + 2] === b &&
      numbers[at + 3] === a
    ) {
      return this.colour;
    }
    this.colourOf = [numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]];
    const [red, green, blue] = this.colourOf.map((channel) => Math.round(channel * 255));
    this.colour = `rgb(${red} ${green} ${blue} / ${numbers[at + 3]})`;
    return this.colour;
  }

  private stampAt(numbers: Float32Array, at: number): void {
    if (this.context === null) return;
    const [target, costume, x, y, size, degrees, mirror, ...values] = numbers.subarray(
      at + 1,
      at + STAMP_LENGTH,
    );
    const effects = Object.fromEntries(
      effectNames.map((name, index) => [name, values[index]]),
    ) as unknown as Effects;
    this.stamp(this.context, { target, costume, x, y, size, degrees, mirror, effects });
  }
}
