// One look at a time, and the last thing asked for is always looked at.
import { expect, test, vi } from "vitest";
import { grouped, unpackSamples } from "#app/browsed-samples";
import { createLatestLook } from "#app/latest-look";
import { keptBy, saidOf } from "#app/samples-act";

test("what is asked for during a look is one more look afterwards", async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const look = createLatestLook(work, 10);
  const done = look.now();
  void look.now();
  void look.now();
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]!();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  ends[1]!();
  await done;
  expect(work).toHaveBeenCalledTimes(2);
});

test("soon is once, however often it is asked, and never after the stop", async () => {
  vi.useFakeTimers();
  const work = vi.fn(async () => undefined);
  const look = createLatestLook(work, 300);
  look.soon();
  look.soon();
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(work).toHaveBeenCalledTimes(1);
  look.soon();
  look.stop();
  await vi.advanceTimersByTimeAsync(300);
  expect(work).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test("copies stand behind their originals and are chosen; what was deleted is not", () => {
  expect([...keptBy({ kind: "duplicate" }, Uint32Array.of(4, 0))]).toEqual([1, 6]);
  expect([...keptBy({ kind: "relabel", label: "7" }, Uint32Array.of(4, 0))]).toEqual([4, 0]);
  expect([...keptBy({ kind: "remove" }, Uint32Array.of(4))]).toEqual([]);
  expect(saidOf({ kind: "remove" }, 1)[0]).toBe("browser.oneDeleted");
  expect(saidOf({ kind: "relabel", label: "7" }, 12)).toEqual([
    "browser.labelled",
    { count: 12, label: "7" },
  ]);
});

test("pictures are cut out of the one piece they come in, text items take none of it", () => {
  const item = { label: "7", values: "", judged: null };
  const samples = unpackSamples({
    items: [
      { ...item, index: 3, side: 2 },
      { ...item, index: 4, side: 0, values: "1 2" },
      { ...item, index: 9, side: 1 },
    ],
    pixels: Uint8Array.of(1, 2, 3, 4, 5),
  });
  const pictures = samples.map(({ picture }) =>
    typeof picture === "string" ? picture : [...picture.pixels],
  );
  expect(pictures).toEqual([[1, 2, 3, 4], "1 2", [5]]);
  expect([grouped(7), grouped(1234), grouped(60_000)]).toEqual(["7", "1,234", "60,000"]);
});
