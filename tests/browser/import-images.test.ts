// Imports and exports by the real worker, asked through its protocol: pictures decoded by the
// browser, previews, what stays when something goes wrong.
import { GIFEncoder } from "gifenc";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { AUTO_SETTINGS } from "#data/import/import-settings";
import { allMessages } from "#program/messages";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { untilStarter } from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

/** Runs in the page: a worker of its own, and one request after another. */
async function importInPage({ url, address, messages, settings, drawn }: Given) {
  const worker = new Worker(url, { type: "module" });
  worker.postMessage({ type: "start", address, messages });
  let requests = 0;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many kinds cross into the test as they are
  const ask = (name: string, asked: object, cancelAfter?: number): Promise<any> =>
    new Promise((resolve) => {
      const request = ++requests;
      const take = ({ data }: MessageEvent) => {
        if (data.request !== request || data.type === "progress") return;
        worker.removeEventListener("message", take);
        resolve(data.type === "reply" ? data.answer : data);
      };
      worker.addEventListener("message", take);
      worker.postMessage({ type: "request", name, request, ask: asked });
      if (cancelAfter !== undefined) {
        setTimeout(() => worker.postMessage({ type: "cancel", request }), cancelAfter);
      }
    });
  const preview = (files: Record<string, Blob>, changes: object = {}) => {
    const named = Object.entries(files).map(([name, file]) => ({ name, file }));
    const source = { kind: "files", files: named };
    return ask("previewImport", { source, settings: { ...settings, ...changes } });
  };
  /** A white square on black, one quarter of the side away from the top left, half as large. */
  const picture = async (side: number, type: string): Promise<Blob> => {
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.fillRect(0, 0, side, side);
    context.fillStyle = "white";
    context.fillRect(side / 4, side / 4, side / 2, side / 2);
    return canvas.convertToBlob({ type, quality: 1 });
  };
  const levels = (sample: { pixels: Uint8Array }, ...places: number[]) =>
    places.map((place) => sample.pixels[place]);
  const items = async () => (await ask("rows", { list: "L", from: 0, count: 3 })).items;
  const sameBytes = async (a: Blob, b: Blob) => (await a.text()) === (await b.text());

  const png = await picture(28, "image/png");
  const huge = new Uint8Array(await png.arrayBuffer());
  new DataView(huge.buffer).setUint32(16, 20_000);
  const folder = await preview({
    "d/seven/a.png": png,
    "d/two words/b.webp": await picture(28, "image/webp"),
    "d/seven/c.jpg": await picture(112, "image/jpeg"),
    "d/eight/d.gif": new Blob([Uint8Array.from(drawn.gif)]),
    "d/eight/e.bmp": new Blob([Uint8Array.from(drawn.bmp)]),
    "d/seven/cut.png": png.slice(0, 60),
    "d/seven/huge.png": new Blob([huge]),
  });
  const sheet = await preview({ "sheet.png": await picture(56, "image/png") }, { side: 8 });

  // What was there before, imported as a file that a list would not be written like.
  const crlf = new Blob(["7  0.50 1\r\n8 0.2 0.0\r\n"]);
  const first = await preview({ "a.txt": crlf });
  const imported = await ask("importPreviewed", { list: "L", token: first.token, what: "all" });
  const whole = await ask("exportList", { list: "L" });
  const asList = await ask("exportList", { list: "L", as: "list" });
  const asIdx = await ask("exportList", { list: "L", as: "idx" });

  const bad = await preview({ "b.csv": new Blob(["label,a,b\n1,2,3\n1,2\n2,250,4\n"]) });
  const notAll = await ask("importPreviewed", { list: "L", token: bad.token, what: "all" });
  const before = await items();
  const good = await ask("importPreviewed", { list: "L", token: bad.token, what: "good rows" });
  const after = await items();
  const twice = await ask("importPreviewed", { list: "L", token: bad.token, what: "good rows" });
  const csv = await ask("exportList", { list: "L", as: "csv" });
  const zip = await ask("exportList", { list: "L", as: "idx" });
  const again = await preview({ "x.zip": zip.file });
  await ask("importList", { list: "L", content: { kind: "undo", token: good.undo } });
  const undone = await items();

  const many = new Blob(["7 0.0 0.5 1.0\n".repeat(4_000_000)]);
  const source = { kind: "files", files: [{ name: "many.txt", file: many }] };
  const cancelled = await ask("previewImport", { source, settings }, 30);
  worker.terminate();
  return {
    folder: {
      ...folder,
      token: 0,
      pictures: folder.pictures.map((one: { label: string; pixels: Uint8Array }) => [
        one.label,
        ...levels(one, 0, 14 * 28 + 14),
      ]),
      settings: folder.settings.side,
    },
    sheet: [sheet.sentence, sheet.pictures.length, sheet.settings.side],
    exact: [imported.length, await sameBytes(whole.file, crlf), whole.ending],
    asList: await asList.file.text(),
    asIdx: asIdx.text,
    bad: [bad.refusal, notAll.text, before, after, twice.text, undone],
    csv: await csv.file.text(),
    again: [again.sentence, again.good],
    cancelled: [cancelled.cancelled, undone.length],
  };
}

interface Given {
  /** Bytes of the same picture as files that no canvas writes. */
  readonly drawn: { readonly gif: readonly number[]; readonly bmp: readonly number[] };
  readonly url: string;
  readonly address: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly settings: object;
}

/** 28 x 28: 1 in a square from 7 to 20, 0 around it. */
const SQUARE = Uint8Array.from({ length: 784 }, (_, k) => {
  const [x, y] = [k % 28, Math.floor(k / 28)];
  return x >= 7 && x < 21 && y >= 7 && y < 21 ? 1 : 0;
});

function gifOf(picture: Uint8Array): Uint8Array {
  const gif = GIFEncoder();
  const palette = [
    [0, 0, 0],
    [255, 255, 255],
  ];
  gif.writeFrame(picture, 28, 28, { palette });
  gif.finish();
  return gif.bytes();
}

/** 24 bits a pixel, the last row first. */
function bmpOf(picture: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(54 + 3 * picture.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  for (const [at, value] of [
    [2, bytes.length],
    [10, 54],
    [14, 40],
    [18, 28],
    [22, 28],
  ] as const) {
    view.setUint32(at, value, true);
  }
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  picture.forEach((level, k) => {
    const row = 27 - Math.floor(k / 28);
    bytes.fill(255 * level, 54 + 3 * (28 * row + (k % 28)), 57 + 3 * (28 * row + (k % 28)));
  });
  return bytes;
}

test("pictures, previews, good rows, undo, exact exports and cancelling in the worker", async () => {
  const address = inject("baseUrl");
  const { page, problems, close } = await openPage(browser, address);
  await untilStarter(page);
  const url = page.workers()[0].url();
  const messages = allMessages();
  const found = await page.evaluate(importInPage, {
    url,
    address,
    messages,
    settings: AUTO_SETTINGS,
    drawn: { gif: [...gifOf(SQUARE)], bmp: [...bmpOf(SQUARE)] },
  });
  expect(found).toMatchSnapshot();
  expect(problems).toEqual([]);
  await close();
});
