// Width and height in pixels of a bitmap, from its header. PNG: RFC 2083, 11.2.2; GIF89a, 18; BMP:
// BITMAPINFOHEADER; JPEG: ITU T.81, B.2.2; WebP: RFC 9649.

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Null when the header is cut off or says nothing sensible. `kind`: as `pictureKind` says. */
export function bitmapSize(bytes: Uint8Array, kind: string): PixelSize | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { width, height } = sizeOf(view, kind);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch (error) {
    // Read past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeOf(view: DataView, kind: string): PixelSize {
  switch (kind) {
    case "image/png":
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case "image/gif":
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case "image/bmp":
      return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
    case "image/jpeg":
      return sizeOfJpeg(view);
    default:
      return sizeOfWebp(view);
  }
}

/** The first frame's header; the segments before it are passed over. */
function sizeOfJpeg(view: DataView): PixelSize {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker < 0xff01) return { width: 0, height: 0 };
  }
}

function sizeOfWebp(view: DataView): PixelSize {
  switch (view.getUint8(15)) {
    // "VP8X"
    case 0x58:
      return {
        width: 1 + (view.getUint32(24, true) & 0xffffff),
        height: 1 + (view.getUint32(26, true) >>> 8),
      };
    // "VP8L"
    case 0x4c: {
      const packed = view.getUint32(21, true);
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
    }
    default:
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
  }
}
