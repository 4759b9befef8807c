// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { FIND_OUT } from "#app/first-settings";
import { type ImportDialogDeps, importDialog, STATED_LIMITS } from "#app/import-dialog";
import { importIntoList } from "#app/import-into-list";
import * as limits from "#data/limits";
import { type Client, Refusal, type RequestOptions } from "#worker/client";
import type { Answer, ImportPreview, ImportSettings, ImportSource } from "#worker/protocol";
import { host, must, settled } from "../stage/browser-stubs.ts";

beforeEach(() => void host());

const table: ImportPreview = {
  token: 1,
  format: "table",
  sentence: "10 rows of 17: label + 4 x 4, values 0 to 255, will be scaled to 0 to 1",
  settings: { ...FIND_OUT, format: "table", header: "yes", labelColumn: 16, scale: "255" },
  choices: ["labelColumn", "header", "scale", "inverted"],
  parts: [],
  columns: Array.from({ length: 17 }, (_, i) => (i === 16 ? "digit" : `p${i}`)),
  rows: 10,
  good: 10,
  values: 16,
  pictures: [{ pixels: new Uint8Array(16), width: 4, height: 4, label: "7" }],
  items: [],
  classes: [
    { label: "7", count: 6 },
    { label: "8", count: 4 },
  ],
  defects: [],
  refusal: null,
};
const ragged: ImportPreview = {
  ...table,
  token: 2,
  good: 8,
  defects: [{ severity: "error", sentence: "Row 4 has 3 columns.", rows: [4, 9] }],
  refusal: "2 of 10 rows cannot be read; 8 can.",
};

/** Readings that are answered when the test says so. */
function opened(more: Partial<ImportDialogDeps> = {}) {
  const readings: {
    readonly settings: ImportSettings;
    readonly options: RequestOptions;
    answer(preview: ImportPreview): Promise<void>;
    refuse(why: string): Promise<void>;
  }[] = [];
  const drop = vi.fn();
  const decision = importDialog({
    list: "Mnist",
    length: 100,
    first: null,
    read: (settings, options) =>
      new Promise((resolve, reject) => {
        const answer = (preview: ImportPreview) => {
          resolve(preview);
          return settled();
        };
        const refuse = (why: string) => {
          reject(new Refusal(why, true));
          return settled();
        };
        readings.push({ settings, options, answer, refuse });
      }),
    drop,
    ...more,
  });
  const el = must<HTMLDialogElement>(document, "dialog");
  const button = (name: RegExp) =>
    [...el.querySelectorAll("button")].find(
      (one) => name.test(one.textContent ?? "") && !one.hidden,
    )!;
  const setting = (name: string) =>
    [...el.querySelectorAll("label")]
      .find((label) => label.textContent?.startsWith(name))!
      .querySelector<HTMLSelectElement>("select, input")!;
  const choose = (name: string, value: string) => {
    setting(name).value = value;
    setting(name).dispatchEvent(new Event("change"));
    return settled();
  };
  return { decision, readings, drop, el, button, setting, choose };
}

describe("the dialog before an import", () => {
  test("shows how far the reading is, and nothing to decide until then", async () => {
    const { readings, el, button } = opened();
    readings[0]!.options.progress!(30, 120);
    expect(must<HTMLProgressElement>(el, "progress").value).toBe(0.25);
    expect(el.textContent).toContain("Reading… 25 %");
    expect(button(/^Import/).disabled).toBe(true);
  });

  test("says what there is: sentence, pictures, labels with counts, what is replaced", async () => {
    const { readings, el, button } = opened();
    await readings[0]!.answer(table);
    expect(must(el, "[aria-live]").textContent).toBe(table.sentence);
    expect(must(el, "[role=img]").getAttribute("aria-label")).toBe("Sample 1, label 7");
    expect([...el.querySelectorAll(".import-labels li")].map((one) => one.textContent)).toEqual([
      "7: 6",
      "8: 4",
    ]);
    expect(el.textContent).toContain("Nothing is wrong with it.");
    expect(el.textContent).toContain("The 100 items that “Mnist” has now are replaced.");
    expect(document.activeElement).toBe(button(/^Import 10 samples$/));
  });

  test("Import resolves to all of it", async () => {
    const { readings, button, decision, drop } = opened();
    await readings[0]!.answer(table);
    button(/^Import 10 samples$/).click();
    expect(await decision).toEqual({ token: 1, what: "all" });
    expect(drop).not.toHaveBeenCalled();
  });

  test("what is wrong keeps Import from being pressed; the good rows can be imported", async () => {
    const { readings, el, button, decision } = opened();
    await readings[0]!.answer(ragged);
    expect(button(/^Import 10 samples$/).disabled).toBe(true);
    expect(button(/^Import 10 samples$/).title).toBe(ragged.refusal);
    expect(must(el, ".import-refusal").textContent).toBe(ragged.refusal);
    expect(must(el, ".import-defects").textContent).toBe("Error: Row 4 has 3 columns.Rows: 4, 9");
    button(/^Import only the 8 good rows$/).click();
    expect(await decision).toEqual({ token: 2, what: "good rows" });
  });

  test("Cancel and Escape drop the preview and decide nothing", async () => {
    const first = opened();
    await first.readings[0]!.answer(table);
    first.button(/^Cancel$/).click();
    expect(await first.decision).toBeNull();
    expect(first.drop).toHaveBeenCalledWith(1);
    const second = opened({ first: ragged });
    second.el.close();
    expect(await second.decision).toBeNull();
    expect(second.drop).toHaveBeenCalledWith(2);
  });

  test("closing it while reading ends the reading, and a preview that still comes is dropped", async () => {
    const { readings, el, decision, drop } = opened();
    el.close();
    expect(await decision).toBeNull();
    expect(readings[0]!.options.signal!.aborted).toBe(true);
    await readings[0]!.answer(table);
    expect(drop).toHaveBeenCalledWith(1);
  });

  test("a changed setting reads again, keeps the focus, and the old result cannot be imported", async () => {
    const { readings, setting, choose, button } = opened({ first: table });
    setting("Labels are in").focus();
    await choose("Labels are in", "3");
    expect(readings[0]!.settings).toEqual({ ...FIND_OUT, labelColumn: 3 });
    expect(button(/^Import 10/).disabled).toBe(true);
    await readings[0]!.answer({ ...table, settings: { ...table.settings, labelColumn: 3 } });
    expect(document.activeElement).toBe(setting("Labels are in"));
    expect(setting("Labels are in").value).toBe("3");
    expect(button(/^Import 10/).disabled).toBe(false);
  });

  test("of changes in a row only the last is read to its end, after the others have stopped", async () => {
    const { readings, choose } = opened({ first: table });
    await choose("Labels are in", "3");
    await choose("Labels are in", "4");
    await choose("Scale", "none");
    expect(readings.length).toBe(1);
    expect(readings[0]!.options.signal!.aborted).toBe(true);
    await readings[0]!.refuse("Cancelled");
    expect(readings.length).toBe(2);
    expect(readings[1]!.settings).toMatchObject({ labelColumn: 4, scale: "none" });
  });

  test("another kind of data forgets the settings of the one before", async () => {
    const { readings, choose } = opened({
      first: { ...table, choices: ["format", ...table.choices] },
    });
    await choose("Labels are in", "3");
    await readings[0]!.refuse("Cannot be read.");
    await choose("Kind of data", "json");
    expect(readings[1]!.settings).toEqual({ ...FIND_OUT, format: "json" });
  });

  test("a reading that fails says why and offers nothing", async () => {
    const { readings, el, button } = opened();
    await readings[0]!.refuse("The disk is gone.");
    expect(must(el, ".import-refusal").textContent).toBe("The disk is gone.");
    expect(button(/^Import$/).disabled).toBe(true);
  });

  test("of a table too wide to name all columns the last can hold the labels", async () => {
    const columns = Array.from({ length: 1000 }, (_, i) => `p${i}`);
    const wide = { ...table, columns, values: 3072 };
    const { setting } = opened({
      first: { ...wide, settings: { ...table.settings, labelColumn: 0 } },
    });
    expect([...setting("Labels are in").querySelectorAll("option")].at(-1)!.textContent).toBe(
      "column 3073",
    );
  });

  test("states the limits that the reading has", () => {
    const stated = Object.values(STATED_LIMITS).map((words) => Number(words.replaceAll(",", "")));
    const { MAX_ITEMS, MAX_VALUES, MAX_LIST_BYTES, MAX_ZIP_BYTES, MAX_ZIP_ENTRIES } = limits;
    expect(stated).toEqual([
      MAX_ITEMS,
      MAX_VALUES,
      MAX_LIST_BYTES / 2 ** 20,
      MAX_ZIP_BYTES / 2 ** 20,
      MAX_ZIP_ENTRIES,
      limits.MAX_IMAGE_SIDE,
    ]);
  });
});

describe("importing into a list", () => {
  const list = { id: "l", name: "Mnist", length: 3 };
  const plain: ImportPreview = { ...table, format: "list", choices: [], columns: [] };
  const reply = { length: 10, summary: "10 samples", undo: 1 };

  function run(name: string, preview: ImportPreview) {
    const asked: string[] = [];
    const client = {
      async request(request: string): Promise<unknown> {
        asked.push(request);
        return request === "previewImport" ? preview : reply;
      },
    } as unknown as Client;
    const source: ImportSource = { kind: "files", files: [{ name, file: new Blob(["x"]) }] };
    const { signal } = new AbortController();
    const result: Promise<Answer<"importPreviewed"> | null> = importIntoList(source, {
      client,
      list,
      signal,
      progress: () => undefined,
    });
    return { asked, result };
  }

  test("a list file with nothing to decide is imported without a question", async () => {
    const note = { severity: "note", sentence: "Constant columns: 3.", rows: [] } as const;
    const { asked, result } = run("mnist_100.txt", { ...plain, defects: [note] });
    expect(await result).toBe(reply);
    expect(asked).toEqual(["previewImport", "importPreviewed"]);
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("a list file of which nothing can be read says why, without a question", async () => {
    const { asked, result } = run("empty.txt", { ...plain, good: 0, rows: 0, refusal: "Empty." });
    await expect(result).rejects.toThrow("Empty.");
    expect(asked).toEqual(["previewImport", "dropPreview"]);
  });

  test.each([
    [
      "a list file with a warning",
      "a.txt",
      { ...plain, defects: [{ ...ragged.defects[0]!, severity: "warning" }] },
    ],
    ["a table", "a.csv", table],
    ["a table in a text file", "a.txt", table],
  ] as const)("%s is asked about", async (_what, name, preview) => {
    const { asked, result } = run(name, preview);
    await vi.waitFor(() => expect(document.querySelector("dialog")).not.toBeNull());
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Import 10 samples"));
    must<HTMLDialogElement>(document, "dialog").close();
    expect(await result).toBeNull();
    expect(asked).toEqual(["previewImport", "dropPreview"]);
  });
});
