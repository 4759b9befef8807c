// Whatever a file holds: reading it ends with a project or a sentence, never with an exception.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { MAX_ITEMS } from "#data/limits";
import { project, whenFlag } from "../programs/build-project.ts";

const starterText = readFileSync(
  new URL("../../src/gallery/starter.json", import.meta.url),
  "utf8",
);
const starter = JSON.parse(starterText);

/** The sentence, or null when the project could be read; then it compiles, too. */
function refusal(json: unknown): string | null {
  const parsed = parseProject(json);
  if (parsed.project !== undefined) {
    compileProject(parsed.project, registry);
    return null;
  }
  expect(parsed.problems).toHaveLength(1);
  return parsed.problems[0]!.text;
}

describe("what is not a project", () => {
  test("is refused with a sentence", () => {
    for (const json of [null, 5, "text", [], {}, { format: "blockprop-model", version: 1 }]) {
      expect(refusal(json)).toBe(refusal(null));
    }
    expect(refusal(null)).toMatchInlineSnapshot(
      `"This is no project: its project.json begins neither as those of Blockprop do nor as those of Scratch. Open a .blockprop or .sb3 file."`,
    );
    expect(refusal({ ...starter, version: 2 })).toMatchInlineSnapshot(
      `"This project has format version 2; this Blockprop knows versions up to 1. Open it with a newer Blockprop."`,
    );
    expect(refusal({ ...starter, version: "1" })).toMatchInlineSnapshot(
      `"This project is damaged: “version” is missing or wrong. Nothing was changed. Try an earlier copy of the file."`,
    );
    expect(refusal({ ...starter, targets: [] })).toMatchInlineSnapshot(
      `"This project is damaged: it needs exactly one stage. Nothing was changed."`,
    );
    expect(refusal({ ...starter, targets: [...starter.targets, ...starter.targets] })).toBe(
      refusal({ ...starter, targets: [] }),
    );
    expect(refusal({ ...starter, seed: 1.5 })).toMatchInlineSnapshot(
      `"This project is damaged: “seed” is missing or wrong. Nothing was changed. Try an earlier copy of the file."`,
    );
    expect(
      refusal({ ...starter, lists: { Mnist: { items: [{ toString: 1 }] } } }),
    ).toMatchInlineSnapshot(
      `"This project is damaged: “lists.Mnist.items[0]” is missing or wrong. Nothing was changed. Try an earlier copy of the file."`,
    );
    expect(refusal({ ...starter, name: "" })).toMatchInlineSnapshot(
      `"This project is damaged: “name” is missing or wrong. Nothing was changed. Try an earlier copy of the file."`,
    );
  });

  test("a list is for testing or for anything", () => {
    const withRole = (role: unknown) => {
      const [stage] = starter.targets;
      const lists = stage.lists.map((list: object) => ({ ...list, role }));
      return { ...starter, targets: [{ ...stage, lists }] };
    };
    expect(refusal(withRole("test"))).toBeNull();
    expect(refusal(withRole(undefined))).toBeNull();
    for (const role of ["training", 1, null, {}]) {
      expect(refusal(withRole(role))).toContain("targets[0].lists[0].role");
    }
  });

  test("a data set outside the folder of data sets is refused", () => {
    for (const dataset of [
      "../package.json",
      "/etc/passwd",
      "a/b.txt",
      "",
      "https://x.org/a",
      "..",
    ]) {
      expect(refusal({ ...starter, lists: { Mnist: { dataset } } })).toContain("lists.Mnist");
    }
  });

  test("too many blocks are refused", () => {
    const shared = { type: "data_showlist", id: "x" };
    const blocks = Array.from({ length: 100_001 }, () => shared);
    const [stage] = starter.targets;
    expect(refusal({ ...starter, targets: [{ ...stage, blocks }] })).toMatchInlineSnapshot(
      `"This project has more than 100,000 blocks, which is more than can be opened."`,
    );
  });

  test("a list of ten million items is refused, one of as many as a list file may have is not", () => {
    const lists = (length: number) => ({ Mnist: { items: new Array(length).fill(1) } });
    expect(refusal({ ...starter, lists: lists(10_000_000) })).toMatchInlineSnapshot(
      `"This project has 10,000,000 items in “lists.Mnist”, but a list can have at most 2,000,000. Nothing was changed. Save a shorter list in it, or import the items in parts."`,
    );
    expect(parseProject({ ...starter, lists: lists(MAX_ITEMS) }).problems).toBeUndefined();
    expect(refusal({ ...starter, lists: lists(MAX_ITEMS + 1) })).toContain("2,000,001 items");
  });

  test("two variables with one id are refused", () => {
    const json = project({ scripts: [] });
    const twin = { id: "var-n", name: "n", value: 0 };
    const targets = [{ ...json.targets[0], variables: [twin, twin] }];
    expect(refusal({ ...json, targets })).toMatchInlineSnapshot(
      `"This project is damaged: “targets[0].variables[1].id” is missing or wrong. Nothing was changed. Try an earlier copy of the file."`,
    );
  });
});

describe("damage", () => {
  test("any JSON is a project or a sentence", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(refusal(json)).not.toBe("");
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("every key of a project may hold anything", () => {
    const paths: (readonly string[])[] = [];
    const walk = (json: unknown, path: readonly string[]): void => {
      if (typeof json !== "object" || json === null) return;
      for (const [key, value] of Object.entries(json)) {
        paths.push([...path, key]);
        walk(value, [...path, key]);
      }
    };
    walk(starter, []);
    const odd = [
      null,
      0,
      -1,
      Number.POSITIVE_INFINITY,
      "",
      "odd",
      true,
      [],
      {},
      [[]],
      { block: 1 },
      { id: 1 },
    ];
    const hostile: unknown[] = [
      { toString: 1, valueOf: 1 },
      { __proto__: null, length: 5 },
      [null],
      { block: {} },
    ];
    const damaged = structuredClone(starter);
    for (const [turn, path] of paths.entries()) {
      const last = path.at(-1)!;
      const owner = path.slice(0, -1).reduce((json, key) => json[key], damaged);
      const before = owner[last];
      // All values at every place take long: a third of them each, in turn.
      for (const value of [...odd, ...hostile].filter((_, index) => index % 3 === turn % 3)) {
        owner[last] = value;
        expect(refusal(damaged)).not.toBe("");
      }
      if (!Array.isArray(owner)) {
        delete owner[last];
        expect(refusal(damaged)).not.toBe("");
      }
      owner[last] = before;
    }
    expect(damaged).toEqual(starter);
  });

  test("several keys may be damaged at once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const json = structuredClone(starter);
          for (const [at, value] of changes) {
            const places: [Record<string, unknown>, string][] = [];
            JSON.stringify(json, function (this: Record<string, unknown>, key, inner) {
              if (key !== "") places.push([this, key]);
              return inner;
            });
            const place = places[at % places.length];
            if (place !== undefined) place[0][place[1]] = value;
          }
          expect(refusal(json)).not.toBe("");
        },
      ),
      { numRuns: 150, seed: 4 },
    );
  });

  test("blocks nested without end are read without a stack overflow", () => {
    let nested: Record<string, unknown> = { type: "operator_not", id: "x" };
    for (let depth = 0; depth < 50_000; depth++) {
      nested = { type: "operator_not", id: "x", inputs: { OPERAND: { block: nested } } };
    }
    const script = { ...whenFlag(), next: { block: nested } };
    const json = project({ scripts: [] });
    const targets = [{ ...json.targets[0], blocks: [{ ...script, id: "hat" }] }];
    expect(refusal({ ...json, targets })).toBeNull();
  });
});
