// Dropout: while training, each input of a layer is left out with a given chance, and the others
// grow so that the expected sum stays (inverted dropout, Srivastava et al. 2014). Nothing allocated.
import type { Floats, NonZeros } from "./kernels.ts";
import type { Random } from "./rng.ts";

/**
 * Draws once for every input of the layer, in order, zeros too: an input is dropped when U < share.
 * Takes the dropped ones out of `x` and multiplies the others by 1 / (1 - share). `kept` says 1 or 0
 * for each input, for the way back.
 */
export function dropInputs(
  x: NonZeros,
  kept: Uint8Array,
  { share, random }: { readonly share: number; readonly random: Random },
): void {
  for (let i = 0; i < kept.length; i++) kept[i] = random.next() < share ? 0 : 1;
  const scale = 1 / (1 - share);
  const { index, value } = x;
  let count = 0;
  for (let k = 0; k < x.count; k++) {
    if (kept[index[k]] === 0) continue;
    index[count] = index[k];
    value[count] = value[k] * scale;
    count++;
  }
  x.count = count;
}

/** The way back: dx_i <- kept ? dx_i * (1 / (1 - share)) : 0 */
export function dropBackward(dx: Floats, kept: Uint8Array, share: number): void {
  const scale = 1 / (1 - share);
  for (let i = 0; i < dx.length; i++) dx[i] = kept[i] === 0 ? 0 : dx[i] * scale;
}
