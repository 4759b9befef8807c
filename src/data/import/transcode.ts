// Text of any encoding as UTF-8, piece by piece. UTF-16 is known by its mark; that a text is
// Windows-1252 nobody can know, so that is read only when asked for.
import type { Encoding } from "./import-settings.ts";

/** The encoding of a text that begins so. */
export function encodingOf(head: Uint8Array): Encoding {
  return utf16Order(head) === null ? "utf-8" : "utf-16";
}

export async function* asUtf8(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") {
    yield* source;
    return;
  }
  const encoder = new TextEncoder();
  let decoder: TextDecoder | null = null;
  for await (const piece of source) {
    decoder ??= new TextDecoder(
      encoding === "utf-16" ? (utf16Order(piece) ?? "utf-16le") : encoding,
    );
    yield encoder.encode(decoder.decode(piece, { stream: true }));
  }
  if (decoder !== null) yield encoder.encode(decoder.decode());
}

function utf16Order(start: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
}
