// Pictures of any size and colour as small grey ones: brightness, transparent parts on a ground that
// the ink stands out from, and scaling by areas. Pure; it must not know of files or decoders.

/** A decoded picture: four bytes a pixel, row by row from the top. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** Grey levels 0..255, row by row from the top. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Brightness by ITU-R BT.601: 0.299 red + 0.587 green + 0.114 blue, rounded. Where the picture is
 * transparent it lies on black if what is opaque is light, else on white.
 */
export function greyOf({ width, height, rgba }: Rgba): Grey {
  const pixels = new Uint8Array(width * height);
  let light = 0;
  let opaque = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    light += brightness(rgba, i) * rgba[i + 3];
    opaque += rgba[i + 3];
  }
  const ground = opaque > 0 && light / opaque >= 128 ? 0 : 255;
  for (let i = 0; i < pixels.length; i++) {
    const share = rgba[i * 4 + 3] / 255;
    pixels[i] = Math.round(brightness(rgba, i * 4) * share + ground * (1 - share));
  }
  return { width, height, pixels };
}

/** A part of a picture. */
export function cellOf(grey: Grey, left: number, top: number, side: number): Grey {
  const pixels = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const start = (top + y) * grey.width + left;
    pixels.set(grey.pixels.subarray(start, start + side), y * side);
  }
  return { width: side, height: side, pixels };
}

/**
 * The picture as a square, whole and in its proportions: what is beside it has the grey level of its
 * top left corner. Each pixel is the mean of the area that it stands for.
 */
export function squareOf(grey: Grey, side: number): Grey {
  if (grey.width === side && grey.height === side) return grey;
  const scale = side / Math.max(grey.width, grey.height);
  const width = Math.max(1, Math.round(grey.width * scale));
  const height = Math.max(1, Math.round(grey.height * scale));
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const pixels = new Uint8Array(side * side).fill(grey.pixels[0]);
  // First the rows become shorter, then fewer.
  const narrow = new Float64Array(width * grey.height);
  for (let y = 0; y < grey.height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (i: number) => grey.pixels[y * grey.width + i];
      narrow[y * width + x] = meanOver(
        at,
        (x * grey.width) / width,
        ((x + 1) * grey.width) / width,
      );
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (i: number) => narrow[i * width + x];
      const mean = meanOver(at, (y * grey.height) / height, ((y + 1) * grey.height) / height);
      pixels[(top + y) * side + left + x] = Math.round(mean);
    }
  }
  return { width: side, height: side, pixels };
}

/** Whether a picture's border is light: then it is dark ink on paper. */
export function isOnLight({ width, height, pixels }: Grey): boolean {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += pixels[x] + pixels[(height - 1) * width + x];
  for (let y = 0; y < height; y++) sum += pixels[y * width] + pixels[(y + 1) * width - 1];
  return sum / (2 * (width + height)) > 127;
}

/** The mean of a function of whole numbers, held constant between them, from `start` to `end`. */
function meanOver(at: (i: number) => number, start: number, end: number): number {
  let sum = 0;
  for (let i = Math.floor(start); i < end; i++) {
    sum += at(i) * (Math.min(end, i + 1) - Math.max(start, i));
  }
  return sum / (end - start);
}

function brightness(rgba: Rgba["rgba"], i: number): number {
  return 0.299 * rgba[i] + 0.587 * rgba[i + 1] + 0.114 * rgba[i + 2];
}
