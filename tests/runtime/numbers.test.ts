// Numbers are kept apart from other values, for speed: nobody may notice.
import fc from "fast-check";
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { Variable } from "#runtime/variable";
import * as build from "../programs/build-project.ts";
import { run } from "../programs/run-project.ts";

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<number | string>(0, -0, 1.5, Infinity, 7) },
  fc.constantFrom<number | string | boolean>(NaN, "", "text", "12", true),
);

type Edit = (list: { real: SampleList; model: (number | string | boolean)[] }, at: number) => void;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  value.map(
    (v): Edit =>
      ({ real, model }) => {
        real.push(v);
        model.push(v);
      },
  ),
  value.map(
    (v): Edit =>
      ({ real, model }, at) => {
        if (model.length === 0) return;
        real.set(at % model.length, v);
        model[at % model.length] = v;
      },
  ),
  value.map(
    (v): Edit =>
      ({ real, model }, at) => {
        real.insert(at % (model.length + 1), v);
        model.splice(at % (model.length + 1), 0, v);
      },
  ),
  fc.constant<Edit>(({ real, model }, at) => {
    if (model.length === 0) return;
    real.delete(at % model.length);
    model.splice(at % model.length, 1);
  }),
);

test("a list of numbers, texts and both, edited and copied, holds what an array would", () => {
  const place = fc.integer({ min: 0, max: 30 });
  const edits = fc.array(fc.tuple(edit, place, fc.boolean(), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), edits, (first, changes) => {
      const lists = [{ real: new SampleList([...first]), model: [...first] }];
      for (const [change, at, copies, clears] of changes) {
        const list = lists[at % lists.length]!;
        if (copies) lists.push({ real: list.real.copy(), model: [...list.model] });
        if (clears && at === 0) {
          list.real.clear();
          list.model.length = 0;
        }
        change(list, at);
        for (const { real, model } of lists) {
          expect(Array.from({ length: real.length }, (_, i) => real.get(i))).toEqual(model);
        }
      }
    }),
    { numRuns: 300, seed: 4 },
  );
});

test("a variable holds any value, not a number included", () => {
  fc.assert(
    fc.property(value, value, (first, second) => {
      const variable = new Variable("id", "name", first);
      expect(variable.value).toBe(first);
      variable.value = second;
      expect(variable.value).toBe(second);
    }),
    { seed: 5 },
  );
});

test("not a number stays what it is where it is stored and counts as 0 where it is computed with", async () => {
  const nothing = build.divide(0, 0);
  const { variables } = await run(
    build.project({
      variables: { kept: 0, changed: 5, sum: 0, item: 0, "sum with item": 0 },
      lists: { list: [1, 2] },
      scripts: [
        build.whenFlag(
          build.set("kept", nothing),
          build.change("changed", nothing),
          build.set("sum", build.add(build.get("kept"), 3)),
          build.replaceItem("list", 2, nothing),
          build.set("item", build.itemOf("list", 2)),
          build.set("sum with item", build.add(build.itemOf("list", 2), build.itemOf("list", 1))),
        ),
      ],
    }),
  );
  expect(variables).toEqual({ kept: NaN, changed: 5, sum: 3, item: NaN, "sum with item": 1 });
});
