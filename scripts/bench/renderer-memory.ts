// How much memory the page's process takes, worker included, as the system sees it. Linux only:
// elsewhere there is no way to ask without adding headers to the page.
import { existsSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

const EVERY_MS = 50;

/**
 * The most MB by which the pages' largest process grew during `act`, waste that waits for the
 * garbage collector included; null where it cannot be measured. Only one page may be open.
 */
export async function measureMemoryGrowth(
  browser: Browser,
  act: () => Promise<void>,
): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const now = () => Math.max(...renderers.map(residentMb));
  if (!renderers.some((id) => existsSync(statusFile(id)))) {
    await act();
    return null;
  }
  const before = now();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, now());
  }, EVERY_MS);
  try {
    await act();
  } finally {
    clearInterval(timer);
  }
  return most - before;
}

const statusFile = (id: number) => `/proc/${id}/status`;

function residentMb(id: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(statusFile(id), "utf8"))?.[1];
    return (Number(kilobytes ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}
