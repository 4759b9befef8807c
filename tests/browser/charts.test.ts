// Charts: two trainings compared, values read and zoomed by keyboard and mouse, and what is saved.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { LIST, make, makeProject, networkOf, number, stack, whenFlag } from "./make-project.ts";
import {
  chart,
  downloaded,
  eventually,
  greenFlag,
  openProject,
  setSpeed,
  untilOpen,
  untilStatus,
} from "./page-parts.ts";

const EPOCHS = 6;

let opened: OpenPage;
let page: Page;
withStarter(async (one) => {
  opened = one;
  page = one.page;
  await openProject(page, project());
  await setSpeed(page, "turbo");
});

const label = async (name: "Loss" | "Accuracy" = "Loss") =>
  (await chart(page, name).first().getAttribute("aria-label")) ?? "";
const lastLoss = async () => /last epoch ([\d.]+) after 600 samples/.exec(await label())?.[1];
const panel = () => page.getByRole("dialog", { name: "Loss chart" });
let firstLoss: string | undefined;

async function choose(item: string, name = "Loss"): Promise<void> {
  await page.getByRole("button", { name: `${name} chart menu` }).click();
  const role = { name: item, exact: true };
  await page.getByRole("menuitem", role).or(page.getByRole("menuitemcheckbox", role)).click();
}

test("a run that was trained before stays behind the new one, with its settings", async () => {
  await greenFlag(page).click();
  await eventually(lastLoss).not.toBeUndefined();
  await untilStatus(page, /^Finished/);
  firstLoss = await lastLoss();
  expect(await label()).toMatch(/last validation [\d.]+ after 600 samples/);
  expect(await label()).not.toContain("earlier");
  await page.getByLabel("Seed").fill("2");
  await page.keyboard.press("Enter");
  await greenFlag(page).click();
  await eventually(() => label()).toContain("1 earlier run behind it");
  await eventually(lastLoss).not.toBeUndefined();
  await untilStatus(page, /^Finished/);

  await choose("Enlarge and compare runs…");
  const runs = panel().getByRole("list", { name: "Runs" }).getByRole("listitem");
  await eventually(() => runs.count()).toBe(2);
  const settings = "784-10 (softmax), cross-entropy, SGD at rate 0.01, batch of 1";
  expect(await runs.first().textContent()).toContain(`${settings}, seed 2, 6 epochs`);
  expect(await runs.last().textContent()).toContain(`${settings}, seed 1, 6 epochs`);
  expect(await runs.last().textContent()).toContain(`6 epochs: loss ${firstLoss}, accuracy`);
});

test("dragging over a range zooms into it, a double click shows all again", async () => {
  const whole = panel().getByRole("button", { name: "Show all samples" });
  await panel().locator("canvas").waitFor();
  const box = (await panel().locator("canvas").boundingBox())!;
  const at = (part: number): [number, number] => [box.x + part * box.width, box.y + 60];
  expect(await whole.isDisabled()).toBe(true);
  await page.mouse.move(...at(0.4));
  await eventually(() => panel().locator(".chart-values").textContent()).toMatch(
    /\d00 samples.*epoch[\d.]+.*validation[\d.]+.*Run 1 epoch[\d.]+/,
  );
  await page.mouse.down();
  await page.mouse.move(...at(0.8), { steps: 4 });
  await page.mouse.up();
  await eventually(() => label()).toMatch(/Zoomed to samples 2\d\d to 4\d\d/);
  await page.mouse.dblclick(...at(0.5));
  await eventually(() => whole.isDisabled()).toBe(true);
});

test("smoothing and the logarithmic scale say that they are on", async () => {
  await panel().getByLabel("Smoothing").fill("0.6");
  await panel().getByLabel("Logarithmic scale").check();
  const heading = page.locator(".stage [data-chart=loss] header");
  await eventually(() => heading.textContent()).toContain("smoothed 0.6");
  await eventually(() => heading.textContent()).toContain("Logarithmic scale");
});

test("a run can be named, hidden and deleted", async () => {
  const name = panel().getByRole("textbox", { name: "Name of Run 1" });
  await name.fill("seed one");
  await name.press("Enter");
  await panel().getByLabel("Show seed one").uncheck();
  await eventually(() => label()).not.toContain("earlier");
  await panel().getByLabel("Show seed one").check();
  await eventually(() => label()).toContain("1 earlier run");
});

test("CSV holds the points of both runs", async () => {
  const { name, bytes } = await downloaded(page, () =>
    panel().getByRole("button", { name: "Save as CSV" }).click(),
  );
  expect(name).toBe("Compare loss.csv");
  const [head, ...rows] = bytes.toString().trimEnd().split("\r\n");
  expect(head).toBe("run,series,x,y");
  const of = (run: string, series: string) =>
    rows.map((row) => row.split(",")).filter((row) => row[0] === run && row[1] === series);
  for (const run of ["This run", "seed one"]) {
    for (const series of ["epoch", "validation"]) {
      expect(of(run, series).map(([, , x]) => x)).toEqual([
        "100",
        "200",
        "300",
        "400",
        "500",
        "600",
      ]);
    }
  }
  expect(rows).toHaveLength(4 * EPOCHS);
  const rounded = (run: string) =>
    String(Number(Number(of(run, "epoch").at(-1)![3]).toPrecision(3)));
  expect(rounded("seed one")).toBe(firstLoss);
  expect(rounded("This run")).toBe(await lastLoss());
});

test("PNG and GIF are pictures that open, the GIF with a frame an epoch", async () => {
  const png = await downloaded(page, () =>
    panel().getByRole("button", { name: "Save as PNG" }).click(),
  );
  expect(png.name).toBe("Compare loss.png");
  expect(await pictureOf(png.bytes, "image/png")).toEqual({ frames: 1, width: 1440, height: 880 });
  await panel().getByRole("button", { name: "Close" }).click();
  const gif = await downloaded(page, () => choose("Save training as GIF"));
  expect(gif.name).toBe("Compare training.gif");
  expect(gif.bytes.subarray(0, 6).toString()).toBe("GIF89a");
  const shown = await pictureOf(gif.bytes, "image/gif");
  expect(shown).toEqual({ frames: EPOCHS, width: 840, height: 300 });
});

test("the arrow keys read the values, plus and 0 zoom in and out", async () => {
  const loss = chart(page, "Loss");
  const heard = page.locator(".stage [data-chart=loss] [role=status]");
  await loss.focus();
  await page.keyboard.press("End");
  await eventually(() => heard.textContent()).toMatch(
    /^600: epoch [\d.]+, epoch, smoothed 0.6 [\d.]+, validation .*seed one epoch, smoothed 0.6 [\d.]+/,
  );
  await page.keyboard.press("ArrowLeft");
  await eventually(() => heard.textContent()).toMatch(/^500: /);
  await page.keyboard.press("+");
  await eventually(() => label()).toContain("Zoomed to samples 300 to 600.");
  await page.keyboard.press("0");
  await eventually(() => label()).not.toContain("Zoomed");
});

test("earlier runs are there again after a reload, until they are deleted", async () => {
  await page.reload();
  await untilOpen(page);
  await eventually(() => label()).toContain("1 earlier run behind it");
  await choose("Enlarge and compare runs…");
  const remove = panel().getByRole("button", { name: "Delete seed one" });
  await remove.click();
  await eventually(() => label()).toBe("Loss chart: nothing plotted yet");
  await panel().getByRole("button", { name: "Undo: bring back seed one" }).click();
  await eventually(() => label()).toContain("1 earlier run behind it");
  await remove.click();
  await eventually(() => label()).toBe("Loss chart: nothing plotted yet");
  expect(opened.problems).toEqual([]);
});

/** Decoded by the browser. */
function pictureOf(bytes: Buffer, type: string) {
  return page.evaluate(
    async ([text, kind]) => {
      const data = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
      const decoder = new ImageDecoder({ data, type: kind });
      await Promise.all([decoder.tracks.ready, decoder.completed]);
      const frames = decoder.tracks.selectedTrack?.frameCount ?? 0;
      const { image } = await decoder.decode({ frameIndex: frames - 1 });
      const size = { width: image.displayWidth, height: image.displayHeight };
      image.close();
      return { frames, ...size };
    },
    [bytes.toString("base64"), type] as const,
  );
}

function project() {
  const figure = (name: string) => ({
    block: make("training_epochfigure", { fields: { FIGURE: name } }),
  });
  const plot = (name: string, series: string) =>
    make("stage_plot", { fields: { SERIES: series }, inputs: { VALUE: figure(name) } });
  const list = { id: LIST.id };
  const train = make("training_epochsuntil", {
    fields: { LIST: list, VALIDATION: list, SHUFFLE: "off", METRIC: "loss" },
    inputs: { EPOCHS: number(EPOCHS), PATIENCE: number(9) },
  });
  return makeProject({
    name: "Compare",
    scripts: [
      networkOf(10, 0.01),
      whenFlag(make("training_reset"), make("stage_clear"), train),
      stack(
        make("event_whenepochended"),
        plot("training loss", "epoch loss"),
        plot("training accuracy", "epoch accuracy"),
        plot("validation loss", "validation loss"),
        plot("validation accuracy", "validation accuracy"),
      ),
    ],
  });
}
