import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeIdx } from "#data/encode-idx";
import { encodeList } from "#data/encode-list";
import { checkTable, encodeTable } from "#data/encode-table";
import { AUTO_SETTINGS } from "#data/import/import-settings";
import { readImport } from "#data/import/read-import";
import { PIXEL_VALUES } from "#data/pixel-text";
import { type Sample, sampleValue } from "#data/sample";
import { SampleList } from "#data/sample-list";
import { zipOf } from "#data/zip-write";
import { itemsOf } from "./decoding.ts";
import { type Files, given, previewed, reading } from "./importing.ts";
import { gz, idx, zip } from "./make-files.ts";

const label = fc.constantFrom("0", "7", "10", "cat", "é", 'a"b', "Iris-setosa", "255");
const wholeLabel = fc.integer({ min: 0, max: 255 }).map(String);
const byte = fc.integer({ min: 0, max: 255 });
const few = fc.integer({ min: 0, max: 1 });
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.integer({ min: -5, max: 300 }),
);

/** Samples of the same length: all of bytes, or of any numbers. */
function samples(labels: fc.Arbitrary<string>, values: fc.Arbitrary<number>, isBytes: boolean) {
  return fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc.array(
      fc
        .tuple(labels, fc.array(values, { minLength: width, maxLength: width }))
        .map(([word, pixels]): Sample => {
          const kept = isBytes ? Uint8Array.from(pixels) : Float64Array.from(pixels);
          return { label: word, pixels: kept, text: null };
        }),
      { minLength: 1, maxLength: 9 },
    ),
  );
}

const anySamples = fc.oneof(
  samples(label, byte, true),
  samples(label, few, true),
  samples(label, number, false),
  samples(label, byte, false),
);

function contentOf(list: SampleList) {
  return Array.from({ length: list.length }, (_, i) => {
    const sample = list.sample(i) as Sample;
    return [sample.label, Array.from(sample.pixels, (_value, k) => sampleValue(sample, k) + 0)];
  });
}

async function imported(files: Files): Promise<SampleList> {
  const { list, problems } = await reading(files);
  expect(problems).toEqual([]);
  return list;
}

describe("importing what was exported gives the same list", () => {
  test("as a list file: items to the character, bytes to the byte", async () => {
    await fc.assert(
      fc.asyncProperty(anySamples, async (all) => {
        const list = new SampleList(all);
        const bytes = Uint8Array.from(Buffer.concat([...encodeList(list)]));
        const again = await imported({ "a.txt": bytes });
        expect(itemsOf(again)).toEqual(itemsOf(list));
        expect(Buffer.concat([...encodeList(again)]).equals(bytes)).toBe(true);
      }),
      { seed: 1, numRuns: 80 },
    );
  });

  test("as a table: labels and values", async () => {
    await fc.assert(
      fc.asyncProperty(anySamples, async (all) => {
        const list = new SampleList(all);
        expect(checkTable(list)).toBeNull();
        const bytes = Uint8Array.from(Buffer.concat([...encodeTable(list)]));
        expect(contentOf(await imported({ "a.csv": bytes }))).toEqual(contentOf(list));
      }),
      { seed: 2, numRuns: 120 },
    );
  });

  test("as a zip of two IDX files: bytes and labels", async () => {
    await fc.assert(
      fc.asyncProperty(samples(wholeLabel, byte, true), async (all) => {
        const list = new SampleList(all);
        const encoded = encodeIdx(list);
        if ("code" in encoded) throw new Error(encoded.code);
        const names = new Map([
          ["images-idx3-ubyte", encoded.images],
          ["labels-idx1-ubyte", encoded.labels],
        ]);
        const file = await zipOf(names);
        const again = await imported({ "a.zip": new Uint8Array(await file.arrayBuffer()) });
        expect(itemsOf(again)).toEqual(itemsOf(list));
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  test("unless it cannot be in that form, which is said by item", () => {
    const of = (...items: (string | number)[]) => new SampleList(items);
    expect(checkTable(of("7 0.5", "plain"))).toEqual({ code: "exportPlain", item: 2 });
    expect(checkTable(of("7 0.5", "7 0.5 1.0"))).toMatchObject({ code: "exportRagged", item: 2 });
    expect(checkTable(of())).toEqual({ code: "exportEmpty" });
    expect(encodeIdx(of("7 0.0", "7 0.3"))).toEqual({ code: "idxValues", item: 2 });
    expect(encodeIdx(of("cat 0.0"))).toEqual({ code: "idxLabel", item: 1, token: "cat" });
    expect(encodeIdx(of("256 0.0"))).toMatchObject({ code: "idxLabel" });
  });
});

describe("whatever is cut off or changed", () => {
  const csv = `label,a,b,c,d\n${Array.from({ length: 30 }, (_, i) => `${i % 3},${i},0.5,1,"2"`).join("\r\n")}`;
  const list = Array.from({ length: 30 }, (_, i) => `${i % 3} 0.0 0.2 ${i}.5 1.0`).join("\n");
  const json = JSON.stringify(
    Array.from({ length: 30 }, (_, i) => ({ label: i % 3, pixels: [i, 0, 255] })),
  );
  const pair = idx(30, 3);
  const packed = zip(
    { name: "a-images-idx3-ubyte.gz", content: gz(pair.images) },
    { name: "a-labels-idx1-ubyte", content: pair.labels },
  );
  const whole: readonly (readonly [string, Uint8Array])[] = [
    ["a.csv", Uint8Array.from(Buffer.from(csv))],
    ["a.txt", Uint8Array.from(Buffer.from(list))],
    ["a.json", Uint8Array.from(Buffer.from(json))],
    ["a.csv.gz", gz(csv)],
    ["a.json.gz", gz(json)],
    ["a.zip", packed],
  ];

  test("gives a sentence or a list, and what is good is the start of the whole", async () => {
    const cases = fc.record({
      file: fc.constantFrom(...whole),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      change: fc.option(fc.integer({ min: 1, max: 255 })),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ file: [name, bytes], at, change }) => {
        const place = Math.floor(at * (bytes.length - 1));
        const damaged = change === null ? bytes.slice(0, place) : bytes.slice();
        if (change !== null) damaged[place] ^= change;
        const said = await previewed({ [name]: damaged });
        expect(said.length).toBeGreaterThan(10);
        if (change !== null) return;
        const { list: good, problems } = await reading({ [name]: damaged });
        if (good.length === 0 || problems.length === 0) return;
        const all = itemsOf((await reading({ [name]: bytes })).list).map(startOf);
        expect(all.join("\n").startsWith(itemsOf(good).map(startOf).join("\n"))).toBe(true);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  /** Label and last value: what scaling leaves alone is enough to know an item by. */
  const startOf = (item: unknown) => String(item).split(" ")[0];
});

describe("an import", () => {
  test("counts bytes up to the size of the file, and can be cancelled", async () => {
    const files = { "a.txt": "7 0.0 0.5 1.0\n".repeat(20_000) };
    const seen: number[] = [];
    const options = { rule: "leave out", decodeImage: null } as const;
    const progress = (done: number, total: number) => seen.push(done / total);
    const read = await readImport(given(files), AUTO_SETTINGS, { ...options, progress });
    expect(read.list.length).toBe(20_000);
    expect(seen.at(-1)).toBe(1);
    const signal = AbortSignal.abort();
    const cancelled = readImport(given(files), AUTO_SETTINGS, { ...options, signal });
    await expect(cancelled).rejects.toThrow("aborted");
  });

  test("takes samples as bytes, and keeps the exact text of a list file", async () => {
    const { list } = await reading({ "a.txt": "\uFEFF7  0.50 1\r\n8 0.2 0.0\r\n" });
    expect(itemsOf(list)).toEqual(["7  0.50 1", "8 0.2 0.0"]);
    expect(list.sample(1)).toMatchObject({ pixels: Uint8Array.of(51, 0), text: null });
  });

  test("swaps rows and columns, then black and white", async () => {
    const file = { "a.csv": "7,0,10,20,255\n8,0,0,0,0" };
    const turned = await reading(file, { orientation: "transposed", inverted: true });
    expect(turned.list.sample(0)).toMatchObject({ pixels: Uint8Array.of(255, 235, 245, 0) });
    expect(contentOf(turned.list)[1][1]).toEqual([1, 1, 1, 1]);
    expect(PIXEL_VALUES[235]).toBe(235 / 255);
  });

  test("of more columns or labels than a list has is said before memory is filled", async () => {
    expect(await previewed({ "a.json": `[[${"1,".repeat(150_000)}1]]` })).toContain("100,000");
  });
});
