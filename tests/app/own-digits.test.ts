// @vitest-environment jsdom

import { beforeEach, expect, test } from "vitest";
import { createOwnDigits } from "#app/own-digits";
import { must } from "../stage/browser-stubs.ts";

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
let lists: { id: string; name: string }[];
let added: string[];

beforeEach(() => {
  document.body.replaceChildren();
  lists = [{ id: "a", name: "Mnist" }];
  added = [];
});

function create() {
  const digits = createOwnDigits({
    lists: () => lists,
    makeList: (name) => {
      lists = [...lists, { id: "made", name }];
      return "made";
    },
    add: (list, label) => added.push(`${list} ${label}`),
    toggleSteps: () => {},
  });
  document.body.append(digits.el);
  digits.setLabels(DIGITS);
  digits.refresh();
  const button = (name: string) =>
    must<HTMLButtonElement>(digits.el, `button[aria-label="${name}"]`);
  const select = must<HTMLSelectElement>(digits.el, "select");
  return { digits, button, select };
}

test("a label adds the drawing to “my digits”, which is made the first time only", () => {
  const { button } = create();
  button("That was a 7").click();
  button("That was a 3").click();
  expect(added).toEqual(["made 7", "made 3"]);
  expect(lists.map(({ name }) => name)).toEqual(["Mnist", "my digits"]);
});

test("another list can be chosen, and one that is gone is not used", () => {
  const { digits, button, select } = create();
  select.value = "a";
  select.dispatchEvent(new Event("change"));
  button("That was a 0").click();
  lists = [{ id: "b", name: "Other" }];
  digits.refresh();
  expect([...select.options].map(({ text }) => text)).toEqual(["my digits", "Other"]);
  button("That was a 1").click();
  expect(added).toEqual(["a 0", "made 1"]);
});

test("of many labels ten are buttons; any label can be typed, if it is one word", async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
  const { digits, button } = create();
  digits.setLabels(Array.from({ length: 12 }, (_, k) => `label${k}`));
  expect(digits.el.querySelectorAll(".own-labels button").length).toBe(11);
  button("That was something else…").click();
  const input = must<HTMLInputElement>(document.body, "dialog input");
  const form = must<HTMLFormElement>(document.body, "dialog form");
  input.value = "two words";
  form.requestSubmit();
  expect(must(document.body, "dialog [role=alert]").textContent).toBe(
    "A label is one word, without spaces, commas and semicolons.",
  );
  input.value = " heart ";
  form.requestSubmit();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(added).toEqual(["made heart"]);
});
