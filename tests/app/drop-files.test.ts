// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { type DropDeps, listenForDrops } from "#app/drop-files";
import { host } from "../stage/browser-stubs.ts";

const deps = { project: vi.fn(), list: vi.fn(), pictures: vi.fn() } satisfies DropDeps;
let page: HTMLElement;
beforeEach(() => {
  vi.clearAllMocks();
  page = host();
  listenForDrops(page, deps);
});

function drop(target: Element, ...files: readonly File[]): Event {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files, types: ["Files"] } });
  target.dispatchEvent(event);
  return event;
}

test("projects are opened, pictures become sprites, all else goes into a list together", async () => {
  const project = new File(["PK"], "a.blockprop");
  drop(page, project);
  expect(deps.project).toHaveBeenCalledWith(project);
  const scratch = new File(["PK"], "a.SB3");
  drop(page, scratch);
  expect(deps.project).toHaveBeenCalledWith(scratch);
  const picture = new File(["x"], "cat.png");
  drop(page, picture);
  expect(deps.pictures).toHaveBeenCalledWith([picture]);
  const pair = ["images", "labels"].map((name) => new File(["x"], name));
  drop(page, ...pair);
  expect(deps.list.mock.calls[0]![0]).toBe("images");
  expect((await deps.list.mock.calls[0]![1]).map(({ name }: File) => name)).toEqual([
    "images",
    "labels",
  ]);
});

test("a JSON array is data, a JSON object a project", async () => {
  drop(page, new File([" [[7, 0, 255]]"], "data.json"));
  await vi.waitFor(() => expect(deps.list).toHaveBeenCalledTimes(1));
  drop(page, new File(['{"version": 1}'], "project.json"));
  await vi.waitFor(() => expect(deps.project).toHaveBeenCalledTimes(1));
});

test("a file let go over a dialog does not take the page's place", () => {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  expect(drop(dialog, new File(["x"], "a.csv")).defaultPrevented).toBe(true);
  expect(deps.list).not.toHaveBeenCalled();
});
