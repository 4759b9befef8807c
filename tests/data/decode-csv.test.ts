import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { DecodedCsv } from "#data/csv-decoder";
import { decodeCsv } from "#data/decode-csv";
import { sampleValue } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import { looksLikeTable } from "#data/table-layout";
import { phraseProblems } from "#files/phrase-problem";
import { bytesOf, decoded, exported, itemsOf } from "./decoding.ts";

async function table(file: string | Uint8Array): Promise<DecodedCsv> {
  const result = await decodeCsv([typeof file === "string" ? bytesOf(file) : file]);
  if ("problems" in result) throw new Error(phraseProblems(result));
  return result;
}

async function refusal(file: string | Uint8Array): Promise<string> {
  const result = await decodeCsv([typeof file === "string" ? bytesOf(file) : file]);
  return "problems" in result ? phraseProblems(result) : `accepted ${result.list.length} items`;
}

function samplesOf(list: SampleList) {
  return Array.from({ length: list.length }, (_, i) => {
    const sample = list.sample(i);
    if (!isSample(sample)) throw new Error(sample.code);
    const values = Array.from(sample.pixels, (_, k) => sampleValue(sample, k));
    return { label: sample.label, values };
  });
}

const label = fc.constantFrom("0", "7", "10", "cat", "é", "-1", 'a"b', "Iris-setosa", ">50K");
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.5, 1e-3, -2, 300),
  fc.integer({ min: -300, max: 300 }),
);
const pixel = fc.integer({ min: 0, max: 255 });

/** Random tables: labels, and values that are all pixels, or any numbers. */
const rows = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(pixel, number))
  .chain(([width, value]) =>
    fc.array(fc.tuple(label, fc.array(value, { minLength: width, maxLength: width })), {
      minLength: 1,
      maxLength: 12,
    }),
  );
const spelling = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  quotes: fc.boolean(),
  header: fc.boolean(),
  labelColumn: fc.nat({ max: 6 }),
  mark: fc.constantFrom("", "\uFEFF"),
  end: fc.constantFrom("", "line end", "blank lines"),
  cuts: fc.array(fc.nat({ max: 300 }), { maxLength: 6 }),
});

/** Whole numbers 0..255 with one above 1 are pixels: the rule, said once more. */
function expectedValues(all: readonly (readonly number[])[]): number[][] {
  const flat = all.flat();
  const arePixels = flat.every((n) => Number.isInteger(n) && n >= 0 && n <= 255);
  const scaled = arePixels && flat.some((n) => n > 1);
  return all.map((values) => values.map((n) => (scaled ? n / 255 : n + 0)));
}

describe("a table", () => {
  test("gives back labels and values however it is spelled and cut", async () => {
    await fc.assert(
      fc.asyncProperty(rows, spelling, async (samples, how) => {
        const width = samples[0][1].length;
        // Only a header can say where the labels are.
        const column = how.header ? Math.min(how.labelColumn, width) : 0;
        const fields = samples.map(([word, values]) =>
          (values as (string | number)[]).toSpliced(column, 0, word),
        );
        const header = Array.from({ length: width + 1 }, (_, i) =>
          i === column ? "Label" : `p${i}`,
        );
        const text = Papa.unparse(how.header ? [header, ...fields] : fields, {
          delimiter: how.delimiter,
          newline: how.newline,
          quotes: how.quotes,
        });
        const ends = { "": "", "line end": how.newline, "blank lines": how.newline.repeat(3) };
        const bytes = bytesOf(how.mark + text + ends[how.end as keyof typeof ends]);
        const places = [...how.cuts, bytes.length].sort((a, b) => a - b);
        const pieces = places.map((end, i) => bytes.subarray(places[i - 1] ?? 0, end));

        const result = await decodeCsv(pieces);
        if ("problems" in result) throw new Error(phraseProblems(result));
        const values = expectedValues(samples.map(([, numbers]) => numbers));
        expect(samplesOf(result.list)).toEqual(
          samples.map(([word], i) => ({ label: word, values: values[i] })),
        );
        expect(result.layout).toEqual({
          delimiter: how.delimiter,
          header: how.header ? header : null,
          labelColumn: column,
          decimalComma: false,
        });
        // As a list file the samples come back too.
        const again = await decoded(exported(result.list), { mode: "restore" });
        expect(samplesOf(again.list)).toEqual(samplesOf(result.list));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("gives the same list or the same problems wherever its bytes are cut", async () => {
    const parts = fc.constantFrom("7", "0.5", ",", ",", "\n", "\r\n", '"', '"', " ", "é", "label");
    const text = fc.array(parts, { maxLength: 60 }).map((found) => `label,a\n${found.join("")}`);
    // The first piece holds what the delimiter is found in.
    const lines = "1,0.5\n".repeat(11_000);
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.nat({ max: 120 }), { maxLength: 6 }),
        async (end, cuts) => {
          const start = bytesOf(`label,a\n${lines}`);
          const bytes = bytesOf(end.slice(8));
          const ends = [...cuts, bytes.length].sort((a, b) => a - b);
          const pieces = ends.map((to, i) => bytes.subarray(ends[i - 1] ?? 0, to));
          const whole = await decodeCsv([start, bytes]);
          const cut = await decodeCsv([start, ...pieces]);
          if ("problems" in whole || "problems" in cut) expect(cut).toEqual(whole);
          else expect(itemsOf(cut.list).slice(11_000)).toEqual(itemsOf(whole.list).slice(11_000));
        },
      ),
      { seed: 6, numRuns: 30 },
    );
  });

  test("of whole numbers 0..255 holds pixels n/255 as bytes", async () => {
    const { list, arePixels } = await table("7,0,51,255\n8,1,0,0\n");
    expect(arePixels).toBe(true);
    expect(itemsOf(list)).toEqual(["7 0.0 0.2 1.0", `8 ${1 / 255} 0.0 0.0`]);
    expect(list.sample(0)).toMatchObject({ pixels: Uint8Array.of(0, 51, 255), text: null });
  });

  test("of noughts and ones holds them as they are", async () => {
    const { list, arePixels } = await table("7,0,1,1\n8,1,0,0\n");
    expect(arePixels).toBe(false);
    expect(itemsOf(list)).toEqual(["7 0.0 1.0 1.0", "8 1.0 0.0 0.0"]);
  });

  test("with one other value anywhere holds all values as they are", async () => {
    for (const other of ["256", "-1", "0.5"]) {
      const { list, arePixels } = await table(`7,0,51,255\n8,1,0,0\n9,${other},0,1\n`);
      expect(arePixels).toBe(false);
      expect(list.sample(0)).toMatchObject({ pixels: Float64Array.of(0, 51, 255) });
      expect(samplesOf(list)[2].values).toEqual([Number(other), 0, 1]);
    }
  });

  test("may have the same value everywhere", async () => {
    const { list } = await table("7,128,128\n8,128,128\n");
    expect(samplesOf(list)[0].values).toEqual([128 / 255, 128 / 255]);
    expect(samplesOf((await table("7,0,0\n8,0,0")).list)[1].values).toEqual([0, 0]);
  });

  test("has its labels in the column with a name for labels, else in the first", async () => {
    const column = async (file: string) => (await table(file)).layout.labelColumn;
    expect(await column("p0,p1,CLASS\n1,2,3")).toBe(2);
    expect(await column("p0, Digit ,p1\n1,2,3")).toBe(1);
    expect(await column("p0,p1,target\n1,2,3")).toBe(2);
    expect(await column("x,y\n1,2")).toBe(1);
    expect(await column("y,class,x\n1,2,3")).toBe(1);
    expect(await column("a,b,c\n1,2,3")).toBe(0);
    expect(await column("1,2,3\n4,5,6")).toBe(0);
  });

  test("without such a name has them in the only column of words, or the last of few whole numbers", async () => {
    const column = async (file: string) => (await table(file)).layout.labelColumn;
    expect(await column("5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa")).toBe(2);
    expect(await column("a,b,kind\n0.1,cat,7\n0.2,dog,8")).toBe(1);
    expect(await column("5.1,3.5,1\n4.9,3.0,0")).toBe(2);
    expect(await column("3,0.5,1\n4,0.5,0")).toBe(0);
    expect(await column("0.5,0.25,0.125")).toBe(0);
  });

  test("may have decimal commas where its fields stand apart by something else", async () => {
    expect(itemsOf((await table("7;0,5;1\n8;,25;1e-1")).list)).toEqual(["7 0.5 1.0", "8 0.25 0.1"]);
    expect(itemsOf((await table('7,"0,5","1"')).list)).toEqual(["7 0.5 1.0"]);
    expect(await refusal("7;0,5;1.5")).toContain('Row 1 has "0,5" in column 2');
  });

  test("has a header when no field of its first row is a number, or one names the labels", async () => {
    const header = async (file: string) => (await table(file)).layout.header;
    expect(await header("label,0,1\n7,0,0")).toEqual(["label", "0", "1"]);
    expect(await header(",label,x\n0,a,5")).toEqual(["", "label", "x"]);
    expect(await header("cat,1,2\ndog,3,4")).toBeNull();
    expect(await header("y,1,2\nn,3,4")).toBeNull();
  });

  test("may have blank rows, spaces around fields and quotes", async () => {
    const { list } = await table('\n"label" , "a","b"\n\n"7", 0.5 ,"1e-3" \n,,\n 8,+2,.25\n\n');
    expect(itemsOf(list)).toEqual(["7 0.5 0.001", "8 2.0 0.25"]);
  });

  test("is told from a list file by its fields, not by its name", () => {
    const isTable = (text: string) => looksLikeTable(bytesOf(text));
    expect(isTable("label,p0,p1\n7,0,255")).toBe(true);
    expect(isTable("label;p0\n7;what")).toBe(true);
    expect(isTable("label,p0,p1\n")).toBe(true);
    expect(isTable("7\t0.5\t1\n")).toBe(true);
    expect(isTable("x,y\n0.5,2\n")).toBe(true);
    expect(isTable("5.1,3.5,1.4,0.2,Iris-setosa\n")).toBe(true);
    expect(isTable("7 0.0 0.5 1.0\n8 0.0 0.0 0.0")).toBe(false);
    expect(isTable("apple\nHello, world\nmilk, 2")).toBe(false);
    expect(isTable("0,5\n1,25")).toBe(false);
    expect(isTable("")).toBe(false);
  });

  test("can be read from a Blob's stream with progress, and cancelled", async () => {
    const seen: number[] = [];
    const file = new Blob(["3,0.5\n".repeat(50_000)]);
    const result = await decodeCsv(file.stream(), { progress: (done) => seen.push(done) });
    expect("list" in result && result.list.length).toBe(50_000);
    expect(seen.at(-1)).toBe(300_000);
    const reading = decodeCsv(file.stream(), { signal: AbortSignal.abort() });
    await expect(reading).rejects.toThrow("aborted");
  });
});

describe("a bad table is refused:", () => {
  test("a ragged row", async () => {
    expect(await refusal("label,a,b\n7,0,1\n8,0\n9,0,1,2")).toMatchInlineSnapshot(
      `"Row 3 has 2 columns, but 3 were expected, as in the first row. Complete the row or delete it. Row 4 has 4 columns, but 3 were expected, as in the first row. Complete the row or delete it."`,
    );
  });
  test("a value that is no number", async () => {
    expect(await refusal("label,a,b\n7,0,1\n8,0.x,1")).toMatchInlineSnapshot(
      `"Row 3 has "0.x" in column 2, where a number was expected. Write a number like 0.5 there; or, if that column holds the labels, give the table a header that names it "label"."`,
    );
  });
  test("a value that is missing", async () => {
    expect(await refusal("label,a,b\n7,,1")).toMatchInlineSnapshot(
      `"Row 2 has nothing in column 2, where a number was expected. Write a number there, or delete the row."`,
    );
  });
  test("NaN, Infinity and a number too large", async () => {
    expect(await refusal("7,NaN,0\n7,0,-inf\n7,1e999,0")).toMatchInlineSnapshot(
      `"Row 1 has "NaN" in column 2, and a network cannot count with that. Write an ordinary number there, or delete the row. Row 2 has "-inf" in column 3, and a network cannot count with that. Write an ordinary number there, or delete the row. Row 3 has "1e999" in column 2, and a network cannot count with that. Write an ordinary number there, or delete the row."`,
    );
  });
  test("a label that is missing", async () => {
    expect(await refusal("a,b,label\n0,1,7\n\n0,1,\n")).toMatchInlineSnapshot(
      `"Row 4 has no label: there is nothing in column 3. Write a label there, or delete the row."`,
    );
  });
  test("a label of two words", async () => {
    expect(await refusal("label,a\nIris setosa,1")).toMatchInlineSnapshot(
      `"Row 2 has the label "Iris setosa", but a label is one word, without spaces, commas and semicolons. Write it like "Iris-setosa"."`,
    );
  });
  test("a header only", async () => {
    expect(await refusal("label,a,b\r\n")).toMatchInlineSnapshot(
      `"The table has a header, but no rows below it. Add one row for each sample: its label and its values."`,
    );
  });
  test("one column", async () => {
    expect(await refusal("label\n7\n8")).toMatchInlineSnapshot(
      `"The table has one column, but a label and at least one value were expected. Put commas, semicolons or tabs between the columns."`,
    );
  });
  test("a quotation mark that is not closed, or closed inside a field", async () => {
    expect(await refusal('label,a\n7,1\n"8,1\n9,1')).toMatchInlineSnapshot(
      `"Row 3 has a quotation mark that is not closed, or is closed inside a field. Close it at the end of the field, or write "" for a quotation mark inside."`,
    );
    expect(await refusal('label,a\n"7"x,1\n8,1\n')).toBe(await refusal('label,a\n"7,1'));
    expect(await refusal('"7,1')).toContain("Row 1 has a quotation mark");
  });
  test("many bad rows, of which the first five are named", async () => {
    const problems = await refusal(`label,a\n${"7\n".repeat(40)}`);
    expect(problems.match(/Row \d+/g)).toEqual(["Row 2", "Row 3", "Row 4", "Row 5", "Row 6"]);
    expect(problems).toMatch(/35 more lines have problems\.$/);
  });
  test("an empty file", async () => {
    expect(await refusal("")).toContain("The file is empty.");
    expect(await refusal("\uFEFF\r\n,,\n\n")).toBe(await refusal(""));
  });
  test("a PNG, UTF-16, other binary data and letters that are not UTF-8", async () => {
    expect(await refusal(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))).toContain("PNG");
    expect(await refusal(Uint8Array.of(0xff, 0xfe, 0x37, 0))).toContain("UTF-16");
    expect(await refusal("7,0,1\n8,\0,1")).toContain("This is not a text file.");
    const latin = Uint8Array.from([...bytesOf("7,1,2\n"), 0xe9, ...bytesOf(",3,4")]);
    expect(await refusal(latin)).toContain("Line 2 has letters that cannot be read");
  });
  test("a row that does not end, too many columns, rows or bytes", async () => {
    const endless = new Uint8Array(5 * 2 ** 20).fill(97);
    expect(await refusal(endless)).toContain("Line 1 is longer than 4 MB");
    expect(await refusal(`7${",0".repeat(100_001)}`)).toContain("more than 100,000 values");
    const many = bytesOf("7,1\n".repeat(2 ** 18));
    const result = await decodeCsv(Array(8).fill(many));
    expect(result).toEqual({ problems: [{ code: "tooManyItems", limit: 2_000_000 }], total: 1 });
    expect(await decodeCsv([], { size: 2 ** 31 })).toMatchObject({
      problems: [{ code: "fileTooLarge" }],
    });
  });
});
