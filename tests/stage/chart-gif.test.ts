import { expect, test } from "vitest";
import { noSeries, plainView } from "#stage/chart-data";
import { frameTimes, linesUntil, MOST_FRAMES } from "#stage/chart-gif";
import { pictureOf } from "#stage/chart-lines";
import { points } from "./chart-points.ts";

const epoch = points("epoch", [
  [100, 2],
  [200, 1],
  [400, 0.5],
]);

test("a film has a frame a point, evenly spread, and the last at the end", () => {
  const picture = pictureOf("loss", { ...noSeries, epoch, ghosts: [] }, plainView);
  expect(frameTimes([picture])).toEqual([100, 250, 400]);
  const many = points(
    "sample",
    Array.from({ length: 4000 }, (_, i) => [i + 1, 1]),
  );
  const long = pictureOf("loss", { ...noSeries, sample: many, ghosts: [] }, plainView);
  const times = frameTimes([picture, long]);
  expect(times).toHaveLength(MOST_FRAMES);
  expect([times[0], times.at(-1)]).toEqual([1, 4000]);
});

test("a frame shows what was plotted by then, and earlier runs whole", () => {
  const ghosts = [{ ...noSeries, epoch, number: 1, name: "Run 1" }];
  const { lines } = pictureOf("loss", { ...noSeries, epoch, ghosts }, plainView);
  const shown = linesUntil(lines, 250).map(({ name, x }) => [name, Array.from(x)]);
  expect(shown).toEqual([
    ["Run 1 epoch", [100, 200, 400]],
    ["epoch", [100, 200]],
  ]);
});
