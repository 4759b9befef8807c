// A grey picture: what every step of the drawing pipeline takes and gives.
// Knows nothing of where it comes from or how it is shown.

export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** width * height grey levels, row by row: 0 is empty paper, 255 is full ink. */
  readonly pixels: Uint8Array;
}
