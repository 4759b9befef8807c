// The parts of the page as a person finds them: by their accessible names and by what they say.
// Nothing here waits for time to pass, only for something to be there.
import { type Download, errors, type Page } from "playwright-core";
import { expect } from "vitest";
import type { Project } from "#compile/project";

const PATIENCE_MS = 20_000;

export type SpeedName = "step" | "slow" | "fast" | "turbo";
const speedNames: readonly SpeedName[] = ["step", "slow", "fast", "turbo"];

/** Asks again until the answer will do. */
export function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: PATIENCE_MS, interval: 20 });
}

/** Resolves when blocks stand and the worker has the project's lists. */
export async function untilOpen(page: Page): Promise<void> {
  await page.locator(".blocklyFlyout .blocklyBlock").first().waitFor();
  await list(page)
    .getByText(/^length [1-9]/)
    .waitFor();
}

/** The starter's own page: its blocks say their shapes only once they are compiled. */
export async function untilStarter(page: Page): Promise<void> {
  await untilOpen(page);
  await block(page, "dense-3").filter({ hasText: "8 → 10" }).waitFor();
}

/** By its exact name: a note among the scripts may speak of it, too. */
export const greenFlag = (page: Page) =>
  page.getByRole("button", { name: "Green flag", exact: true });
export const stop = (page: Page) => page.getByRole("button", { name: "Stop" });
export const pause = (page: Page) => page.getByRole("button", { name: "Pause" });
export const resume = (page: Page) => page.getByRole("button", { name: "Resume" });
export const step = (page: Page) => page.getByRole("button", { name: "Step", exact: true });
export const speed = (page: Page) => page.getByRole("slider", { name: "Speed" });
export const clearDrawing = (page: Page) => page.getByRole("button", { name: "Clear drawing" });
export const pad = (page: Page) => page.getByLabel("Drawing pad");
export const prediction = (page: Page) => page.getByRole("status", { name: "Prediction" });
export const lists = (page: Page) => page.getByRole("region", { name: "Lists" });
export const list = (page: Page, name = "Mnist") => lists(page).getByRole("group", { name });
export const projectName = (page: Page) => page.getByRole("textbox", { name: "Project name" });
export const after = (page: Page) => page.getByRole("region", { name: "What did it learn?" });
export const chart = (page: Page, name: "Loss" | "Accuracy") =>
  page.getByRole("img", { name: `${name} chart` });
/** The note at the bottom of the page. */
export const note = (page: Page) => page.locator(".ui-snack > span");
/** A block among the scripts, by its id in the project. */
export const block = (page: Page, id: string) =>
  page.locator(`.blocklySvg > .blocklyWorkspace [data-id="${id}"]`);

export async function setSpeed(page: Page, name: SpeedName): Promise<void> {
  await speed(page).fill(String(speedNames.indexOf(name)));
}

export async function status(page: Page): Promise<string> {
  return (await page.locator(".status-words").textContent()) ?? "";
}

export async function untilStatus(page: Page, words: RegExp): Promise<void> {
  await eventually(() => status(page)).toMatch(words);
}

/** What of the controls is not wholly in the window. */
export function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".app button, .app input, .stage canvas, .list-foot *")]
      .filter((element) => !element.closest("[hidden]") && element.checkVisibility())
      .filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** What a variable's monitor shows. */
export async function variable(page: Page, name: string): Promise<string> {
  const monitor = page
    .getByRole("region", { name: "Variables" })
    .getByRole("group", { name, exact: true });
  return (await monitor.locator(".monitor-value").textContent()) ?? "";
}

export async function listLength(page: Page, name = "Mnist"): Promise<number> {
  const group = lists(page).getByRole("group", { name, exact: true });
  const words = await group
    .locator(".list-length")
    .textContent({ timeout: PATIENCE_MS })
    .catch(notThere);
  return Number(/length (\d+)/.exec(words ?? "")?.[1] ?? Number.NaN);
}

/** How many samples the network has learned from, as "Look inside" says. */
export async function trainedSamples(page: Page): Promise<number> {
  const words = await page.getByRole("region", { name: "Look inside" }).textContent();
  return Number(/(\d[\d,]*) sample/.exec(words ?? "")?.[1]?.replaceAll(",", "") ?? 0);
}

export async function chooseInFileMenu(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

export interface ChosenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Clicks something that asks for a file, and gives it one. */
export async function giveFile(
  page: Page,
  click: () => Promise<void>,
  file: ChosenFile | string,
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), click()]);
  await chooser.setFiles(
    typeof file === "string"
      ? file
      : {
          name: file.name,
          mimeType: "application/octet-stream",
          buffer: Buffer.from(file.content),
        },
  );
}

export async function importFile(page: Page, file: ChosenFile | string): Promise<void> {
  await giveFile(page, () => list(page).getByRole("button", { name: "Import" }).click(), file);
}

export async function openFile(page: Page, file: ChosenFile): Promise<void> {
  await giveFile(page, () => chooseInFileMenu(page, "Open a file…"), file);
}

/** Lets go of a file over the page, as from a folder. */
export async function dropFile(page: Page, { name, content }: ChosenFile): Promise<void> {
  const base64 = Buffer.from(content).toString("base64");
  const dataTransfer = await page.evaluateHandle(
    ([name, base64]) => {
      const carried = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name));
      return carried;
    },
    [name, base64] as const,
  );
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(".app-main", type, { dataTransfer });
  }
}

/** Opens a project given as data, and waits until it says that it is open. */
export async function openProject(page: Page, project: Project): Promise<void> {
  await openFile(page, { name: "project.json", content: JSON.stringify(project) });
  await untilNote(page, `“${project.name}” is open.`);
}

export async function untilNote(page: Page, words: string | RegExp): Promise<string> {
  const shown = note(page).filter({ hasText: words });
  await shown.waitFor({ timeout: PATIENCE_MS });
  return (await shown.textContent()) ?? "";
}

/** The bytes of what the page hands to the browser's downloads. */
export async function downloaded(
  page: Page,
  click: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

export function savedFile(page: Page) {
  return downloaded(page, () => chooseInFileMenu(page, "Save to a file"));
}

/** Resolves when everything is stored in the browser, lists and weights included. */
export async function untilKept(page: Page): Promise<void> {
  await page.getByRole("status").filter({ hasText: "Saved in this browser" }).waitFor();
}

/** Draws a stroke with the mouse; points are fractions of the pad, from its top left corner. */
export async function drawStroke(
  page: Page,
  points: readonly (readonly [number, number])[],
): Promise<void> {
  const box = (await pad(page).boundingBox())!;
  const [first, ...rest] = points.map(([x, y]): [number, number] => [
    box.x + x * box.width,
    box.y + y * box.height,
  ]);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 6 });
  await page.mouse.up();
}

/** A one, as most people write it. */
export const ONE = [
  [0.52, 0.15],
  [0.5, 0.5],
  [0.48, 0.85],
] as const;

/** A seven: the line across, then the leg. */
export const SEVEN = [
  [0.25, 0.2],
  [0.75, 0.2],
  [0.45, 0.85],
] as const;

async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function notThere(error: unknown): null {
  if (error instanceof errors.TimeoutError) return null;
  throw error;
}
