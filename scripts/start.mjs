// `npm start`: from a fresh clone to the page in one command. Installs what is missing, builds what
// changed, serves it on this machine and says the address once it answers.
//   --port N   exactly this port; otherwise 5173 or the next free one
//   --dev      Vite's development server, which reloads the page on every change
// The server runs in this process, so ending this process ends it; ending npm ends it too.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSite } from "./build.mjs";
import { buildKernels } from "./build-kernels.mjs";
import { ensureDeps } from "./ensure-deps.mjs";
import { isPortFree, nextFreePort } from "./free-port.mjs";
import { prepareData } from "./prepare-data.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const usualPort = 5173;

function readOptions() {
  const { values } = parseArgs({
    options: { port: { type: "string" }, dev: { type: "boolean", default: false } },
  });
  if (values.port === undefined) return { port: null, dev: values.dev };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port wants a whole number from 1 to 65535, but got "${values.port}".`);
  }
  return { port, dev: values.dev };
}

/** @param {number | null} wanted */
async function choosePort(wanted) {
  if (wanted === null) return nextFreePort(usualPort);
  if (await isPortFree(wanted)) return wanted;
  throw new Error(
    `Port ${wanted} is taken by another program. Leave --port out to get the next free one.`,
  );
}

/** @param {number} port */
async function serveBuilt(port) {
  const built = await buildSite({ onlyIfStale: true });
  if (built) console.error("Built the page.");
  const { preview } = await import("vite");
  await preview({ root, logLevel: "warn", preview: { port, strictPort: true, host: "127.0.0.1" } });
}

/** @param {number} port */
async function serveSources(port) {
  await prepareData(root);
  await buildKernels(root);
  const { createServer } = await import("vite");
  const server = await createServer({
    root,
    logLevel: "info",
    clearScreen: false,
    server: { port, strictPort: true, host: "127.0.0.1" },
  });
  await server.listen();
}

/** @param {string} address */
async function waitUntilItAnswers(address) {
  const reply = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!reply.ok) throw new Error(`The server answers ${reply.status} at ${address}.`);
}

/** npm passes a signal to its shell only, which ends and would leave this process behind. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.exit(0);
  }, 250).unref();
}

try {
  endWithNpm();
  const options = readOptions();
  ensureDeps();
  const port = await choosePort(options.port);
  await (options.dev ? serveSources(port) : serveBuilt(port));
  await waitUntilItAnswers(`http://127.0.0.1:${port}/`);
  console.log(`Blockprop is running at http://localhost:${port}/ (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("Blockprop did not start: the reason stands above.");
  process.exit(1);
}
