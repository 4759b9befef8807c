// The quick examples, from the start screen to their documented result; `tests/long` has the others.
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, type OpenPage, openPage } from "./browser.ts";
import { untilStarter } from "./page-parts.ts";
import { shortExamples, tryExample } from "./try-example.ts";

let opened: OpenPage;
beforeAll(async () => {
  opened = await openPage(await launchBrowser(), inject("baseUrl"));
  await untilStarter(opened.page);
});
afterAll(() => closePages(opened?.context.browser() ?? undefined));

test.each(shortExamples)("$id reaches in the page what it is documented to", async (example) => {
  await tryExample(opened.page, example, 30_000);
  expect(opened.problems).toEqual([]);
});
