import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addPart,
  type Draft,
  draftProblem,
  movePart,
  newDraft,
  removePart,
  renamePart,
  tidyDraft,
} from "#editor/procedure-draft";
import type { Procedure } from "#editor/procedure-state";

const jump: Procedure = {
  id: "p",
  warp: false,
  parts: [
    { kind: "label", text: "jump" },
    { kind: "text", id: "a", name: "high" },
  ],
};

describe("a draft", () => {
  test("begins with words to be typed over", () => {
    expect(newDraft()).toEqual({ parts: [{ kind: "label", text: "block name" }], warp: false });
  });

  test("gets parts with names that are free", () => {
    const draft = addPart(addPart(addPart(newDraft(), "text", "1"), "text", "2"), "boolean", "3");
    expect(draft.parts.slice(1)).toEqual([
      { kind: "text", id: "1", name: "number or text" },
      { kind: "text", id: "2", name: "number or text 2" },
      { kind: "boolean", id: "3", name: "boolean" },
    ]);
    expect(draftProblem(draft, [])).toBeNull();
  });

  test("is kept with tidy words and without empty labels", () => {
    const draft = renamePart(addPart(newDraft(), "label", ""), 1, "  ");
    const tidy = tidyDraft(renamePart(draft, 0, "  <b>jump</b> \n now "));
    expect(tidy.parts).toEqual([{ kind: "label", text: "<b>jump</b> now" }]);
    expect(tidyDraft(renamePart(draft, 0, "x".repeat(300))).parts[0]).toEqual({
      kind: "label",
      text: "x".repeat(100),
    });
  });
});

test.each([
  ["empty", { parts: [], warp: false }, "This block is empty."],
  ["an input without a name", renamed(jump, 1, ""), "An input has no name."],
  [
    "two inputs of one name",
    renamed(addPart(jump, "boolean", "b"), 2, "high"),
    "Two inputs have the name “high”.",
  ],
  ["the look of another block", renamed(jump, 1, "low"), "There is already a block"],
])("a draft is refused: %s", (_, draft: Draft, sentence) => {
  expect(draftProblem(draft, [{ ...jump, id: "other" }])).toContain(sentence);
});

test("labels may repeat, and an input may be called like a label", () => {
  const draft = renamed(addPart(jump, "label", ""), 2, "high");
  expect(draftProblem(draft, [])).toBeNull();
});

test("moving there and back, and adding and removing, leave a draft as it was", () => {
  const part = fc.oneof(
    fc.record({ kind: fc.constant("label" as const), text: fc.string() }),
    fc.record({
      kind: fc.constantFrom("text" as const, "boolean" as const),
      id: fc.uuid(),
      name: fc.string(),
    }),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), fc.nat(), (parts, at) => {
      const draft: Draft = { parts, warp: true };
      const index = at % parts.length;
      const moved = movePart(draft, index, 1);
      expect(new Set(moved.parts)).toEqual(new Set(parts));
      if (index < parts.length - 1) expect(movePart(moved, index + 1, -1)).toEqual(draft);
      else expect(moved).toEqual(draft);
      expect(removePart(addPart(draft, "text", "new"), parts.length)).toEqual(draft);
    }),
    { numRuns: 100 },
  );
});

function renamed(draft: Draft, index: number, words: string): Draft {
  return renamePart(draft, index, words);
}
