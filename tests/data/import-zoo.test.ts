// The zoo: every format that can be imported and every defect, each with what a preview says of it.
// Snapshots hold the whole text, so that every sentence can be read here.
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ImportSettings } from "#data/import/import-settings";
import { bytesOf } from "./decoding.ts";
import { type Files, previewed } from "./importing.ts";
import { gz, idx, pngHeader, zip } from "./make-files.ts";

type Case = readonly [name: string, files: Files, settings?: Partial<ImportSettings>];

/** A CSV of 4 x 4 pictures: label, then 16 levels. */
function pictures(rows: number, label: (i: number) => string | number = (i) => i % 2): string {
  const row = (i: number) => Array.from({ length: 16 }, (_, k) => (i * 37 + k * 11) % 256);
  return Array.from({ length: rows }, (_, i) => `${label(i)},${row(i).join(",")}`).join("\n");
}
const csv = pictures(6);
const list = "7 0.0 0.5 1.0\n8 1.0 0.0 0.25\n";
const pair = idx(4, 4);
const latin = Uint8Array.from([...bytesOf("label,a,b\ncaf"), 0xe9, ...bytesOf(",1,2\nthe,3,4\n")]);
const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from("label,a,b\né,1,2\nx,3,4\n", "utf16le")]);

function scratch(lists: Readonly<Record<string, unknown>>): Uint8Array {
  const json = JSON.stringify({ targets: [{ isStage: true, name: "Stage", lists, blocks: {} }] });
  return zip({ name: "project.json", content: json }, { name: "a.svg", content: "<svg/>" });
}

const formats: readonly Case[] = [
  ["list file", { "a.txt": list }],
  ["list file of Windows, with a byte-order mark", { "a.txt": "\uFEFF7 0.0 0.5\r\n8 1.0 0.0\r\n" }],
  ["plain list", { "a.txt": "apple\nHello, world\n\nmilk" }],
  ["plain numbers", { "a.txt": "3.5\n4\n5\n" }],
  ["CSV without header", { "a.csv": csv }],
  ["CSV with header, label last by name", { "a.csv": "a,b,label\n0,9,cat\n5,200,dog\n" }],
  ["CSV, label in the middle by name", { "a.csv": "a,Class,b\n0,cat,9\n5,dog,200\n" }],
  ["CSV, label last by its words", { "iris.csv": "5.1,3.5,setosa\n6.2,2.9,virginica\n" }],
  ["CSV, label last by its few numbers", { "a.csv": "5.1,3.5,0\n6.2,2.9,1\n5.9,3.1,0\n" }],
  ["CSV, label column chosen", { "a.csv": "1,2,3\n4,5,6\n" }, { labelColumn: 1 }],
  ["CSV, no label column", { "a.csv": "1,2,3\n4,5,6\n" }, { labelColumn: "none" }],
  ["CSV, header insisted on", { "a.csv": "1,2,3\n4,5,6\n" }, { header: "yes" }],
  ["TSV", { "a.tsv": "label\ta\tb\n1\t0\t255\n2\t255\t0\n" }],
  ["decimal commas", { "a.csv": "label;a;b\n1;0,5;1,25\n2;0,1;3\n" }],
  [
    "fields apart by spaces",
    { "a.txt": " 0.5  1.5 cat\n 2.5  3.5 dog\n" },
    { format: "table", delimiter: " " },
  ],
  ["scale by 255", { "a.csv": "1,0.5,255\n2,127.5,0\n" }, { scale: "255" }],
  ["scale by the largest", { "a.csv": "1,0,16\n2,8,4\n" }, { scale: "max" }],
  ["no scale", { "a.csv": csv }, { scale: "none" }],
  ["list file, scaled", { "a.txt": "7 0 255\n8 51 0\n" }, { scale: "255" }],
  ["transposed and inverted", { "a.csv": csv }, { orientation: "transposed", inverted: true }],
  ["transposed, but no square", { "a.csv": "1,2,3\n2,3,4" }, { orientation: "transposed" }],
  ["UTF-16", { "a.csv": utf16 }],
  ["Windows-1252, chosen", { "a.csv": latin }, { encoding: "windows-1252" }],
  ["IDX pair", { "i-images-idx3-ubyte": pair.images, "i-labels-idx1-ubyte": pair.labels }],
  [
    "IDX.gz pair",
    { "i-images-idx3-ubyte.gz": gz(pair.images), "i-labels-idx1-ubyte.gz": gz(pair.labels) },
  ],
  [
    "IDX.gz pair in a zip",
    {
      "m.zip": zip(
        { name: "a-images-idx3-ubyte.gz", content: gz(pair.images) },
        { name: "a-labels-idx1-ubyte.gz", content: gz(pair.labels) },
      ),
    },
  ],
  [
    "two IDX pairs",
    {
      "t10k-images-idx3-ubyte": pair.images,
      "t10k-labels-idx1-ubyte": pair.labels,
      "train-images-idx3-ubyte": idx(6, 4).images,
      "train-labels-idx1-ubyte": idx(6, 4).labels,
    },
  ],
  ["IDX images without labels, so wanted", { "x-images": pair.images }, { labelColumn: "none" }],
  [
    "lists of a Scratch project",
    { "a.sb3": scratch({ k: ["Mnist", ["7 0.0 0.5", "8 1.0 0.0"]] }) },
  ],
  [
    "the second list of a Scratch project",
    { "a.sb3": scratch({ k: ["Mnist", ["7 0.0 0.5", "8 1.0 0.0"]], l: ["log", ["a"]] }) },
    { part: 1 },
  ],
  ["Scratch project without lists", { "a.sb3": scratch({ k: ["Mnist", []] }) }],
  ["gzipped CSV", { "a.csv.gz": gz(csv) }],
  [
    "zipped CSV beside a note and hidden files",
    {
      "a.zip": zip(
        { name: "data/a.csv", content: csv },
        { name: "README.md", content: "# hi" },
        { name: "__MACOSX/._a", content: "x" },
      ),
    },
  ],
  [
    "zip of two CSV, the second chosen",
    { "a.zip": zip({ name: "a.csv", content: csv }, { name: "b.csv", content: "1,5,9\n2,6,8" }) },
    { part: 1 },
  ],
  ["JSON numbers", { "a.json": "[1, 2.5, 3]" }],
  ["JSON rows", { "a.json": "[[7, 0, 128], [8, 255, 0]]" }],
  ["JSON rows under names", { "a.json": '[["a","b","label"],[1,2,"x"],[3,4,"y"]]' }],
  ["JSON records", { "a.json": '[{"a":1,"b":2,"class":"x"},{"a":3,"b":4,"class":"y"}]' }],
  [
    "JSON labels and pixels",
    { "a.json": '[{"label":7,"pixels":[[0,1],[2,3]]},{"pixels":[9,8,7,6],"label":8}]' },
  ],
  ["JSON images and labels", { "a.json": '{"name":"x","images":[[0,1],[2,255]],"labels":[7,8]}' }],
  [
    "pictures in folders",
    {
      "d/7/b.png": pngHeader(28, 28),
      "d/3/a.png": pngHeader(28, 28),
      "d/3/c.png": pngHeader(56, 28),
    },
  ],
  [
    "pictures with labels in their names",
    {
      "7_1.png": pngHeader(4, 4),
      "7_2.png": pngHeader(4, 4),
      "8_1.png": pngHeader(4, 4),
      "8_2.png": pngHeader(4, 4),
    },
  ],
  [
    "zip of pictures in folders",
    {
      "d.zip": zip(
        { name: "cat/1.png", content: pngHeader(8, 8) },
        { name: "my dog/1.png", content: pngHeader(8, 8) },
      ),
    },
  ],
  ["sprite sheet", { "digits.png": pngHeader(56, 56) }],
  [
    "sprite sheet, labels by rows",
    { "digits.png": pngHeader(56, 56) },
    { sheetLabels: "rows", side: 28 },
  ],
];

const defects: readonly Case[] = [
  ["ragged rows", { "a.csv": "label,a,b\n1,2,3\n1,2\n2,3,4\n2,3,4,5\n" }],
  ["ragged lines of a list", { "a.txt": "7 0.0 1.0\n8 0.5\n9 1.0 0.5\n" }],
  ["rows of one value among others", { "a.csv": "label,a,b\n1,2,3\n7\n8\n2,3,4\n" }],
  ["missing labels", { "a.csv": "a,b,label\n1,2,7\n3,4,\n5,6,8\n" }],
  ["missing values and words among numbers", { "a.csv": "label,a,b\n1,,3\n1,x,3\n1,4,300\n2,1,5" }],
  ["NaN and Infinity", { "a.csv": "1,NaN,3\n1,4,5\n2,inf,5\n2,7,8" }],
  ["NaN in a list", { "a.txt": "7 NaN 1.0\n8 0.5 0.25\n9 0.0 0.0\n" }],
  ["constant columns, doubles, contradictions", { "a.csv": "1,0,5\n1,0,5\n2,0,5\n2,0,6\n1,0,5" }],
  [
    "doubles after a header, a blank row and a bad one, by their rows in the file",
    { "a.csv": "label,a,b\n1,0,5\n\n1,x,5\n2,0,6\n1,0,5\n1,0,5" },
  ],
  ["all rows the same", { "a.csv": "1,0,5\n2,0,5\n" }],
  ["one class", { "a.csv": "1,0,5\n1,0,6\n" }],
  ["uneven classes", { "a.csv": pictures(12, (i) => (i === 5 ? "rare" : "often")) }],
  ["a label of its own for every row", { "a.csv": pictures(40, (i) => `n${i}`) }],
  ["values outside 0 to 255", { "a.csv": "1,-300,5\n2,4000,6.5\n" }],
  ["mixed scales", { "a.csv": "1,0.25,0.5\n2,12,255\n1,0.125,1\n2,3,200\n" }],
  ["labels of several words", { "a.csv": "kind,a,b\nIris setosa,1,3\nIris virginica,2,3\n" }],
  ["quotation mark that is not closed", { "a.csv": 'label,a\n7,1\n8,3\n"9,1\n9,2' }],
  ["quotation mark inside a field", { "a.csv": 'label,a\n7,1\n"8"x,3\n9,2\n' }],
  ["not UTF-8", { "a.csv": latin }],
  ["decimal commas in a table apart by commas", { "a.csv": "label,a,b\n1,0,5,2\n2,1,3,4\n" }],
  ["decimal commas in quotes", { "a.csv": 'label,a,b\n1,"0,5",2\n2,"1,25",4\n' }],
  [
    "a list file that is not UTF-8",
    { "a.txt": Uint8Array.from([...bytesOf("7 0.5\n"), 0xe9, 32, 49, 10]) },
  ],
  ["a million columns", { "a.csv": `7${",0".repeat(1_000_000)}\n` }],
  ["a line of 5 MB", { "a.txt": `7 0.0 1.0\n8 ${"1".repeat(5 * 2 ** 20)}\n` }],
  ["an empty file", { "a.csv": "" }],
  ["a header only", { "a.csv": "label,a,b\n" }],
  ["one column", { "a.csv": "label\n7\n8\n" }, { format: "table" }],
  ["no files", { ".DS_Store": "x" }],
  ["a PDF", { "a.pdf": "%PDF-1.7" }],
  ["binary data", { "a.bin": Uint8Array.of(55, 0, 1, 2, 10, 0, 0, 3) }],
  ["CSV cut off", { "a.csv": csv.slice(0, -9) }],
  ["TSV cut off", { "a.tsv": "label\ta\tb\n1\t0\t255\n2\t25" }],
  ["list file cut off", { "a.txt": "7 0.0 0.5 1.0\n8 1.0 0.0 0.25\n9 0.0 0." }],
  ["gzipped CSV cut off", { "a.csv.gz": gz(pictures(4000)).slice(0, 1500) }],
  [
    "gzip with a changed byte",
    { "a.csv.gz": gz(csv).map((byte, i) => (i === 40 ? byte ^ 64 : byte)) },
  ],
  [
    "IDX images cut off",
    { "i-images-idx3-ubyte": pair.images.slice(0, -20), "i-labels-idx1-ubyte": pair.labels },
  ],
  [
    "IDX.gz images cut off",
    {
      "i-images-idx3-ubyte.gz": gz(pair.images).slice(0, -12),
      "i-labels-idx1-ubyte.gz": gz(pair.labels),
    },
  ],
  [
    "IDX images with bytes too many",
    {
      "i-images-idx3-ubyte": Uint8Array.of(...pair.images, 7, 7),
      "i-labels-idx1-ubyte": pair.labels,
    },
  ],
  [
    "IDX labels cut off in the header",
    { "i-images-idx3-ubyte": pair.images, "i-labels-idx1-ubyte": pair.labels.slice(0, 6) },
  ],
  [
    "more IDX images than labels",
    { "i-images-idx3-ubyte": pair.images, "i-labels-idx1-ubyte": idx(3, 4).labels },
  ],
  ["IDX images alone", { "i-images-idx3-ubyte": pair.images }],
  ["IDX labels alone", { "i-labels-idx1-ubyte": pair.labels }],
  [
    "IDX of numbers that are no bytes",
    {
      "i-images-idx3-ubyte": pair.images.map((b, i) => (i === 2 ? 13 : b)),
      "i-labels-idx1-ubyte": pair.labels,
    },
  ],
  ["JSON cut off", { "a.json": "[[7, 0, 128], [8, 255, 0], [9, 1" }],
  ["JSON damaged", { "a.json": "[[7, 0, 128], [8, 255, 0]}" }],
  ["JSON with an odd entry", { "a.json": '[[7, 0, 128], {"x": {"y": 1}}, [8, 255, 0], [9]]' }],
  ["JSON that holds no list", { "a.json": '{"a": 1}' }],
  ["JSON with fewer labels than images", { "a.json": '{"images":[[0,1],[2,255]],"labels":[7]}' }],
  ["JSON of very deep arrays", { "a.json": `${"[".repeat(100_000)}1${"]".repeat(100_000)}` }],
  [
    "a picture of 20,000 x 20,000",
    { "d/7/b.png": pngHeader(20_000, 20_000), "d/3/a.png": pngHeader(8, 8) },
  ],
  [
    "a damaged picture",
    { "d/7/b.png": pngHeader(8, 8).slice(0, 25), "d/3/a.png": pngHeader(8, 8) },
  ],
  ["a sprite sheet cut off", { "digits.png": pngHeader(56, 56).slice(0, 25) }],
  ["a sprite sheet of 20,000 x 20,000", { "digits.png": pngHeader(20_000, 20_000) }],
  ["a text called .png", { "d/7/b.png": "hello", "d/3/a.png": pngHeader(8, 8) }],
  ["a sheet that is no grid", { "s.png": pngHeader(50, 30) }, { format: "sheet", side: 28 }],
  ["zip cut off", { "a.zip": zip({ name: "a.csv", content: csv }).slice(0, -30) }],
  ["zip with a path that leads outside", { "a.zip": zip({ name: "../a.csv", content: csv }) }],
  ["zip with a path from the root", { "a.zip": zip({ name: "/etc/a.csv", content: csv }) }],
  ["zip with a path of Windows", { "a.zip": zip({ name: "..\\a.csv", content: csv }) }],
  [
    "zip of pictures cut off",
    { "a.zip": zip({ name: "7/a.png", content: pngHeader(8, 8) }).slice(0, -60) },
  ],
  ["zip with a locked part", { "a.zip": zip({ name: "a.csv", content: csv, flags: 1 }) }],
  [
    "zip with a part twice",
    { "a.zip": zip({ name: "a.csv", content: csv }, { name: "a.csv", content: csv }) },
  ],
  ["zip with a changed part", { "a.zip": zip({ name: "a.csv", content: csv, crc: 1 }) }],
  [
    "zip bomb that hides its size",
    {
      "a.zip": zip({
        name: "a.csv",
        content: csv,
        packed: deflateRawSync(new Uint8Array(2 ** 20)),
      }),
    },
  ],
  [
    "zip bomb that says its size",
    { "a.zip": zip({ name: "a.csv", content: csv, declared: 2 ** 31 }) },
  ],
  [
    "zip in a zip",
    { "a.zip": zip({ name: "b.zip", content: zip({ name: "a.csv", content: csv }) }) },
  ],
  ["two files, of which one is read", { "a.csv": csv, "b.csv": "1,2,3\n" }],
];

describe("a preview of", () => {
  for (const [name, files, settings] of formats) {
    test(name, async () => expect(await previewed(files, settings)).toMatchSnapshot());
  }
});

describe("a preview names what is wrong with", () => {
  for (const [name, files, settings] of defects) {
    test(name, async () => expect(await previewed(files, settings)).toMatchSnapshot());
  }
});
