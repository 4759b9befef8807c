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
    "Learned from 1 sample",
    "Learned from 2000 samples",
  ]);
});

test("without a network nothing is called untrained, and a picture offers no pad", () => {
  const row = createSettingsRow({ setSeed: () => undefined, showPad: () => undefined });
  row.setTrained(0);
  row.setProgram({ network: null }, { kind: "picture" });
  expect(row.el.querySelector("[aria-label='Look inside']")?.textContent).toBe("");
  expect(row.el.querySelector<HTMLInputElement>("#show-pad")?.disabled).toBe(true);
});
