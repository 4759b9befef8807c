// @vitest-environment jsdom
// The row of sprites or costumes: chosen with keys as well as with the mouse.
import { beforeEach, expect, test } from "vitest";
import { createPictureRow, type PictureRow } from "#app/sprite-pictures";
import { DOT } from "../compile/sprite-project.ts";

let row: PictureRow;
let done: string[];

const picture = (name: string) => ({ name, image: DOT, chosenName: `${name}, chosen` });
const tiles = () => [...row.el.querySelectorAll<HTMLElement>("[role=option]")];
const focused = () => tiles().findIndex((tile) => tile.matches(":focus"));
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

beforeEach(() => {
  done = [];
  row = createPictureRow({
    empty: "none",
    choose: (index) => done.push(`choose ${index}`),
    rename: (index) => done.push(`rename ${index}`),
    remove: (index) => done.push(`remove ${index}`),
    dropped: () => undefined,
  });
  document.body.replaceChildren(row.el);
  row.update({ label: "Sprites", pictures: ["a", "b", "c"].map(picture), chosen: 1 });
});

test("is a list box with one chosen picture, told in words and by a sign", () => {
  expect(row.el.getAttribute("role")).toBe("listbox");
  expect(row.el.getAttribute("aria-label")).toBe("Sprites");
  expect(tiles().map((tile) => tile.getAttribute("aria-selected"))).toEqual([
    "false",
    "true",
    "false",
  ]);
  expect(tiles().map((tile) => tile.textContent)).toEqual(["a", "b✓", "c"]);
  expect(tiles()[1]!.getAttribute("aria-label")).toBe("b, chosen");
});

test("is one stop of the Tab key; arrows, Home and End move in it", () => {
  expect(tiles().map((tile) => tile.tabIndex)).toEqual([-1, 0, -1]);
  tiles()[1]!.focus();
  const went = ["ArrowRight", "ArrowRight", "Home", "ArrowLeft", "End", "ArrowUp"].map((key) => {
    press(key);
    return focused();
  });
  expect(went).toEqual([2, 2, 0, 0, 2, 1]);
  expect(done).toEqual([]);
});

test("chooses, renames and deletes what has the focus", () => {
  tiles()[1]!.focus();
  press("ArrowRight");
  press("F2");
  press("Delete");
  tiles()[2]!.click();
  press("x");
  expect(done).toEqual(["rename 2", "remove 2", "choose 2"]);
});

test("keeps the focus at its place when the pictures change, and touches nothing otherwise", () => {
  tiles()[2]!.focus();
  const before = tiles();
  row.update({ label: "Sprites", pictures: ["a", "b", "c"].map(picture), chosen: 1 });
  expect(tiles()).toEqual(before);
  row.update({ label: "Sprites", pictures: ["a", "b"].map(picture), chosen: 0 });
  expect(focused()).toBe(1);
  row.update({ label: "Sprites", pictures: [], chosen: 0 });
  expect(row.el.textContent).toBe("none");
});
