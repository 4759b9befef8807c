// Sprites in a file: what they look like, whose names are whose, and what is refused.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import type { Project, TargetLook } from "#compile/project";
import { DOT, spriteProject } from "./sprite-project.ts";

/** The sentence, or null when the project could be read. */
function refusal(json: unknown): string | null {
  const { problems } = parseProject(json);
  return problems === undefined ? null : problems[0]!.text;
}

/** As a sentence names it: "targets[1].name". */
function placeOf(path: string): string {
  return path.replace(/\/(\d+)/g, "[$1]").replaceAll("/", ".");
}

function withLook(look: Partial<Record<keyof TargetLook, unknown>>): unknown {
  const project = spriteProject();
  const [stage, sprite] = project.targets;
  return { ...project, targets: [stage, { ...sprite, look: { ...sprite!.look, ...look } }] };
}

const costume = spriteProject().targets[1]!.look!.costumes[0]!;
const withImage = (image: string) => withLook({ costumes: [{ ...costume, image }], costume: 0 });

type Place = Record<string, unknown>;

/** The project with one value, at a path like "targets/1/name", replaced. */
function withValue(path: string, value: unknown): unknown {
  const project = structuredClone(spriteProject());
  const keys = path.split("/");
  const last = keys.pop()!;
  const owner = keys.reduce((json, key) => json[key] as Place, project as unknown as Place);
  owner[last] = value;
  return project;
}

describe("a project with sprites", () => {
  test("is read as it was written", () => {
    expect(parseProject(spriteProject()).project).toEqual(spriteProject());
    expect(parseProject(JSON.parse(JSON.stringify(spriteProject()))).project).toEqual(
      spriteProject(),
    );
  });

  test("has its stage first, wherever it stands in the file", () => {
    const { project } = parseProject(withValue("targets", spriteProject().targets.toReversed()));
    expect(project!.targets.map(({ name }) => name)).toEqual(["Stage", "Cat"]);
  });

  test("a rotation style that there is not is left out", () => {
    const styleOf = (rotationStyle: unknown) =>
      parseProject(withLook({ rotationStyle })).project!.targets[1]!.look!.rotationStyle;
    expect(["left-right", "don't rotate", "upside down", 7].map(styleOf)).toEqual([
      ...["left-right", "don't rotate", undefined, undefined],
    ]);
  });

  test("what is left out of a look is the middle, size 100, visible", () => {
    const { project } = parseProject(withValue("targets/1/look", {}));
    expect(project!.targets[1]!.look).toEqual({
      costumes: [],
      costume: 0,
      x: 0,
      y: 0,
      size: 100,
      direction: 90,
      visible: true,
    });
  });
});

describe("refused with the place named:", () => {
  test("two targets of one name", () => {
    expect(refusal(withValue("targets/1/name", "Stage"))).toMatchInlineSnapshot(
      `"This project is damaged: two of its sprites (or a sprite and the stage) are named “Stage”. Nothing was changed. Try an earlier copy of the file."`,
    );
  });

  test("ids used twice, also in stage and sprite", () => {
    for (const [path, id] of [
      ["targets/1/variables/0/id", "all"],
      ["targets/1/lists/0/id", "all-list"],
      ["targets/1/variables/0/id", "all-list"],
    ] as const) {
      expect(refusal(withValue(path, id))).toContain(placeOf(path));
    }
  });

  test("pictures that are not inside the file or might run", () => {
    expect(refusal(withImage("https://example.org/a.png"))).toMatchInlineSnapshot(
      `"The picture at “targets[1].look.costumes[0].image” begins with “https://example.org/a.png”. Pictures have to be inside the file, as data: addresses of SVG, PNG, JPEG, GIF, BMP or WebP. Nothing was changed. Try an earlier copy of the file."`,
    );
    for (const image of [
      "data:text/html,<script>1</script>",
      "javascript:alert(1)",
      " data:image/png;base64,AA==",
      "data:image/pngx;base64,AA==",
      "data:image/svg+xml",
      "blob:https://example.org/1",
      "//example.org/a.png",
    ]) {
      expect(refusal(withImage(image))).toContain("targets[1].look.costumes[0].image");
    }
    for (const kind of ["svg+xml", "png", "jpeg", "gif", "bmp", "webp"]) {
      expect(refusal(withImage(`data:image/${kind};base64,AA==`))).toBe(null);
    }
  });

  test("too much of pictures", () => {
    const MB = 1e6;
    const big = (characters: number) => DOT.padEnd(characters, "A");
    expect(refusal(withImage(big(10 * MB)))).toBe(null);
    expect(refusal(withImage(big(10 * MB + 1)))).toMatchInlineSnapshot(
      `"The picture of the costume “sits” takes more than 10 MB, which is the most for one picture. Nothing was opened."`,
    );
    const many = (count: number, image: string) =>
      withLook({ costumes: Array.from({ length: count }, () => ({ ...costume, image })) });
    expect(refusal(many(5, big(10 * MB)))).toBe(null);
    expect(refusal(many(6, big(9 * MB)))).toMatchInlineSnapshot(
      `"The pictures of this project take more than 50 MB together, which is more than can be opened."`,
    );
    expect(refusal(many(1000, DOT))).toBe(null);
    expect(refusal(many(1001, DOT))).toMatchInlineSnapshot(
      `"This project has more than 1000 costumes, which is more than can be opened."`,
    );
  });

  test("numbers, modes and breakpoints that can not be", () => {
    for (const [path, values] of [
      ["targets/1/look/x", [1e308, "0", null]],
      ["targets/1/look/costume", [-1, 2, 0.5]],
      ["targets/1/look/size", [-1]],
      ["targets/1/look/costumes/0/width", [0, -4, 1e9, undefined]],
      ["targets/1/look/costumes/0/centreX", [1e9]],
      ["targets/1/look/costumes/0/name", ["", 5]],
      ["targets/1/look/costumes", [{}]],
      ["monitors/0/mode", ["dial", 1]],
      ["monitors/0/min", [Number.NaN, "1"]],
      ["monitors/0/x", [Number.POSITIVE_INFINITY]],
      ["breakpoints", ["set-own", [5], [""]]],
    ] as const) {
      const named = placeOf(path);
      for (const value of values) expect(refusal(withValue(path, value))).toContain(named);
    }
  });
});

test("whatever stands in place of a part: a project that compiles, or a sentence", () => {
  const paths: string[] = [];
  const walk = (json: unknown, path: string): void => {
    if (typeof json !== "object" || json === null) return;
    for (const [key, value] of Object.entries(json)) {
      const inner = path === "" ? key : `${path}/${key}`;
      paths.push(inner);
      walk(value, inner);
    }
  };
  walk(spriteProject(), "");
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const { project, problems } = parseProject(withValue(path, value));
      if (project === undefined) expect(problems[0]!.text).not.toBe("");
      else expect(isSound(project)).toBe(true);
    }),
    { numRuns: 600, seed: 4 },
  );
});

function isSound(project: Project): boolean {
  compileProject(project, registry);
  const names = project.targets.map(({ name }) => name);
  return (
    new Set(names).size === names.length &&
    project.targets.every(({ look }) => {
      if (look === undefined) return true;
      const { costumes, costume, visible: _, ...numbers } = look;
      const isThere = costume === 0 || costume < costumes.length;
      return isThere && Object.values(numbers).every((one) => Number.isFinite(one));
    })
  );
}
