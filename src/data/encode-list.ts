// A list as the text of a list file, one item a line, in chunks of bytes: what was imported comes
// out byte for byte. It must not know where the bytes go.
import type { SampleList } from "./sample-list.ts";

const CHUNK_CHARACTERS = 2 ** 17;
const encoder = new TextEncoder();

/**
 * The file's chunks. There is no newline at the end, except after a last item that is empty: alone,
 * its line could not be seen. Take a `copy()` of a list that may change meanwhile. Items that hold
 * line breaks come back as several: `hasLineBreaks` tells.
 */
export function* encodeList(list: SampleList): Generator<Uint8Array<ArrayBuffer>> {
  const { length } = list;
  let text = "";
  for (let i = 0; i < length; i++) {
    const item = String(list.get(i));
    text += i === length - 1 && item !== "" ? item : `${item}\n`;
    if (text.length >= CHUNK_CHARACTERS) {
      yield encoder.encode(text);
      text = "";
    }
  }
  if (text !== "") yield encoder.encode(text);
}

/** Whether a list file could not hold this list: some text has a line break in it. */
export function hasLineBreaks(list: SampleList): boolean {
  for (let i = 0; i < list.length; i++) {
    const item = list.item(i);
    // In a sample only the label can hold one.
    const itemText = typeof item === "object" ? item.label : item;
    if (typeof itemText === "string" && itemText.includes("\n")) return true;
  }
  return false;
}
