// The large Scratch network in Chromium at turbo, its stage drawn: asked to train for so many seconds like the
// programs without a page. It stands still in between, so that it takes nothing from whoever has the turn.
import { readFile } from "../dataset-files.ts";
import { largeNetwork } from "../scratch-maker/large-network.ts";
import { writeSb3 } from "../scratch-maker/write-sb3.ts";
import { builtPage } from "./built-page.ts";
import { greenFlag, setTurbo } from "./page-parts.ts";
import type { PeerProcess } from "./peer-process.ts";

export async function trainInPage(): Promise<Pick<PeerProcess, "train" | "kill">> {
  const { page, context } = await (await builtPage()).open();
  await page.locator('input[accept*=".sb3"]').setInputFiles({
    name: "large.sb3",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(await endlessNetwork()),
  });
  await page.getByText("“large” is open.").waitFor();
  await setTurbo(page);
  await greenFlag(page).click();
  const button = (name: "Pause" | "Resume") => page.getByRole("button", { name, exact: true });
  await button("Pause").click();
  return {
    async train(seconds) {
      await button("Resume").click();
      const rate = await page.evaluate(async (ms) => {
        const shown = [...document.querySelectorAll(".monitor-value")].at(-1);
        const began = { at: performance.now(), trained: Number(shown?.textContent) };
        await new Promise((resolve) => setTimeout(resolve, ms));
        const trained = Number(shown?.textContent) - began.trained;
        return (trained * 1000) / (performance.now() - began.at);
      }, seconds * 1000);
      await button("Pause").click();
      return rate;
    },
    kill: () => void context.close(),
  };
}

/** With its digits, and a monitor of what it has trained. */
async function endlessNetwork(): Promise<Uint8Array> {
  const { stage, monitors = [], ...others } = largeNetwork();
  const digits = new TextDecoder().decode(readFile("datasets/mnist_100.txt"));
  return writeSb3({
    ...others,
    stage: {
      ...stage,
      variables: { ...stage.variables, epochs: 1e9 },
      lists: { ...stage.lists, Mnist: digits.trim().split("\n") },
    },
    monitors: [...monitors, { of: "variable", name: "trained", x: 365, y: 32 }],
  });
}
