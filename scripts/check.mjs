// `npm run check`: format, lint and layers (Biome), then types (tsc). Both always run, so that one
// look shows everything. `npm run fix` (--write) lets Biome repair what it can first.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureDeps } from "./ensure-deps.mjs";

ensureDeps();
const root = fileURLToPath(new URL("..", import.meta.url));
const write = process.argv.includes("--write") ? ["--write"] : [];

/** @type {[string, string[]][]} */
const parts = [
  [
    "Format, lint and layers",
    [
      "node_modules/@biomejs/biome/bin/biome",
      "check",
      "--error-on-warnings",
      "--diagnostic-level=warn",
      ...write,
    ],
  ],
  ["Types", ["node_modules/typescript/bin/tsc", "--project", ".", "--noEmit"]],
];
for (const [name, command] of parts) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  console.log(`${name}: ${status === 0 ? "fine" : "FAILED"}`);
  if (status !== 0) process.exitCode = 1;
}
