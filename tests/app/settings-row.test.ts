// @vitest-environment jsdom
import { expect, test } from "vitest";
import { createSettingsRow } from "#app/settings-row";

test("how much was learned is said of none, one and many samples", () => {
  const row = createSettingsRow({ setSeed: () => undefined, showPad: () => undefined });
  const said = [0, 1, 2000].map((samples) => {
    row.setTrained(samples);
    return row.el.querySelector("[aria-label='Look inside']")?.textContent;
  });
  expect(said).toEqual([
    "Untrained: press the green flag to train it.",
    "Learned from 1 sample since its reset",
    "Learned from 2000 samples since its reset",
  ]);
});
