// Sprites that the mouse takes along, and what a click on them is.
import { expect, test } from "vitest";
import { createHeadless } from "#host/headless";
import * as build from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";

const { addTo, block, look, project, stack, whenFlag } = build;

function open(draggable: boolean) {
  const penDown = block("pen_penDown");
  const moves = block("motion_changexby", { inputs: { DX: "7" } });
  const { program, diagnostics } = compile(
    project({
      lists: { log: [] },
      scripts: [],
      sprite: {
        look: look(1, { x: 50, draggable }),
        scripts: [
          stack(block("event_whenthisspriteclicked"), addTo("log", "clicked")),
          build.whenKey("a", penDown, moves),
          whenFlag(
            block("sensing_setdragmode", {
              fields: { DRAG_MODE: draggable ? "not draggable" : "draggable" },
            }),
          ),
        ],
      },
    }),
  );
  expect(diagnostics).toEqual([]);
  const headless = createHeadless();
  const { session } = headless;
  session.setProgram(program);
  const run = () => headless.run(() => false);
  return {
    session,
    run,
    sprite: session.sprites.sprite("Sprite"),
    point: (x: number, y: number, isDown: boolean) => {
      const drags = session.pointer({ x, y }, isDown);
      run();
      return drags;
    },
    clicks: () => session.list("list-log").length,
  };
}

test("a draggable sprite goes with the mouse, keeping where it was taken", () => {
  const { session, sprite, point, clicks } = open(true);
  expect(point(53, 2, true)).toBe(true);
  const { version } = session.sprites;
  expect(point(93, -18, true)).toBe(true);
  expect([sprite.x, sprite.y]).toEqual([90, -20]);
  expect(session.sprites.version).toBeGreaterThan(version);
  expect(point(94, -18, false)).toBe(false);
  point(0, 0, false);
  expect([sprite.x, sprite.y, clicks()]).toEqual([90, -20, 0]);
});

test("let go where it was, it was clicked", () => {
  const { sprite, point, clicks } = open(true);
  point(53, 2, true);
  point(54, 3, true);
  expect(clicks()).toBe(0);
  point(54, 3, false);
  expect([sprite.x, sprite.y, clicks()]).toEqual([50, 0, 1]);
});

test("blocks do not move what is dragged, and its pen does not draw where the mouse takes it", () => {
  const { session, sprite, run, point } = open(true);
  point(50, 0, true);
  point(60, 0, true);
  session.key("a");
  run();
  expect(sprite.x).toBe(60);
  const { total } = session.sprites.pen;
  point(80, 0, true);
  point(80, 0, false);
  expect([sprite.x, session.sprites.pen.total]).toEqual([80, total]);
  session.key("a");
  run();
  expect(sprite.x).toBe(87);
});

test("the block says whether it can be dragged; other sprites are clicked at once", () => {
  const fixed = open(false);
  expect(fixed.point(50, 0, true)).toBe(false);
  expect(fixed.clicks()).toBe(1);
  fixed.point(90, 0, true);
  expect(fixed.sprite.x).toBe(50);
  fixed.point(90, 0, false);
  fixed.session.flag();
  fixed.run();
  expect(fixed.point(50, 0, true)).toBe(true);
  const loose = open(true);
  loose.session.flag();
  loose.run();
  expect(loose.point(50, 0, true)).toBe(false);
});
