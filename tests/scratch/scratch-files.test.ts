// The `.sb3` files of this repository are those that `npm run scratch` makes. That Scratch loads them, the tests
// that run them show.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compactNetwork } from "../../scripts/scratch-maker/compact-network.ts";
import { largeNetwork } from "../../scripts/scratch-maker/large-network.ts";
import { scratchFiles } from "../../scripts/scratch-maker/scratch-files.ts";
import type { ScratchProject } from "../../scripts/scratch-maker/scratch-project.ts";
import { writeSb3 } from "../../scripts/scratch-maker/write-sb3.ts";
import { RecordingRenderer } from "./recording-renderer.ts";
import { loadStockFile } from "./stock-file.ts";

const root = new URL("../../", import.meta.url);

test("every file is made again to the byte, and there is no other", async () => {
  const changed: string[] = [];
  for (const [path, project] of Object.entries(scratchFiles)) {
    const made = await writeSb3(project);
    if (!readFileSync(new URL(path, root)).equals(made)) changed.push(path);
  }
  expect(changed).toEqual([]);
  const folders = ["tests/scratch/conformance/", "tests/scratch/fixtures/", "src/gallery/"];
  const found = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith(".sb3"))
      .map((name) => folder + name),
  );
  expect(found.sort()).toEqual(Object.keys(scratchFiles).sort());
});

/** What stock Scratch makes of a project. */
async function inScratch(project: ScratchProject) {
  const { targets } = await loadStockFile(await writeSb3(project), new RecordingRenderer());
  const blocks = targets.flatMap(({ blocks: { _blocks } }) => Object.values(_blocks));
  const variables = targets.flatMap((target) => Object.values(target.variables));
  return {
    targets: targets.length,
    blocks: blocks.filter(({ shadow }) => !shadow).length,
    lists: variables.filter(({ type }) => type === "list").length,
    opcodes: new Set(blocks.map(({ opcode }) => opcode)),
  };
}

test("the large network has the size and the blocks of the original", async () => {
  const { targets, blocks, lists, opcodes } = await inScratch(largeNetwork());
  expect({ targets, lists }).toEqual({ targets: 12, lists: 46 });
  expect(blocks).toBeGreaterThan(1200);
  expect(blocks).toBeLessThan(1500);
  for (const opcode of ofTheOriginal) expect(opcodes).toContain(opcode);
});

test("the compact network is a program of half the size", async () => {
  const { targets, blocks } = await inScratch(compactNetwork());
  expect(targets).toBe(3);
  expect(blocks).toBeLessThan(750);
});

const ofTheOriginal = [
  ...["event_whenflagclicked", "event_whenkeypressed", "event_whenbroadcastreceived"],
  ...["event_broadcast", "control_repeat", "control_if", "control_if_else"],
  ...["add", "subtract", "multiply", "divide", "random", "gt", "lt", "equals", "join"].map(
    (name) => `operator_${name}`,
  ),
  ...["letter_of", "length", "round", "mathop"].map((name) => `operator_${name}`),
  ...["data_variable", "data_setvariableto", "data_changevariableby", "data_listcontents"],
  ...["data_addtolist", "data_deletealloflist", "data_replaceitemoflist", "data_itemoflist"],
  ...["data_itemnumoflist", "data_lengthoflist"],
  ...["procedures_definition", "procedures_prototype", "procedures_call"],
  ...["argument_reporter_string_number", "motion_gotoxy", "looks_show", "looks_hide"],
  ...["looks_seteffectto", "pen_clear", "pen_penDown", "pen_penUp", "pen_setPenColorToColor"],
  ...["pen_setPenSizeTo", "pen_setPenColorParamTo"],
];
