// @vitest-environment jsdom

import { describe, expect, test, vi } from "vitest";
import { createListMonitor, type ListMonitorDeps } from "#stage/list-monitor";
import { host, must, press, settled } from "./browser-stubs.ts";

function monitor(length: number, importing: { done: number; total: number } | null = null) {
  const deps = {
    rows: vi.fn(async (from: number, count: number) =>
      Array.from({ length: Math.min(count, length - from) }, (_, i) => `item ${from + i}`),
    ),
    item: vi.fn(async (index: number) => `whole ${index}`),
    edit: vi.fn(),
    importFiles: vi.fn(),
    importText: vi.fn(),
    cancelImport: vi.fn(),
    exportList: vi.fn(),
    clear: vi.fn(),
    menuItems: vi.fn(() => []),
  } satisfies ListMonitorDeps;
  const widget = createListMonitor(host(), deps);
  widget.update({ name: "Mnist", length, importing });
  const button = (label: string) =>
    [...document.querySelectorAll("button")].find(
      (found) => (found.getAttribute("aria-label") ?? found.textContent) === label,
    )!;
  return { widget, deps, button, el: widget.el, list: must(widget.el, "[role=listbox]") };
}

describe("a list monitor", () => {
  test("is a group named for its list and says its length", () => {
    const { el } = monitor(100);
    expect(el.getAttribute("role")).toBe("group");
    expect(el.getAttribute("aria-label")).toBe("Mnist");
    expect(el.textContent).toContain("length 100");
  });

  test("says that it is for testing", () => {
    const { widget, el } = monitor(100);
    const role = must<HTMLElement>(el, ".list-role");
    expect(role.hidden).toBe(true);
    widget.update({ name: "Mnist", isTest: true, length: 100, importing: null });
    expect(role.hidden).toBe(false);
    expect(role.textContent).toBe("for testing");
  });

  test("makes only the rows in view, for 2,000,000 items too", async () => {
    const { list, deps } = monitor(2_000_000);
    await settled();
    expect(list.querySelectorAll("[role=option]").length).toBeLessThan(20);
    expect(list.textContent).toContain("item 0");
    expect(deps.rows).toHaveBeenCalledTimes(1);
    press(list, "End");
    await settled();
    expect(list.querySelectorAll("[role=option]").length).toBeLessThan(20);
    expect(list.textContent).toContain("item 1999999");
    expect(list.getAttribute("aria-activedescendant")).toMatch(/-1999999$/);
  });

  test("fetches again after a change and keeps the old text until then", async () => {
    const { widget, list, deps } = monitor(10);
    await settled();
    deps.rows.mockImplementation(async () => ["new"]);
    widget.update({ name: "Mnist", length: 10, importing: null });
    expect(list.textContent).toContain("item 0");
    await settled();
    expect(list.textContent).toContain("new");
  });

  test("a refused request is not asked again and again", async () => {
    const { widget, deps } = monitor(10);
    deps.rows.mockImplementation(async () => Promise.reject(new Error("gone")));
    await settled();
    widget.update({ name: "Mnist", length: 10, importing: null });
    await settled();
    expect(deps.rows.mock.calls.length).toBeLessThanOrEqual(3);
  });

  test("Enter edits the chosen item, Escape leaves it as it was", async () => {
    const { list, deps } = monitor(5);
    await settled();
    press(list, "ArrowDown");
    press(list, "Enter");
    await settled();
    const editor = must<HTMLInputElement>(list, "input");
    expect(editor.value).toBe("whole 1");
    editor.value = "7 0.5";
    press(editor, "Enter");
    expect(deps.edit).toHaveBeenCalledWith({ kind: "replace", index: 1, item: "7 0.5" });
    press(list, "Enter");
    await settled();
    must<HTMLInputElement>(list, "input").value = "no";
    press(must(list, "input"), "Escape");
    expect(deps.edit).toHaveBeenCalledTimes(1);
    press(list, "Delete");
    expect(deps.edit).toHaveBeenLastCalledWith({ kind: "delete", index: 1 });
  });

  test("has Import and Export as buttons and a menu with Clear", () => {
    const { el, button, deps } = monitor(3);
    const chooser = must<HTMLInputElement>(el, "input[type=file]");
    const opened = vi.spyOn(chooser, "click").mockImplementation(() => {});
    button("Import").click();
    expect(opened).toHaveBeenCalledTimes(1);
    button("Export").click();
    expect(deps.exportList).toHaveBeenLastCalledWith("imported");
    button("Menu of Mnist").click();
    const items = [...document.querySelectorAll("[role=menuitem]")];
    expect(items.map((item) => item.textContent)).toEqual([
      "Import",
      "Import a folder",
      "Export",
      "Export as CSV",
      "Export as IDX (zip)",
      "Clear",
    ]);
    press(document.activeElement!, "ArrowUp");
    expect(document.activeElement?.textContent).toBe("Clear");
    (document.activeElement as HTMLElement).click();
    expect(deps.clear).toHaveBeenCalledTimes(1);
    expect(document.querySelector("[role=menu]")).toBeNull();
  });

  test("right-click opens the menu and Escape closes it", () => {
    const { el } = monitor(3);
    el.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
    expect(document.querySelectorAll("[role=menuitem]").length).toBe(6);
    press(document.activeElement!, "Escape");
    expect(document.querySelector("[role=menu]")).toBeNull();
  });

  test("files dropped on it are imported, and the page does not hear of it", async () => {
    const { el, deps } = monitor(3);
    const onPage = vi.fn();
    document.body.addEventListener("drop", onPage, { once: true });
    const files = [new File(["1 0 0"], "mnist_500.txt"), new File(["2 0 0"], "more.txt")];
    give(el, "drop", { dataTransfer: { files, types: ["Files"] } });
    expect(await deps.importFiles.mock.calls[0]![0]).toEqual([
      { name: "mnist_500.txt", file: files[0] },
      { name: "more.txt", file: files[1] },
    ]);
    expect(onPage).not.toHaveBeenCalled();
  });

  test("a folder dropped on it gives its files with the paths they have in it", async () => {
    const { el, deps } = monitor(3);
    const file = new File(["x"], "a.png");
    const picture = {
      isFile: true,
      fullPath: "/digits/7/a.png",
      file: (ok: (f: File) => void) => ok(file),
    };
    const entry = folder([folder([picture]), folder([])]);
    const items = [{ kind: "file", webkitGetAsEntry: () => entry }];
    give(el, "drop", { dataTransfer: { files: [], items, types: ["Files"] } });
    expect(await deps.importFiles.mock.calls[0]![0]).toEqual([{ name: "digits/7/a.png", file }]);
  });

  test("text pasted while it has the focus is imported, but not into the item being edited", async () => {
    const { el, list, deps } = monitor(3);
    const clipboardData = { types: ["text/plain"], files: [], getData: () => "1,0,255" };
    give(list, "paste", { clipboardData });
    expect(deps.importText).toHaveBeenCalledWith("1,0,255");
    await settled();
    press(list, "Enter");
    await settled();
    give(must(el, "input.list-editor"), "paste", { clipboardData });
    expect(deps.importText).toHaveBeenCalledTimes(1);
  });

  test("shows how far an import is, and Cancel", () => {
    const { el, button, deps } = monitor(0, { done: 30, total: 120 });
    expect(must<HTMLProgressElement>(el, "progress").value).toBe(0.25);
    expect(el.textContent).toContain("25 %");
    button("Cancel").click();
    expect(deps.cancelImport).toHaveBeenCalledTimes(1);
  });

  test("an empty list says so", () => {
    expect(monitor(0).list.dataset.empty).toBe("(empty)");
  });
});

function give(target: Element, type: "drop" | "paste", what: object): void {
  const event = new Event(type, { bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, what));
}

function folder(inner: readonly object[]) {
  const batches = [inner, []];
  const readEntries = (ok: (entries: readonly object[]) => void) => ok(batches.shift() ?? []);
  return { isDirectory: true, createReader: () => ({ readEntries }) };
}
