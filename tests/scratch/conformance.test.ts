// The small projects of conformance/, each of which checks itself: Scratch's virtual machine and our interpreter
// have to say "pass" and leave all else behind alike, also when the project was opened here and saved for Scratch.
// `npm run scratch` makes the files.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareFile } from "./compare-files.ts";
import { saveAgain } from "./save-again.ts";

const folder = new URL("./conformance/", import.meta.url);

test.each(readdirSync(folder))("%s", async (file) => {
  const made = readFileSync(new URL(file, folder));
  const saved = await saveAgain(made);
  expect(saved.notes).toEqual([]);
  for (const sb3 of [made, saved.bytes]) {
    const { ours, stock, differences } = await compareFile(sb3);
    expect(stock.variables.verdict).toBe("pass");
    expect(ours.variables.verdict).toBe("pass");
    expect(differences).toEqual([]);
  }
  // What is opened and saved once more is the same to the byte.
  expect(await saveAgain(saved.bytes)).toEqual(saved);
});
