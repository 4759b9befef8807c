// The small projects of conformance/, each of which checks itself: Scratch's virtual machine and our interpreter
// have to say "pass" and leave all else behind alike. `npm run scratch` makes the files.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareFile } from "./compare-files.ts";

const folder = new URL("./conformance/", import.meta.url);

test.each(readdirSync(folder))("%s", async (file) => {
  const { ours, stock, differences } = await compareFile(readFileSync(new URL(file, folder)));
  expect(stock.variables.verdict).toBe("pass");
  expect(ours.variables.verdict).toBe("pass");
  expect(differences).toEqual([]);
});
