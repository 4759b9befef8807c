// Random programs over Scratch's primitives: a stage and at times sprites with data and My Blocks of their
// own, and keys that go down and up meanwhile. They always come to an end, or wait for ever.
import fc, { type Arbitrary } from "fast-check";
import type { SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { lists, typed, variables } from "./random-expressions.ts";
import { definitions } from "./random-procedures.ts";
import { body, bounds, messages } from "./random-statements.ts";
import type { KeyStroke, Trial } from "./trial.ts";

const keys = ["a", "space", "up arrow", "1"] as const;
/** A key goes down or up before one of these rounds at the latest. */
const LAST_ROUND = 12;

const start = fc.oneof(
  typed,
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const startItems = fc.array(start, { maxLength: 4 });

type Hat = (...blocks: SavedBlock[]) => SavedBlock;

const hat: Arbitrary<Hat> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Hat>(build.whenFlag) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...messages).map(
      (name): Hat =>
        (...blocks) =>
          build.whenReceived(name, ...blocks),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...keys, "any").map(
      (key): Hat =>
        (...blocks) =>
          build.whenKey(key, ...blocks),
    ),
  },
);

const script = fc.tuple(hat, body).map(([make, blocks]) => make(...blocks));

/** Definitions come first: Scratch finds them wherever they stand. */
const scripts = fc
  .tuple(definitions(body), fc.array(script, { maxLength: 3 }))
  .map(([defined, made]) => [...defined, ...made]);

const values = fc.tuple(...variables.map(() => fc.oneof(start, fc.boolean())));
const items = fc.tuple(...lists.map(() => startItems));

const spriteNames = ["Left", "Right"] as const;

/** With a variable and a list of its own, called as those for all are. */
const sprite: Arbitrary<build.SpriteParts> = fc
  .record({ scripts, c: start, q: startItems })
  .map(({ scripts: made, c, q }) => ({ scripts: made, variables: { c }, lists: { q } }));

const strokes: Arbitrary<readonly KeyStroke[]> = fc
  .array(
    fc.record({
      round: fc.integer({ min: 0, max: LAST_ROUND }),
      key: fc.constantFrom(...keys),
      isDown: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((made) => [...made].sort((one, other) => one.round - other.round));

/** They shrink to few and short scripts. */
export const programs: Arbitrary<Trial> = fc
  .record({
    // What is large comes first: it is made smaller first.
    sprites: fc.array(sprite, { maxLength: 2, size: "xsmall" }),
    scripts,
    keys: fc.oneof(
      { weight: 3, arbitrary: fc.constant<readonly KeyStroke[]>([]) },
      { weight: 1, arbitrary: strokes },
    ),
    flag: body,
    items,
    values,
    seed: fc.nat(),
  })
  .map(({ values, items, flag, scripts, sprites, keys, seed }) => ({
    saved: build.project({
      seed,
      variables: {
        ...Object.fromEntries(variables.map((name, i) => [name, values[i]!])),
        ...bounds,
      },
      lists: Object.fromEntries(lists.map((name, i) => [name, items[i]!])),
      scripts: [build.whenFlag(...flag), ...scripts],
      sprites: sprites.map((one, i) => ({ ...one, name: spriteNames[i]! })),
    }),
    keys,
  }));
