// Tells by the first bytes that a file is no text, so that a picture renamed to .txt is named as one.

const KINDS: readonly { readonly format: string; readonly magic: readonly number[] }[] = [
  { format: "PNG", magic: [0x89, 0x50, 0x4e, 0x47] },
  { format: "JPEG", magic: [0xff, 0xd8, 0xff] },
  { format: "GIF", magic: [0x47, 0x49, 0x46, 0x38] },
  { format: "PDF", magic: [0x25, 0x50, 0x44, 0x46] },
  { format: "zip", magic: [0x50, 0x4b, 0x03, 0x04] },
  { format: "gzip", magic: [0x1f, 0x8b] },
  { format: "IDX", magic: [0x00, 0x00, 0x08] },
  { format: "UTF-16", magic: [0xff, 0xfe] },
  { format: "UTF-16", magic: [0xfe, 0xff] },
];

/** What the file looks like ("PNG", "zip", ...), or null: it may be text. */
export function binaryFormat(start: Uint8Array): string | null {
  const kind = KINDS.find(({ magic }) => magic.every((byte, i) => start[i] === byte));
  return kind?.format ?? null;
}
