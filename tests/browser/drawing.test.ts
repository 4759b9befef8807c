// The drawing pad: strokes by mouse and by keyboard, and what the network says of them.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withStarter } from "./browser.ts";
import {
  forever,
  make,
  makeProject,
  networkOf,
  stack,
  trainOn,
  whenFlag,
  words,
} from "./make-project.ts";
import {
  clearDrawing,
  drawStroke,
  eventually,
  greenFlag,
  ONE,
  openProject,
  pad,
  pause,
  prediction,
  resume,
  SEVEN,
  setSpeed,
  stop,
  trainedSamples,
  untilStatus,
  variable,
} from "./page-parts.ts";

const PREDICTED = /^predicted \d, [<>]?\d+ %$/;

let page: Page;
let problems: readonly string[];
withStarter((opened) => {
  ({ page, problems } = opened);
});

test("a drawing is predicted once the network has learned, also while it learns and while paused", async () => {
  const said = () => prediction(page).textContent();
  expect(await said()).toBe("Draw a digit");
  await drawStroke(page, ONE);
  await eventually(said).toBe("Not trained yet: press the green flag");
  await clearDrawing(page).click();
  await eventually(said).toBe("Draw a digit");

  await openProject(page, endless());
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBeGreaterThan(0);
  await drawStroke(page, SEVEN);
  await eventually(said).toMatch(PREDICTED);
  await clearDrawing(page).click();
  await eventually(said).toBe("Draw a digit");

  await pause(page).click();
  await untilStatus(page, /^Paused/);
  await drawStroke(page, ONE);
  await eventually(said).toMatch(PREDICTED);
  await page.getByRole("list", { name: "Outputs for your drawing" }).waitFor();
  await resume(page).click();
  await untilStatus(page, /^Running/);
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
  await clearDrawing(page).click();
  await eventually(said).toBe("Draw a digit");
  expect(problems).toEqual([]);
});

test("the pad is drawn on with the keyboard, and `when I draw` scripts hear of it", async () => {
  await openProject(page, listening());
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await pad(page).focus();
  for (const key of ["ArrowUp", "ArrowUp", "Space", ...Array(8).fill("ArrowDown"), "Space"]) {
    await page.keyboard.press(key);
  }
  await eventually(() => prediction(page).textContent()).toMatch(PREDICTED);
  const label = /predicted (\d)/.exec((await prediction(page).textContent()) ?? "")?.[1];
  await eventually(() => variable(page, "seen")).toBe(label);
  await page.keyboard.press("Control+z");
  await eventually(() => prediction(page).textContent()).toBe("Draw a digit");
  expect(problems).toEqual([]);
});

/** Learns from one digit after the other, for ever. */
function endless() {
  const next = make("data_changevariableby", {
    fields: { VARIABLE: { id: "i" } },
    inputs: { VALUE: { shadow: make("math_number", { fields: { NUM: 1 } }) } },
  });
  const wrapped = make("operator_mod", {
    inputs: {
      NUM1: { block: make("data_variable", { fields: { VARIABLE: { id: "i" } } }) },
      NUM2: { shadow: make("math_number", { fields: { NUM: 100 } }) },
    },
  });
  const fromOne = make("operator_add", {
    inputs: {
      NUM1: { block: wrapped },
      NUM2: { shadow: make("math_number", { fields: { NUM: 1 } }) },
    },
  });
  return makeProject({
    name: "Endless",
    variables: ["i"],
    scripts: [
      networkOf(10, 0.05),
      whenFlag(make("training_reset"), forever(next, trainOn(fromOne))),
    ],
  });
}

function listening() {
  const look = make("training_forward", { inputs: { SAMPLE: { block: make("data_drawing") } } });
  const note = make("data_setvariableto", {
    fields: { VARIABLE: { id: "seen" } },
    inputs: { VALUE: { ...words("0"), block: make("training_prediction") } },
  });
  return makeProject({
    name: "Listening",
    variables: ["seen"],
    scripts: [
      networkOf(10, 0.05),
      whenFlag(
        make("training_reset"),
        ...[1, 2, 3, 4].map((sample) => trainOn(sample, `t${sample}`)),
      ),
      stack(make("event_whendrawn"), look, note),
    ],
  });
}
