import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeList } from "#data/decode-list";
import { PIXEL_TEXTS } from "#data/pixel-text";
import { bytesOf, decoded, exported, itemsOf, listOf, refusal } from "./decoding.ts";

const pixelText = fc.integer({ min: 0, max: 255 }).map((n) => PIXEL_TEXTS[n]);
const oddNumber = fc.constantFrom(
  "0.50",
  "1e-1",
  "+3",
  "1",
  "0",
  "-0",
  "-0.0",
  "1.0e0",
  ".5",
  "7.",
);
const anyNumber = fc.oneof(
  { weight: 6, arbitrary: pixelText },
  oddNumber,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const label = fc.constantFrom("0", "7", "10", "cat", "é", "-1");
const sampleFile = fc.integer({ min: 2, max: 9 }).chain((values) => {
  const separator = fc.constantFrom(" ", " ", " ", "  ", "\t", ",", "; ");
  const line = fc
    .tuple(
      label,
      fc.array(fc.tuple(separator, anyNumber), { minLength: values, maxLength: values }),
      fc.constantFrom("", "", " "),
    )
    .map(([first, rest, end]) => first + rest.map((part) => part.join("")).join("") + end);
  return fc.array(line, { minLength: 1, maxLength: 12 });
});
const plainLine = fc.oneof(
  fc.string().map((text) => text.replace(/[\n\r\0\uFEFF]/g, "")),
  fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\n\r\0\uFEFF]/g, "")),
  fc.double().map(String),
  sampleFile.map(([first]) => first),
  fc.constantFrom("", " ", "007", "1e3", "1.0", "-0", "0x10"),
);

describe("a list file", () => {
  test("of samples comes out byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(sampleFile, async (lines) => {
        const file = lines.join("\n");
        const { list, summary } = await decoded(file);
        expect(exported(list)).toBe(file);
        expect(itemsOf(list)).toEqual(lines);
        expect(summary).toMatchObject({ kind: "samples", items: lines.length });
      }),
      { seed: 1 },
    );
  });

  test("that was exported is restored exactly, whatever its items", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plainLine), async (lines) => {
        const { list } = await decoded(exported(listOf(...lines)), { mode: "restore" });
        expect(itemsOf(list).map(String)).toEqual(lines);
      }),
      { seed: 2 },
    );
  });

  test("gives the same list or the same problems wherever its bytes are cut", async () => {
    const file = fc.oneof(
      sampleFile.map((lines) => lines.join("\n")),
      fc.array(plainLine).map((lines) => lines.join("\r\n")),
      fc.tuple(sampleFile, sampleFile).map((both) => `\uFEFF${both.flat().join("\r\n")}\n`),
    );
    const cuts = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(file, cuts, async (text, places) => {
        const bytes = bytesOf(text);
        const ends = [...places, bytes.length].sort((a, b) => a - b);
        const pieces = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
        const whole = await decodeList([bytes]);
        const cut = await decodeList(pieces);
        if ("problems" in whole || "problems" in cut) expect(cut).toEqual(whole);
        else expect(itemsOf(cut.list)).toEqual(itemsOf(whole.list));
      }),
      { seed: 3 },
    );
  });

  test("keeps text only for lines that their typed form would not give back", async () => {
    const lines = [
      "5 0.0 0.2 1.0",
      "5 0.5 0.0 12.0",
      "5 0.50 0.0 1.0",
      "5 1e-1 0.0 1.0",
      "5 +3 0.0 1.0",
      "5  0.0 0.0 1.0",
      "5 0.0 0.0 1.0 ",
      "5 0 0.0 1",
      " 5 0.0 0.0 1.0",
      "5,0.0,0.0,1.0",
    ];
    const { list } = await decoded(lines.join("\n"));
    expect(itemsOf(list)).toEqual(lines);
    const texts = lines.map((_, i) => (list.sample(i) as { text: string | null }).text);
    expect(texts).toEqual([null, null, ...lines.slice(2)]);
    expect(list.sample(0)).toMatchObject({ label: "5", pixels: Uint8Array.of(0, 51, 255) });
    expect(list.sample(1)).toMatchObject({ pixels: Float64Array.of(0.5, 0, 12) });
    expect(list.sample(7)).toMatchObject({ pixels: Uint8Array.of(0, 0, 255) });
  });

  test("may end with a newline, which makes no item", async () => {
    expect(itemsOf((await decoded("a\nb\n")).list)).toEqual(["a", "b"]);
    expect(itemsOf((await decoded("a\n\nb\n\n")).list)).toEqual(["a", "", "b", ""]);
  });

  test("may have Windows line ends and a byte-order mark", async () => {
    const { list, summary } = await decoded("\uFEFF3 0.0 1.0\r\n4 1.0 0.0\r\n");
    expect(exported(list)).toBe("3 0.0 1.0\n4 1.0 0.0");
    expect(summary).toEqual({ kind: "samples", items: 2, values: 2, labels: ["3", "4"] });
  });

  test("of samples may have blank lines, which are left out", async () => {
    expect(itemsOf((await decoded("\n3 0.0 1.0\n \n4 1.0 0.0\n\n")).list)).toEqual([
      "3 0.0 1.0",
      "4 1.0 0.0",
    ]);
  });

  test("of words or numbers is a plain list", async () => {
    const { list, summary } = await decoded("apple\n3\n0.50\nthe 2 cats\n1 2");
    expect(itemsOf(list)).toEqual(["apple", 3, "0.50", "the 2 cats", "1 2"]);
    expect(summary.kind).toBe("plain");
  });

  test("can be read from a Blob's stream with progress", async () => {
    const seen: number[] = [];
    const file = new Blob(["3 0.0 1.0\n".repeat(60_000)]);
    const result = await decodeList(file.stream(), { progress: (done) => seen.push(done) });
    expect("list" in result && result.list.length).toBe(60_000);
    expect(seen.at(-1)).toBe(600_000);
    expect(seen.length).toBeGreaterThan(1);
  });

  test("stops being read when cancelled, with the signal's reason", async () => {
    const controller = new AbortController();
    let pieces = 0;
    const reading = decodeList([new Uint8Array(2 ** 20).fill(97)], {
      signal: controller.signal,
      pause: async () => {
        pieces++;
        controller.abort();
      },
    });
    await expect(reading).rejects.toThrow("aborted");
    expect(pieces).toBe(1);
  });
});

describe("a bad list file is refused:", () => {
  const row = (values: number) => `7${" 0.0".repeat(values)}`;

  test("a ragged line", async () => {
    expect(await refusal([row(784), row(783), row(784)].join("\n"))).toMatchInlineSnapshot(
      `"Line 2 has 783 values, but 784 were expected, as in the other lines. Complete the line or delete it."`,
    );
  });
  test("a first line that is the odd one", async () => {
    expect(await refusal([row(3), row(4), row(4), row(4)].join("\n"))).toMatchInlineSnapshot(
      `"Line 1 has 3 values, but 4 were expected, as in the other lines. Complete the line or delete it."`,
    );
  });
  test("a label without values among samples", async () => {
    expect(await refusal([row(3), row(3), "7"].join("\n"))).toMatchInlineSnapshot(
      `"Line 3 has 0 values, but 3 were expected, as in the other lines. Complete the line or delete it."`,
    );
  });
  test("a letter among the numbers", async () => {
    expect(await refusal(`${row(4)}\n7 0.0 0.x 0.0 1.0`)).toMatchInlineSnapshot(
      `"Line 2 has "0.x" where value 2 should be a number. Write a number like 0.5 there, or delete the line."`,
    );
  });
  test("a header above the numbers", async () => {
    expect(await refusal(`label,p0,p1\n7,0.0,1.0\n8,0.0,1.0`)).toMatchInlineSnapshot(
      `"Line 1 has "p0" where value 1 should be a number. Write a number like 0.5 there, or delete the line."`,
    );
  });
  test("a value that is missing between commas", async () => {
    expect(await refusal("7,0.0,,1.0")).toMatchInlineSnapshot(
      `"Line 1 has nothing where value 2 should be a number. Look for a comma too many, or write a number there."`,
    );
  });
  test("NaN, Infinity and a number too large", async () => {
    const file = "7 0.0 NaN 0.0\n7 0.0 0.0 -Infinity\n7 1e999 0.0 0.0";
    expect(await refusal(file)).toMatchInlineSnapshot(
      `"Line 1 has "NaN" as value 2, and a network cannot count with that. Write an ordinary number there, or delete the line. Line 2 has "-Infinity" as value 3, and a network cannot count with that. Write an ordinary number there, or delete the line. Line 3 has "1e999" as value 1, and a network cannot count with that. Write an ordinary number there, or delete the line."`,
    );
  });
  test("many bad lines, of which the first five are named", async () => {
    const lines = [row(2), row(2), row(2), ...Array.from({ length: 40 }, () => row(5))];
    expect(await refusal(lines.join("\n"))).toMatchInlineSnapshot(
      `"Line 4 has 5 values, but 2 were expected, as in the other lines. Complete the line or delete it. Line 5 has 5 values, but 2 were expected, as in the other lines. Complete the line or delete it. Line 6 has 5 values, but 2 were expected, as in the other lines. Complete the line or delete it. Line 7 has 5 values, but 2 were expected, as in the other lines. Complete the line or delete it. Line 8 has 5 values, but 2 were expected, as in the other lines. Complete the line or delete it. 35 more lines have problems."`,
    );
  });
  test("thousands of bad lines", async () => {
    const lines = [row(2), row(2), row(2), ...Array.from({ length: 4000 }, () => "7 0.0 what 0.0")];
    expect((await refusal(lines.join("\n"))).slice(-45)).toMatchInlineSnapshot(
      `" line. At least 995 more lines have problems."`,
    );
  });
  test("an empty file", async () => {
    expect(await refusal("")).toMatchInlineSnapshot(
      `"The file is empty. A list file has one item a line: choose a file with at least one."`,
    );
    expect(await refusal("\uFEFF\r\n \n")).toBe(await refusal(""));
  });
  test("a PNG renamed to .txt", async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82);
    expect(await refusal(png)).toMatchInlineSnapshot(
      `"This file holds PNG data, not text. A list file is plain text with one item a line: choose a .txt or .csv file."`,
    );
  });
  test("an IDX file, a zip and a gzip file", async () => {
    expect(await refusal(Uint8Array.of(0, 0, 8, 3, 0, 0))).toContain("This file holds IDX data");
    expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 20))).toContain("zip");
    expect(await refusal(Uint8Array.of(0x1f, 0x8b, 8))).toContain("gzip");
  });
  test("other binary data", async () => {
    expect(await refusal(bytesOf("ab\ncd\0e\nf"))).toMatchInlineSnapshot(
      `"This is not a text file. A list file is plain text with one item a line: choose a .txt or .csv file."`,
    );
    expect(await refusal(bytesOf("7 0.0 0.0\n7 \0 0.0"))).toBe(await refusal("a\0"));
  });
  test("text in UTF-16", async () => {
    expect(await refusal(Uint8Array.of(0xff, 0xfe, 0x37, 0))).toMatchInlineSnapshot(
      `"This text is saved as UTF-16, but UTF-8 was expected. Save the file again with the encoding UTF-8."`,
    );
  });
  test("text that is not UTF-8", async () => {
    const label = Uint8Array.from([0xe9, ...bytesOf(" 0.0 1.0")]);
    expect(await refusal(label)).toContain("Line 1 has letters that cannot be read");
    expect(await refusal(Uint8Array.of(97, 10, 99, 0xe9, 116))).toMatchInlineSnapshot(
      `"Line 2 has letters that cannot be read: the text is not UTF-8. Save the file again with the encoding UTF-8."`,
    );
  });
  test("a sample with too many values", async () => {
    expect(await refusal(row(100_001))).toMatchInlineSnapshot(
      `"Line 1 has more than 100,000 values, the most a sample can have. Check that each sample stands on its own line."`,
    );
  });
  test("a line that does not end", async () => {
    expect(await refusal(new Uint8Array(5 * 2 ** 20).fill(97))).toMatchInlineSnapshot(
      `"Line 1 is longer than 4 MB, the most a line can have. Check that each sample stands on its own line."`,
    );
  });
  test("a file that says it is too large", async () => {
    const result = await decodeList([], { size: 2 ** 31 });
    expect(result).toEqual({ problems: [{ code: "fileTooLarge", limit: 2 ** 30 }], total: 1 });
  });
  test("more items than a list can have", async () => {
    const chunk = new Uint8Array(2 ** 20).fill(10);
    chunk[0] = 97;
    const result = await decodeList([chunk, chunk]);
    expect(result).toEqual({ problems: [{ code: "tooManyItems", limit: 2_000_000 }], total: 1 });
  });
  test("ten million blank lines, without keeping them to look at", { timeout: 5000 }, async () => {
    const chunk = new Uint8Array(1_000_000).fill(10);
    const result = await decodeList(new Array(10).fill(chunk));
    expect(result).toEqual({ problems: [{ code: "tooManyItems", limit: 2_000_000 }], total: 1 });
  });
});
