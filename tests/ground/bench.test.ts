// How the bench asks its peers, what it makes of one that fails, and the reckoning behind its
// bounds. The peers themselves are not started: they need packages that only the bench installs.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startPeer } from "../../scripts/bench/peer-process.ts";
import { costOfStep, sayBound } from "../../scripts/bench/roofline.ts";
import { measureRooflineInWasm } from "../../scripts/bench/roofline-wasm.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function startProgram(program: string) {
  return startPeer({ file: process.execPath, args: ["-e", program] });
}

describe("a peer", () => {
  test("answers in samples a second, as often as asked, and says how well it learned", async () => {
    const peer = startProgram(`
      const lines = require("node:readline").createInterface({ input: process.stdin });
      lines.on("line", (line) => console.log(JSON.stringify({ samples: 96 * line, seconds: 0.5 })));
      lines.on("close", () => console.log('{"accuracy": 0.9, "with": "its library"}'));`);
    expect(await peer.train(1)).toBe(192);
    expect(await peer.train(2)).toBe(384);
    expect(await peer.end()).toEqual({ accuracy: 0.9, with: "its library" });
  });

  test("that fails says why", async () => {
    const peer = startProgram('throw new RangeError("no such layer")');
    await expect(peer.train(1)).rejects.toThrow("RangeError: no such layer");
  });

  test("that ends without a word says with which code", async () => {
    await expect(startProgram("process.exit(3)").train(1)).rejects.toThrow("ended with code 3");
  });

  test("that is no program is refused", async () => {
    const peer = startPeer({ file: "/no/such/program", args: [] });
    await expect(peer.train(1)).rejects.toThrow("ENOENT");
  });

  test("that answers something else is refused", async () => {
    const peer = startProgram('console.log("{}"); process.stdin.resume()');
    await expect(peer.train(1)).rejects.toThrow("no number “samples”");
    peer.kill();
  });
});

describe("the bound of a training step", () => {
  const shape = { inputs: 100, units: [16, 10], precision: "float64", nonzero: 0.2 } as const;

  test("counts the weights that are not left out", () => {
    // 20 of 100 inputs by 16 neurons, then half of these by 10.
    expect(costOfStep(shape)).toEqual({
      flops: 320 * 4 + 80 * 6,
      bytes: 400 * 8 * 3,
      weightBytes: 400 * 8,
    });
  });

  test("is the tighter of arithmetic and traffic", () => {
    const machine = { float64: 1.76, float32: 3.52, l1: 96, l2: 9.6, from: "a test" };
    expect(sayBound(shape, machine, { ours: 250_000, other: 500_000 })).toBe(
      "a step is 1.76 kflop and 9.6 kB: arithmetic allows 1,000,000/s (2 x), reached 25 %",
    );
    const starved = { ...machine, l1: 4.8 };
    expect(sayBound(shape, starved, { ours: 250_000, other: 500_000 })).toContain(
      "L1 traffic allows 500,000/s (1 x), reached 50 %",
    );
  });

  test("is measured in WebAssembly where there is no compiler", async () => {
    for (const rate of Object.values(await measureRooflineInWasm())) {
      expect(rate).toBeGreaterThan(0.1);
      expect(rate).toBeLessThan(1e5);
    }
  });
});

test.each([
  [["--frob"], "There is no option “--frob”. There is --json, and there are the groups"],
  [["engin"], "There is no group “engin”. There are: engine, growth, peers,"],
])("the bench refuses %j in one sentence", (args, sentence) => {
  const run = spawnSync(process.execPath, ["scripts/bench.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  expect(run.status).toBe(2);
  expect(run.stdout).toBe("");
  expect(run.stderr.startsWith(sentence)).toBe(true);
  expect(run.stderr.trim().split("\n")).toHaveLength(1);
});
