// Collects the rows of a table as samples. Whether the values are pixels 0..255 can only be told
// from the whole table: until a row says otherwise, rows are kept as bytes. It must not know of text.
import { pixelOf } from "./pixel-text.ts";
import type { Sample } from "./sample.ts";
import { SampleStore } from "./sample-store.ts";

export class TableSamples {
  private samples: Sample[] = [];
  private store = new SampleStore();
  /** Whether all values are whole numbers 0..255: then `pixels` still are those numbers. */
  private areWhole = true;
  private largest = 0;
  private bytes = new Uint8Array(0);

  get length(): number {
    return this.samples.length;
  }

  /** Adds a row; the values are copied. All rows have the same length. */
  add(label: string, values: Float64Array): void {
    if (this.areWhole && !values.every(isByte)) this.keepAsTheyAre();
    if (!this.areWhole) {
      this.samples.push(this.exactSample(label, values));
      return;
    }
    if (this.bytes.length !== values.length) this.bytes = new Uint8Array(values.length);
    this.bytes.set(values);
    for (const byte of this.bytes) if (byte > this.largest) this.largest = byte;
    this.samples.push({ label, pixels: this.store.keepBytes(this.bytes), text: null });
  }

  clear(): void {
    this.samples = [];
    this.store = new SampleStore();
  }

  /**
   * The samples. With whole numbers 0..255 only and one above 1, value n stands for n/255;
   * otherwise the values are as they were.
   */
  end(): { readonly samples: Sample[]; readonly arePixels: boolean } {
    if (this.areWhole && this.largest <= 1) this.keepAsTheyAre();
    return { samples: this.samples, arePixels: this.areWhole };
  }

  private keepAsTheyAre(): void {
    this.areWhole = false;
    this.store = new SampleStore();
    // In place: a large table must not be in memory as whole numbers and as float64 at once.
    this.samples.forEach(({ label, pixels }, i) => {
      this.samples[i] = this.exactSample(label, Float64Array.from(pixels));
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
