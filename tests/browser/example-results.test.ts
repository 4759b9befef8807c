// The quick examples, from the start screen to their documented result; `tests/long` has the others.
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { shortExamples, tryExample } from "./try-example.ts";

let opened: OpenPage;
withStarter((one) => {
  opened = one;
});

test.each(shortExamples)("$id reaches in the page what it is documented to", async (example) => {
  await tryExample(opened.page, example, 30_000);
  expect(opened.problems).toEqual([]);
});
