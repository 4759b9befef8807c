// A real Chromium for the browser tests: one for all files of a vitest worker. A page begins with empty
// storage, so that no test sees what another kept.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { findChrome } from "../../scripts/find-chrome.mjs";
import { untilStarter } from "./page-parts.ts";

/** No sandbox, because tests run as root in containers; nothing that goes to the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const viewport = { width: 1366, height: 768 };

let running: Promise<Browser> | null = null;

/** The headless Chromium of this worker, which ends with it; a file closes its pages: `closePages`. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await running?.catch(() => null);
  if (browser?.isConnected()) return browser;
  running = findChrome({ install: false }).then(async (executablePath) => {
    // In a profile of its own it keeps what it has compiled: that is a third of the work of opening a page.
    const profile = { executablePath, headless: true, args: flags, viewport };
    return (await chromium.launchPersistentContext("", profile)).browser()!;
  });
  return running;
}

/** The context of that profile. Its first page stays empty; without any the browser would end. */
const warmContext = (browser: Browser) => browser.contexts()[0]!;
const closeWarm = (browser: Browser) =>
  Promise.all(
    warmContext(browser)
      .pages()
      .slice(1)
      .map((page) => page.close()),
  );

/** For `afterAll`: also what a failed test left open goes, so that nothing runs on beside the next file. */
export async function closePages(browser: Browser | undefined): Promise<void> {
  if (browser === undefined) return;
  const [, ...others] = browser.contexts();
  await Promise.all([closeWarm(browser), ...others.map((context) => context.close())]);
}

/** For the top of a test file: opens a page for all its tests, with the starter, and closes it after them. */
export function withStarter(use: (opened: OpenPage) => void | Promise<void>): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    const opened = await openPage(browser, inject("baseUrl"));
    await untilStarter(opened.page);
    await use(opened);
  });
  afterAll(() => closePages(browser));
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about so far: uncaught errors and console errors, in order. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Is done to the page before it goes to the address; the page has a context of its own then. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A page of 1366 x 768, with empty storage, at the address. */
export async function openPage(
  browser: Browser,
  address: string,
  { prepare }: OpenOptions = {},
): Promise<OpenPage> {
  const warm = warmContext(browser);
  const isWarm = prepare === undefined && warm.pages().length === 1;
  const context = isWarm ? warm : await browser.newContext({ viewport });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  if (isWarm) await emptyStorage(page, new URL(address).origin);
  await prepare?.(page);
  await page.goto(address);
  const close = async () => {
    await (isWarm ? closeWarm(browser) : context.close());
  };
  return { page, context, problems, close };
}

async function emptyStorage(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const storageTypes = "indexeddb,local_storage";
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes });
  await session.detach();
}
