// Scratch projects stay the same program in the editor: what is opened there and saved again, or saved for
// Scratch, is what stood in the file; blocks that are not here included.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { compileProject } from "#compile/compile-project";
import type { Project, ProjectTarget } from "#compile/project";
import { prepareBlocks } from "#editor/prepare-blocks";
import { UNKNOWN_TYPE } from "#editor/unknown-type";
import { readProjectFile } from "#files/blockprop";
import { writeScratch } from "#files/scratch/write-scratch";
import { printProgram } from "#program/print-program";
import { zip } from "../data/make-files.ts";
import { reload } from "./headless.ts";

const forms = formsOf(registry);
const folder = "tests/scratch/conformance/";

async function open(bytes: Uint8Array): Promise<Project> {
  const file = await readProjectFile(bytes, { forms });
  if ("problems" in file) throw new Error(file.problems.join(" "));
  return file.project;
}

async function throughEditor(project: Project): Promise<Project> {
  const [stage] = project.targets;
  const targets: ProjectTarget[] = [];
  for (const target of project.targets) {
    const { variables, lists, messages } = stage!;
    const shared = target.isStage ? {} : { shared: { variables, lists, messages } };
    const { blocks, comments } = await reload({ ...target, ...shared });
    targets.push({ ...target, blocks, comments });
  }
  return { ...project, targets };
}

const print = (project: Project) => printProgram(compileProject(project, registry).program);

/** What no editor lets anybody build comes apart: blocks below `stop all`, round ones in pointed holes. */
const isMadeByHand = (name: string) => /^(stop-(all|this-script)|boolean-holes)\./.test(name);
const files = [
  ...readdirSync(folder).flatMap((name) => (isMadeByHand(name) ? [] : [folder + name])),
  "tests/scratch/fixtures/large-network.sb3",
  "src/gallery/scratch-network.sb3",
];

test.each(files)("%s", async (path) => {
  const project = await open(readFileSync(path));
  // Nothing becomes a stand-in for a block that is not known.
  const { blocks } = prepareBlocks(
    project.targets.flatMap((one) => one.blocks),
    registry,
    new Map(),
  );
  expect(JSON.stringify(blocks)).not.toContain(UNKNOWN_TYPE);
  const edited = await throughEditor(project);
  expect(print(edited)).toBe(print(project));
  const count = ({ comments }: ProjectTarget) => comments?.length;
  expect(edited.targets.map(count)).toEqual(project.targets.map(count));
});

test("blocks that are not here are saved for Scratch as they came, and sounds do not keep a script from running", async () => {
  const parts = { parent: null, next: null, inputs: {}, fields: {}, shadow: false };
  const blocks = {
    hat: { ...parts, opcode: "event_whenflagclicked", next: "play", topLevel: true, x: 24, y: 24 },
    play: {
      ...{ ...parts, opcode: "sound_playuntildone", parent: "hat", next: "drum", topLevel: false },
      inputs: { SOUND_MENU: [1, "play SOUND_MENU"] },
    },
    "play SOUND_MENU": {
      ...{ ...parts, opcode: "sound_sounds_menu", parent: "play", shadow: true, topLevel: false },
      fields: { SOUND_MENU: ["pop", null] },
    },
    drum: {
      ...{ ...parts, opcode: "music_playDrumForBeats", parent: "play", next: "show" },
      ...{ topLevel: false, inputs: { BEATS: [3, "sum", [4, "0.25"]] } },
    },
    sum: {
      ...{ ...parts, opcode: "operator_add", parent: "drum", topLevel: false },
      inputs: { NUM1: [1, [4, "1"]], NUM2: [1, [4, "2"]] },
    },
    show: { ...parts, opcode: "looks_show", parent: "drum", topLevel: false },
  };
  const stage = { isStage: true, name: "Stage", variables: {}, lists: {}, blocks };
  const json = JSON.stringify({ targets: [stage], meta: { semver: "3.0.0" } });
  const edited = await throughEditor(await open(zip({ name: "project.json", content: json })));
  expect(print(edited)).toBe("when flag\n  looks_show()\n");
  const { file } = await writeScratch({ project: edited, itemsOf: () => [], forms });
  const saved = await readProjectFile(new Uint8Array(await file.arrayBuffer()), { forms });
  if ("problems" in saved) throw new Error(saved.problems.join(" "));
  expect(saved.project.targets[0]!.blocks).toEqual(edited.targets[0]!.blocks);
  expect(saved.notes).toMatchInlineSnapshot(`
    [
      "Blocks that do nothing here: 1 × play sound ( ) until done, 1 × music: play drum for beats. They stay where they are, and their scripts run without them.",
    ]
  `);
});
