// Clones, one fact at a time: ours must be as written here and as in the stock Scratch VM. Then random
// programs.
import { expect, test } from "vitest";
import type { Part, SavedBlock, SpriteParts } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { findDifference } from "./differential.ts";
import { inBoth } from "./in-both.ts";
import { clonePrograms } from "./random-clones.ts";

const { addTo, block, broadcastAndWait, change, createClone, deleteClone, get, look } = build;
const { join, repeat, set, stop, wait, whenCloned, whenFlag, whenReceived } = build;
const note = (item: Part) => addTo("log", item);
const noteOwn = note(get("own"));

/** What these scripts of the sprite in front leave in `log`. */
async function log(scripts: readonly SavedBlock[], ...others: readonly SpriteParts[]) {
  const variables = { own: "sprite" };
  const me = { name: "Me", look: look(1), variables, lists: { items: ["one"] }, scripts };
  const { lists, ended } = await inBoth({
    variables: { n: 0 },
    lists: { log: [] },
    scripts: [],
    sprites: [...others, me],
  });
  expect(ended).toBe("done");
  return lists.log;
}

test("a clone begins with copies of the sprite's variables and lists", async () => {
  const contents = build.contentsOf("items");
  const told = await log([
    whenFlag(set("own", "given"), createClone(), set("own", "mine"), wait("0.1"), noteOwn),
    whenFlag(wait("0.2"), note(contents)),
    whenCloned(noteOwn, note(contents), set("own", "clone's"), addTo("items", "two"), noteOwn),
    whenCloned(repeat("2"), note(contents)),
  ]);
  expect(told).toEqual(["given", "one", "clone's", "one two", "mine", "one"]);
});

test("a clone of a clone is like that one; other sprites can be cloned by name, the stage cannot", async () => {
  const you = {
    name: "You",
    look: look(1),
    variables: { own: "yours" },
    scripts: [whenCloned(noteOwn)],
  };
  const again = build.when(build.compare("lt", get("n"), "3"), change("n", "1"), createClone());
  const told = await log(
    [
      whenFlag(createClone("You"), createClone("Nobody"), createClone("_stage_"), createClone()),
      whenCloned(set("own", join(get("own"), "+")), noteOwn, again),
    ],
    you,
  );
  expect(told).toEqual(["yours", "sprite+", "sprite++", "sprite+++", "sprite++++"]);
});

test("a clone stands behind its sprite, and starts after it", async () => {
  const told = await log([
    whenFlag(
      ...[set("own", "first"), createClone(), set("own", "second"), createClone()],
      ...[set("own", "sprite"), broadcastAndWait("go")],
    ),
    whenReceived("go", noteOwn),
  ]);
  expect(told).toEqual(["sprite", "second", "first"]);
});

test("delete this clone stops the clone's scripts, and does nothing to the sprite", async () => {
  const told = await log([
    whenFlag(createClone(), repeat("4"), note("sprite goes on")),
    whenCloned(note("clone"), repeat("2"), deleteClone()),
    whenCloned(build.forever(note("round"))),
    whenFlag(build.when(build.not([]), deleteClone()), note("not a clone")),
  ]);
  expect(told).toEqual([...["not a clone", "clone", "round", "round", "sprite goes on"]]);
});

test("there are 300 at most", async () => {
  const told = await log([
    whenFlag(repeat("310", createClone()), wait("0.1"), note(get("n"))),
    whenCloned(change("n", "1")),
  ]);
  expect(told).toEqual([300]);
});

test("stop other scripts, My Blocks and looks are the clone's own", async () => {
  const parts = [build.label("jump")];
  const x = block("motion_xposition");
  const told = await log([
    build.define("p", parts, { warp: true }, block("motion_changexby", { inputs: { DX: "5" } })),
    whenFlag(createClone(), createClone(), repeat("5"), note(x)),
    whenCloned(
      build.callBlock("p", parts),
      note(x),
      stop("other scripts in sprite"),
      note("goes on"),
    ),
    whenCloned(repeat("3"), note("never")),
  ]);
  expect(told).toEqual([5, "goes on", 5, "goes on", 0]);
});

test("a clone is touched, but not asked for", async () => {
  const touching = block("sensing_touchingobject", {
    inputs: {
      TOUCHINGOBJECTMENU: build.menu("sensing_touchingobject", "TOUCHINGOBJECTMENU", "Me"),
    },
  });
  const place = block("sensing_of", {
    fields: { PROPERTY: "x position" },
    inputs: { OBJECT: build.menu("sensing_of", "OBJECT", "Me") },
  });
  const you = {
    name: "You",
    look: look(1, { x: 100 }),
    scripts: [whenFlag(note(touching), wait("0.1"), note(touching), note(place))],
  };
  const goes = block("motion_setx", { inputs: { X: "100" } });
  const told = await log([whenFlag(createClone()), whenCloned(goes)], you);
  expect(told).toEqual([false, true, 0]);
});

test("150 random programs make and delete clones as in the stock Scratch VM", async () => {
  expect(await findDifference(150, 1, clonePrograms)).toBeNull();
});
