// Scratch projects that are wrong: damaged, hostile, of other versions, with what is not here. Each with what is
// said of it; snapshots hold the whole text, so that every sentence can be read here.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { compileProject } from "#compile/compile-project";
import { openZip, unpackEntry } from "#data/zip";
import { readProjectFile } from "#files/blockprop";
import { writeScratch } from "#files/scratch/write-scratch";
import { zip } from "../data/make-files.ts";

const forms = formsOf(registry);

type Json = Record<string, unknown>;
type Part = { readonly name: string; readonly content: string | Uint8Array };

const read = (bytes: Uint8Array) => readProjectFile(bytes, { forms });

async function say(bytes: Uint8Array): Promise<string> {
  const file = await read(bytes);
  if ("problems" in file) return `refused: ${file.problems.join(" ")}`;
  const { diagnostics } = compileProject(file.project, registry);
  return ["opened", ...file.notes, ...diagnostics.map(({ text }) => `block: ${text}`)].join("\n");
}

const sb3 = (json: unknown, ...parts: Part[]) =>
  zip({ name: "project.json", content: JSON.stringify(json) }, ...parts);

const target = (isStage: boolean, more: Json = {}): Json => ({
  ...{ isStage, name: isStage ? "Stage" : "Cat", variables: {}, lists: {}, broadcasts: {} },
  ...{ blocks: {}, comments: {}, costumes: [], sounds: [], layerOrder: isStage ? 0 : 1, ...more },
});
const project = (stage: Json, ...sprites: Json[]): Json => ({
  ...{ targets: [target(true, stage), ...sprites], monitors: [], extensions: [] },
  meta: { semver: "3.0.0" },
});
const blocks = (all: Json, more: Json = {}) => sb3(project({ blocks: all, ...more }));

const flag = (next: string | null) => ({
  ...{ opcode: "event_whenflagclicked", next, parent: null, inputs: {}, fields: {} },
  ...{ shadow: false, topLevel: true, x: 0, y: 0 },
});
const block = (opcode: string, more: Json = {}) => ({
  ...{ opcode, next: null, parent: "hat", inputs: {}, fields: {}, shadow: false, topLevel: false },
  ...more,
});

const md5 = "0123456789abcdef0123456789abcdef";
const costume = (more: Json = {}) => ({
  ...{ name: "one", assetId: md5, dataFormat: "svg", md5ext: `${md5}.svg`, bitmapResolution: 1 },
  ...{ rotationCenterX: 1, rotationCenterY: 1, ...more },
});
const dressed = (svg: string | null, more: Json = {}) =>
  sb3(
    project({ costumes: [costume(more)] }),
    ...(svg === null ? [] : [{ name: `${md5}.svg`, content: svg }]),
  );

const nest = (depth: number) => {
  const all: Json = { hat: flag("b0") };
  for (let i = 0; i < depth; i++) {
    all[`b${i}`] = block("control_forever", { inputs: { SUBSTACK: [2, `b${i + 1}`] } });
  }
  all[`b${depth}`] = block("looks_show");
  return all;
};
const stack = (length: number) => {
  const all: Json = { hat: flag("b0") };
  for (let i = 0; i < length; i++) all[`b${i}`] = block("looks_show", { next: `b${i + 1}` });
  all[`b${length}`] = block("looks_show");
  return all;
};

const whole = blocks({ hat: flag("a"), a: block("looks_show") });
const evil = "<img src=x onerror=alert(1)>";

const cases: Readonly<Record<string, Uint8Array>> = {
  "no zip": new TextEncoder().encode("hello"),
  "cut zip": whole.subarray(0, whole.length - 30),
  "zip without project.json": zip({ name: "a.txt", content: "a" }),
  "project.json that is no JSON": zip({ name: "project.json", content: "{" }),
  "project.json that is a list": sb3([]),
  "Scratch 2": sb3({ objName: "Stage", children: [], info: {} }),
  "Scratch 1": new TextEncoder().encode("ScratchV02...."),
  "a single sprite": zip({ name: "sprite.json", content: "{}" }),
  "no targets": sb3({ targets: [] }),
  "no stage": sb3({ targets: [target(false)] }),
  "two stages": sb3({ targets: [target(true), target(true)] }),
  "targets that are numbers": sb3({ targets: [1, 2, target(true)] }),
  "too many sprites": sb3(project({}, ...Array.from({ length: 1001 }, () => target(false)))),
  "sprites of the same name, one of the stage's": sb3(
    project({}, target(false), target(false), target(false, { name: "Stage" })),
  ),
  "paths that lead out": zip(
    { name: "project.json", content: JSON.stringify(project({})) },
    { name: "../evil.svg", content: "<svg/>" },
  ),
  "costume with a path": dressed(null, { md5ext: "../../etc/passwd", assetId: "../a" }),
  "costume that is missing": dressed(null),
  "costume that is no picture": dressed("hello"),
  "SVG with a script": dressed('<svg width="5" height="5"><script>alert(1)</script></svg>'),
  "SVG with a link to another site": dressed(
    '<svg width="5" height="5"><image href="https://example.org/a.png"/></svg>',
  ),
  "SVG of no size": dressed('<svg width="1e9" height="5"></svg>'),
  "HTML in names": sb3(
    project(
      {
        variables: { v: [evil, evil] },
        lists: { l: [evil, [evil]] },
        costumes: [costume({ name: evil })],
      },
      target(false, { name: evil }),
    ),
  ),
  "blocks in a circle": blocks({
    hat: flag("a"),
    a: block("looks_show", { next: "b" }),
    b: block("looks_show", { next: "a" }),
  }),
  "a block inside itself": blocks({
    hat: flag("a"),
    a: block("control_forever", { inputs: { SUBSTACK: [2, "a"] } }),
  }),
  "a block in two places": blocks({ hat: flag("a"), other: flag("a"), a: block("looks_show") }),
  "a missing parent": blocks({ a: block("looks_show", { parent: "nobody" }) }),
  "a missing block": blocks({ hat: flag("nobody") }),
  "blocks that are no blocks": blocks({ a: 1, b: null, c: "x", d: [], e: [99, "x", "y"] }),
  "unknown blocks, sounds, extensions": sb3(
    project({
      sounds: [{ name: "pop" }],
      blocks: {
        hat: flag("a"),
        a: block("sound_play", { next: "b", inputs: { SOUND_MENU: [1, "m"] } }),
        m: block("sound_sounds_menu", { shadow: true, fields: { SOUND_MENU: ["pop", null] } }),
        b: block("music_playDrumForBeats", { next: "c" }),
        c: block("videoSensing_videoToggle", { next: "d" }),
        d: block("translate_getTranslate"),
      },
    }),
  ),
  "blocks named like JavaScript's own": blocks({
    hat: flag("__proto__x"),
    constructor: block("constructor", { topLevel: true }),
  }),
  "blocks 401 deep": blocks(nest(401)),
  "a script of 2,001 blocks": blocks(stack(2001)),
  "a definition without its words": blocks({
    d: block("procedures_definition", { topLevel: true, inputs: { custom_block: [1, "x"] } }),
  }),
  "a call without its definition": blocks({
    hat: flag("c"),
    c: block("procedures_call", {
      mutation: { proccode: "do %s", argumentids: '["i"]', warp: "false" },
      inputs: { i: [1, [10, "1"]] },
    }),
  }),
  "a list of 10 million items": zip({
    name: "project.json",
    content: JSON.stringify(project({ lists: { l: ["big", "ITEMS"] } })).replace(
      '"ITEMS"',
      `[${"0,".repeat(9_999_999)}0]`,
    ),
  }),
  "a bomb": zip({ name: "project.json", content: "a".repeat(140_000_000) }),
  "a variable in the cloud, monitors of what is not here": sb3({
    ...project({ variables: { v: ["high score", 5, true] } }),
    monitors: [
      {
        id: "v",
        mode: "large",
        opcode: "data_variable",
        params: { VARIABLE: "high score" },
        visible: true,
      },
      { id: "t", mode: "default", opcode: "sensing_timer", params: {}, visible: true },
      {
        id: "n",
        mode: "default",
        opcode: "data_variable",
        params: { VARIABLE: "gone" },
        visible: true,
      },
      null,
    ],
  }),
};

describe("a Scratch project with", () => {
  test.each(Object.entries(cases))(
    "%s",
    async (_name, bytes) => {
      expect(await say(bytes)).toMatchSnapshot();
    },
    30_000,
  );
});

test("whatever stands in project.json, it opens or is refused with a sentence", async () => {
  const file = new URL("../scratch/conformance/broadcast-and-wait.sb3", import.meta.url);
  const entry = openZip(readFileSync(file), { entries: 100, unpacked: 1e7 }).get("project.json");
  const json = new TextDecoder().decode(await unpackEntry(entry!));
  const places: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]) => {
    places.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(JSON.parse(json), []);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, [], {}, "", -1, 1e308, [12, "a", "b"], [3, "a", [4]], "__proto__"),
  );
  const changes = fc.array(fc.tuple(fc.nat({ max: places.length - 1 }), anything), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(changes, async (made) => {
      const changed = made.reduce(
        (whole, [place, value]) => replace(whole, places[place]!, value),
        JSON.parse(json) as unknown,
      );
      const file = await read(sb3(changed));
      if ("problems" in file) return;
      compileProject(file.project, registry);
      await writeScratch({ project: file.project, itemsOf: () => [], forms });
    }),
    { numRuns: 400, seed: 11 },
  );
}, 60_000);

function replace(json: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(json))
    return json.map((one, i) => (String(i) === key ? replace(one, rest, value) : one));
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, key)) return json;
  return { ...json, [key]: replace((json as Json)[key], rest, value) };
}
