import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DATASETS, listFile, listOfIdx, readMnist } from "../../scripts/dataset-files.ts";
import { POINT_LISTS } from "../../scripts/point-lists.ts";

const folder = new URL("../../datasets/", import.meta.url);
const readme = readFileSync(new URL("README.md", folder), "utf8");

describe("the committed datasets", async () => {
  const lists = {
    train: await listOfIdx(readMnist("train")),
    test: await listOfIdx(readMnist("test")),
  };
  for (const { file, from, samples } of DATASETS) {
    test(`${file} is made from the IDX files byte for byte`, () => {
      const committed = readFileSync(new URL(file, folder));
      expect(listFile(lists[from], samples).equals(committed)).toBe(true);
    });
  }
  for (const [file, make] of Object.entries(POINT_LISTS)) {
    test(`${file} is made by its formula byte for byte`, () => {
      expect(make()).toBe(readFileSync(new URL(file, folder), "utf8"));
    });
  }
  for (const file of [...DATASETS.map((one) => one.file), ...Object.keys(POINT_LISTS)]) {
    test(`${file} has the SHA-256 that the README states`, () => {
      const digest = createHash("sha256")
        .update(readFileSync(new URL(file, folder)))
        .digest("hex");
      expect(readme).toContain(`| \`${file}\` |`);
      expect(readme.split("\n").find((line) => line.includes(`\`${file}\``))).toContain(digest);
    });
  }
});
