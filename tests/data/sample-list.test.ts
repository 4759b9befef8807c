import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeList, hasLineBreaks } from "#data/encode-list";
import { packList, packPieces, unpackInto, unpackList } from "#data/pack-list";
import { fillInputs, greyLevels, type Sample, sampleText, sampleValue } from "#data/sample";
import { type Item, SampleList, type Value } from "#data/sample-list";
import { decoded, exported, itemsOf, listOf } from "./decoding.ts";

describe("a list", () => {
  test("edits as an array does, and counts its versions", () => {
    const list = listOf("a", 2);
    list.push(true);
    list.insert(0, "first");
    list.set(1, "b");
    list.delete(2);
    expect(itemsOf(list)).toEqual(["first", "b", true]);
    expect(list.version).toBe(4);
    list.clear();
    expect(list.length).toBe(0);
    expect(list.version).toBe(5);
  });

  test("and its copy do not see each other's edits", () => {
    const edit = fc.record({
      on: fc.nat(1),
      what: fc.constantFrom("set", "insert", "delete", "push", "clear", "sample", "copy"),
      at: fc.nat(9),
      value: fc.oneof(fc.integer(), fc.constantFrom("3 0.0 1.0", "x", "4 0.5 0.50")),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const lists = [listOf("1 0.0 0.2", 5), listOf()];
        const models: Value[][] = [["1 0.0 0.2", 5], []];
        for (const { on, what, at, value } of edits) {
          const model = models[on];
          const i = Math.min(at, model.length);
          if (what === "copy") {
            lists[1 - on] = lists[on].copy();
            models[1 - on] = [...model];
          } else if (what === "insert" || what === "push") {
            const place = what === "push" ? model.length : i;
            if (what === "push") lists[on].push(value);
            else lists[on].insert(i, value);
            model.splice(place, 0, value);
          } else if (what === "clear") {
            lists[on].clear();
            model.length = 0;
          } else if (i < model.length) {
            if (what === "set") {
              lists[on].set(i, value);
              model[i] = value;
            } else if (what === "delete") {
              lists[on].delete(i);
              model.splice(i, 1);
            } else lists[on].sample(i);
          }
          expect(lists.map(itemsOf)).toEqual(models);
        }
      }),
      { seed: 4 },
    );
  });

  test("reads a text as a sample once and still gives the text", () => {
    const list = listOf("5 0.0 0.2", "cat 0.5 1", "just words", 7, "8 1 x", "9 0.0 nan");
    expect(list.sample(0)).toEqual({ label: "5", pixels: Uint8Array.of(0, 51), text: null });
    expect(list.sample(0)).toBe(list.sample(0));
    expect(list.sample(1)).toEqual({
      label: "cat",
      pixels: Float64Array.of(0.5, 1),
      text: "cat 0.5 1",
    });
    expect(list.sample(2)).toEqual({ code: "notANumber", position: 1, token: "words" });
    expect(list.sample(3)).toEqual({ code: "noValues" });
    expect(list.sample(4)).toEqual({ code: "notANumber", position: 2, token: "x" });
    expect(list.sample(5)).toEqual({ code: "notFinite", position: 2, token: "nan" });
    expect(itemsOf(list).slice(0, 2)).toEqual(["5 0.0 0.2", "cat 0.5 1"]);
    expect(list.version).toBe(0);
  });

  test("keeps the exact text of any item that is read as a sample", () => {
    const separator = fc.constantFrom(" ", "  ", "\t", ",", " ; ", "\r", "\n", "\u00a0");
    const word = fc.oneof(
      fc.double().map(String),
      fc.string(),
      fc.constantFrom("0.0", "1", "\uFEFF"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, separator)), (parts) => {
        const text = parts.flat().join("");
        const list = listOf(text);
        list.sample(0);
        expect(list.get(0)).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test("says whether a list file can hold it", () => {
    expect(hasLineBreaks(listOf("a b", 3, "c\rd"))).toBe(false);
    expect(hasLineBreaks(listOf("a\nb"))).toBe(true);
    const withLabel = listOf("a\nb 0.0 1.0");
    withLabel.sample(0);
    expect(hasLineBreaks(withLabel)).toBe(true);
  });

  test("is exported in chunks of bounded size", async () => {
    const { list } = await decoded(
      Array(3000)
        .fill(`7${" 0.0".repeat(100)}`)
        .join("\n"),
    );
    const sizes = [...encodeList(list)].map((chunk) => chunk.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });
});

describe("a sample", () => {
  const bytes: Sample = { label: "5", pixels: Uint8Array.of(0, 51, 255), text: null };
  const floats: Sample = { label: "a", pixels: Float64Array.of(-2, 0.25, 3), text: null };

  test("fills inputs with n/255", () => {
    const inputs = new Float64Array(3);
    fillInputs(bytes, inputs);
    expect([...inputs]).toEqual([0, 0.2, 1]);
    fillInputs(floats, inputs);
    expect([...inputs]).toEqual([-2, 0.25, 3]);
    expect(() => fillInputs(bytes, new Float64Array(2))).toThrow("3 values");
  });

  test("gives single values and grey levels", () => {
    expect(sampleValue(bytes, 1)).toBe(0.2);
    expect(sampleValue(floats, 2)).toBe(3);
    expect([...greyLevels(bytes)]).toEqual([0, 51, 255]);
    expect([...greyLevels(floats)]).toEqual([0, 64, 255]);
  });

  test("is written in canonical form", () => {
    expect(sampleText(bytes)).toBe("5 0.0 0.2 1.0");
    expect(sampleText(floats)).toBe("a -2.0 0.25 3.0");
  });
});

describe("a packed list", () => {
  const value = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant("4 0.0 0.2 1.0"));

  test("survives structured cloning exactly", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.constant("4 0.5 +1"))), (values) => {
        const list = listOf(...values);
        for (let i = 0; i < list.length; i++) list.sample(i);
        const again = unpackList(structuredClone(packList(list)));
        expect(again).toBeInstanceOf(SampleList);
        expect(itemsOf(again as SampleList)).toEqual(values);
      }),
      { seed: 6 },
    );
  });

  test("holds pixels as bytes and numbers as numbers", async () => {
    const { list } = await decoded("5 0.0 0.2\n6 1.0 1.0\n");
    expect(packList(list)).toMatchObject({
      bytes: Uint8Array.of(0, 51, 255, 255),
      labels: ["5", "6"],
    });
    expect(packList(listOf(1, -0, Number.NaN)).values).toEqual(Float64Array.of(1, -0, Number.NaN));
    expect(exported(list)).toBe("5 0.0 0.2\n6 1.0 1.0");
  });

  test("comes in pieces that a browser stores, and together they are the list", () => {
    const text = "x".repeat(3_000_000);
    const long = listOf(text, text, text, ...Array.from({ length: 9 }, (_, i) => i));
    const numbers = new SampleList(Array.from({ length: 1_500_000 }, (_, i) => i));
    for (const [list, count] of [
      [long, 2],
      [numbers, 2],
      [listOf(), 1],
      [listOf("a"), 1],
    ] as const) {
      const pieces = [...packPieces(list)];
      expect(pieces.length).toBe(count);
      const items: Item[] = [];
      for (const piece of pieces) expect(unpackInto(items, piece)).toBe(true);
      expect(items.length).toBe(list.length);
      expect(items.every((item, i) => item === list.get(i))).toBe(true);
      expect(unpackInto(items, { ...pieces[0], sizes: Uint32Array.of(1) })).toBe(false);
      expect(items.length).toBe(list.length);
    }
  });

  test("is refused when it is not what was packed", () => {
    const list = listOf("4 0.0 0.2", "x", "4 0.5 0.50");
    for (let i = 0; i < 3; i++) list.sample(i);
    const packed = packList(list);
    const damages: unknown[] = [
      null,
      "list",
      {},
      { ...packed, version: 2 },
      { ...packed, kinds: Uint8Array.of(1, 0) },
      { ...packed, kinds: Uint8Array.of(1, 0, 9) },
      { ...packed, bytes: new Uint8Array(1) },
      { ...packed, floats: Float64Array.of(0.5, Number.NaN) },
      { ...packed, labels: [] },
      { ...packed, labelOf: Uint32Array.of(0, 7) },
      { ...packed, sizes: Uint32Array.of(2, 3) },
      { ...packed, values: [{}] },
      { ...packed, values: [] },
      { ...packed, texts: new Map([[5, "x"]]) },
    ];
    expect(unpackList(packed)).toBeInstanceOf(SampleList);
    for (const damaged of damages) {
      expect(unpackList(damaged)).toEqual({ problems: [{ code: "packedDamaged" }], total: 1 });
    }
  });
});

test("texts read as numbers stay true through every edit", () => {
  const list = new SampleList(["1.5", "two", true, "", "0x10"]);
  const expected = () => Array.from({ length: list.length }, (_, i) => Number(list.get(i)) || 0);
  const read = () => Array.from({ length: list.length }, (_, i) => list.number(i));
  const edits: (() => void)[] = [
    () => {},
    () => list.set(1, "2.5"),
    () => list.setNumber(0, 7),
    () => list.setNumber(0, Number.NaN),
    () => list.push("-3"),
    () => list.insert(2, "9"),
    () => list.delete(0),
    () => list.setSample(1, { label: "5", pixels: new Uint8Array([0, 255]), text: null }),
    () => list.replaceAll(new SampleList(["4", 5, "6"])),
    () => list.clear(),
    () => list.push("8"),
    () => list.push(9),
  ];
  for (const edit of edits) {
    edit();
    expect(read()).toEqual(expected());
    expect(list.castCount).toBeLessThanOrEqual(list.length);
    // Again, from what was kept.
    expect(read()).toEqual(expected());
  }
});
