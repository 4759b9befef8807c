// A real Chromium for the browser tests: one for all files of a vitest worker, a context of its own a
// page, so that no test sees what another kept.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChrome } from "../../scripts/find-chrome.mjs";

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

let running: Promise<Browser> | null = null;

/** The headless Chromium of this worker, which ends with it; a file closes its pages: `closePages`. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await running?.catch(() => null);
  if (browser?.isConnected()) return browser;
  running = findChrome({ install: false }).then((executablePath) =>
    chromium.launch({ executablePath, headless: true, args: flags }),
  );
  return running;
}

/** For `afterAll`: also what a failed test left open goes, so that nothing runs on beside the next file. */
export async function closePages(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about so far: uncaught errors and console errors, in order. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Is done to the page before it goes to the address. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A fresh page of 1366 x 768, with empty storage, at the address. */
export async function openPage(
  browser: Browser,
  address: string,
  { prepare }: OpenOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await prepare?.(page);
  await page.goto(address);
  return { page, context, problems, close: () => context.close() };
}
