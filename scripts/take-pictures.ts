// Takes the README's pictures: opens the built page in Chromium, trains the starter, draws a seven.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { buildSite } from "./build.mjs";
import { findChrome } from "./find-chrome.mjs";
import { nextFreePort } from "./free-port.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}src/gallery/pictures/`;

await buildSite({ onlyIfStale: true });
const port = await nextFreePort(4400);
const server = await preview({ root, logLevel: "warn", preview: { port, strictPort: true } });
const browser = await chromium.launch({
  executablePath: await findChrome(),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole("button", { name: "Green flag" }).click();
  const accuracy = page.getByRole("group", { name: "accuracy", exact: true });
  await accuracy.filter({ hasText: /0\.[89]/ }).waitFor();

  const pad = await page.getByRole("application", { name: "Drawing pad" }).boundingBox();
  if (pad === null) throw new Error("The drawing pad is not there");
  const at = (x: number, y: number) => [pad.x + x * pad.width, pad.y + y * pad.height] as const;
  await page.mouse.move(...at(0.3, 0.22));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.22), { steps: 8 });
  await page.mouse.move(...at(0.42, 0.82), { steps: 8 });
  await page.mouse.up();
  await page.getByRole("status", { name: "Prediction" }).filter({ hasText: "predicted" }).waitFor();
  await page.mouse.move(700, 740);
  await page.screenshot({ path: `${folder}training.png` });
  console.log(`${folder}training.png`);
} finally {
  await browser.close();
  await server.close();
}
