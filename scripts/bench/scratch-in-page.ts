// The large Scratch network in Chromium at turbo, its stage drawn: asked to train for so many seconds like the
// programs without a page. It stands still in between, so that it takes nothing from whoever has the turn.
import { openZip, unpackEntry } from "#data/zip";
import { zipOf } from "#data/zip-write";
import { readFile } from "../dataset-files.ts";
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

const FILE = "tests/scratch/fixtures/large-network.sb3";
const LIMITS = { entries: 100, unpacked: 1e7 };

/** With its digits, and a monitor of what it has trained. */
async function endlessNetwork(): Promise<Uint8Array> {
  const digits = new TextDecoder().decode(readFile("datasets/mnist_100.txt"));
  const given = new Map<string, unknown>([
    ["epochs", 1e9],
    ["Mnist", digits.trim().split("\n")],
  ]);
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [name, entry] of openZip(readFile(FILE), LIMITS)) {
    parts.set(name, await unpackEntry(entry));
  }
  const project = JSON.parse(new TextDecoder().decode(parts.get("project.json")));
  const [stage] = project.targets;
  for (const declared of [stage.variables, stage.lists].flatMap(Object.values<unknown[]>)) {
    if (given.has(String(declared[0]))) declared[1] = given.get(String(declared[0]));
  }
  const names = Object.entries<unknown[]>(stage.variables);
  const id = names.find(([, [name]]) => name === "trained")?.[0];
  const { monitors } = project;
  const like = monitors.find(({ opcode }: { opcode: string }) => opcode === "data_variable");
  monitors.push({ ...like, id, params: { VARIABLE: "trained" }, x: 365, y: 32 });
  parts.set("project.json", new TextEncoder().encode(JSON.stringify(project)));
  return new Uint8Array(await (await zipOf(parts)).arrayBuffer());
}
