import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { searchedWords } from "#editor/block-says";
import { readCopy } from "#editor/copy-paste";
import { foldWords, makeSearch } from "#editor/search-words";
import { arrangeBoxes, type Box } from "#editor/tidy-up";
import { fillWorkspace } from "#editor/workspace-state";
import { block, project, repeat, whenFlag } from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";
import { makeWorkspace, reload, target } from "./headless.ts";

describe("search", () => {
  test("compares without capitals, accents and spaces too many", () => {
    expect(foldWords("  Épôque \n ＡＢ ")).toBe("epoque ab");
  });

  test("finds a text that has every word, in any order", () => {
    const matches = makeSearch("10 Wiederhole")!;
    expect(matches("wiederhole 10 mal")).toBe(true);
    expect(matches("wiederhole 9 mal")).toBe(false);
  });

  test("looks for nothing without a word", () => {
    expect(makeSearch("   ")).toBeNull();
  });

  test("goes through labels, values in holes, names and comments, but not other blocks", async () => {
    const workspace = makeWorkspace();
    const inside = { type: "data_changevariableby", id: "c", fields: { VARIABLE: { id: "v1" } } };
    const repeat: BlockState = {
      type: "control_repeat",
      id: "r",
      inputs: {
        TIMES: { shadow: { type: "math_number", id: "n", fields: { NUM: 12 } } },
        SUBSTACK: { block: inside },
      },
      icons: { comment: { text: "over and over" } },
    };
    await fillWorkspace(workspace, target(repeat), { registry, rest: async () => true });
    const words = searchedWords(workspace.getBlockById("r")!);
    expect(foldWords(words)).toBe("repeat 12 over and over");
    expect(foldWords(searchedWords(workspace.getBlockById("c")!))).toBe("change epoch by 1");
    workspace.dispose();
  });
});

describe("tidy up", () => {
  const boxes = fc.array(
    fc.record({
      left: fc.integer({ min: -2000, max: 2000 }),
      top: fc.integer({ min: -2000, max: 2000 }),
      width: fc.integer({ min: 20, max: 600 }),
      height: fc.integer({ min: 20, max: 1500 }),
    }),
    { minLength: 1, maxLength: 25 },
  );
  const moved = (all: readonly Box[]) => {
    const places = arrangeBoxes(all);
    return all.map((box, index) => ({ ...box, ...places[index]! }));
  };

  test("leaves no two stacks overlapping", () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const tidy = moved(all);
        for (const [index, one] of tidy.entries()) {
          for (const other of tidy.slice(index + 1)) expect(overlap(one, other)).toBe(false);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const once = moved(all);
        expect(moved(once)).toEqual(once);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test("keeps columns and their order, from the corner where the scripts began", () => {
    const all = [
      { left: 500, top: 40, width: 100, height: 50 },
      { left: 30, top: 300, width: 100, height: 50 },
      { left: 10, top: 20, width: 200, height: 80 },
    ];
    expect(arrangeBoxes(all)).toEqual([
      { left: 270, top: 20 },
      { left: 10, top: 140 },
      { left: 10, top: 20 },
    ]);
  });
});

describe("collapsed blocks", () => {
  const flag = (repeat: Partial<BlockState>): BlockState => ({
    type: "event_whenflagclicked",
    id: "f",
    next: {
      block: {
        type: "control_repeat",
        id: "r",
        inputs: {
          TIMES: { shadow: { type: "math_number", id: "n", fields: { NUM: 3 } } },
          SUBSTACK: { block: { type: "training_reset", id: "t" } },
        },
        ...repeat,
      },
    },
  });

  test("are saved and loaded as collapsed, with all that is in them", async () => {
    const collapsed = { ...flag({}), collapsed: true } as BlockState;
    const inside = flag({ collapsed: true } as Partial<BlockState>);
    for (const saved of [collapsed, inside]) {
      const [once] = (await reload(target(saved))).blocks;
      expect(once).toMatchObject(saved);
      expect((await reload(target(once!))).blocks).toEqual([once]);
    }
  });

  test("compile as if they were open", () => {
    const open = project({ scripts: [whenFlag(repeat(3, block("training_reset")))] });
    const collapsed = JSON.parse(
      JSON.stringify(open).replaceAll('"type":', '"collapsed":true,"type":'),
    );
    expect(compile(collapsed)).toEqual(compile(open));
  });
});

describe("what another tab copied", () => {
  const copy = (blockState: unknown) =>
    readCopy(JSON.stringify({ paster: "block", blockState }), registry);

  test("is a block that loads, with its names", () => {
    const state = {
      type: "data_setvariableto",
      fields: { VARIABLE: { id: "x1", name: "rate", type: "" } },
    };
    expect(copy(state)).toMatchObject({ paster: "block", blockState: state });
  });

  test("is a stand-in where this version does not know the block", () => {
    expect(copy({ type: "future_block" })).toMatchObject({ blockState: { type: "unknown_block" } });
  });

  test("is a comment's text and nothing else of it", () => {
    const comment = { paster: "workspace-comment", commentState: { text: "why", width: 1e9 } };
    expect(readCopy(JSON.stringify(comment), registry)).toEqual({
      paster: "workspace-comment",
      commentState: { text: "why" },
    });
  });

  test("is nothing when it is no copy", () => {
    for (const content of ["", "{", "null", "[]", '{"paster":"block"}', '{"paster":"x"}']) {
      expect(readCopy(content, registry)).toBeNull();
    }
    expect(copy({ type: 7 })).toBeNull();
  });
});

describe("help", () => {
  const all = categories.flatMap(({ blocks }) => blocks.map((block) => ({ block })));

  test.each(all)("of $block.type says what it does", ({ block }) => {
    expect(block.help.length).toBeGreaterThan(20);
    expect(block.help).toMatch(/[.?!]$/);
    // Every pair of backquotes is closed.
    expect(block.help.split("`").length % 2).toBe(1);
  });
});

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
