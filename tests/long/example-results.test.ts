// The examples that learn from all of MNIST, from the start screen to their documented result on the 10,000
// test images, in Chromium. The quick ones are tried by `npm test`.
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "../browser/browser.ts";
import { longExamples, tryExample } from "../browser/try-example.ts";

/** The longest takes four minutes on a 2-core machine with nothing else to do. */
const patienceMs = 40 * 60_000;

let opened: OpenPage;
withStarter((one) => {
  opened = one;
});

test.each(longExamples)("$id reaches in the page what it is documented to", async (example) => {
  await tryExample(opened.page, example, patienceMs);
  expect(opened.problems).toEqual([]);
});
