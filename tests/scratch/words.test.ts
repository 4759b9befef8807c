// What `src/files/scratch/scratch-words.ts` says of Scratch's blocks is so in the stock VM.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { broadcastOf, isOurs, menuOf } from "#files/scratch/scratch-words";
import { RecordingRenderer } from "./recording-renderer.ts";
import { loadStockFile } from "./stock-file.ts";

/** Blocks that Scratch knows by other means than its tables of operations. */
const builtIn =
  /^(procedures_definition|event_whenthisspriteclicked|data_(variable|listcontents))$/;

test("a block is ours exactly if the stock VM does not have it", async () => {
  const file = new URL("./conformance/casts.sb3", import.meta.url);
  const runtime = (await loadStockFile(readFileSync(file), new RecordingRenderer())) as unknown as {
    readonly _primitives: Readonly<Record<string, unknown>>;
    readonly _hats: Readonly<Record<string, unknown>>;
  };
  const isStock = (type: string) =>
    Object.hasOwn(runtime._primitives, type) ||
    Object.hasOwn(runtime._hats, type) ||
    // The pen is an extension, which is loaded with the first project that uses it.
    type.startsWith("pen_") ||
    builtIn.test(type);
  const wrong = [...registry.keys()].filter(
    (type) => broadcastOf(type) === undefined && isOurs(type) === isStock(type),
  );
  expect(wrong).toEqual([]);
});

test("every menu of Scratch's blocks has its block there", () => {
  const missing = [...registry.values()].flatMap(({ type, slots = {} }) =>
    Object.entries(slots)
      .filter(([hole, { kind }]) => kind === "menu" && !isOurs(type) && !menuOf(type, hole))
      .map(([hole]) => `${type}.${hole}`),
  );
  expect(missing).toEqual([]);
});
