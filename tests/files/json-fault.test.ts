// Where a text stops being JSON, by the same rules as the browser's own reader.
import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonFault } from "#files/json-fault";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("there is a fault exactly where JSON.parse finds one, in whole texts and in damaged ones", () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.nat(3),
    put: fc.constantFrom("", ",", "]", "}", "{", "[", '"', ":", "0", "x", "-", " ", "\n", "\\"),
  });
  let damaged = 0;
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), damage, (json, { at, out, put }) => {
      expect(findJsonFault(json)).toBe(null);
      const from = Math.floor(at * json.length);
      const other = json.slice(0, from) + put + json.slice(from + out);
      const fault = findJsonFault(other);
      expect(fault === null).toBe(isJson(other));
      if (fault !== null) damaged++;
    }),
    { numRuns: 1000, seed: 7 },
  );
  expect(damaged).toBeGreaterThan(100);
});

test("it says the place of what cannot stand there, or that the text only ends too early", () => {
  const places = ['{"a": True}', '{"a": 1,}', "{'a': 1}", '{"a": 1\n "b": 2}', "[1, 2", '{"a', ""];
  expect(places.map(findJsonFault)).toEqual([6, 8, 1, 9, 5, 3, 0]);
  // Longer than a pattern that goes back letter by letter could take.
  expect(findJsonFault(`"${"a".repeat(2e7)}`)).toBe(2e7 + 1);
});
