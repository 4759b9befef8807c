// What a person does at the page before a picture is taken of it: open an example, draw, train, test. Waits for
// what can be seen, never for time to pass.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

type Point = readonly [number, number];

/** One stroke each, on a square of side 1. */
const strokes: Readonly<Record<string, readonly Point[]>> = {
  1: [
    [0.4, 0.3],
    [0.53, 0.18],
    [0.53, 0.84],
  ],
  2: [
    [0.32, 0.32],
    [0.4, 0.2],
    [0.58, 0.2],
    [0.66, 0.34],
    [0.58, 0.52],
    [0.34, 0.78],
    [0.7, 0.78],
  ],
  3: [
    [0.34, 0.22],
    [0.62, 0.2],
    [0.64, 0.38],
    [0.46, 0.48],
    [0.66, 0.58],
    [0.64, 0.76],
    [0.34, 0.8],
  ],
  7: [
    [0.3, 0.22],
    [0.7, 0.22],
    [0.42, 0.82],
  ],
};

interface Example {
  readonly id: string;
}

const gallery = new URL("../src/gallery/examples.json", import.meta.url);

export class PictureTaker {
  readonly #page: Page;
  readonly #folder: string;

  constructor(page: Page, folder: string) {
    this.#page = page;
    this.#folder = folder;
  }

  /** The page, in the example of that name if there is one. */
  async open(address: string, name: string): Promise<void> {
    const page = this.#page;
    await page.goto(address);
    await page.locator(".blocklyBlockCanvas .blocklyBlock").first().waitFor();
    const close = page.getByRole("button", { name: "Close this note" });
    await close.click();
    const examples = JSON.parse(readFileSync(gallery, "utf8")) as readonly Example[];
    const at = examples.findIndex(({ id }) => id === name);
    if (at < 0 || name === "starter") return;
    await this.openExamples();
    const button = page
      .getByRole("dialog")
      .getByRole("button", { name: /^Open: / })
      .nth(at);
    const title = ((await button.getAttribute("aria-label")) ?? "").replace("Open: ", "");
    await button.click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const shown = page.getByRole("textbox", { name: "Project name" });
    const before = "Learn to read digits";
    while ((await shown.inputValue()) === before) await page.waitForTimeout(50);
    await page.locator(".status-words").filter({ hasText: "Ready" }).waitFor();
    console.log(title);
  }

  /** Shows the large look inside, in place of the blocks. */
  async lookInside(): Promise<void> {
    await this.#page.getByRole("tab", { name: "Look inside" }).click();
    await this.#page.getByRole("button", { name: "Larger" }).click();
    await this.#page.getByRole("button", { name: "Show the blocks" }).waitFor();
    await this.#page.getByText(/^output a = /).waitFor();
  }

  async openExamples(): Promise<void> {
    await this.#page.getByRole("button", { name: "Examples", exact: true }).click();
    await this.#page.getByRole("dialog").waitFor();
    await this.#page.waitForLoadState("networkidle");
  }

  async flag(): Promise<void> {
    await this.#page.getByRole("button", { name: "Green flag", exact: true }).click();
  }

  async pause(): Promise<void> {
    await this.#page.getByRole("button", { name: "Pause", exact: true }).click();
    await this.#page.locator(".status-words").filter({ hasText: "Paused" }).waitFor();
  }

  /** The backdrop's picture is there; costumes come with it. */
  async untilBackdrop(): Promise<void> {
    await this.#page.waitForFunction(() => {
      const backdrop = document.querySelector<HTMLCanvasElement>(".stage-backdrop");
      const look = new OffscreenCanvas(1, 1).getContext("2d");
      if (!backdrop || !look) return false;
      look.drawImage(backdrop, 0, 0, 1, 1);
      return look.getImageData(0, 0, 1, 1).data[3] === 255;
    });
  }

  async untilVariable(name: string, value: RegExp): Promise<void> {
    const monitor = this.#page.getByRole("group", { name, exact: true });
    await monitor.locator(".monitor-value").filter({ hasText: value }).waitFor();
  }

  async draw(digit: string): Promise<void> {
    const page = this.#page;
    const pad = await page.getByRole("application", { name: "Drawing pad" }).boundingBox();
    if (pad === null) throw new Error("The drawing pad is not there");
    const at = ([x, y]: Point) => [pad.x + x * pad.width, pad.y + y * pad.height] as const;
    const [first, ...others] = strokes[digit];
    await page.mouse.move(...at(first));
    await page.mouse.down();
    for (const point of others) await page.mouse.move(...at(point), { steps: 8 });
    await page.mouse.up();
    await page.mouse.move(700, 740);
    await page
      .getByRole("status", { name: "Prediction" })
      .filter({ hasText: /predicted|trained/ })
      .waitFor();
  }

  /** The chart of the learning rates that were tried, in the place of loss and accuracy. */
  async showRates(): Promise<void> {
    await this.#page.getByRole("button", { name: "Learning rates", exact: true }).click();
  }

  /** Makes the drawing a sample of "my digits". */
  async label(digit: string): Promise<void> {
    await this.#page.getByRole("button", { name: `That was a ${digit}` }).click();
  }

  /** Tests the network on the first list that is offered. */
  async test(): Promise<void> {
    await this.#page.getByRole("tab", { name: "Evaluation" }).click();
    await this.#page.getByRole("button", { name: "Test the network" }).click();
    await this.#page.locator(".matrix-table").waitFor();
  }

  async savePage(name: string): Promise<void> {
    await this.#save(`${name}.png`, () =>
      this.#page.screenshot({ path: `${this.#folder}${name}.png` }),
    );
  }

  async saveStage(name: string): Promise<void> {
    await this.#savePart(name, ".app-stage");
  }

  async saveMatrix(name: string): Promise<void> {
    await this.#savePart(name, ".matrix-table");
  }

  async #savePart(name: string, selector: string): Promise<void> {
    const path = `${this.#folder}${name}.jpeg`;
    const part = this.#page.locator(selector).first();
    await this.#save(`${name}.jpeg`, () => part.screenshot({ path, type: "jpeg", quality: 82 }));
  }

  async #save(file: string, take: () => Promise<unknown>): Promise<void> {
    await take();
    console.log(`${this.#folder}${file}`);
  }
}
