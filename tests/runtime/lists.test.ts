// What the list blocks do, in Scratch's sense of them.
import { describe, expect, test } from "vitest";
import {
  add,
  addTo,
  clearList,
  contains,
  contentsOf,
  deleteOf,
  insertAt,
  itemNumberOf,
  itemOf,
  lengthOf,
  type Part,
  project,
  repeat,
  replaceItem,
  type SavedBlock,
  whenFlag,
} from "../programs/build-project.ts";
import { run } from "../programs/run-project.ts";
import { evaluate } from "./evaluate.ts";

async function edited(items: readonly (string | number)[], ...edits: SavedBlock[]) {
  const { lists } = await run(project({ lists: { list: items }, scripts: [whenFlag(...edits)] }));
  return lists.list;
}

const abc = ["a", "b", "c"];

describe("item of a list", () => {
  test.each<[Part, string]>([
    [1, "a"],
    [3, "c"],
    [0, ""],
    [4, ""],
    [-1, ""],
    ["2", "b"],
    ["1.9", "a"],
    [1.9, "a"],
    [3.5, "c"],
    [0.9, ""],
    ["last", "c"],
    ["Last", ""],
    ["all", ""],
    ["text", ""],
    ["", ""],
    ["Infinity", ""],
  ])("item %j of a, b, c is %j", async (index, item) => {
    expect(await evaluate(itemOf("list", index), abc)).toBe(item);
  });

  test("item random or any is one of the items", async () => {
    expect(abc).toContain(await evaluate(itemOf("list", "random"), abc));
    expect(abc).toContain(await evaluate(itemOf("list", "any"), abc));
  });

  test("an empty list has no item at all", async () => {
    for (const index of [1, "last", "random"]) {
      expect(await evaluate(itemOf("list", index), [])).toBe("");
    }
  });

  test("items keep their kind", async () => {
    expect(await evaluate(itemOf("list", 1), [5])).toBe(5);
    expect(await evaluate(itemOf("list", 1), ["5"])).toBe("5");
  });
});

describe("searching a list", () => {
  test("item # of is the first place, 0 when it is not there", async () => {
    const items = ["Apple", "1.0", 2, "apple", ""];
    expect(await evaluate(itemNumberOf("list", "APPLE"), items)).toBe(1);
    expect(await evaluate(itemNumberOf("list", 1), items)).toBe(2);
    expect(await evaluate(itemNumberOf("list", "2"), items)).toBe(3);
    expect(await evaluate(itemNumberOf("list", ""), items)).toBe(5);
    expect(await evaluate(itemNumberOf("list", "pear"), items)).toBe(0);
  });

  test("contains compares as = does", async () => {
    expect(await evaluate(contains("list", "BANANA"), ["banana"])).toBe(true);
    expect(await evaluate(contains("list", 0), [""])).toBe(false);
  });
});

describe("the contents of a list", () => {
  test("single letters are joined by nothing, all else by spaces", async () => {
    expect(await evaluate(contentsOf("list"), abc)).toBe("abc");
    expect(await evaluate(contentsOf("list"), ["a", "bc"])).toBe("a bc");
    expect(await evaluate(contentsOf("list"), ["1", "2"])).toBe("12");
    expect(await evaluate(contentsOf("list"), [1, 2])).toBe("1 2");
    expect(await evaluate(contentsOf("list"), ["a", ""])).toBe("a ");
    expect(await evaluate(contentsOf("list"), [])).toBe("");
  });
});

describe("editing a list", () => {
  test("add, insert, replace and delete reach the places they name", async () => {
    expect(await edited(abc, addTo("list", 1))).toEqual(["a", "b", "c", 1]);
    expect(await edited(abc, insertAt("list", 1, "x"))).toEqual(["x", "a", "b", "c"]);
    expect(await edited(abc, insertAt("list", 4, "x"))).toEqual(["a", "b", "c", "x"]);
    expect(await edited(abc, insertAt("list", "last", "x"))).toEqual(["a", "b", "c", "x"]);
    expect(await edited([], insertAt("list", "random", "x"))).toEqual(["x"]);
    expect(await edited(abc, replaceItem("list", "last", "x"))).toEqual(["a", "b", "x"]);
    expect(await edited(abc, replaceItem("list", "2.7", "x"))).toEqual(["a", "x", "c"]);
    expect(await edited(abc, deleteOf("list", 2))).toEqual(["a", "c"]);
    expect(await edited(abc, deleteOf("list", "last"))).toEqual(["a", "b"]);
    expect(await edited(abc, deleteOf("list", "all"))).toEqual([]);
    expect(await edited(abc, clearList("list"))).toEqual([]);
    expect(await edited(abc, deleteOf("list", "random"))).toHaveLength(2);
  });

  test("places outside the list change nothing", async () => {
    for (const index of [0, -1, 5, "nowhere", ""] as const) {
      expect(await edited(abc, insertAt("list", index, "x"))).toEqual(abc);
      expect(await edited(abc, replaceItem("list", index, "x"))).toEqual(abc);
      expect(await edited(abc, deleteOf("list", index))).toEqual(abc);
    }
    expect(await edited(abc, replaceItem("list", 4, "x"), deleteOf("list", 4))).toEqual(abc);
    expect(await edited([], deleteOf("list", "last"), replaceItem("list", "last", 1))).toEqual([]);
  });

  test("the value added is computed from the list as it was", async () => {
    expect(await edited(abc, addTo("list", lengthOf("list")))).toEqual(["a", "b", "c", 3]);
    expect(await edited(abc, insertAt("list", lengthOf("list"), lengthOf("list")))).toEqual([
      "a",
      "b",
      3,
      "c",
    ]);
  });

  test("blocks grow a list to 200,000 items and no further", async () => {
    const full = Array.from({ length: 199_999 }, () => 0);
    expect(await edited(full, repeat(3, addTo("list", 1)))).toHaveLength(200_000);
    const pushed = await edited(full, addTo("list", 1), insertAt("list", 1, "new"));
    expect(pushed).toHaveLength(200_000);
    expect(pushed?.[0]).toBe("new");
    expect(pushed?.at(-1)).toBe(0);
  });

  test("a list that was imported longer keeps its items", async () => {
    const long = Array.from({ length: 200_010 }, () => 0);
    expect(await edited(long, addTo("list", add(1, 1)))).toHaveLength(200_010);
    expect(await edited(long, deleteOf("list", "last"))).toHaveLength(200_009);
  });
});
