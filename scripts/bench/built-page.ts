// The built page, served from this process, and a Chromium to open it in. Keeps count of what the
// page asked the server for. It must not know what is measured.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { preview } from "vite";
import { findChrome } from "../find-chrome.mjs";
import { nextFreePort } from "../free-port.mjs";
import { watchPage } from "./page-watch.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** As in the browser tests: no sandbox for root in containers, nothing that goes to the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface BuiltPage {
  readonly browser: Browser;
  /** Paths that were asked for since the last `forgetRequests`, each once, without the query. */
  readonly requested: ReadonlySet<string>;
  forgetRequests(): void;
  /** Opens the page with empty storage and waits until it can be used. */
  open(): Promise<{ readonly page: Page; readonly context: BrowserContext }>;
}

let opened: Promise<BuiltPage & { close(): Promise<void> }> | null = null;

/** Builds the page if need be and serves it: once for all groups. */
export function builtPage(): Promise<BuiltPage> {
  opened ??= start();
  return opened;
}

export async function closeBuiltPage(): Promise<void> {
  await (await opened)?.close();
}

async function start(): Promise<BuiltPage & { close(): Promise<void> }> {
  const build = spawnSync(process.execPath, ["scripts/build.mjs", "--if-stale"], {
    cwd: root,
    encoding: "utf8",
  });
  if (build.status !== 0) throw new Error(`The page could not be built.\n${build.stderr}`);
  const port = await nextFreePort(4500);
  const requested = new Set<string>();
  const server = await preview({
    root,
    logLevel: "warn",
    preview: { port, strictPort: true, host: "127.0.0.1" },
  });
  server.httpServer.prependListener("request", ({ url = "/" }: { url?: string }) => {
    requested.add(new URL(url, "http://page").pathname);
  });
  const executablePath = await findChrome();
  const browser = await chromium.launch({ executablePath, headless: true, args: flags });
  return {
    browser,
    requested,
    forgetRequests: () => requested.clear(),
    async open() {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      await watchPage(page);
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => window.watch.interactiveMs !== null);
      return { page, context };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
