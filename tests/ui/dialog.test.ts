// @vitest-environment jsdom

import { beforeEach, describe, expect, test, vi } from "vitest";
import { chooseDialog, confirmDialog, messageDialog, promptDialog } from "#ui/dialog";
import { h } from "#ui/element";
import { openProgressDialog } from "#ui/progress-dialog";
import { createSnackbars } from "#ui/snackbar";
import { host, must } from "../stage/browser-stubs.ts";

beforeEach(() => void host());

const dialog = () => must<HTMLDialogElement>(document, "dialog");
const button = (label: string) =>
  [...document.querySelectorAll("button")].find((found) => found.textContent === label)!;

describe("an element", () => {
  test("gets attributes, aria, data, listeners and text, never markup", () => {
    const click = vi.fn();
    const el = h(
      "button",
      {
        type: "button",
        disabled: false,
        hidden: true,
        aria: { pressed: true },
        data: { kind: 3 },
        on: { click },
      },
      "<b>bold</b>",
      null,
      2,
    );
    el.click();
    expect(el.outerHTML).toBe(
      '<button type="button" hidden="" aria-pressed="true" data-kind="3">&lt;b&gt;bold&lt;/b&gt;2</button>',
    );
    expect(click).toHaveBeenCalledTimes(1);
  });
});

describe("dialogs", () => {
  const words = {
    title: "Delete it?",
    text: "It is gone then.",
    confirm: "Delete",
    cancel: "Keep",
  };

  test("confirm answers yes, no, and no after Escape, and hands the focus back", async () => {
    const before = h("button", { type: "button" }, "before");
    document.body.append(before);
    before.focus();
    const yes = confirmDialog({ ...words, danger: true });
    expect(dialog().getAttribute("aria-labelledby")).toBe(must(dialog(), "h2").id);
    button("Delete").click();
    expect(await yes).toBe(true);
    expect(document.activeElement).toBe(before);
    expect(document.querySelector("dialog")).toBeNull();
    const no = confirmDialog(words);
    button("Keep").click();
    expect(await no).toBe(false);
    const escaped = confirmDialog(words);
    dialog().close();
    expect(await escaped).toBe(false);
  });

  test("prompt refuses what the check finds wrong and gives the text that passes", async () => {
    const answer = promptDialog({
      ...words,
      label: "Name",
      value: "old",
      check: (value) => (value === "" ? "Give it a name." : null),
    });
    const input = must<HTMLInputElement>(dialog(), "input");
    expect(input.value).toBe("old");
    input.value = "";
    must<HTMLFormElement>(dialog(), "form").requestSubmit();
    expect(must(dialog(), "[role=alert]").textContent).toBe("Give it a name.");
    input.value = "new";
    must<HTMLFormElement>(dialog(), "form").requestSubmit();
    expect(await answer).toBe("new");
    const cancelled = promptDialog({ ...words, label: "Name", value: "" });
    button("Keep").click();
    expect(await cancelled).toBeNull();
  });

  test("choose gives the value of the choice, message waits to be closed", async () => {
    const choices = [
      { label: "2,000", value: "mnist_2000.txt" },
      { label: "60,000", value: "mnist-train", look: "main" as const },
    ];
    const answer = chooseDialog({ title: "More?", text: "", choices, cancel: "No" });
    button("2,000").click();
    expect(await answer).toBe("mnist_2000.txt");
    const message = messageDialog({ title: "Note", text: "One\nTwo", close: "OK" });
    expect(dialog().querySelectorAll("p").length).toBe(2);
    button("OK").click();
    await message;
  });

  test("progress calls cancel when cancelled and not when done", async () => {
    const onCancel = vi.fn();
    const first = openProgressDialog({ title: "Importing", cancel: "Cancel", onCancel });
    first.update({ done: 1, total: 4, text: "1 of 4" });
    expect(must<HTMLProgressElement>(dialog(), "progress").value).toBe(0.25);
    first.close();
    await Promise.resolve();
    expect(onCancel).not.toHaveBeenCalled();
    openProgressDialog({ title: "Importing", cancel: "Cancel", onCancel });
    button("Cancel").click();
    await Promise.resolve();
    await Promise.resolve();
    expect(onCancel).toHaveBeenCalledTimes(1);
  });
});

describe("snackbars", () => {
  test("show one note politely, with an action, and leave after a while", () => {
    vi.useFakeTimers();
    const bars = createSnackbars(document.body, { close: "Close" });
    const run = vi.fn();
    bars.show({ text: "first" });
    bars.show({ text: "Deleted", action: { label: "Undo", run } });
    expect(bars.el.getAttribute("role")).toBe("status");
    expect(bars.el.textContent).toContain("Deleted");
    expect(bars.el.textContent).not.toContain("first");
    button("Undo").click();
    expect(run).toHaveBeenCalledTimes(1);
    bars.show({ text: "later" });
    vi.advanceTimersByTime(6000);
    expect(bars.el.textContent).toBe("");
    vi.useRealTimers();
  });
});
