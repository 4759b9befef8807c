// What the operator blocks compute, in Scratch's sense of them.
import { describe, expect, test } from "vitest";
import {
  add,
  arithmetic,
  block,
  compare,
  divide,
  get,
  join,
  logic,
  mod,
  not,
  type Part,
  pickRandom,
} from "../programs/build-project.ts";
import { evaluate } from "./evaluate.ts";

const round = (x: Part) => block("operator_round", { inputs: { NUM: x } });
const math = (name: string, x: Part) =>
  block("operator_mathop", { fields: { OPERATOR: name }, inputs: { NUM: x } });
const letterOf = (letter: Part, text: Part) =>
  block("operator_letter_of", { inputs: { LETTER: letter, STRING: text } });
const textContains = (text: Part, part: Part) =>
  block("operator_contains", { inputs: { STRING1: text, STRING2: part } });
const negativeZero = divide(0, -1);

describe("numbers", () => {
  test.each<[Part, Part, number]>([
    [1, 2, 3],
    ["3", " 4 ", 7],
    ["apple", 1, 1],
    ["", 1, 1],
    [get("truth"), get("truth"), 2],
    [get("lie"), 5, 5],
    ["0x10", "1e3", 1016],
    ["Infinity", 1, Number.POSITIVE_INFINITY],
    [get("not a number"), 1, 1],
    ["1,5", 1, 1],
  ])("%j + %j is %d", async (a, b, sum) => {
    expect(await evaluate(add(a, b))).toBe(sum);
  });

  test.each<[Part, Part, number]>([
    [1, 0, Number.POSITIVE_INFINITY],
    [-1, 0, Number.NEGATIVE_INFINITY],
    [0, 0, Number.NaN],
    [7, "2", 3.5],
  ])("%j / %j is %d", async (a, b, quotient) => {
    expect(await evaluate(divide(a, b))).toBe(quotient);
  });

  test.each<[Part, Part, number]>([
    [7, 3, 1],
    [-7, 3, 2],
    [7, -3, -2],
    [-7, -3, -1],
    [5.5, 2, 1.5],
    [-0.5, 1, 0.5],
    [5, 0, Number.NaN],
    [5, "Infinity", 5],
    [6, 3, 0],
  ])("%j mod %j is %d", async (a, b, rest) => {
    expect(await evaluate(mod(a, b))).toBe(rest);
  });

  test.each<[Part, number]>([
    [2.5, 3],
    [-2.5, -2],
    [-0.5, -0],
    [-0.6, -1],
    ["1.49", 1],
    ["text", 0],
    [get("not a number"), 0],
  ])("round %j is %d", async (x, rounded) => {
    expect(await evaluate(round(x))).toBe(rounded);
  });

  test.each<[string, Part, number]>([
    ["abs", -3, 3],
    ["floor", -1.5, -2],
    ["ceiling", 1.2, 2],
    ["sqrt", 2, Math.SQRT2],
    ["sqrt", -1, Number.NaN],
    ["sin", 30, 0.5],
    ["sin", 180, 0],
    ["cos", 60, 0.5],
    ["cos", 90, 0],
    ["tan", 45, 1],
    ["tan", 90, Number.POSITIVE_INFINITY],
    ["tan", -90, Number.NEGATIVE_INFINITY],
    ["tan", 270, Number.NEGATIVE_INFINITY],
    ["tan", 450, Number.POSITIVE_INFINITY],
    ["asin", 1, 90],
    ["acos", 0, 90],
    ["atan", 1, 45],
    ["ln", Math.E, 1],
    ["ln", 0, Number.NEGATIVE_INFINITY],
    ["log", 1000, Math.log(1000) / Math.LN10],
    ["e ^", 1, Math.E],
    ["10 ^", -2, 0.01],
  ])("%s of %j is %d", async (name, x, result) => {
    expect(await evaluate(math(name, x))).toBe(result);
  });
});

describe("comparing", () => {
  // Is the first less than, equal to or greater than the second?
  test.each<[Part, "<" | "=" | ">", Part]>([
    [1, "<", 2],
    ["10", ">", "9"],
    ["10", ">", "9 "],
    ["apple", "=", "APPLE"],
    ["apple", "<", "Banana"],
    ["10", "<", "9a"],
    ["", "<", 0],
    [" ", "<", 0],
    ["", "=", ""],
    ["", "<", " "],
    [0, "=", "0.0"],
    ["1e3", "=", 1000],
    ["0x10", "=", 16],
    ["Infinity", "=", divide(1, 0)],
    [divide(1, 0), ">", 1e308],
    [divide(-1, 0), "=", "-Infinity"],
    [get("truth"), "=", 1],
    [get("truth"), "=", "true"],
    [get("truth"), "=", "TRUE"],
    [get("lie"), "=", 0],
    [get("lie"), "=", "false"],
    [get("lie"), ">", ""],
    [get("not a number"), "=", "nan"],
    [get("not a number"), "=", get("not a number")],
    [get("not a number"), ">", 5],
    [negativeZero, "=", 0],
  ])("%j %s %j", async (a, order, b) => {
    expect({
      "<": await evaluate(compare("lt", a, b)),
      "=": await evaluate(compare("equals", a, b)),
      ">": await evaluate(compare("gt", a, b)),
    }).toEqual({ "<": order === "<", "=": order === "=", ">": order === ">" });
  });
});

describe("logic", () => {
  const truth = compare("equals", 1, 1);
  const lie = compare("equals", 1, 2);

  test("and, or, not follow their truth tables", async () => {
    for (const a of [truth, lie]) {
      for (const b of [truth, lie]) {
        expect(await evaluate(logic("and", a, b))).toBe(a === truth && b === truth);
        expect(await evaluate(logic("or", a, b))).toBe(a === truth || b === truth);
      }
      expect(await evaluate(not(a))).toBe(a === lie);
    }
  });

  test("an empty hexagonal hole is false", async () => {
    expect(await evaluate(block("operator_not"))).toBe(true);
    expect(await evaluate(block("operator_and", { inputs: { OPERAND1: truth } }))).toBe(false);
    expect(await evaluate(block("operator_or", { inputs: { OPERAND2: truth } }))).toBe(true);
  });

  test.each<[Part, boolean]>([
    ["", false],
    ["0", false],
    [0, false],
    ["false", false],
    ["FALSE", false],
    ["0.0", true],
    [" ", true],
    ["no", true],
    [-1, true],
    [get("truth"), true],
    [get("lie"), false],
    [get("not a number"), false],
  ])("%j in a condition counts as %s", async (value, counts) => {
    expect(await evaluate(not(value))).toBe(!counts);
  });

  test("both sides are evaluated, whatever the first one says", async () => {
    // The draw of the right side happens, so the next draw is the second of the seed's row.
    const drawn = compare("gt", pickRandom(1, 1000), 0);
    const rows = [];
    for (const first of [
      logic("and", lie, drawn),
      logic("or", truth, drawn),
      logic("and", truth, drawn),
    ]) {
      rows.push(await evaluate(join(first, join(" ", pickRandom(1, 1000)))));
    }
    expect(rows.map((row) => String(row).split(" ")[1])).toEqual(
      Array(3).fill(String(rows[0]).split(" ")[1]),
    );
    const alone = await evaluate(join("x ", pickRandom(1, 1000)));
    expect(String(alone).slice(2)).not.toBe(String(rows[0]).split(" ")[1]);
  });
});

describe("text", () => {
  test.each<[Part, Part, string]>([
    [1, "apple", "a"],
    [5, "apple", "e"],
    [6, "apple", ""],
    [0, "apple", ""],
    [-1, "apple", ""],
    ["2", 345, "4"],
    ["last", "apple", ""],
    [1.9, "apple", "a"],
  ])("letter %j of %j is %j", async (letter, text, found) => {
    expect(await evaluate(letterOf(letter, text))).toBe(found);
  });

  test("join makes text of everything", async () => {
    expect(await evaluate(join(1, "2"))).toBe("12");
    expect(await evaluate(join(get("truth"), get("not a number")))).toBe("trueNaN");
    expect(await evaluate(join(0.1, 1e21))).toBe("0.11e+21");
    expect(await evaluate(join(negativeZero, ""))).toBe("0");
  });

  test("length counts letters, of numbers too", async () => {
    const length = (text: Part) => block("operator_length", { inputs: { STRING: text } });
    expect(await evaluate(length("apple"))).toBe(5);
    expect(await evaluate(length(12.5))).toBe(4);
    expect(await evaluate(length(""))).toBe(0);
  });

  test("contains does not mind capital letters", async () => {
    expect(await evaluate(textContains("Apple", "PL"))).toBe(true);
    expect(await evaluate(textContains("Apple", ""))).toBe(true);
    expect(await evaluate(textContains("Apple", "x"))).toBe(false);
    expect(await evaluate(textContains(123, 2))).toBe(true);
  });
});

describe("pick random", () => {
  test("draws whole numbers between whole ends, in either order", async () => {
    for (const [from, to] of [
      [1, 6],
      [6, 1],
      ["1", "6"],
      [-3, 3],
    ] as const) {
      expect(Number.isInteger(await evaluate(pickRandom(from, to)))).toBe(true);
    }
  });

  test("draws any number when a decimal point was typed", async () => {
    expect(Number.isInteger(await evaluate(pickRandom("1.0", "6")))).toBe(false);
    expect(Number.isInteger(await evaluate(pickRandom(1, "6.0")))).toBe(false);
    expect(Number.isInteger(await evaluate(pickRandom(1.5, 6)))).toBe(false);
  });

  test("gives the end itself when both are equal", async () => {
    expect(await evaluate(pickRandom("2.0", 2))).toBe(2);
    expect(await evaluate(pickRandom("x", 0))).toBe(0);
  });

  test("takes a computed value for what it is: 1.0 + 0 is whole", async () => {
    expect(Number.isInteger(await evaluate(pickRandom(add("1.0", 0), 6)))).toBe(true);
    expect(await evaluate(arithmetic("subtract", pickRandom(get("truth"), 1), 1))).toBe(0);
  });
});
