// Costumes drawn by the program: vector pictures (SVG) and bitmaps (PNG), the same bytes each time.
import { crc32 } from "#data/crc32";

/** A picture file with the point by which it is put on the stage, in its own pixels. */
export interface Costume {
  readonly name: string;
  readonly format: "svg" | "png";
  readonly bytes: Uint8Array;
  readonly centreX: number;
  readonly centreY: number;
  /** Pixels of the file a unit of the stage. */
  readonly resolution: 1 | 2;
}

/** `content`: what stands inside the `svg` element. In units of the stage. */
export function vectorCostume(
  name: string,
  [width, height]: readonly [width: number, height: number],
  content: string,
): Costume {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
  const bytes = new TextEncoder().encode(svg);
  return { name, format: "svg", bytes, centreX: width / 2, centreY: height / 2, resolution: 1 };
}

/** Red, green, blue and opacity of a pixel, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

/** Two pixels a unit of the stage, as Scratch keeps bitmaps; width and height in pixels. */
export function bitmapCostume(
  name: string,
  [width, height]: readonly [width: number, height: number],
  colourOf: (x: number, y: number) => Pixel,
): Costume {
  const bytes = png(width, height, colourOf);
  return { name, format: "png", bytes, centreX: width / 2, centreY: height / 2, resolution: 2 };
}

/** A PNG (ISO/IEC 15948) of 8 bits a channel, its data not compressed: the zip around it does that. */
function png(width: number, height: number, colourOf: (x: number, y: number) => Pixel): Uint8Array {
  const lines = new Uint8Array(height * (1 + 4 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines.set(colourOf(x, y), y * (1 + 4 * width) + 1 + 4 * x);
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const parts = [
    signature,
    chunk("IHDR", header),
    chunk("IDAT", stored(lines)),
    chunk("IEND", new Uint8Array(0)),
  ];
  return concatenate(parts);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = concatenate([new TextEncoder().encode(name), data]);
  return concatenate([bigEndian(data.length), body, bigEndian(crc32(body))]);
}

/** A zlib stream (RFC 1950) of one stored block a 65,535 bytes. */
function stored(data: Uint8Array): Uint8Array {
  const most = 65_535;
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start < data.length; start += most) {
    const piece = data.subarray(start, start + most);
    const { length } = piece;
    const isLast = start + length === data.length ? 1 : 0;
    const inverse = ~length & 0xffff;
    parts.push(
      Uint8Array.of(isLast, length & 255, length >> 8, inverse & 255, inverse >> 8),
      piece,
    );
  }
  return concatenate([...parts, bigEndian(adler32(data))]);
}

function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}

function bigEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
