// Random programs that make and delete clones. They always end: clones cost fuel.
import fc, { type Arbitrary } from "fast-check";
import type { SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";

const { addTo, block, change, compare, get, when } = build;
const own = get("own");
const fuelled = (blocks: readonly SavedBlock[]) =>
  when(compare("gt", get("fuel"), 0), change("fuel", -1), ...blocks);
const digit = fc.integer({ min: 0, max: 9 }).map(String);

const simple: Arbitrary<SavedBlock> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("_myself_", "_myself_", "Left", "Right", "Nobody")
      .map((name) => fuelled([build.createClone(name)])),
  },
  { weight: 1, arbitrary: fc.constant(fuelled([build.broadcast("go")])) },
  { weight: 1, arbitrary: fc.constant(fuelled([build.broadcastAndWait("go")])) },
  { weight: 2, arbitrary: digit.map((n) => change("own", n)) },
  { weight: 2, arbitrary: digit.map((n) => build.set("own", build.add(own, n))) },
  { weight: 3, arbitrary: fc.constant(addTo("log", own)) },
  { weight: 2, arbitrary: digit.map((n) => addTo("items", n)) },
  { weight: 2, arbitrary: fc.constant(addTo("log", build.contentsOf("items"))) },
  { weight: 1, arbitrary: digit.map((n) => build.wait(String(Number(n) * 0.02))) },
  { weight: 1, arbitrary: digit.map((DX) => block("motion_changexby", { inputs: { DX } })) },
  { weight: 1, arbitrary: fc.constant(addTo("log", block("motion_xposition"))) },
  { weight: 1, arbitrary: fc.constant(addTo("log", build.pickRandom(1, 9))) },
  { weight: 1, arbitrary: fc.constant(block("pen_penDown")) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("front", "back")
      .map((FRONT_BACK) => block("looks_gotofrontback", { fields: { FRONT_BACK } })),
  },
  { weight: 1, arbitrary: fc.constant(build.stop("other scripts in sprite")) },
  {
    weight: 1,
    arbitrary: digit.map((n) => when(compare("gt", own, n), build.deleteClone())),
  },
);

const body = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: simple },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.integer({ min: 1, max: 3 }), fc.array(simple, { maxLength: 3 }))
            .map(([times, inside]) => build.repeat(times, ...inside)),
        },
      ),
      { minLength: 1, maxLength: 6 },
    ),
    fc.constantFrom<readonly SavedBlock[]>([], [], [], [build.deleteClone()], [build.stop("all")]),
  )
  .map(([blocks, end]) => [...blocks, ...end]);

const script = fc
  .tuple(fc.constantFrom(build.whenFlag, build.whenCloned, build.whenCloned), body)
  .map(([hat, blocks]) => hat(...blocks));

const scripts = fc
  .tuple(fc.array(script, { minLength: 1, maxLength: 3 }), body, fc.boolean())
  .map(([some, blocks, hears]) =>
    hears ? [...some, build.whenReceived("go", ...blocks)] : [...some, build.whenFlag(...blocks)],
  );

/** Saved projects of two sprites. */
export const clonePrograms = fc.tuple(scripts, scripts).map((all) => ({
  saved: build.project({
    variables: { fuel: 12 },
    lists: { log: [] },
    scripts: [],
    sprites: all.map((some, index) => ({
      name: ["Left", "Right"][index]!,
      look: build.look(1),
      variables: { own: 0 },
      lists: { items: [] },
      scripts: some,
    })),
  }),
}));
