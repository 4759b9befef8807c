// What the drawing pad's pipeline is worth at full scale, by `npm run drawings` itself: a network trained on
// all of MNIST, the 300 hand-style digits, the 10,000 MNIST test images redrawn. The README says the same.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

test("drawings are read right as often as promised, and as the README says", () => {
  const cwd = fileURLToPath(root);
  const options = { cwd, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/drawings.mjs"], options);
  expect(status, stderr).toBe(0);
  const hand = shares(stdout, "hand-style digits");
  const redrawn = shares(stdout, "MNIST test, redrawn");
  expect(hand.pipeline).toBeGreaterThanOrEqual(90);
  expect(redrawn.pipeline).toBeGreaterThanOrEqual(93);
  expect(redrawn.none).toBeLessThanOrEqual(redrawn.pipeline - 20);

  const readme = readFileSync(new URL("README.md", root), "utf8").replace(/\s+/g, " ");
  const said = ({ pipeline, none }: Shares) => [
    `${pipeline.toFixed(1)} % right, ${none.toFixed(1)} %`,
  ];
  for (const sentence of [...said(hand), ...said(redrawn)]) expect(readme).toContain(sentence);
});

interface Shares {
  /** Per cent right, with all steps and with none. */
  readonly pipeline: number;
  readonly none: number;
}

function shares(table: string, name: string): Shares {
  const row = table.split("\n").find((line) => line.startsWith(name)) ?? "";
  const [pipeline = Number.NaN, none = Number.NaN] = Array.from(
    row.matchAll(/([\d.]+) %/g),
    ([, share]) => Number(share),
  );
  return { pipeline, none };
}
