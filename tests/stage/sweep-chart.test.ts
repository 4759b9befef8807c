// @vitest-environment jsdom
// The chart of learning rates: what it says and shows of each, and that it gives the charts their place back.
import "./browser-stubs.ts";
import { beforeAll, expect, test } from "vitest";
import { speakAllEnglish } from "#program/all-english";
import type { RunEvents, Sweep } from "#program/run-event";
import { createCharts } from "#stage/charts";
import { createSweepChart } from "#stage/sweep-chart";
import { describeSweep, labelsThatFit, sweepCsv, sweepPoints } from "#stage/sweep-points";
import { host, press } from "./browser-stubs.ts";

beforeAll(speakAllEnglish);

const fresh = { state: "waiting", epochs: 0, accuracy: null } as const;
const running: Sweep = {
  trials: [
    { rate: 0.1, state: "training", epochs: 2, accuracy: 0.5 },
    { rate: 0.001, state: "done", epochs: 5, accuracy: 0.9312 },
    { rate: 1e200, state: "stopped", epochs: 0, accuracy: null },
    { rate: 0.01, state: "training", epochs: 0, accuracy: null },
    { rate: 1, ...fresh },
    { rate: 10, state: "dead", epochs: 5, accuracy: 0.098 },
  ],
  epochs: 5,
  state: "running",
  best: 0.001,
};

test("says of each rate how it went, from the smallest on, and which is best", () => {
  expect(describeSweep(running)).toMatchInlineSnapshot(
    `"Accuracy by learning rate. 0.001: 93.1 %; 0.01: in its first epoch; 0.1: 50 % after 2 of 5 epochs; 1: not tried yet; 10: 9.8 %: steps too large, a layer gives only zeros; 1e200: stopped: numbers grew too large. 3 of 6 tried, best so far: 0.001 with 93.1 %. Arrow keys read the rates one by one."`,
  );
  const over: Sweep = { ...running, state: "over", best: null, trials: running.trials.slice(2, 3) };
  expect(describeSweep(over)).toContain("none was good");
  expect(describeSweep({ ...running, state: "left" })).toContain(
    "50 % after 2 of 5 epochs, not finished",
  );
  expect(sweepCsv(running).split("\r\n").slice(0, 4)).toEqual([
    "learning rate,state,epochs,accuracy",
    "0.1,training,2,0.5",
    "0.001,done,5,0.9312",
    "1e+200,stopped,0,",
  ]);
});

test("equal factors are equal distances; one rate far away does not press the others together", () => {
  const across = sweepPoints(running).map((point) => Math.round(point.across * 1000) / 1000);
  expect(across).toEqual([0, 0.143, 0.286, 0.429, 0.571, 1]);
  expect(sweepPoints({ ...running, trials: [running.trials[0]!] })[0]?.across).toBe(0.5);
  const labels = [0, 0.05, 0.1, 0.3].map((at) => ({
    across: at,
    width: 0.1,
    isWanted: at === 0.05,
  }));
  expect(labelsThatFit(labels)).toEqual([false, true, false, true]);
});

test("is read with the arrow keys, and its table can be saved", () => {
  const el = host();
  const place = document.createElement("span");
  const chart = createSweepChart(el, { saveFile: () => {}, place });
  chart.show(true);
  chart.update(running);
  const plot = el.querySelector('[role="img"]')!;
  const heard = () => el.querySelector('[role="status"]')?.textContent;
  press(plot, "Home");
  expect(heard()).toBe("0.001: 93.1 %");
  press(plot, "End");
  press(plot, "ArrowLeft");
  expect(heard()).toBe("10: 9.8 %: steps too large, a layer gives only zeros");
  press(plot, "Escape");
  expect(heard()).toBe("");
  chart.update({ ...running, state: "over" });
  expect(heard()).toBe("best: 0.001 with 93.1 %");
  el.querySelector<HTMLElement>(".sweep-chart .sweep-change")?.click();
  expect(el.dataset.shows).toBe("runs");
  place.querySelector("button")?.click();
  expect(el.dataset.shows).toBe("sweep");
  chart.destroy();
  expect([el.childElementCount, place.childElementCount, el.dataset.shows]).toEqual([
    0,
    0,
    undefined,
  ]);
});

test("takes the charts' place while it runs, and what is plotted later takes it back", async () => {
  const el = host();
  const charts = createCharts(el, { saveFile: () => {}, say: () => {}, onRuns: () => {} });
  const take = (events: Partial<RunEvents>) => {
    charts.take({ series: [], ...events } as unknown as RunEvents);
    charts.draw();
  };
  const points = { chart: "loss", series: "epoch", every: 1 } as const;
  const plotted = [{ ...points, x: Float64Array.of(100, 200), y: Float64Array.of(2, 1) }];
  take({ sweep: running });
  await expect.poll(() => charts.el.dataset.shows).toBe("sweep");
  take({ series: plotted });
  expect(charts.el.dataset.shows).toBe("sweep");
  take({ sweep: { ...running, state: "over" } });
  expect(charts.el.dataset.shows).toBe("sweep");
  take({ series: plotted });
  expect(charts.el.dataset.shows).toBe("runs");
  take({ sweep: running });
  expect(charts.el.dataset.shows).toBe("sweep");
  take({ sweep: null });
  expect(charts.el.querySelector(".sweep-chart")).toBeNull();
  charts.destroy();
});
