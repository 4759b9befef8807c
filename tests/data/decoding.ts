// What several tests of lists need: decoding of a text or bytes, exported text.

import { type DecodeOptions, decodeList } from "#data/decode-list";
import { encodeList } from "#data/encode-list";
import type { DecodedList } from "#data/list-decoder";
import { SampleList, type Value } from "#data/sample-list";
import { phraseProblems } from "#files/phrase-problem";

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

export async function decoded(
  file: string | Uint8Array,
  options: DecodeOptions = {},
): Promise<DecodedList> {
  const result = await decodeList([typeof file === "string" ? bytesOf(file) : file], options);
  if ("problems" in result) throw new Error(phraseProblems(result));
  return result;
}

/** The sentences a refused file gets. */
export async function refusal(file: string | Uint8Array): Promise<string> {
  const result = await decodeList([typeof file === "string" ? bytesOf(file) : file]);
  return "problems" in result ? phraseProblems(result) : `accepted ${result.list.length} items`;
}

export function exported(list: SampleList): string {
  return Buffer.concat([...encodeList(list)]).toString("utf8");
}

export function listOf(...values: Value[]): SampleList {
  return new SampleList(values);
}

export function itemsOf(list: SampleList): Value[] {
  return Array.from({ length: list.length }, (_, i) => list.get(i));
}
