// Random blocks one under the other that always come to an end: every loop of unknown length counts its
// rounds in a variable that nothing else changes, and every broadcast and call costs fuel.
import fc, { type Arbitrary } from "fast-check";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import {
  calmValue,
  condition,
  index,
  lists,
  operator,
  shortValue,
  value,
  variables,
} from "./random-expressions.ts";
import { call } from "./random-procedures.ts";

const MOST_LETTERS = 40;

export const messages = ["one", "two"] as const;
/** Rounds of loops so far; several loops share one. */
const counters = ["rounds 1", "rounds 2", "rounds 3"] as const;
/** Variables that see to it that programs end, and what they begin with. */
export const bounds: Readonly<Record<string, number | string>> = {
  ...Object.fromEntries(counters.map((name) => [name, 0])),
  fuel: 6,
  calls: 10,
  short: "",
};

const variable = fc.constantFrom(...variables);
const list = fc.constantFrom(...lists);
const counter = fc.constantFrom(...counters);
const message = fc.constantFrom(...messages);

export type Body = readonly SavedBlock[];

/**
 * How often, at most four times: also numbers that round, texts and what is no number. Scratch computes
 * it in each round, though only the first counts; so nothing may be drawn here.
 */
const times: Arbitrary<Part> = fc.oneof(
  fc.constantFrom(
    "0",
    "1",
    "2",
    "3",
    "2.5",
    "2.4",
    "0.5",
    "-1",
    "-0.5",
    "",
    "two",
    "0x3",
    " 2 ",
    "NaN",
  ),
  calmValue.map((x) => build.mod(x, 4)),
);

/** Computed in each round: also texts of numbers, and what is none. */
const rounds: Arbitrary<Part> = fc.oneof(
  fc.constantFrom("0", "1", "2", "3.5", "-1", "", "two", "0x2", " 2 ", "NaN"),
  calmValue.map((x) => build.mod(x, 4)),
);

/** One round is 0.032 of them. Scratch computes them in each round too. */
const seconds: Arbitrary<Part> = fc.oneof(
  fc.constantFrom("0", "-1", "", "x", "0.01", "0.032", "0.033", "0.064", "0.1", "1e-3", "0.25"),
  calmValue.map((x) => build.mod(x, 0.25)),
);

const simple: Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(variable, value).map(([name, x]) => setTo(name, x)) },
  { weight: 2, arbitrary: fc.tuple(variable, value).map(([name, x]) => [build.change(name, x)]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(list, value)
      .map(([name, x]) => withShort(x, (item) => build.addTo(name, item))),
  },
  { weight: 1, arbitrary: fc.tuple(list, index).map(([name, at]) => [build.deleteOf(name, at)]) },
  { weight: 1, arbitrary: list.map((name) => [build.clearList(name)]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(list, index, value)
      .map(([name, at, x]) => withShort(x, (item) => build.insertAt(name, at, item))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(list, index, value)
      .map(([name, at, x]) => withShort(x, (item) => build.replaceItem(name, at, item))),
  },
  { weight: 2, arbitrary: seconds.map((time) => [build.wait(time)]) },
  { weight: 3, arbitrary: message.map((name) => fuelled(build.broadcast(name))) },
  { weight: 3, arbitrary: message.map((name) => fuelled(build.broadcastAndWait(name))) },
  {
    weight: 7,
    arbitrary: fc
      .tuple(call, fc.boolean(), fc.integer({ min: 0, max: 5 }))
      .map(([made, isLast, depth]) => fuelledCall(nested(made, depth), isLast)),
  },
);

/** What takes no turns and calls nothing: many rounds of it may be done at once. */
const plain: Arbitrary<SavedBlock> = fc.oneof(
  fc.tuple(variable, shortValue).map(([name, x]) => build.set(name, x)),
  fc.tuple(variable, shortValue).map(([name, x]) => build.change(name, x)),
  fc.tuple(list, shortValue).map(([name, x]) => build.addTo(name, x)),
  fc
    .tuple(list, fc.oneof(index, shortValue), shortValue)
    .map(([name, at, x]) => build.replaceItem(name, at, x)),
  fc.tuple(list, index, shortValue).map(([name, at, x]) => build.insertAt(name, at, x)),
  fc.tuple(list, index).map(([name, at]) => build.deleteOf(name, at)),
);

/** Blocks of one script; `stop` and `forever` end it, or the branch in which they stand. */
export const { body } = fc.letrec<{ body: Body; some: Body }>((tie) => ({
  body: fc
    .tuple(
      fc.array(tie("some"), { maxLength: 4, depthIdentifier: "statement" }),
      fc.oneof(
        { weight: 20, arbitrary: fc.constant<Body>([]) },
        {
          weight: 1,
          arbitrary: fc
            .constantFrom("all" as const, "this script" as const)
            .map((w) => [build.stop(w)]),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(counter, tie("body"))
            .map(([name, inside]) => [
              build.forever(
                ...inside,
                build.change(name, 1),
                build.when(build.compare("gt", build.get(name), 4), build.stop("this script")),
              ),
            ]),
        },
      ),
    )
    .map(([blocks, end]) => [...blocks.flat(), ...end]),
  some: fc.oneof(
    { maxDepth: 2, depthIdentifier: "statement", withCrossShrink: true },
    { weight: 8, arbitrary: simple },
    { weight: 1, arbitrary: fc.constant<Body>([build.stop("other scripts in sprite")]) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.oneof(times, fc.integer({ min: 2, max: 30 })),
          fc.array(plain, { minLength: 1, maxLength: 4 }),
        )
        .map(([n, inside]) => [build.repeat(n, ...inside)]),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(times, tie("body")).map(([n, inside]) => [build.repeat(n, ...inside)]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(counter, fc.integer({ min: 0, max: 4 }), condition, tie("body"))
        .map(([name, most, test, inside]) => [
          build.repeatUntil(
            build.logic("or", test, build.compare("gt", build.get(name), most)),
            ...inside,
            build.change(name, 1),
          ),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(counter, fc.integer({ min: 0, max: 4 }), condition, tie("body"))
        .map(([name, most, test, inside]) => [
          build.loopWhile(
            build.logic("and", test, build.compare("lt", build.get(name), most)),
            ...inside,
            build.change(name, 1),
          ),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(variable, rounds, tie("body"))
        .map(([name, most, inside]) => [build.forEach(name, most, ...inside)]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(condition, tie("body"))
        .map(([test, inside]) => [build.when(test, ...inside)]),
    },
    {
      weight: 1,
      arbitrary: tie("body").map((inside) => [build.allAtOnce(...inside)]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(condition, tie("body"), tie("body"))
        .map(([test, inside, otherwise]) => [build.whenElse(test, [...inside], [...otherwise])]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(counter, fc.integer({ min: 0, max: 3 }))
        .map(([name, n]) => [build.waitUntil(build.compare("gt", build.get(name), n))]),
    },
  ),
}));

/** `set`, and cut off at once what would double its length with each round. */
function setTo(name: string, to: Part): Body {
  const assigned = build.set(name, to);
  if (!mayGrow(to)) return [assigned];
  const long = build.compare("gt", operator("length", { STRING: build.get(name) }), MOST_LETTERS);
  return [assigned, build.when(long, build.set(name, "long"))];
}

function withShort(item: Part, use: (item: Part) => SavedBlock): Body {
  return mayGrow(item) ? [...setTo("short", item), use(build.get("short"))] : [use(item)];
}

function mayGrow(part: Part): boolean {
  return /operator_join|data_listcontents/.test(JSON.stringify(part));
}

function fuelled(broadcast: SavedBlock): Body {
  const some = build.compare("gt", build.get("fuel"), 0);
  return [build.when(some, build.change("fuel", -1), broadcast)];
}

/** Guarded from within a branch, or by leaving the script or My Block. */
function fuelledCall(made: SavedBlock, isLast: boolean): Body {
  const some = build.compare("gt", build.get("calls"), 0);
  const spend = build.change("calls", -1);
  if (!isLast) return [build.when(some, spend, made)];
  return [build.when(build.not(some), build.stop("this script")), spend, made];
}

/** Inside so many branches: Scratch looks only so far out for whether a My Block is inside itself. */
function nested(made: SavedBlock, depth: number): SavedBlock {
  return depth === 0 ? made : build.when(build.not([]), nested(made, depth - 1));
}
