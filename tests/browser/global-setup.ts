// Builds the page if its sources changed, serves it for the whole run, and tells the browser tests
// where: `inject("baseUrl")`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import type { TestProject } from "vitest/node";
import { nextFreePort } from "../../scripts/free-port.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the built page, ends with a slash. */
    baseUrl: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // In a process of its own: this one runs with NODE_ENV=test.
  const build = spawnSync(process.execPath, ["scripts/build.mjs", "--if-stale"], {
    cwd: root,
    encoding: "utf8",
  });
  if (build.status !== 0) throw new Error(`The page could not be built.\n${build.stderr}`);
  const port = await nextFreePort(4300);
  const server = await preview({
    root,
    logLevel: "warn",
    preview: { port, strictPort: true, host: "127.0.0.1" },
  });
  project.provide("baseUrl", `http://127.0.0.1:${port}/`);
  return () => server.close();
}
