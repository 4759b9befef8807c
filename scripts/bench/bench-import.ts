// 60,000 samples into the page: from a list file of 320 MB, and with one click from the page's own
// data set; and how soon the page can be used again that keeps them.
import { builtPage } from "./built-page.ts";
import { largeListFile } from "./large-list-file.ts";
import type { BenchGroup } from "./measurement.ts";
import { greenFlag, setTurbo, untilListHas } from "./page-parts.ts";
import { measureLongTasks } from "./page-watch.ts";
import { showNumber } from "./print-table.ts";
import { measureMemoryGrowth } from "./renderer-memory.ts";

const SAMPLES = 60_000;
const DECODED_MB = (SAMPLES * 784) / 1e6;

export const benchImport: BenchGroup = {
  name: "import",
  async run(report) {
    const { path, bytes } = await largeListFile();
    const built = await builtPage();
    const first = await built.open();
    let seconds = 0;
    let growthMb: number | null = null;
    const importing = await measureLongTasks(
      first.page,
      "longest task while a list file is imported",
      async () => {
        growthMb = await measureMemoryGrowth(built.browser, async () => {
          const began = performance.now();
          const chooser = first.page.locator(".stage-list input[type=file]").first();
          await chooser.setInputFiles(path);
          await untilListHas(first.page, SAMPLES);
          seconds = (performance.now() - began) / 1000;
        });
      },
    );
    report({
      what: "import a list file of 60,000 samples",
      value: seconds,
      unit: "s",
      note: `${showNumber(bytes / 1e6 / seconds)} MB/s`,
    });
    report(importing);
    report({
      what: "memory the import took at most",
      value: growthMb,
      unit: "MB",
      budget: { atMost: 3 * DECODED_MB },
      note: `growth of the page's process; 3 x ${showNumber(DECODED_MB)} MB decoded`,
    });
    await first.page.getByText("Saved in this browser").waitFor({ timeout: 60_000 });
    const began = performance.now();
    await first.page.reload();
    await first.page.locator(".blocklyFlyout .blocklyBlock").first().waitFor();
    report({
      what: "reload with 60,000 samples: blocks",
      value: (performance.now() - began) / 1000,
      unit: "s",
    });
    await untilListHas(first.page, SAMPLES);
    report({
      what: "reload with 60,000 samples: all there",
      value: (performance.now() - began) / 1000,
      unit: "s",
    });
    await first.context.close();

    const { page, context } = await built.open();
    await setTurbo(page);
    await greenFlag(page).click();
    const learn = page.getByRole("button", { name: "60,000 digits" });
    await learn.waitFor();
    const clicking = await measureLongTasks(page, "longest task while it loads", async () => {
      const began = performance.now();
      await learn.click();
      await untilListHas(page, SAMPLES);
      seconds = (performance.now() - began) / 1000;
    });
    report({ what: "one click to 60,000 digits", value: seconds, unit: "s" });
    report(clicking);
    await context.close();
  },
};
