// Room for the pixels of many samples: a few large blocks, so that 60,000 pictures are not 60,000
// allocations. What is kept is never changed. Knows nothing of labels or lists.

const FIRST_BLOCK = 2 ** 14;
const LARGEST_BLOCK = 2 ** 20;

export class SampleStore {
  private block = new Uint8Array(0);
  private used = 0;
  private nextSize = FIRST_BLOCK;

  /** A copy of the pixels that stays as it is. Blocks grow from 16 KiB to 1 MiB. */
  keepBytes(pixels: Uint8Array): Uint8Array {
    const end = this.used + pixels.length;
    if (end > this.block.length) {
      this.block = new Uint8Array(Math.max(this.nextSize, pixels.length));
      this.nextSize = Math.min(LARGEST_BLOCK, this.nextSize * 2);
      this.used = 0;
      return this.keepBytes(pixels);
    }
    const kept = this.block.subarray(this.used, end);
    kept.set(pixels);
    this.used = end;
    return kept;
  }
}
