// Random programs that move a sprite, change its looks and draw with its pen. They always end.
import fc, { type Arbitrary } from "fast-check";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";

const { block } = build;
const reporters = ["motion_xposition", "motion_yposition", "motion_direction", "looks_size"];

/** Numbers typed in, texts that are none, and what the sprite says of itself. */
const number: Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -300, max: 300 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.double({ min: -200, max: 200, noNaN: true }).map((x) => x.toFixed(2)),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "three", " 7 ", "1e2", "-0", "0x10", "359.5") },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...reporters), fc.integer({ min: -9, max: 9 }))
      .map(([type, n]) => build.divide(block(type), n)),
  },
);

const costume: Arbitrary<Part> = fc.oneof(
  fc.constantFrom("a", "b", "c", "d", "A").map((name) => typedMenu("COSTUME", name)),
  fc.constantFrom("next costume", "previous costume", "2", " ", "", "-1", "2.5", "random backdrop"),
  fc.integer({ min: -9, max: 9 }).map((n) => build.add(n, 0)),
  fc.constantFrom(build.divide(1, 0), build.compare("equals", 1, 1), build.divide(0, 0)),
);
const effect = fc.constantFrom(
  ...["COLOR", "FISHEYE", "WHIRL", "PIXELATE", "MOSAIC", "BRIGHTNESS", "GHOST"],
);
const parameter = fc.constantFrom("color", "saturation", "brightness", "transparency");
const channel = fc.integer({ min: 0, max: 255 });
const colour: Arbitrary<Part> = fc.oneof(
  fc
    .tuple(channel, channel, channel)
    .map((bytes) => build.colour(`#${bytes.map((x) => x.toString(16).padStart(2, "0")).join("")}`)),
  fc.integer({ min: -(2 ** 31), max: 2 ** 32 }).map((n) => build.add(n, 0)),
  fc.constantFrom("#f80", "#12345", "255", "red", "#FFffFF"),
);
const said: Arbitrary<Part> = fc.oneof(
  fc.constantFrom("", "Hello!", "3.14159", "long ".repeat(100)),
  fc.constantFrom("0.001", "0.5", "-2.345", "1e21", "7").map((n) => build.add(n, 0)),
);

function typedMenu(slot: string, value: string): SavedBlock {
  return build.menu("block", slot, value);
}

/** The sprite itself is called so. */
const ITSELF = "Sprite";
const place = (type: string, slot: string) =>
  fc
    .constantFrom("_random_", "_mouse_", ITSELF, "nobody")
    .map((name) => build.menu(type, slot, name));
const rotationStyle = fc.constantFrom("all around", "left-right", "don't rotate");
/** So that none takes longer than a few rounds. */
const seconds = fc.constantFrom("0", "-1", "x", "0.01", "0.032", "0.05", "0.1", "0.2");
const property = fc.constantFrom(
  ...["x position", "y position", "direction", "costume #", "costume name", "size", "volume"],
  ...["own", "shared", "backdrop #"],
);

const bare = (...types: string[]) => fc.constantFrom(...types).map((type) => block(type));
const withNumber = (type: string, name: string) =>
  number.map((value) => block(type, { inputs: { [name]: value } }));

const simple: Arbitrary<SavedBlock> = fc.oneof(
  fc.tuple(number, number).map(([X, Y]) => block("motion_gotoxy", { inputs: { X, Y } })),
  withNumber("motion_movesteps", "STEPS"),
  withNumber("motion_turnright", "DEGREES"),
  withNumber("motion_turnleft", "DEGREES"),
  withNumber("motion_pointindirection", "DIRECTION"),
  withNumber("motion_changexby", "DX"),
  withNumber("motion_setx", "X"),
  withNumber("motion_changeyby", "DY"),
  withNumber("motion_sety", "Y"),
  place("motion_goto", "TO").map((TO) => block("motion_goto", { inputs: { TO } })),
  place("motion_pointtowards", "TOWARDS").map((TOWARDS) =>
    block("motion_pointtowards", { inputs: { TOWARDS } }),
  ),
  fc
    .tuple(seconds, place("motion_glideto", "TO"))
    .map(([SECS, TO]) => block("motion_glideto", { inputs: { SECS, TO } })),
  fc
    .tuple(seconds, number, number)
    .map(([SECS, X, Y]) => block("motion_glidesecstoxy", { inputs: { SECS, X, Y } })),
  rotationStyle.map((STYLE) => block("motion_setrotationstyle", { fields: { STYLE } })),
  fc
    .constantFrom("draggable", "not draggable")
    .map((DRAG_MODE) => block("sensing_setdragmode", { fields: { DRAG_MODE } })),
  bare("motion_ifonedgebounce"),
  withNumber("pen_setPenHueToNumber", "HUE"),
  withNumber("pen_changePenHueBy", "HUE"),
  withNumber("pen_setPenShadeToNumber", "SHADE"),
  withNumber("pen_changePenShadeBy", "SHADE"),
  withNumber("looks_changesizeby", "CHANGE"),
  withNumber("looks_setsizeto", "SIZE"),
  withNumber("pen_changePenSizeBy", "SIZE"),
  withNumber("pen_setPenSizeTo", "SIZE"),
  bare("pen_penDown", "pen_penUp", "pen_stamp", "pen_clear", "looks_nextcostume"),
  bare("pen_penDown", "looks_show", "looks_hide", "looks_cleargraphiceffects"),
  costume.map((COSTUME) => block("looks_switchcostumeto", { inputs: { COSTUME } })),
  colour.map((COLOR) => block("pen_setPenColorToColor", { inputs: { COLOR } })),
  fc.tuple(parameter, number).map(([name, VALUE]) =>
    block("pen_setPenColorParamTo", {
      inputs: { COLOR_PARAM: typedMenu("COLOR_PARAM", name), VALUE },
    }),
  ),
  fc.tuple(parameter, number).map(([name, VALUE]) =>
    block("pen_changePenColorParamBy", {
      inputs: { COLOR_PARAM: typedMenu("COLOR_PARAM", name), VALUE },
    }),
  ),
  fc
    .tuple(effect, number)
    .map(([EFFECT, VALUE]) =>
      block("looks_seteffectto", { fields: { EFFECT }, inputs: { VALUE } }),
    ),
  fc
    .tuple(effect, number)
    .map(([EFFECT, CHANGE]) =>
      block("looks_changeeffectby", { fields: { EFFECT }, inputs: { CHANGE } }),
    ),
  fc
    .tuple(fc.constantFrom("looks_say", "looks_think"), said)
    .map(([type, MESSAGE]) => block(type, { inputs: { MESSAGE } })),
  property.map((PROPERTY) => {
    const inputs = { OBJECT: build.menu("sensing_of", "OBJECT", ITSELF) };
    return build.addTo("seen", block("sensing_of", { fields: { PROPERTY }, inputs }));
  }),
  fc.constantFrom("_edge_", ITSELF, "nobody").map((name) => {
    const TOUCHINGOBJECTMENU = build.menu("sensing_touchingobject", "TOUCHINGOBJECTMENU", name);
    return build.addTo("seen", block("sensing_touchingobject", { inputs: { TOUCHINGOBJECTMENU } }));
  }),
  fc.constantFrom("_mouse_", ITSELF, "nobody").map((name) => {
    const DISTANCETOMENU = build.menu("sensing_distanceto", "DISTANCETOMENU", name);
    return build.addTo("seen", block("sensing_distanceto", { inputs: { DISTANCETOMENU } }));
  }),
  fc
    .constantFrom(...reporters, "number", "name")
    .map((one) =>
      build.addTo(
        "seen",
        one.includes("_")
          ? block(one)
          : block("looks_costumenumbername", { fields: { NUMBER_NAME: one } }),
      ),
    ),
);

const body = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: simple },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.array(simple, { maxLength: 4 }))
        .map(([times, inside]) => build.repeat(times, ...inside)),
    },
  ),
  { maxLength: 12 },
);

/** Saved projects, as JSON, of one sprite whose scripts take turns. */
export const spritePrograms = fc
  .record({
    scripts: fc.array(body, { minLength: 1, maxLength: 2 }),
    costumes: fc.integer({ min: 1, max: 4 }),
    x: fc.integer({ min: -100, max: 100 }),
    size: fc.constantFrom(100, 50, 250),
    direction: fc.constantFrom(90, 0, -179, 45.5),
    rotationStyle,
    visible: fc.boolean(),
  })
  .map(({ scripts, costumes, ...rest }) => ({
    saved: build.project({
      variables: { shared: 5 },
      lists: { seen: [] },
      scripts: [],
      sprite: {
        variables: { own: 7 },
        look: build.look(costumes, { ...rest, costume: costumes - 1 }),
        scripts: scripts.map((blocks) => build.whenFlag(...blocks)),
      },
    }),
  }));
