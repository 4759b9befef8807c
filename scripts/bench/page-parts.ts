// The parts of the page that the measurements use, found as a person finds them.
import type { Page } from "playwright-core";
import type { Project } from "#compile/project";

const PATIENCE_MS = 60_000;

export const greenFlag = (page: Page) => page.getByRole("button", { name: "Green flag" });

/** Opens a project from a file and waits for the block that shows it is there. */
export async function openProject(page: Page, project: Project, block: string): Promise<void> {
  await page.locator('input[accept*=".blockprop"]').setInputFiles({
    name: "project.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(project)),
  });
  await page.getByText(`“${project.name}” is open.`).waitFor({ timeout: PATIENCE_MS });
  await page.locator(`.blocklySvg [data-id="${block}"]`).waitFor({ timeout: PATIENCE_MS });
}

export async function setTurbo(page: Page): Promise<void> {
  await page.getByRole("slider", { name: "Speed" }).fill("3");
}

/** How many samples the network has learned from. */
export async function trainedSamples(page: Page): Promise<number> {
  const words = await page.getByRole("region", { name: "Look inside" }).textContent();
  return Number(/(\d[\d,]*) sample/.exec(words ?? "")?.[1]?.replaceAll(",", "") ?? 0);
}

export async function untilListHas(page: Page, length: number): Promise<void> {
  const shown = page.locator(".list-length").filter({ hasText: new RegExp(`\\b${length}$`) });
  await shown.waitFor({ timeout: PATIENCE_MS });
}
