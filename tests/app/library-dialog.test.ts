// @vitest-environment jsdom
// The data library: what its cards say, where a data set goes, and what happens meanwhile.
import { beforeEach, expect, test, vi } from "vitest";
import { isForTesting, listNameOf } from "#app/library-card";
import { type LibraryDialogDeps, libraryDialog } from "#app/library-dialog";
import type { LibraryEntry } from "#program/library";
import { host, must, settled } from "../stage/browser-stubs.ts";

beforeEach(() => void host());

const entry: LibraryEntry = {
  name: "flowers.csv",
  samples: 1500,
  values: 4,
  labels: ["rose", "tulip"],
  labelCount: 2,
  bytes: 2300,
  pictures: [],
  items: ["rose 5.1 3.5 1.4 0.2"],
};
const digits: LibraryEntry = {
  ...entry,
  name: "mnist-train",
  samples: 60_000,
  values: 4,
  labels: [..."0123456789"],
  labelCount: 10,
  bytes: 9_829_469,
  pictures: [{ label: "5", width: 2, height: 2, pixels: btoa("\x00\xff\x80\x40") }],
  items: [],
};

type Take = LibraryDialogDeps["take"];

async function opened(more: Partial<LibraryDialogDeps> = {}) {
  const takes: {
    readonly asked: Parameters<Take>;
    answer(refusal: string | null): Promise<void>;
  }[] = [];
  const closed = vi.fn();
  const lists = [{ id: "m", name: "Mnist", length: 100 }];
  void libraryDialog({
    load: async () => ({ entries: [digits, entry] }),
    lists,
    chosen: "",
    take: (...asked) =>
      new Promise((resolve) => {
        const answer = (refusal: string | null) => {
          resolve(refusal);
          return settled();
        };
        takes.push({ asked, answer });
      }),
    ...more,
  }).then(closed);
  await settled();
  const el = must<HTMLDialogElement>(document, "dialog");
  const texts = (selector: string) =>
    [...el.querySelectorAll(selector)].map((one) => one.textContent);
  const button = (name: string) =>
    [...el.querySelectorAll("button")].find(
      (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
    )!;
  return { el, texts, button, takes, closed };
}

test("its cards tell numbers, labels and size", async () => {
  const { texts } = await opened();
  expect(texts(".library-words")).toEqual([
    "MNIST, all training digits60,000 samples, 2 × 2 pixelslabels 0 to 9",
    "flowers.csv1500 samples, 4 values eachlabels rose, tulip",
  ]);
  expect(texts(".library-get span")).toEqual(["9.8 MB to load", "2 kB to load"]);
  expect(texts(".library-items")).toEqual(["rose 5.1 3.5 1.4 0.2"]);
});

test("one click imports into the list chosen, with progress, and closes it", async () => {
  const { el, texts, button, takes, closed } = await opened({ chosen: "m" });
  expect(texts(".library-fate")).toEqual(["Its 100 items are replaced. Undo brings them back."]);
  button("Import MNIST, all training digits").click();
  const [{ asked, answer }] = takes as [(typeof takes)[number]];
  expect(asked.slice(0, 2)).toEqual([digits, "m"]);
  expect(button("Import flowers.csv").disabled).toBe(true);
  asked[2].progress(4_914_735, 0);
  expect(texts(".library-progress span")).toEqual(["Loading MNIST, all training digits… 50 %"]);
  await asked[2].close();
  await answer(null);
  expect(closed).toHaveBeenCalled();
  expect(el.isConnected).toBe(false);
});

test("Cancel ends an import and leaves the library open; a refusal is said", async () => {
  const { el, texts, button, takes } = await opened();
  button("Import flowers.csv").click();
  button("Cancel").click();
  expect(takes[0]!.asked[2].signal.aborted).toBe(true);
  await takes[0]!.answer("");
  expect(el.isConnected).toBe(true);
  expect(must<HTMLElement>(el, ".library-progress").hidden).toBe(true);
  button("Import flowers.csv").click();
  await takes[1]!.answer("The file could not be loaded.");
  expect(texts(".ui-problem")).toEqual(["The file could not be loaded."]);
});

test("closing it ends the import that is under way", async () => {
  const { button, takes, closed } = await opened();
  button("Import flowers.csv").click();
  button("Close").click();
  await settled();
  expect(closed).toHaveBeenCalled();
  expect(takes[0]!.asked[2].signal.aborted).toBe(true);
});

test("a library that cannot be loaded says so", async () => {
  const { texts } = await opened({ load: () => Promise.reject(new Error("offline")) });
  expect(texts(".library-note")).toEqual([
    "The data library could not be loaded. Check the connection and open it again; files can be imported all the same.",
  ]);
});

test("new lists are called after the file, and tests are known by their names", () => {
  const named = (name: string) => listNameOf({ ...entry, name });
  expect(
    [
      "flowers.csv",
      "mnist_100.txt",
      "a.csv.gz",
      "fashion-images-idx3-ubyte.gz",
      "plain",
      "mnist-test",
    ].map(named),
  ).toEqual(["flowers", "mnist_100", "a", "fashion", "plain", "MNIST test"]);
  const tests = ["mnist-test", "mnist_test_1000.txt", "test.csv", "contest.csv", "latest.csv"];
  expect(tests.map((name) => isForTesting({ ...entry, name }))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
