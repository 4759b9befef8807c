// What kind of picture a file is and how large, from its first bytes: so that a picture too large for
// memory is refused before anything decodes it. It must not decode. Sources: the PNG, GIF89a, BMP,
// JPEG (ITU T.81, B.2.2) and WebP container specifications.

export type ImageKind = "png" | "jpeg" | "gif" | "bmp" | "webp";

export interface ImageHeader {
  readonly kind: ImageKind;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The header of a picture; null when the bytes are none, or end before its size. */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return (
      pngHeader(view) ?? gifHeader(view) ?? bmpHeader(view) ?? webpHeader(view) ?? jpegHeader(view)
    );
  } catch (error) {
    // Read past the end: the header is cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pngHeader(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

function gifHeader(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x47494638) return null;
  return { kind: "gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmpHeader(view: DataView): ImageHeader | null {
  if (view.getUint16(0) !== 0x424d) return null;
  if (view.getUint32(14, true) === 12) {
    return { kind: "bmp", width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  // A negative height means that the first row is the top one.
  const height = Math.abs(view.getInt32(22, true));
  return { kind: "bmp", width: view.getUint32(18, true), height };
}

function webpHeader(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const part = view.getUint32(12);
  if (part === 0x56503858) {
    return { kind: "webp", width: 1 + word24(view, 24), height: 1 + word24(view, 27) };
  }
  if (part === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { kind: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  const width = view.getUint16(26, true) & 0x3fff;
  return { kind: "webp", width, height: view.getUint16(28, true) & 0x3fff };
}

/** Goes from segment to segment to the first frame header. */
function jpegHeader(view: DataView): ImageHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { kind: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

function word24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
}
