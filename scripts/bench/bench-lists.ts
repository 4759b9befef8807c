// Reading a list file of 60,000 samples, without a page.
import { createReadStream } from "node:fs";
import { decodeList } from "#data/decode-list";
import { largeListFile } from "./large-list-file.ts";
import type { BenchGroup } from "./measurement.ts";
import { showNumber } from "./print-table.ts";
import { repeat } from "./repeat.ts";

export const benchLists: BenchGroup = {
  name: "lists",
  async run(report) {
    const { path, bytes } = await largeListFile();
    const rate = await repeat(async () => {
      const began = performance.now();
      const decoded = await decodeList(createReadStream(path, { highWaterMark: 2 ** 20 }));
      if ("problems" in decoded) throw new Error("The list file does not decode");
      return bytes / 1e6 / ((performance.now() - began) / 1000);
    }, 3);
    report({
      what: "read a list file of 60,000 samples",
      value: rate.median,
      unit: "MB/s",
      note: `${showNumber(bytes / 1e6)} MB; ${showNumber(rate.smallest)} to ${showNumber(rate.largest)}`,
    });
  },
};
