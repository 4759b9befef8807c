import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decodeIdx, type IdxFiles } from "#data/decode-idx";
import { unpackIdx } from "#data/unpack-idx";
import { phraseProblems } from "#files/phrase-problem";
import { itemsOf } from "./decoding.ts";

function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** Two images of 1 row and 3 columns. */
const good: IdxFiles = {
  images: Uint8Array.from([0x803, 2, 1, 3].flatMap(word).concat(0, 51, 255, 255, 0, 0)),
  labels: Uint8Array.from([0x801, 2].flatMap(word).concat(5, 9)),
};

function refusal(files: IdxFiles): string {
  const result = decodeIdx(files);
  return "problems" in result ? phraseProblems(result) : "accepted";
}

describe("IDX files", () => {
  test("become a list of samples", () => {
    const decoded = decodeIdx(good);
    if ("problems" in decoded) throw new Error(phraseProblems(decoded));
    expect(itemsOf(decoded.list)).toEqual(["5 0.0 0.2 1.0", "9 1.0 0.0 0.0"]);
    expect([decoded.rows, decoded.columns]).toEqual([1, 3]);
  });

  test("are unpacked when gzipped", async () => {
    const files = { images: gzipSync(good.images), labels: good.labels };
    expect(await unpackIdx(files)).toEqual(good);
  });

  test("that are gzipped and cut off are refused", async () => {
    const images = gzipSync(good.images);
    const cut = await unpackIdx({ ...good, images: images.subarray(0, images.length - 6) });
    expect("problems" in cut && phraseProblems(cut)).toMatchInlineSnapshot(
      `"The gzipped images file is damaged or cut off. Get the file again."`,
    );
  });

  test("that are swapped are refused", () => {
    const swapped = { images: good.labels, labels: good.images };
    expect(refusal(swapped)).toMatchInlineSnapshot(
      `"The images file is not an IDX file of images: it starts with the number 2049, but 2051 was expected. Check that images and labels are not swapped."`,
    );
    expect(refusal({ ...good, labels: good.images })).toMatchInlineSnapshot(
      `"The labels file is not an IDX file of labels: it starts with the number 2051, but 2049 was expected. Check that images and labels are not swapped."`,
    );
  });

  test("that are cut off or too long are refused", () => {
    const { images, labels } = good;
    expect(refusal({ images: images.subarray(0, 20), labels })).toMatchInlineSnapshot(
      `"The images file is cut off: it has 20 bytes, but 22 were expected. Get the file again."`,
    );
    expect(refusal({ images: images.subarray(0, 10), labels })).toContain("cut off");
    expect(refusal({ images, labels: labels.subarray(0, 9) })).toMatchInlineSnapshot(
      `"The labels file is cut off: it has 9 bytes, but 10 were expected. Get the file again."`,
    );
    expect(refusal({ images, labels: new Uint8Array(0) })).toContain("cut off");
    expect(refusal({ images: Uint8Array.from([...images, 1]), labels })).toMatchInlineSnapshot(
      `"The images file is damaged: it has 23 bytes, but 22 were expected. Get the file again."`,
    );
  });

  test("that do not belong together are refused", () => {
    const labels = Uint8Array.from([0x801, 3].flatMap(word).concat(5, 9, 1));
    expect(refusal({ ...good, labels })).toMatchInlineSnapshot(
      `"There are 2 images but 3 labels. Choose two files that belong together."`,
    );
  });

  test("with images of no size are refused", () => {
    const images = Uint8Array.from([0x803, 2, 0, 3].flatMap(word));
    expect(refusal({ ...good, images })).toMatchInlineSnapshot(
      `"The images are 0 rows by 3 columns, which makes no sample. From 1 to 100,000 pixels were expected: choose other images."`,
    );
  });
});
