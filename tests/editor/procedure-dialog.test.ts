// @vitest-environment jsdom
import "../stage/browser-stubs.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { askProcedure } from "#editor/procedure-dialog";
import { type Draft, newDraft } from "#editor/procedure-draft";
import type { Procedure } from "#editor/procedure-state";

const jump: Procedure = {
  id: "p",
  parts: [
    { kind: "label", text: "jump" },
    { kind: "text", id: "a", name: "<b>high</b>" },
    { kind: "boolean", id: "b", name: "twice" },
  ],
  warp: true,
};

let answer: Promise<Draft | null>;
beforeEach(() => {
  document.body.replaceChildren();
});

const fields = () => [...document.querySelectorAll<HTMLInputElement>(".own-words")];
const words = () => fields().map(({ value }) => value);
const button = (name: string) =>
  [...document.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
  )!;

describe("the dialog of a block", () => {
  test("shows its parts, HTML as plain words, each with a name for a screen reader", () => {
    ask(jump);
    expect(words()).toEqual(["jump", "<b>high</b>", "twice"]);
    expect(fields().map((one) => one.getAttribute("aria-label"))).toEqual([
      "label",
      "input for a number or text",
      "input for a boolean",
    ]);
    expect(document.querySelector("dialog b")).toBeNull();
    expect(document.activeElement).toBe(fields()[0]);
  });

  test("gives back what it was given when nothing is changed", async () => {
    ask(jump);
    button("OK").click();
    expect(await answer).toEqual({ parts: jump.parts, warp: true });
  });

  test("moves a part and keeps the focus on its button, as long as there is one", async () => {
    ask(jump);
    button("Move “twice” to the left").click();
    expect(document.activeElement).toBe(button("Move “twice” to the left"));
    button("Move “twice” to the left").click();
    expect([words(), document.activeElement]).toEqual([
      ["twice", "jump", "<b>high</b>"],
      fields()[0],
    ]);
    expect(button("Move “twice” to the left").disabled).toBe(true);
  });

  test("removes a part, and names buttons after what was typed", async () => {
    ask(jump);
    type(1, "low");
    button("Remove “low”").click();
    button("OK").click();
    expect((await answer)!.parts).toEqual([jump.parts[0], jump.parts[2]]);
  });

  test("adds parts at the end, ready to be named", async () => {
    ask(newDraft());
    button("Add an input: boolean").click();
    expect(document.activeElement).toBe(fields()[1]);
    button("OK").click();
    expect((await answer)!.parts[1]).toEqual({ kind: "boolean", id: "new", name: "boolean" });
  });

  test("says what is wrong and stays open; Cancel gives nothing", async () => {
    ask(jump);
    type(2, "<b>high</b>");
    button("OK").click();
    expect(document.querySelector('[role="alert"]')!.textContent).toBe(
      "Two inputs have the name “<b>high</b>”. Give one of them another name.",
    );
    button("Cancel").click();
    expect(await answer).toBeNull();
  });
});

function ask(draft: Draft): void {
  answer = askProcedure({ title: "Make a Block", draft, others: [], newId: () => "new" });
}

function type(index: number, value: string): void {
  const field = fields()[index]!;
  field.value = value;
  field.dispatchEvent(new Event("input"));
}
