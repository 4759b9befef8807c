// `npm run pictures [-- NAME...]`: takes the pictures of the README (`training`, `examples`, `inside`) and of the
// examples (by their ids) from the built page in Chromium: opens, draws, trains, tests, as a person would.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { buildSite } from "./build.mjs";
import { findChrome } from "./find-chrome.mjs";
import { nextFreePort } from "./free-port.mjs";
import { PictureTaker } from "./picture-taker.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const takes: Readonly<Record<string, (taker: PictureTaker) => Promise<void>>> = {
  async training(taker) {
    await taker.flag();
    await taker.untilVariable("accuracy", /0\.[89]/);
    await taker.draw("7");
    await taker.savePage("training");
  },
  async examples(taker) {
    await taker.openExamples();
    await taker.savePage("examples");
  },
  async inside(taker) {
    await taker.flag();
    await taker.untilVariable("accuracy", /0\.[89]/);
    await taker.lookInside();
    await taker.savePage("inside");
  },
  async "trained-128-64"(taker) {
    await taker.flag();
    await taker.untilVariable("sample", /^\d{3}/);
    await taker.draw("7");
    await taker.saveStage("trained-128-64");
  },
  async starter(taker) {
    await taker.flag();
    await taker.untilVariable("accuracy", /0\.[89]/);
    await taker.saveStage("starter");
  },
  async "scratch-network"(taker) {
    await taker.untilBackdrop();
    await taker.flag();
    await taker.untilVariable("epoch", /^1\d/);
    await taker.untilVariable("drawn guess", /[0235-9]/);
    await taker.pause();
    await taker.saveStage("scratch-network");
  },
  async "sigmoid-30"(taker) {
    await taker.draw("3");
    await taker.flag();
    await taker.untilVariable("epoch", /^[89]|^1\d/);
    await taker.saveStage("sigmoid-30");
  },
  async "early-stop-300-200"(taker) {
    await taker.flag();
    await taker.untilVariable("epoch", /^[4-9]/);
    await taker.draw("2");
    await taker.saveStage("early-stop-300-200");
  },
  async "confusion-128-64"(taker) {
    await taker.test();
    await taker.saveMatrix("confusion-128-64");
  },
  async "learning-rate-10"(taker) {
    await taker.flag();
    await taker.untilVariable("test accuracy", /0\.9/);
    await taker.draw("7");
    await taker.showRates();
    await taker.saveStage("learning-rate-10");
  },
  async xor(taker) {
    await taker.flag();
    await taker.untilVariable("epoch", /^400/);
    await taker.saveStage("xor");
  },
  async spirals(taker) {
    await taker.flag();
    await taker.untilVariable("epoch", /^2000/);
    await taker.saveStage("spirals");
  },
  async "own-digits"(taker) {
    for (const digit of ["1", "2", "3", "7"]) {
      await taker.draw(digit);
      await taker.label(digit);
    }
    await taker.flag();
    await taker.untilVariable("my accuracy", /^1/);
    await taker.draw("2");
    await taker.saveStage("own-digits");
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(takes, name));
if (unknown !== undefined) {
  console.error(`There is no picture “${unknown}”. There are: ${Object.keys(takes).join(", ")}.`);
  process.exit(2);
}
await buildSite({ onlyIfStale: true });
const port = await nextFreePort(4400);
const server = await preview({ root, logLevel: "warn", preview: { port, strictPort: true } });
const browser = await chromium.launch({
  executablePath: await findChrome(),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  for (const name of asked.length > 0 ? asked : Object.keys(takes)) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(10 * 60_000);
    const taker = new PictureTaker(page, `${root}src/gallery/pictures/`);
    await taker.open(`http://localhost:${port}/`, name);
    await takes[name](taker);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
