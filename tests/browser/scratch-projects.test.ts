// Scratch projects on the page: dropped on it they open and train to what the command line says, pen and sprites
// look as they must, files that are wrong change nothing, and what is saved for Scratch opens again.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { writeSb3 } from "../../scripts/scratch-maker/write-sb3.ts";
import { zip } from "../data/make-files.ts";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import { type Drawn, dot, drawn, projectOf, referenceOf } from "./drawn-project.ts";
import {
  block,
  chooseInFileMenu,
  downloaded,
  dropFile,
  eventually,
  greenFlag,
  listLength,
  note,
  projectName,
  setSpeed,
  untilNote,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";
import { differences, HEIGHT, WIDTH } from "./reference-picture.ts";

const root = new URL("../../", import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));
const LARGE = "tests/scratch/fixtures/large-network.sb3";
const DIGITS = "datasets/mnist_100.txt";

let browser: Browser;
let page: Page;
let problems: readonly string[];
let close: () => Promise<void>;
/** Requests to other sites. */
const outside: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, problems, close } = await openPage(browser, inject("baseUrl"), {
    prepare: async (fresh) => {
      fresh.on("request", (request) => {
        const url = request.url();
        if (!/^(data|blob):|^http:\/\/127\.0\.0\.1/.test(url)) outside.push(url);
      });
    },
  }));
  await untilStarter(page);
});
afterAll(async () => {
  expect(outside).toEqual([]);
  expect(problems).toEqual([]);
  await close();
  await closePages(browser);
});

const dialog = () => page.getByRole("dialog");
const dialogButton = (name: string) => dialog().getByRole("button", { name, exact: true });
const sprites = () =>
  page
    .getByRole("region", { name: "Sprites" })
    .getByRole("listbox")
    .first()
    .getByRole("option")
    .allTextContents();
const starterBlocks = () => scriptBlocks(page, "blocklyBlock").count();

/** Drops a project and answers what is asked; the name that the page then says. */
async function open(name: string, content: Uint8Array): Promise<void> {
  await dropFile(page, { name: `${name}.sb3`, content });
  const opened = note(page).filter({ hasText: `“${name}” is open.` });
  await opened.or(dialogButton("Open it")).waitFor();
  if (await dialogButton("Open it").isVisible()) await dialogButton("Open it").click();
  await opened.waitFor();
}

/** What the stage shows, three numbers a pixel: backdrop, pen and sprites on white. */
async function stagePixels(): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    ([width, height]) => {
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width, height });
      const context = canvas.getContext("2d", { willReadFrequently: true })!;
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, width, height);
      for (const part of [".stage-backdrop", ".stage-canvas"]) {
        context.drawImage(document.querySelector<HTMLCanvasElement>(part)!, 0, 0);
      }
      const { data } = context.getImageData(0, 0, width, height);
      let letters = "";
      for (let at = 0; at < data.length; at += 4) {
        letters += String.fromCharCode(data[at]!, data[at + 1]!, data[at + 2]!);
      }
      return btoa(letters);
    },
    [WIDTH, HEIGHT] as const,
  );
  return Buffer.from(base64, "base64");
}

/** In units of the stage. */
async function pixelAt(x: number, y: number): Promise<readonly number[]> {
  const at = 3 * ((180 - y) * 2 * WIDTH + (x + 240) * 2);
  return [...(await stagePixels()).subarray(at, at + 3)];
}

test("a wrong file and a declined one leave the open project untouched, and nothing of them is fetched or run", async () => {
  const before = await starterBlocks();
  const large = readFileSync(path(LARGE));
  const untouched = async () => {
    expect([await starterBlocks(), await listLength(page)]).toEqual([before, 100]);
    expect(await page.evaluate(() => "harmed" in window)).toBe(false);
  };
  await dropFile(page, { name: "cut.sb3", content: large.subarray(0, large.length / 2) });
  await untilNote(page, /cut off|damaged/i);
  await untouched();
  const old = { objName: "Stage", children: [], info: {} };
  const scratch2 = zip({ name: "project.json", content: JSON.stringify(old) });
  await dropFile(page, { name: "old.sb2", content: scratch2 });
  await untilNote(page, "This is a Scratch 2 project, but one of Scratch 3 was expected.");
  await untouched();

  await dropFile(page, { name: "odd.sb3", content: odd() });
  const notes = dialog().getByRole("listitem");
  await notes.filter({ hasText: "2 × music: play drum for beats" }).waitFor();
  await notes.filter({ hasText: "1 × videoSensing: video toggle" }).waitFor();
  await notes
    .filter({ hasText: `costume “${HTML}”` })
    .first()
    .waitFor();
  await untouched();
  await dialogButton("Cancel").click();
  await dialog().waitFor({ state: "detached" });
  await untouched();
  expect(await projectName(page).inputValue()).not.toBe("odd");

  await open("odd", odd());
  await eventually(sprites).toEqual(["Stage", `${HTML}✓`]);
  await greenFlag(page).click();
  await eventually(() => variable(page, HTML)).toBe("truefalsetrue");
  await eventually(() => pixelAt(0, 0)).toEqual([238, 51, 51]);
  expect(await page.evaluate(() => "harmed" in window)).toBe(false);
});

test("a dropped project trains to what the command line says, with its dots, glow and monitors", async () => {
  const line = [path("scripts/cli.mjs"), "run", path(LARGE), "--list", `Mnist=${path(DIGITS)}`];
  const wanted = promisify(execFile)(process.execPath, [...line, "--json"]);
  await open("large-network", readFileSync(path(LARGE)));
  const digitNames = Array.from({ length: 10 }, (_, digit) => `Digit ${digit}`);
  await eventually(sprites).toEqual(["Stage", "Network✓", ...digitNames]);
  await eventually(() => scriptsOverlap()).toBe(false);

  await dropFile(page, { name: "mnist_100.txt", content: readFileSync(path(DIGITS)) });
  await dialog().getByRole("searchbox").fill("MNI");
  await page.keyboard.press("Enter");
  await eventually(() => listLength(page)).toBe(100);
  await setSpeed(page, "fast");
  await greenFlag(page).click();
  await eventually(() => variable(page, "sample")).not.toBe("0");
  await setSpeed(page, "turbo");
  await untilStatus(page, /^Finished/);
  const { variables } = JSON.parse((await wanted).stdout) as {
    readonly variables: Readonly<Record<string, number | string>>;
  };
  for (const name of ["epoch", "sample", "label", "predicted", "loss", "accuracy"]) {
    const value = variables[name]!;
    const shown = typeof value === "number" ? Number(value.toFixed(6)) : value;
    await eventually(() => variable(page, name)).toBe(String(shown));
  }

  // Of the ten digits the predicted one is opaque, the others have a ghost of 60; each is blue, green or red.
  const digitPixels = async () => {
    const seen = await stagePixels();
    const strongest = digitNames.map((_, digit) => {
      let most = 0;
      for (let row = 2 * 312; row < 2 * 348; row++) {
        for (let column = 2 * (12 + 30 * digit); column < 2 * (38 + 30 * digit); column++) {
          const at = 3 * (row * WIDTH + column);
          most = Math.max(most, 255 - Math.min(seen[at]!, seen[at + 1]!, seen[at + 2]!));
        }
      }
      return most;
    });
    return strongest.map((most) => most > 150);
  };
  const predicted = Number(variables.predicted);
  await eventually(digitPixels).toEqual(digitNames.map((_, digit) => digit === predicted));
});

/** Whether a block of a script stands over the one before it. */
function scriptsOverlap(): Promise<boolean> {
  return page.evaluate(() => {
    const tops = new Set<string>();
    const blocks = document.querySelectorAll(".blocklySvg > .blocklyWorkspace .block-below");
    for (const one of blocks) {
      const { left, top } = one.getBoundingClientRect();
      const place = `${Math.round(left)} ${Math.round(top)}`;
      if (tops.has(place)) return true;
      tops.add(place);
    }
    return blocks.length === 0;
  });
}

const reference = referenceOf(drawn);

test("pen and sprites look like a picture computed from the same commands", async () => {
  await open("drawn", await writeSb3(projectOf(drawn)));
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(async () => differences(await stagePixels(), reference)).toEqual([]);

  // What would be wrong is found: any one thing in another place, of another colour, or not there.
  const seen = await stagePixels();
  for (const wrong of wrongWays(drawn)) {
    expect(differences(seen, referenceOf(wrong)), JSON.stringify(wrong)).not.toEqual([]);
  }
});

function* wrongWays({ marks, sprites: all }: Drawn): Generator<Drawn> {
  const mark = marks.length - 1;
  for (const at of [0, mark]) {
    const moved = marks[at]!.path.map(([x, y]) => [x + 2, y] as const);
    yield { marks: marks.with(at, { ...marks[at]!, path: moved }), sprites: all };
  }
  yield { marks: marks.with(4, { ...marks[4]!, colour: { code: "#c03040" } }), sprites: all };
  yield { marks: marks.toSpliced(0, 1), sprites: all };
  yield { marks: [...marks, dot(1, [-100, 40], "#000000")], sprites: all };
  const [x, y] = all[2]!.at;
  yield { marks, sprites: all.with(2, { ...all[2]!, at: [x, y - 2] }) };
  yield { marks, sprites: all.with(8, { ...all[8]!, effect: ["brightness", 45] }) };
  // The one that went to the front stands behind.
  yield { marks, sprites: all.map((one) => ({ ...one, toFront: false })) };
}

test("saved for Scratch: what Scratch lacks is named first, and the file opens as the same program", async () => {
  const first = await downloaded(page, () => chooseInFileMenu(page, "Save for Scratch (.sb3)"));
  expect(first.name).toBe("drawn.sb3");
  await open("again", first.bytes);
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(async () => differences(await stagePixels(), reference)).toEqual([]);
  const second = await downloaded(page, () => chooseInFileMenu(page, "Save for Scratch (.sb3)"));
  expect(second.bytes.equals(first.bytes)).toBe(true);

  await chooseInFileMenu(page, "New from the starter project");
  await untilStarter(page);
  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await chooseInFileMenu(page, "Save for Scratch (.sb3)");
  await dialog().getByText("× train on ( )").waitFor();
  await dialogButton("Cancel").click();
  await dialog().waitFor({ state: "detached" });
  const save = async () => {
    await chooseInFileMenu(page, "Save for Scratch (.sb3)");
    await dialogButton("Save it").click();
  };
  expect((await downloaded(page, save)).name).toMatch(/\.sb3$/);
  expect(downloads).toBe(1);
  await eventually(() => block(page, "dense-3").count()).toBe(1);
});

const HTML = '<img src=x onerror="window.harmed=1">';

/** Of Scratch's own form: unknown blocks, HTML in all names, and a costume that would do harm. */
function odd(): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40" onload="window.harmed = 1">
  <script>window.harmed = 1; fetch("https://example.org/script")</script>
  <image xlink:href="https://example.org/picture.png" width="9" height="9"/>
  <style>@import url("https://example.org/style.css");</style>
  <rect width="60" height="40" fill="#e33"/></svg>`;
  const md5 = "0123456789abcdef0123456789abcdef";
  const costume = {
    ...{ name: HTML, assetId: md5, dataFormat: "svg", md5ext: `${md5}.svg`, bitmapResolution: 1 },
    ...{ rotationCenterX: 30, rotationCenterY: 20 },
  };
  const hat = (next: string, x: number) => ({
    ...{ opcode: "event_whenflagclicked", next, parent: null, inputs: {}, fields: {} },
    ...{ shadow: false, topLevel: true, x, y: 0 },
  });
  const below = (parent: string, opcode: string, more: object = {}) => ({
    ...{ opcode, next: null, parent, inputs: {}, fields: {}, shadow: false, topLevel: false },
    ...more,
  });
  const target = (isStage: boolean, more: object) => ({
    ...{
      isStage,
      name: "Stage",
      variables: {},
      lists: {},
      broadcasts: {},
      blocks: {},
      comments: {},
    },
    ...{ costumes: [], sounds: [], layerOrder: isStage ? 0 : 1, currentCostume: 0, ...more },
  });
  const blocks = {
    hat: hat("set", 0),
    set: below("hat", "data_setvariableto", {
      inputs: { VALUE: [3, "join", [10, "7"]] },
      fields: { VARIABLE: [HTML, "v"] },
    }),
    // What the costume lies on is white, and nothing of it is itself.
    join: below("set", "operator_join", {
      inputs: { STRING1: [3, "on", [10, ""]], STRING2: [3, "join2", [10, ""]] },
    }),
    join2: below("join", "operator_join", {
      inputs: { STRING1: [3, "own", [10, ""]], STRING2: [3, "red", [10, ""]] },
    }),
    on: below("join", "sensing_touchingcolor", { inputs: { COLOR: [1, [9, "#ffffff"]] } }),
    own: below("join2", "sensing_touchingcolor", { inputs: { COLOR: [1, [9, "#ee3333"]] } }),
    red: below("join2", "sensing_coloristouchingcolor", {
      inputs: { COLOR: [1, [9, "#ee3333"]], COLOR2: [1, [9, "#ffffff"]] },
    }),
    loud: hat("drum", 400),
    drum: below("loud", "music_playDrumForBeats", { next: "drum2" }),
    drum2: below("drum", "music_playDrumForBeats", { next: "video" }),
    video: below("drum2", "videoSensing_videoToggle"),
  };
  const json = {
    targets: [
      target(true, { variables: { v: [HTML, 0] }, lists: { l: [HTML, [HTML]] } }),
      target(false, {
        ...{ name: HTML, blocks, costumes: [costume], visible: true, x: 0, y: 0, size: 100 },
        ...{ direction: 90, draggable: false, rotationStyle: "all around" },
      }),
    ],
    monitors: [
      {
        ...{ id: "v", mode: "default", opcode: "data_variable", params: { VARIABLE: HTML } },
        ...{ spriteName: null, value: 0, width: 0, height: 0, x: 5, y: 5, visible: true },
      },
    ],
    extensions: ["music"],
    meta: { semver: "3.0.0" },
  };
  return zip(
    { name: "project.json", content: JSON.stringify(json) },
    { name: `${md5}.svg`, content: svg },
  );
}
