// @vitest-environment jsdom
// The open project with sprites, and edits of them.
import { describe, expect, test } from "vitest";
import { OpenProject } from "#app/open-project";
import {
  addCostumes,
  addSprite,
  copySprite,
  deleteCostume,
  deleteSprite,
  renameCostume,
  renameSprite,
} from "#app/sprite-edits";
import { parseProject } from "#compile/parse-project";
import type { BlockState, Project } from "#compile/project";
import { DOT, setsWhenFlag, spriteProject } from "../compile/sprite-project.ts";

const costume = (name: string) => ({
  name,
  image: DOT,
  width: 9,
  height: 9,
  centreX: 4.5,
  centreY: 4.5,
});

function openOn(name: string, project: Project = spriteProject()): OpenProject {
  const open = new OpenProject("id", project);
  open.setTargets({ targets: project.targets, open: name });
  return open;
}

const names = (open: OpenProject) => open.targets.targets.map(({ name }) => name);
const target = (open: OpenProject, name: string) =>
  open.targets.targets.find((one) => one.name === name)!;

describe("an open project", () => {
  test("is saved as it was opened", () => {
    expect(new OpenProject("id", spriteProject()).saved()).toEqual(spriteProject());
    expect(openOn("Cat").saved()).toEqual(spriteProject());
  });

  test("begins at the stage, and gives the stage's names to a sprite", () => {
    const open = new OpenProject("id", spriteProject());
    expect(open.target.name).toBe("Stage");
    expect(open.source.shared).toBeUndefined();
    expect(openOn("Cat").source).toMatchObject({
      variables: [{ id: "own" }],
      shared: { variables: [{ id: "all" }], lists: [{ id: "all-list" }], messages: [{ id: "go" }] },
    });
  });

  test("a list of a sprite and one of the stage with the same name in the file keep apart", () => {
    const before = spriteProject();
    const targets = before.targets.map((one) => ({
      ...one,
      lists: [{ id: one.name, name: one.isStage ? "Cat.x" : "x" }],
    }));
    const items = (id: string) => ({ items: [id] });
    const lists = { "Cat.x": items("Stage"), "Cat.x 2": items("Cat") };
    const open = new OpenProject("id", { ...before, targets, lists });
    expect([...open.listKeys]).toEqual([
      ["Stage", "Cat.x"],
      ["Cat", "Cat.x 2"],
    ]);
    expect(parseProject(open.saved()).project?.lists).toEqual(lists);
    expect(open.listContents()).toMatchObject({
      Cat: { otherwise: { items: ["Cat"] } },
    });
  });

  test("counts the blocks of other targets that use a name", () => {
    const uses = { type: "data_variable", id: "b", fields: { VARIABLE: { id: "all" } } };
    const before = spriteProject();
    const [stage, ...sprites] = before.targets;
    const project = { ...before, targets: [{ ...stage!, blocks: [uses] }, ...sprites] };
    const elsewhere = openOn("Cat", project).usesElsewhere("all");
    expect(elsewhere - openOn("Stage", project).usesElsewhere("all")).toBe(1);
    expect(openOn("Cat", project).usesElsewhere("nothing")).toBe(0);
  });

  test("what the editor holds of a sprite goes to the sprite, names for all to the stage", () => {
    const open = openOn("Cat");
    const blocks = [setsWhenFlag("new", 1)];
    const shared = {
      variables: [
        { id: "all", name: "points" },
        { id: "more", name: "more" },
      ],
      lists: [],
      messages: [{ id: "go", name: "go" }],
    };
    open.setBlocks({
      blocks,
      comments: [],
      variables: [{ id: "new", name: "new" }],
      lists: [{ id: "own-list", name: "seen" }],
      messages: [{ id: "stop", name: "stop" }],
      shared,
    });
    expect(open.stage).toMatchObject({
      variables: [
        { id: "all", name: "points", value: 1 },
        { id: "more", value: 0 },
      ],
      lists: [],
      messages: [{ id: "go" }, { id: "stop" }],
      blocks: spriteProject().targets[0]!.blocks,
    });
    expect(target(open, "Cat")).toMatchObject({
      variables: [{ id: "new", value: 0 }],
      lists: [{ id: "own-list", name: "seen" }],
      messages: [],
      blocks,
    });
    expect(open.saved().lists).toEqual({ "Cat.seen": { items: ["b", "c"] } });
  });

  test("a variable's new name is said by the blocks of other targets that ask for it by name", () => {
    const asks = (VALUE: string): BlockState => ({
      type: "sensing_of",
      id: `of ${VALUE}`,
      fields: { PROPERTY: "score" },
      inputs: {
        OBJECT: { shadow: { type: "menu_sensing_of_OBJECT", id: VALUE, fields: { VALUE } } },
      },
    });
    const before = spriteProject();
    const [stage, cat, ...others] = before.targets;
    const blocks = [asks("_stage_"), asks("Cat"), asks("Dog")];
    const open = openOn("Cat", { ...before, targets: [{ ...stage!, blocks }, cat!, ...others] });
    const rename = (all: string, own: string) => {
      const { lists, messages, blocks } = open.target;
      const shared = { variables: [{ id: "all", name: all }], lists: [], messages: [] };
      const variables = [{ id: "own", name: own }];
      open.setBlocks({ variables, lists, messages, blocks, comments: [], shared });
      return open.stage.blocks.map(({ fields }) => fields?.PROPERTY);
    };
    expect(rename("score", "lives")).toEqual(["score", "lives", "score"]);
    expect(rename("points", "lives")).toEqual(["points", "lives", "score"]);
    expect(rename("score", "score")).toEqual(["score", "score", "score"]);
  });

  test("without names for all the stage keeps its own", () => {
    const open = openOn("Cat");
    const { variables, lists, messages, blocks } = open.target;
    open.setBlocks({ variables, lists, messages, blocks, comments: [] });
    expect(open.saved()).toEqual(spriteProject());
  });

  test("knows variables and lists of all targets, with the sprite's name where it is needed", () => {
    const open = new OpenProject("id", spriteProject());
    expect(open.variables).toEqual([
      { id: "all", name: "score" },
      { id: "own", name: "Cat: score" },
    ]);
    expect(open.lists.map(({ name }) => name)).toEqual(["found", "Cat: found"]);
    expect(open.currentValues).toEqual({ all: 1, own: 2 });
    const file = { kind: "file", file: new Blob() } as const;
    expect(open.listContents({ "Cat.found": file })).toEqual({
      "all-list": { kind: "kept", otherwise: { kind: "items", items: ["a"] } },
      "own-list": file,
    });
  });

  test("values of sprites' variables are kept as a run leaves them", () => {
    const open = new OpenProject("id", spriteProject());
    open.setValues({ own: "nine" });
    expect(open.saved().targets[1]!.variables).toEqual([
      { id: "own", name: "score", value: "nine" },
    ]);
  });

  test("knows in which target a block stands", () => {
    const open = new OpenProject("id", spriteProject());
    expect(open.targetOf("set-own")?.name).toBe("Cat");
    expect(open.targetOf("value-all")?.name).toBe("Stage");
    expect(open.targetOf("nowhere")).toBe(null);
  });

  test("scripts of all targets run", () => {
    const { program, diagnostics } = new OpenProject("id", spriteProject()).compile();
    expect(diagnostics).toEqual([]);
    expect(program.scripts.map(({ target }) => target)).toEqual(["Stage", "Cat"]);
  });
});

describe("an edit of sprites", () => {
  test("adds one in front, open", () => {
    const { targets, open } = addSprite(openOn("Cat").targets, "Dot", [costume("dot")]);
    expect([targets.map(({ name }) => name), open]).toEqual([["Stage", "Cat", "Dot"], "Dot"]);
  });

  test("deletes one, and is taken back by the targets before", () => {
    const open = openOn("Cat");
    const before = open.targets;
    open.setTargets(deleteSprite(before, "Cat"));
    expect([names(open), open.target.name]).toEqual([["Stage"], "Stage"]);
    expect(open.saved().lists).toEqual({ found: { items: ["a"] } });
    open.setTargets(before);
    expect(open.saved()).toEqual(spriteProject());
    expect(open.target.name).toBe("Cat");
  });

  const menu = (slot: string, type: string, value: string): BlockState => ({
    type,
    id: `block-${type}`,
    inputs: {
      [slot]: { shadow: { type: `menu_${type}_${slot}`, id: "menu", fields: { VALUE: value } } },
    },
  });

  test("renames it; what is not touched stays the same object", () => {
    const before = openOn("Cat").targets;
    const after = renameSprite(before, "Cat", "Tom");
    expect([after.open, after.targets[1]!.name]).toEqual(["Tom", "Tom"]);
    expect(after.targets[0]).toBe(before.targets[0]);
    expect(after.targets[1]!.blocks).toBe(before.targets[1]!.blocks);
  });

  test("renames a backdrop in the blocks of all targets", () => {
    const [stage, cat] = spriteProject().targets;
    const look = { ...cat!.look!, costumes: [costume("day")], costume: 0 };
    const listens = (backdrop: string): BlockState => ({
      type: "event_whenbackdropswitchesto",
      id: "when",
      fields: { BACKDROP: backdrop },
    });
    const switches = (backdrop: string) => menu("BACKDROP", "looks_switchbackdropto", backdrop);
    const both = [
      { ...stage!, look, blocks: [listens("day")] },
      { ...cat!, blocks: [switches("day"), switches("night")] },
    ];
    const all = { targets: both, open: "Stage" };
    const after = renameCostume(all, "Stage", { index: 0, to: "noon" });
    expect(after.targets[0]!.blocks).toEqual([listens("noon")]);
    expect(after.targets[1]!.blocks).toEqual([switches("noon"), switches("night")]);
    // What was there before is not touched.
    expect(both[0]!.blocks).toEqual([listens("day")]);
  });

  test("renames a costume in the blocks of its sprite alone", () => {
    const project = spriteProject();
    const [stage, cat] = project.targets;
    const wears = menu("COSTUME", "looks_switchcostumeto", "sits");
    const both = [
      { ...stage!, blocks: [wears] },
      { ...cat!, blocks: [wears] },
    ];
    const after = renameCostume({ targets: both, open: "Cat" }, "Cat", { index: 0, to: "lies" });
    expect(after.targets[1]!.look!.costumes.map(({ name }) => name)).toEqual(["lies", "runs"]);
    expect(after.targets[1]!.blocks).toEqual([menu("COSTUME", "looks_switchcostumeto", "lies")]);
    expect(after.targets[0]!.blocks).toEqual([wears]);
  });

  test("copies one with ids of its own for everything", () => {
    const open = openOn("Cat");
    let count = 0;
    const copied = copySprite(open.targets, open.withValues(open.target), {
      name: "Cat 2",
      newId: () => `new-${count++}`,
    });
    open.setTargets(copied.targets);
    const copy = target(open, "Cat 2");
    expect(copied.lists).toEqual([{ from: "own-list", to: copy.lists[0]!.id }]);
    const [hat] = copy.blocks;
    expect(hat!.next!.block!.fields).toEqual({ VARIABLE: { id: copy.variables[0]!.id } });
    const ids = (one: object) => JSON.stringify(one).match(/"id":"[^"]+"/g)!;
    const own = new Set(ids(target(open, "Cat")));
    expect(ids(copy).filter((id) => own.has(id))).toEqual([]);
    expect(open.compile().diagnostics).toEqual([]);
    expect(open.currentValues[copy.variables[0]!.id]).toBe(2);
  });

  test("adds and deletes costumes; one of them is always worn", () => {
    const worn = (all: ReturnType<typeof addCostumes>) => {
      const { costumes, costume } = all.targets[1]!.look!;
      return [costumes.map(({ name }) => name).join(" "), costume];
    };
    let all = addCostumes(openOn("Cat").targets, "Cat", [costume("a"), costume("b")]);
    expect(worn(all)).toEqual(["sits runs a b", 2]);
    all = deleteCostume(all, "Cat", 0);
    expect(worn(all)).toEqual(["runs a b", 1]);
    all = deleteCostume(all, "Cat", 2);
    expect(worn(all)).toEqual(["runs a", 1]);
    all = deleteCostume(all, "Cat", 1);
    expect(worn(all)).toEqual(["runs", 0]);
    expect(worn(deleteCostume(all, "Cat", 0))).toEqual(["", 0]);
  });
});
