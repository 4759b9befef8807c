// Small projects that check themselves: a sprite says "pass", or "fail: " and what was wrong. Everything that
// is looked at is noted in the list `seen`, too, so that two players can be compared to the last letter.
import { vectorCostume } from "./draw-costume.ts";
import type { Part, ScratchBlock, Stack } from "./scratch-block.ts";
import type { ScratchProject, Sprite, Stage, Value } from "./scratch-project.ts";
import * as s from "./vocabulary.ts";

const { get, set } = s;

/** What is looked at, what it has to be, and what it is called if it is not. */
export type Check = readonly [what: string, got: Part, wanted: number | string];

/** A value has to be this, letter by letter. */
export const check = (...[what, got, wanted]: Check): ScratchBlock =>
  s.call("%s : %s is %s", what, got, wanted);

/** The usual way of looking at a boolean, which has no place in a text hole's type. */
export const checkIf = (what: string, test: ScratchBlock, wanted: boolean): ScratchBlock =>
  check(what, test, String(wanted));

/** What it says it also keeps: what is said is gone when all is stopped. */
export const verdict = (): Stack => [
  set("verdict", "pass"),
  s.when(s.not(s.equals(get("problem"), "")), set("verdict", s.join("fail: ", get("problem")))),
  s.say(get("verdict")),
];

/** All checks under one flag, then the verdict. */
export const flagged = (...blocks: Stack): Stack => [s.whenFlag(), ...blocks, ...verdict()];

export interface CheckedParts {
  readonly variables?: Readonly<Record<string, Value>>;
  readonly lists?: Readonly<Record<string, readonly Value[]>>;
  readonly messages?: readonly string[];
  /** Of the sprite that checks. */
  readonly scripts: readonly Stack[];
  readonly checker?: Partial<Sprite>;
  readonly stage?: Partial<Stage>;
  /** Those behind it. */
  readonly sprites?: readonly Sprite[];
  readonly monitors?: ScratchProject["monitors"];
}

export function selfChecking(parts: CheckedParts): ScratchProject {
  const { variables = {}, lists = {}, messages = [], scripts, sprites = [], monitors = [] } = parts;
  return {
    stage: {
      costumes: [vectorCostume("stage", [480, 360], "")],
      messages,
      ...parts.stage,
      variables: { problem: "", verdict: "", n: 0, ...variables, ...parts.stage?.variables },
      lists: { seen: [], log: [], ...lists },
    },
    sprites: [
      ...sprites,
      {
        name: "Checker",
        costumes: [square("square", 40)],
        ...parts.checker,
        scripts: [...scripts, definition()],
      },
    ],
    monitors,
  };
}

export const square = (name: string, length: number) =>
  vectorCostume(name, [length, length], `<path d="M0 0h${length}v${length}H0z"/>`);

/** Equal in Scratch's eyes, and as long: `=` takes 1 and 1.0 for the same. The first problem is kept. */
function definition(): Stack {
  const [what, got, wanted] = ["what", "got", "wanted"].map(s.input) as [
    ScratchBlock,
    ScratchBlock,
    ScratchBlock,
  ];
  const isSame = s.and(s.equals(got, wanted), s.equals(s.lengthOf(got), s.lengthOf(wanted)));
  const sentence = s.join(s.join(what, s.join(" is ", got)), s.join(", and has to be ", wanted));
  return [
    s.define("%s : %s is %s", { inputs: ["what", "got", "wanted"], warp: true }),
    s.add(got, "seen"),
    s.when(s.and(s.not(isSame), s.equals(get("problem"), "")), set("problem", sentence)),
  ];
}
