// A kept network computes as its own model says, whatever the blocks ask for when it is taken up.
import { readFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { toModel } from "#engine/model";
import { Network } from "#engine/network";
import { precisionOf } from "#host/keep-network";
import { Learner } from "#host/learner";
import { loadKernelsFor } from "../../src/worker/load-kernels.ts";
import { restoreModel } from "../../src/worker/restore-model.ts";
import { specOf } from "../engine/small-networks.ts";

afterEach(() => vi.unstubAllGlobals());

function modelIn(precision: "float64" | "float32"): unknown {
  const network = new Network({ ...specOf([2, 3, 2]), precision }, 1);
  return JSON.parse(JSON.stringify(toModel(network, { labels: ["0", "1"] })));
}

test("a model in float32 is computed in float32 when only float64 was asked for before", async () => {
  vi.stubGlobal("fetch", async (address: URL) => new Response(await readFile(address)));
  await loadKernelsFor();
  const learner = new Learner();
  expect(await restoreModel(learner, modelIn("float32"))).toBeNull();
  expect(learner.network?.precision).toBe("float32");
  expect(await restoreModel(learner, modelIn("float64"))).toBeNull();
  expect(learner.network?.precision).toBe("float64");
});

test("what is no model has the usual precision, and is refused", async () => {
  for (const data of [null, 3, [], {}, { network: [] }, { network: { precision: "float16" } }]) {
    expect(precisionOf(data)).toBe("float64");
    expect(await restoreModel(new Learner(), data)).not.toBeNull();
  }
});
