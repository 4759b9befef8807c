import { expect, test } from "vitest";
import { readDatasetName, takePart } from "#data/dataset-part";
import { SampleList } from "#data/sample-list";

test("a part of MNIST is named by its first and last sample", () => {
  expect(readDatasetName("mnist-train-55001-60000")).toEqual({
    whole: "mnist-train",
    first: 55_001,
    last: 60_000,
  });
  const all = { first: 1, last: Number.POSITIVE_INFINITY };
  expect(readDatasetName("mnist-test")).toEqual({ whole: "mnist-test", ...all });
  expect(readDatasetName("mnist_100.txt")).toEqual({ whole: "mnist_100.txt", ...all });
  expect(readDatasetName("mnist-test-5")).toEqual({ whole: "mnist-test-5", ...all });
});

test("a part holds the samples from the first to the last, and what there is of a list that is shorter", () => {
  const list = new SampleList(["a", "b", "c", "d"]);
  const items = (first: number, last: number) => {
    const part = takePart(list, { whole: "", first, last });
    return Array.from({ length: part.length }, (_, i) => part.get(i));
  };
  expect(items(1, 3)).toEqual(["a", "b", "c"]);
  expect(items(3, 9)).toEqual(["c", "d"]);
  expect(items(0, 1)).toEqual(["a"]);
  expect(items(3, 2)).toEqual([]);
  expect(items(1, 4)).toEqual(["a", "b", "c", "d"]);
});
