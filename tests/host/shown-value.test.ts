// What a bubble shows: numbers, texts, rows of numbers, pictures and lists, in the form that shows most.
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileClicked } from "#compile/compile-clicked";
import { showValue } from "#host/shown-value";
import {
  accuracyOn,
  contentsOf,
  get,
  itemOf,
  join,
  myDrawing,
  project,
  type SavedBlock,
  sampleOf,
  tinyNetwork,
} from "../programs/build-project.ts";
import { dataset, open } from "../programs/run-project.ts";

test.each([
  [12.5, { kind: "number", text: "12.5", length: 4 }],
  [true, { kind: "boolean", text: "true", length: 4 }],
  ["hello world again", { kind: "text", text: "hello world again", length: 17 }],
  ["", { kind: "text", text: "", length: 0 }],
  ["3 4", { kind: "text", text: "3 4", length: 3 }],
  ["1 2 three", { kind: "text", text: "1 2 three", length: 9 }],
])("%j is shown as it is", (value, shown) => {
  expect(showValue(value)).toEqual(shown);
});

test("a long text is cut, its length is not", () => {
  const shown = showValue("x".repeat(5000));
  expect(shown).toMatchObject({ kind: "text", length: 5000 });
  expect("text" in shown && shown.text.length).toBe(1001);
});

const vector = (...values: number[]) => ({ kind: "vector", values: Float64Array.from(values) });

test("numbers in a row are a vector, with a word before them too", () => {
  expect(showValue("1 -2.5 3e2")).toEqual(vector(1, -2.5, 300));
  expect(showValue(" 0 0 1 \n")).toEqual(vector(0, 0, 1));
  expect(showValue("cat 1 2 3")).toEqual(vector(1, 2, 3));
  const most = Array(100_000).fill("1").join(" ");
  expect(showValue(most)).toMatchObject({ kind: "vector" });
  expect(showValue(`${most} 1 1`)).toMatchObject({ kind: "text", length: 200_003 });
});

test("a label and a square number of values are a picture", () => {
  const line = `7${" 0.0 1.0".repeat(8)}`;
  expect(showValue(line)).toEqual({
    kind: "picture",
    sample: {
      label: "7",
      width: 4,
      height: 4,
      pixels: Uint8Array.from({ length: 16 }, (_, i) => (i % 2) * 255),
    },
  });
  // Too few for a picture.
  expect(showValue("7 0.0 1.0 0.5 0.5")).toEqual(vector(7, 0, 1, 0.5, 0.5));
});

async function click(...scripts: SavedBlock[]) {
  const json = project({
    variables: { x: "some text" },
    lists: {
      few: ["a", 2],
      tiny: ["0 1.0 0.0", "1 0.0 1.0"],
      long: Array.from({ length: 500 }, (_, i) => "x".repeat(i)),
      data: { dataset: "mnist_100.txt" },
    },
    scripts,
  });
  const { session, project: saved, run } = await open(json);
  const last = scripts.at(-1)!.type;
  const { script } = compileClicked(saved, `${last}-1`, registry);
  session.runScript(script!);
  run(() => false);
  return { session, reports: session.takeReports(), fault: session.scheduler.fault };
}

test("a list is shown by its first items, cut, and its length", async () => {
  const few = await click(contentsOf("few"));
  expect(few.reports).toEqual([
    { block: "data_listcontents-1", value: { kind: "list", items: ["a", "2"], length: 2 } },
  ]);
  const [report] = (await click(contentsOf("long"))).reports;
  const { value } = report!;
  if (value.kind !== "list") throw new Error("no list");
  expect([value.length, value.items.length]).toEqual([500, 100]);
  const [cut] = (await click(contentsOf("data"))).reports;
  expect(cut!.value.kind === "list" && cut!.value.items[0]?.length).toBe(121);
});

test("a sample of a list is a picture, and so is its text", async () => {
  const list = await dataset("mnist_100.txt");
  const direct = await click(sampleOf("data", 3));
  expect(direct.reports[0]?.value).toMatchObject({
    kind: "picture",
    sample: { width: 28, height: 28 },
  });
  const asText = await click(itemOf("data", 3));
  expect(asText.reports[0]?.value).toEqual(direct.reports[0]?.value);
  expect(direct.reports[0]?.value.kind === "picture" && direct.reports[0].value.sample.label).toBe(
    String(list.get(2)).split(" ")[0],
  );
});

test("a value that cannot be told is explained on its block", async () => {
  const { reports, fault } = await click(myDrawing());
  expect(reports).toEqual([]);
  expect(fault).toMatchObject({ block: "data_drawing-1", error: { code: "run.noDrawing" } });
});

test("a value that takes long is worked out as a script, then told", async () => {
  const { reports } = await click(tinyNetwork(), accuracyOn("tiny"));
  expect(reports).toMatchObject([{ block: "training_accuracy-1", value: { kind: "number" } }]);
  const inner = await click(join(get("x"), "!"));
  expect(inner.reports[0]?.value).toEqual({ kind: "text", text: "some text!", length: 10 });
});
