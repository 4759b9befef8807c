// Running: stop, pause, step, speed, keys, a second flag, and scripts that wait.
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import {
  change,
  forever,
  make,
  makeProject,
  networkOf,
  number,
  repeat,
  stack,
  trainOn,
  whenFlag,
} from "./make-project.ts";
import {
  eventually,
  greenFlag,
  openProject,
  pause,
  resume,
  setSpeed,
  speed,
  status,
  step,
  stop,
  trainedSamples,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});
beforeEach(() => page.mouse.move(0, 0));

test("Stop ends a forever that trains at turbo within 100 ms", async () => {
  const counting = change("i", 1);
  await openProject(
    page,
    makeProject({
      name: "Forever",
      variables: ["i"],
      scripts: [
        networkOf(10, 0.005),
        whenFlag(make("training_reset"), forever(counting, trainOn(1))),
        whenFlag(forever()),
      ],
      speed: "turbo",
    }),
  );
  const times: number[] = [];
  while (times.length < 3 && !times.some((ms) => ms < 100)) {
    await greenFlag(page).click();
    await eventually(() => trainedSamples(page)).toBeGreaterThan(1000);
    times.push(await page.evaluate(timeStop));
    await untilStatus(page, /^Stopped/);
  }
  expect(Math.min(...times)).toBeLessThan(100);
  const learned = await trainedSamples(page);
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).not.toBe(learned);
  await stop(page).click();
});

test("a paused script goes on by one block a press, and then by itself", async () => {
  await openProject(
    page,
    makeProject({
      name: "Counting",
      variables: ["i", "j"],
      scripts: [
        whenFlag(
          make("data_setvariableto", {
            fields: { VARIABLE: { id: "i" } },
            inputs: { VALUE: number(0) },
          }),
          forever(change("i", 1), change("j", 1)),
        ),
      ],
      speed: "slow",
    }),
  );
  await greenFlag(page).click();
  await eventually(() => variable(page, "i")).toBe("1");
  await pause(page).click();
  await untilStatus(page, /^Paused/);
  await resume(page).waitFor();
  const sum = async () => Number(await variable(page, "i")) + Number(await variable(page, "j"));
  const glowing = () =>
    page.evaluate(() => document.querySelector(".block-glows")?.getAttribute("data-id") ?? null);
  await eventually(glowing).not.toBe(null);
  let expected = await sum();
  for (let presses = 0; presses < 6; presses++) {
    // The block that glows is the next: a change, or the turn of the loop.
    const next = await glowing();
    if (next?.startsWith("data_changevariableby")) expected += 1;
    await step(page).click();
    await eventually(glowing).not.toBe(next);
    await eventually(sum).toBe(expected);
  }
  expect(expected).toBeGreaterThanOrEqual(4);
  expect(await page.locator(".block-glows").count()).toBeGreaterThan(0);
  await resume(page).click();
  await setSpeed(page, "fast");
  await eventually(sum).toBeGreaterThan(expected + 20);
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
  expect(await page.locator(".block-glows").count()).toBe(0);
});

test("the speed slider is set with the arrow keys and says its speed in words", async () => {
  await speed(page).focus();
  await page.keyboard.press("Home");
  expect(await speed(page).getAttribute("aria-valuetext")).toBe("step");
  for (const name of ["slow", "fast", "turbo"]) {
    await page.keyboard.press("ArrowRight");
    expect(await speed(page).getAttribute("aria-valuetext")).toBe(name);
  }
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator(".speed-word").textContent()).toBe("fast");
});

test("key 9 resets the starter in the middle of its training, and the flag starts afresh", async () => {
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: "New from the starter project" }).click();
  await untilStarter(page);
  await greenFlag(page).click();
  await eventually(async () => Number(await variable(page, "epoch"))).toBeGreaterThan(2);
  await page.keyboard.press("9");
  await eventually(() => status(page)).not.toMatch(/^Running/);
  await eventually(() => variable(page, "epoch")).toBe("0");
  await eventually(() => variable(page, "sample")).toBe("0");
  await eventually(() => trainedSamples(page)).toBe(0);

  await greenFlag(page).click();
  await eventually(async () => Number(await variable(page, "epoch"))).toBeGreaterThan(2);
  const before = await trainedSamples(page);
  // Slowly, so that one sees its first epoch.
  await setSpeed(page, "slow");
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBeLessThan(before);
  await eventually(() => variable(page, "epoch")).toBe("1");
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
});

test("the status names what scripts wait for, and Stop ends two that wait for each other", async () => {
  const ask = (message: string) =>
    make("event_broadcastandwait", {
      id: `ask-${message}`,
      fields: { BROADCAST_INPUT: { id: message } },
    });
  const hear = (message: string) =>
    make("event_whenbroadcastreceived", { fields: { BROADCAST_OPTION: { id: message } } });
  const isTrue = (name: string) => ({
    CONDITION: {
      block: make("operator_equals", {
        inputs: {
          OPERAND1: { block: make("data_variable", { fields: { VARIABLE: { id: name } } }) },
          OPERAND2: number(1),
        },
      }),
    },
  });
  await openProject(
    page,
    makeProject({
      name: "Waiting",
      variables: ["ready"],
      messages: ["ping"],
      scripts: [
        whenFlag(ask("ping")),
        stack(hear("ping"), make("control_wait_until", { id: "never", inputs: isTrue("ready") })),
      ],
    }),
  );
  await greenFlag(page).click();
  await untilStatus(
    page,
    /waits until (all scripts that received “ping” have ended|a condition is true)/,
  );
  await page.getByRole("button", { name: "Show the block" }).click();
  await stop(page).click();
  await untilStatus(page, /^Stopped/);

  await openProject(
    page,
    makeProject({
      name: "A second",
      scripts: [whenFlag(repeat(1, make("control_wait", { inputs: { DURATION: number(0.2) } })))],
    }),
  );
  await greenFlag(page).click();
  await untilStatus(page, /waits for time to pass/);
  await untilStatus(page, /^Finished/);
});

test("running and stopping leaves no error behind", () => {
  expect(opened.problems).toEqual([]);
});

/** In the page: presses Stop; resolves to the ms until the page shows that nothing runs. */
function timeStop(): Promise<number> {
  const words = document.querySelector(".status-words")!;
  const began = performance.now();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!words.textContent?.startsWith("Stopped")) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(words, { childList: true, characterData: true, subtree: true });
    document.querySelector<HTMLElement>("button[aria-label='Stop']")!.click();
  });
}
