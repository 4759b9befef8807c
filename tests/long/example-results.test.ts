// The examples that learn from all of MNIST, from the start screen to their documented result on the 10,000
// test images, in Chromium. The quick ones are tried by `npm test`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, type OpenPage, openPage } from "../browser/browser.ts";
import { untilStarter } from "../browser/page-parts.ts";
import { type ServedSite, serveSite } from "../browser/serve-site.ts";
import { longExamples, tryExample } from "../browser/try-example.ts";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
/** The longest takes four minutes on a 2-core machine with nothing else to do. */
const patienceMs = 40 * 60_000;

let opened: OpenPage;
let site: ServedSite;
beforeAll(async () => {
  const build = [`${cwd}/scripts/build.mjs`, "--if-stale"];
  const { status, stderr } = spawnSync(process.execPath, build, { cwd, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  site = await serveSite("/");
  opened = await openPage(await launchBrowser(), site.address);
  await untilStarter(opened.page);
});
afterAll(async () => {
  await opened?.context.browser()?.close();
  site?.close();
});

test.each(longExamples)("$id reaches in the page what it is documented to", async (example) => {
  await tryExample(opened.page, example, patienceMs);
  expect(opened.problems).toEqual([]);
});
