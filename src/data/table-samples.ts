// Collects the rows of a table as samples. Whether the values are pixels 0..255 can only be told
// from the whole table: until a row says otherwise, rows are kept as bytes. It must not know of text.
import type { Scale } from "./import/import-settings.ts";
import { PIXEL_VALUES, pixelOf } from "./pixel-text.ts";
import type { Sample } from "./sample.ts";
import { SampleStore } from "./sample-store.ts";

/** What the values were, and what was done with them. */
export interface Scaled {
  readonly scale: Scale;
  /** The smallest and the largest value before; both 0 when there are none. */
  readonly low: number;
  readonly high: number;
}

export class TableSamples {
  private samples: Sample[] = [];
  private store = new SampleStore();
  /** Whether all values are whole numbers 0..255: then `pixels` still are those numbers. */
  private areWhole = true;
  private low = Number.POSITIVE_INFINITY;
  private high = Number.NEGATIVE_INFINITY;
  private bytes = new Uint8Array(0);

  get length(): number {
    return this.samples.length;
  }

  /** Adds a row; the values are copied. All rows have the same length. */
  add(label: string, values: Float64Array): void {
    if (this.areWhole && !values.every(isByte)) this.keepAsTheyAre();
    for (const value of values) {
      if (value < this.low) this.low = value;
      if (value > this.high) this.high = value;
    }
    if (!this.areWhole) {
      this.samples.push(this.exactSample(label, values));
      return;
    }
    if (this.bytes.length !== values.length) this.bytes = new Uint8Array(values.length);
    this.bytes.set(values);
    this.samples.push({ label, pixels: this.store.keepBytes(this.bytes), text: null });
  }

  clear(): void {
    this.samples = [];
    this.store = new SampleStore();
  }

  /**
   * The samples, their values divided by nothing, 255 or the largest. "auto": whole numbers 0..255
   * only, one of them above 1, are divided by 255; all others stay as they are.
   */
  end(asked: Scale | "auto"): Scaled & { readonly samples: Sample[] } {
    const low = finite(this.low);
    const high = finite(this.high);
    const scale = asked === "auto" ? (this.areWhole && high > 1 ? "255" : "none") : asked;
    const divisor = scale === "255" ? 255 : scale === "max" && high > 0 ? high : 1;
    const arePixels = this.areWhole && divisor === 255;
    if (this.areWhole && !arePixels) this.keepAsTheyAre();
    if (!arePixels && divisor !== 1) this.divide(divisor);
    return { samples: this.samples, scale, low, high };
  }

  private keepAsTheyAre(): void {
    this.areWhole = false;
    this.store = new SampleStore();
    // In place: a large table must not be in memory as whole numbers and as float64 at once.
    this.samples.forEach(({ label, pixels }, i) => {
      this.samples[i] = this.exactSample(label, Float64Array.from(pixels));
    });
  }

  private divide(divisor: number): void {
    this.store = new SampleStore();
    this.samples.forEach(({ label, pixels }, i) => {
      const values = Float64Array.from(pixels, (value) =>
        pixels instanceof Uint8Array ? PIXEL_VALUES[value] / divisor : value / divisor,
      );
      this.samples[i] = this.exactSample(label, values);
    });
  }

  /** Bytes where all values are n/255, an eighth of the room; 0 and 1 are. */
  private exactSample(label: string, values: Float64Array): Sample {
    if (this.bytes.length !== values.length) this.bytes = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const pixel = pixelOf(values[i]);
      if (pixel < 0) return { label, pixels: values.slice(), text: null };
      this.bytes[i] = pixel;
    }
    return { label, pixels: this.store.keepBytes(this.bytes), text: null };
  }
}

function isByte(value: number): boolean {
  return value >= 0 && value <= 255 && Number.isInteger(value);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
