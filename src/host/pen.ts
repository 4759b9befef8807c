// The pen of one target: whether it is down, its width and its colour as the blocks set it.
// Knows not where the target is.
import type { Value } from "#program/program";
import { type Colour, colourOf, fromHsv, toHsv } from "./colour.ts";

const LEAST_SIZE = 1;
/** Twice the diagonal of the stage, so that a dot outside of it can fill it. */
const LARGEST_SIZE = 1200;

/** From 0 to 100 each. */
interface Parameters {
  color: number;
  saturation: number;
  brightness: number;
  transparency: number;
}

export class Pen {
  isDown = false;
  /** Width in stage units. */
  size = LEAST_SIZE;
  /** Of the blocks of Scratch 2, see old-pen.ts. */
  shade = 50;
  colour: Colour = { red: 0, green: 0, blue: 1, alpha: 1 };
  readonly parameters: Parameters = {
    color: 66.66,
    saturation: 100,
    brightness: 100,
    transparency: 0,
  };

  become({ isDown, size, shade, colour, parameters }: Pen): void {
    Object.assign(this, { isDown, size, shade, colour });
    Object.assign(this.parameters, parameters);
  }

  setSize(size: number): void {
    this.size = Math.min(Math.max(size, LEAST_SIZE), LARGEST_SIZE);
  }

  setColour(value: Value): void {
    this.colour = colourOf(value);
    const { hue, saturation, brightness } = toHsv(this.colour);
    Object.assign(this.parameters, {
      color: (hue / 360) * 100,
      saturation: saturation * 100,
      brightness: brightness * 100,
      transparency: 100 * (1 - this.colour.alpha),
    });
    this.shade = this.parameters.brightness / 2;
  }

  /** Names that there are not change nothing. The colour goes around from 100 to 0, as in Scratch. */
  setParameter(name: string, value: number): void {
    const { parameters } = this;
    if (!isParameter(name)) return;
    parameters[name] =
      name === "color" ? value - Math.floor(value / 101) * 101 : Math.min(Math.max(value, 0), 100);
    this.mix();
  }

  /** In degrees. */
  get hue(): number {
    // What has grown beyond all numbers is red.
    const { color } = this.parameters;
    return Number.isNaN(color) ? 0 : (color * 360) / 100;
  }

  /** Gives it the colour of its parameters. */
  mix(): void {
    const { saturation, brightness, transparency } = this.parameters;
    this.colour = fromHsv(
      { hue: this.hue, saturation: saturation / 100, brightness: brightness / 100 },
      1 - transparency / 100,
    );
  }

  changeParameter(name: string, by: number): void {
    if (isParameter(name)) this.setParameter(name, this.parameters[name] + by);
  }
}

const names: readonly string[] = ["color", "saturation", "brightness", "transparency"];

function isParameter(name: string): name is keyof Parameters {
  return names.includes(name);
}
