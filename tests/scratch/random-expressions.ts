// Random expressions over all of Scratch's operators and reporters, with what is odd to type in.
import fc, { type Arbitrary } from "fast-check";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";

export const variables = ["a", "b", "c"] as const;
export const lists = ["p", "q"] as const;
/** Of inputs of My Blocks; no My Block has the last one. */
const inputs = ["n", "m", "yes", "none"] as const;

const odd = [
  ..."0 1 2 3 -1 -0 0.5 -0.5 1.5 2.5 -2.5 1e3 1e21 1e308 -1e308 1e-7 .5 5. +5 007 0x1F 0b11 1_000".split(
    " ",
  ),
  ..."Infinity -Infinity infinity NaN nan true false TRUE False last all random any apple Apple b 90 -270 360 45".split(
    " ",
  ),
  ...["", " ", "  3  ", "\t", "\n7", "a b", "1,5", "é", "😀", "ß", "0 "],
] as const;

export const typed: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...odd) },
  { weight: 3, arbitrary: fc.integer({ min: -12, max: 12 }).map(String) },
  { weight: 1, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }).map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);
const place: Arbitrary<string> = fc.oneof(
  fc.integer({ min: -1, max: 5 }).map(String),
  fc.constantFrom("last", "all", "random", "any", "Last", "1.9", "0.99", "", "0x2", "true", "1e9"),
);
const variable = fc.constantFrom(...variables);
const list = fc.constantFrom(...lists);
const calmPlace = place.filter((text) => text !== "random" && text !== "any");
const functions = "abs,floor,ceiling,sqrt,sin,cos,tan,asin,acos,atan,ln,log,e ^,10 ^".split(",");

interface Expressions {
  readonly value: Part;
  /** Also a hole left empty: no block at all. */
  readonly condition: Part;
}

const key: Arbitrary<Part> = fc.oneof(
  fc.constantFrom("a", "any", "space", "up arrow", "1").map((one) => keyMenu(one)),
  fc.constantFrom("A", " ", "ab", "", "Space", "any"),
  fc.constantFrom(32, 38, 49, 65).map((code) => build.add(code, 0)),
);

interface Kind {
  /** Whether there may be random numbers in it. */
  readonly draws: boolean;
  /** Whether it may be a longer text than what it is made of. */
  readonly grows: boolean;
}

function expressions({ draws, grows }: Kind) {
  return fc.letrec<Expressions>((tie: fc.LetrecTypedTie<Expressions>) => {
    const two = fc.tuple(tie("value"), tie("value"));
    const at: Arbitrary<Part> = draws ? fc.oneof(place, tie("value")) : calmPlace;
    return {
      value: fc.oneof(
        { maxDepth: 4, depthIdentifier: "expression", withCrossShrink: true },
        { weight: 5, arbitrary: typed },
        { weight: 4, arbitrary: variable.map(build.get) },
        { weight: 1, arbitrary: list.map(build.lengthOf) },
        { weight: grows ? 1 : 0, arbitrary: list.map(build.contentsOf) },
        { weight: 1, arbitrary: fc.constantFrom(...inputs).map(build.input) },
        {
          weight: 4,
          arbitrary: fc
            .tuple(fc.constantFrom("add", "subtract", "multiply", "divide", "mod"), two)
            .map(([name, [a, b]]) => build.arithmetic(name, a, b)),
        },
        {
          weight: 2,
          arbitrary: fc
            .tuple(fc.constantFrom(...functions), tie("value"))
            .map(([name, a]) => mathFunction(name, a)),
        },
        { weight: 1, arbitrary: tie("value").map((x) => operator("round", { NUM: x })) },
        { weight: 1, arbitrary: tie("value").map((x) => operator("length", { STRING: x })) },
        {
          weight: 1,
          arbitrary: two.map(([a, b]) => operator("letter_of", { LETTER: a, STRING: b })),
        },
        { weight: grows ? 2 : 0, arbitrary: two.map(([a, b]) => build.join(a, b)) },
        {
          weight: draws ? 1 : 0,
          arbitrary: two.map(([a, b]) => build.pickRandom(a, b)),
        },
        {
          weight: 3,
          arbitrary: fc.tuple(list, at).map(([name, x]) => build.itemOf(name, x)),
        },
        {
          weight: 1,
          arbitrary: fc.tuple(list, tie("value")).map(([name, x]) => build.itemNumberOf(name, x)),
        },
        { weight: 2, arbitrary: tie("condition").map((test) => (isHole(test) ? "" : test)) },
      ),
      condition: fc.oneof(
        { maxDepth: 4, depthIdentifier: "expression", withCrossShrink: true },
        { weight: 1, arbitrary: fc.constant<Part>([]) },
        {
          weight: 6,
          arbitrary: fc
            .tuple(fc.constantFrom("gt", "lt", "equals"), two)
            .map(([name, [a, b]]) => build.compare(name, a, b)),
        },
        {
          weight: 2,
          arbitrary: fc
            .tuple(fc.constantFrom("and", "or"), tie("condition"), tie("condition"))
            .map(([name, a, b]) => build.logic(name, a, b)),
        },
        { weight: 2, arbitrary: tie("condition").map(build.not) },
        // No mouse puts a round block into a pointed hole, but a file may have one there.
        { weight: 1, arbitrary: tie("value").map((x) => (typeof x === "object" ? x : [])) },
        {
          weight: 1,
          arbitrary: two.map(([a, b]) => operator("contains", { STRING1: a, STRING2: b })),
        },
        {
          weight: 1,
          arbitrary: fc.tuple(list, tie("value")).map(([name, x]) => build.contains(name, x)),
        },
        { weight: 1, arbitrary: fc.constantFrom(...inputs).map(build.inputIs) },
        {
          weight: 1,
          arbitrary: key.map((KEY_OPTION) =>
            build.block("sensing_keypressed", { inputs: { KEY_OPTION } }),
          ),
        },
      ),
    };
  });
}

export function operator(name: string, inputs: Record<string, Part>): SavedBlock {
  return build.block(`operator_${name}`, { inputs });
}

function mathFunction(name: string, of: Part): SavedBlock {
  return build.block("operator_mathop", { fields: { OPERATOR: name }, inputs: { NUM: of } });
}

function isHole(part: Part): boolean {
  return Array.isArray(part);
}

function keyMenu(key: string): SavedBlock {
  return build.menu("sensing", "KEY_OPTION", key);
}

/** Any value, and any condition. */
export const { value, condition } = expressions({ draws: true, grows: true });

/** In which nothing is drawn: for where Scratch looks more often than we do. */
export const { value: calmValue, condition: calmCondition } = expressions({
  draws: false,
  grows: true,
});

/** A value that may be computed again and again from what it was. */
export const { value: shortValue } = expressions({ draws: true, grows: false });

/** A place in a list. */
export const index = fc.oneof(place, value);
