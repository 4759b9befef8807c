// Blockly's English texts without those of the blocks it brings along, which this project does not use:
// three quarters of the file, 8 kB of the first load. What its core may say is kept, found by name.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** @returns {import("vite").Plugin} */
export function blocklyWords() {
  return {
    name: "blockly-words",
    load: (id) => (id.endsWith("/blockly/msg/en.mjs") ? wordsOfCore() : undefined),
  };
}

/** A module with one export for each text that Blockly's core names. */
function wordsOfCore() {
  const core = readFileSync(
    require.resolve("blockly/core").replace(/core[\w-]*\.js$/, "blockly_compressed.js"),
    "utf8",
  );
  const named = new Set(core.match(/\b[A-Z][A-Z0-9_]+\b/g));
  const english = require("blockly/msg/en");
  return Object.entries(english)
    .filter(([key]) => named.has(key))
    .map(([key, words]) => `export const ${key} = ${JSON.stringify(words)};`)
    .join("\n");
}
