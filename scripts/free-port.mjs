// Finds a port nobody listens on. Knows nothing of what will listen there.
import { createServer } from "node:net";

/**
 * Whether a server can take this port on every loopback address: a browser that is told
 * "localhost" may go to either one.
 * @param {number} port
 */
export async function isPortFree(port) {
  for (const host of ["127.0.0.1", "::1"]) {
    if (await isTaken(port, host)) return false;
  }
  return true;
}

/**
 * The first free port from `first` on; throws when the next 100 are all taken.
 * @param {number} first
 */
export async function nextFreePort(first) {
  const last = Math.min(first + 100, 65_535);
  for (let port = first; port <= last; port++) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port from ${first} to ${last} is free. Choose another with --port N.`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>} false too when this machine has no such address
 */
function isTaken(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === "EADDRINUSE" || error.code === "EACCES"),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
