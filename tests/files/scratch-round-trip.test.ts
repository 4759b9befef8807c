// What Scratch has, too, survives being saved as a `.sb3` and opened again: the same program, lists, looks,
// monitors and comments. That the stock VM understands the files tests/scratch shows.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { listKeys, type Project } from "#compile/project";
import { readProjectFile } from "#files/blockprop";
import { isOurs } from "#files/scratch/scratch-words";
import { writeScratch } from "#files/scratch/write-scratch";
import { printProgram } from "#program/print-program";
import type { Program } from "#program/program";
import { programs } from "../scratch/random-programs.ts";

const forms = formsOf(registry);
const cases = new URL("../programs/cases/", import.meta.url);

async function save(project: Project) {
  const keys = listKeys(project.targets);
  const itemsOf = (list: string) => {
    const source = project.lists[keys.get(list) ?? ""];
    return source !== undefined && "items" in source ? source.items : [];
  };
  return writeScratch({ project, itemsOf, forms });
}

async function saveAndOpen(project: Project) {
  const { file, notes } = await save(project);
  const read = await readProjectFile(new Uint8Array(await file.arrayBuffer()), { forms });
  if ("problems" in read) throw new Error(read.problems.join(" "));
  return { read, notes };
}

function parse(json: unknown): Project {
  const { project, problems } = parseProject(json);
  if (project === undefined) throw new Error(problems.map(({ text }) => text).join(" "));
  return project;
}

/** Scratch keeps typed numbers as texts, which are the same to it, and calls My Blocks by their words. */
function print(project: Project): string {
  const { program } = compileProject(project, registry);
  const words = program.procedures.map(({ id, target }) => JSON.stringify([target, id]));
  const name = (target: unknown, id: unknown) =>
    `my ${words.indexOf(JSON.stringify([target, id]))}`;
  const rename = (target: string, part: unknown): unknown =>
    JSON.parse(JSON.stringify(part), (_key, value) =>
      value?.kind === "procedure" ? { ...value, id: name(target, value.id) } : value,
    );
  const renamed = {
    ...program,
    scripts: program.scripts.map((script) => rename(script.target, script)),
    procedures: program.procedures.map((procedure) => ({
      ...(rename(procedure.target, procedure) as Program["procedures"][number]),
      id: name(procedure.target, procedure.id),
    })),
  } as Program;
  return printProgram(renamed).replace(/"(-?\d+(\.\d+)?(e[-+]?\d+)?)"/g, "$1");
}
/** Names for ids, which a file of Scratch may give anew. */
const contents = ({ targets, lists }: Project) =>
  targets.map((target) => ({
    name: target.name,
    variables: target.variables.map(({ name, value }) => [name, value]),
    lists: target.lists.map((list) => {
      const source = lists[listKeys(targets).get(list.id) ?? ""];
      return [list.name, source !== undefined && "items" in source ? source.items : []];
    }),
    messages: target.messages.map(({ name }) => name).sort(),
  }));

const stockCases = readdirSync(cases)
  .sort()
  .map((name) => ({ name, json: readFileSync(new URL(`${name}/project.json`, cases), "utf8") }))
  .filter(({ json }) =>
    [...json.matchAll(/"type": "([^"]+)"/g)].every(([, type]) => !isOurs(type!)),
  );

describe("a project of Scratch's blocks is the same program after a .sb3", () => {
  test.each(stockCases)("$name", async ({ json }) => {
    const project = parse(JSON.parse(json));
    const { read, notes } = await saveAndOpen(project);
    expect([...notes, ...read.notes]).toEqual([]);
    expect(print(read.project)).toBe(print(project));
    expect(contents(read.project)).toEqual(contents(project));
  });

  test("random programs with sprites and My Blocks", async () => {
    await fc.assert(
      fc.asyncProperty(programs, async ({ saved }) => {
        const project = parse(JSON.parse(JSON.stringify(saved)));
        const { read } = await saveAndOpen(project);
        expect(print(read.project)).toBe(print(project));
        // Once more: what was read is written and read the same.
        const again = await saveAndOpen(read.project);
        expect(again.read.project.targets).toEqual(read.project.targets);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

test("the comment on a block stands as far from its script as in Scratch, here and when it is saved", async () => {
  const sb3 = new URL("../../src/gallery/scratch-network.sb3", import.meta.url);
  const opened = await readProjectFile(readFileSync(sb3), { forms });
  if ("problems" in opened) throw new Error(opened.problems.join(" "));
  const { read } = await saveAndOpen(opened.project);
  for (const { targets } of [opened.project, read.project]) {
    const network = targets.find(({ name }) => name === "Network")!;
    const places = network.blocks.flatMap(({ x = 0, y = 0, icons }) => {
      const { comment } = (icons ?? {}) as { comment?: { x: number; y: number } };
      return comment === undefined ? [] : [[comment.x - x, comment.y - y]];
    });
    // 460 to the right: where the maker of the file puts them.
    expect(places.length).toBeGreaterThan(8);
    expect(new Set(places.map(String))).toEqual(new Set(["460,0"]));
  }
});

test("monitors keep their places; those without one do not cover each other in Scratch", async () => {
  const ids = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${kind}${at}`);
  const [variables, lists] = [ids("v", 14), ids("l", 3)];
  const placed = [
    { id: "v0", visible: true, mode: "slider", min: 0, max: 5, x: 200, y: 40 },
    { id: "l0", visible: true, x: 250, y: 60, width: 140, height: 90 },
  ];
  const rest = [...variables, ...lists].filter((id) => id !== "v0" && id !== "l0");
  const project = parse({
    ...{ format: "blockprop-project", version: 1, name: "monitors", seed: 1, lists: {} },
    targets: [
      {
        ...{ name: "Stage", isStage: true, messages: [], blocks: [] },
        variables: variables.map((id) => ({ id, name: id, value: 0 })),
        lists: lists.map((id) => ({ id, name: id })),
      },
    ],
    monitors: [...placed, ...rest.map((id) => ({ id, visible: true }))],
  });
  const { read } = await saveAndOpen(project);
  expect(read.project.monitors.slice(0, 2)).toEqual(placed);
  const boxes = read.project.monitors.slice(2).map(({ id, x = 0, y = 0 }) => {
    const [width, height] = id.startsWith("l") ? [100, 120] : [110, 26];
    return { left: x, top: y, right: x + width, bottom: y + height };
  });
  const cover = boxes.filter((one, at) =>
    boxes
      .slice(at + 1)
      .some(
        (two) =>
          one.left < two.right &&
          two.left < one.right &&
          one.top < two.bottom &&
          two.top < one.bottom,
      ),
  );
  expect(cover).toEqual([]);
  expect(boxes.every(({ left, right, bottom }) => left >= 0 && right <= 480 && bottom <= 360)).toBe(
    true,
  );
});
