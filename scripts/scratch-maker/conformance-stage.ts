// Self-checking projects about the stage: effects, costumes, backdrops, sizes, motion and its fence, the pen.
import { bitmapDigit } from "./digit-costumes.ts";
import { type Costume, vectorCostume } from "./draw-costume.ts";
import type { Part, ScratchBlock } from "./scratch-block.ts";
import type { ScratchProject, Sprite } from "./scratch-project.ts";
import { type Check, check, flagged, selfChecking, square } from "./self-check.ts";
import * as s from "./vocabulary.ts";

const { get, set, change } = s;

type Step = ScratchBlock | Check;

const steps = (all: readonly Step[]) =>
  flagged(...all.map((step) => ("opcode" in step ? step : check(...(step as Check)))));

const onStage = (checker: Partial<Sprite>, ...all: readonly Step[]): ScratchProject =>
  selfChecking({ checker, scripts: [steps(all)] });

const at = (x: Part, y: Part, wantedX: number, wantedY: number): readonly Step[] => [
  s.goTo(x, y),
  [`x after going to ${x} ${y}`, s.xPosition(), wantedX],
  [`y after going to ${x} ${y}`, s.yPosition(), wantedY],
];

const costumes: readonly Costume[] = [
  square("one", 40),
  square("two", 20),
  bitmapDigit(3),
  vectorCostume("2", [10, 60], ""),
];

export const stageCases: Readonly<Record<string, ScratchProject>> = {
  costumes: onStage(
    { costumes },
    ["the first one", s.costume("name"), "one"],
    s.nextCostume(),
    ["next", s.costume("name"), "two"],
    s.wear("3"),
    ["a typed text is a name first", s.costume("name"), "3"],
    s.wear("2"),
    ["a name that looks like a number", s.costume("number"), 4],
    s.wear(s.plus(1, 1)),
    ["a number", s.costume("number"), 2],
    s.wear(s.plus(0, 0)),
    ["0 is the last", s.costume("number"), 4],
    s.wear(s.minus(0, 1)),
    ["-1 is the one before", s.costume("number"), 3],
    s.wear(s.times(5, 1)),
    ["one too many is the first", s.costume("number"), 1],
    s.wear(s.over(5, 2)),
    ["2.5", s.costume("number"), 3],
    s.wear(s.over(0, 0)),
    ["no number", s.costume("number"), 1],
    s.wear("unknown"),
    ["unknown names do nothing", s.costume("number"), 1],
    s.wear("next costume"),
    ["next costume, as a text", s.costume("number"), 2],
    s.wear("previous costume"),
    ["previous costume", s.costume("number"), 1],
    s.nextCostume(),
    s.nextCostume(),
    s.nextCostume(),
    s.nextCostume(),
    ["around", s.costume("name"), "one"],
  ),
  backdrops: selfChecking({
    stage: {
      costumes: ["day", "night", "dusk"].map((name) =>
        vectorCostume(name, [480, 360], `<!--${name}-->`),
      ),
    },
    scripts: [
      steps([
        ["the first one", s.backdrop("name"), "day"],
        s.showBackdrop("night"),
        ["by name", s.backdrop("number"), 2],
        s.wait("0.1"),
        ["its hat", get("n"), "night came"],
        s.nextBackdrop(),
        ["next", s.backdrop("name"), "dusk"],
        s.nextBackdrop(),
        ["around", s.backdrop("name"), "day"],
        s.showBackdrop("previous backdrop"),
        ["previous", s.backdrop("name"), "dusk"],
        s.showBackdrop("random backdrop"),
        ["another one", s.equals(s.backdrop("name"), "dusk"), "false"],
        s.showBackdrop(s.plus(2, 2)),
        ["4 of 3", s.backdrop("number"), 1],
      ]),
      [s.whenBackdrop("night"), set("n", "night came")],
    ],
  }),
  effects: onStage(
    {},
    ...["color", "fisheye", "whirl", "pixelate", "mosaic", "brightness", "ghost"].flatMap(
      (name, i) => [s.setEffect(name, 30 * i - 60), s.changeEffect(name, 250)],
    ),
    s.setEffect("ghost", 60),
    s.changeEffect("ghost", "-100"),
    s.setEffect("pixelate", "many"),
    s.setEffect("whirl", s.over(1, 0)),
    ["nothing to be read of them", s.size(), 100],
  ),
  "effects-cleared": onStage(
    {},
    s.setEffect("color", 50),
    s.setEffect("ghost", 50),
    s.clearEffects(),
    s.changeEffect("brightness", -300),
    ["still there", s.costume("number"), 1],
  ),
  sizes: onStage(
    { costumes },
    s.setSize(50),
    ["half", s.size(), 50],
    s.changeSize(-100),
    ["not below 5 units", s.size(), 13],
    s.setSize(10000),
    ["not above one and a half stages", s.size(), 1350],
    s.setSize("big"),
    ["a word", s.size(), 13],
    s.setSize(100),
    s.wear("2"),
    s.setSize(1000),
    ["by the higher side", s.size(), 900],
    s.wear("one"),
    s.setSize("33.4"),
    ["reported whole", s.size(), 33],
  ),
  "shown-and-said": selfChecking({
    variables: { text: "" },
    checker: { visible: false },
    scripts: [
      steps([
        s.hide(),
        s.hide(),
        s.show(),
        s.think(s.over(1, 3)),
        s.sayFor("for a while", "0.1"),
        s.think("Hmm"),
        s.say(""),
        ["it goes on", 1, 1],
      ]),
    ],
  }),
  "motion-directions": onStage(
    { direction: 45 },
    ["as it was saved", s.direction(), 45],
    s.turnRight(15),
    ["right", s.direction(), 60],
    s.turnLeft(90),
    ["left", s.direction(), -30],
    s.point(270),
    ["270", s.direction(), -90],
    s.point(-180),
    ["-180", s.direction(), 180],
    s.turnRight(725),
    ["around and around", s.direction(), -175],
    s.point("north"),
    ["a word", s.direction(), 0],
    s.point(s.over(1, 0)),
    ["not infinite", s.direction(), 0],
    s.point("90.5"),
    ["fractions", s.direction(), 90.5],
  ),
  "motion-steps": onStage(
    { x: 12, y: -7 },
    ["x as it was saved", s.xPosition(), 12],
    ["y as it was saved", s.yPosition(), -7],
    s.moveSteps(10),
    ["to the right", s.xPosition(), 22],
    s.point(0),
    s.moveSteps(-3),
    ["backwards", s.yPosition(), -10],
    s.setX("0.5"),
    s.changeX("0.25"),
    ["fractions", s.xPosition(), 0.75],
    s.changeY("ten"),
    ["words are 0", s.yPosition(), -10],
    s.setY(20),
    s.changeY(5),
    ["set and change", s.yPosition(), 25],
    s.goTo(0, 0),
    s.point(60),
    s.moveSteps(100),
    ["a slope", s.round(s.times(s.xPosition(), 1000)), 86603],
    ["up", s.yPosition(), 50],
  ),
  "motion-fence": onStage(
    {},
    ...at(10000, 0, 245, 0),
    ...at(-10000, 0, -245, 0),
    ...at(0, 10000, 0, 185),
    ...at(0, -10000, 0, -185),
    ...at(244, 184, 244, 184),
    s.goTo(0, 0),
    s.moveSteps(5000),
    ["steps end there, too", s.xPosition(), 245],
    s.changeX(3),
    ["and go no farther", s.xPosition(), 245],
    s.setSize(50),
    s.setX(5000),
    ["half as large", s.xPosition(), 240],
  ),
  "motion-fence-of-a-dot": onStage(
    { costumes: [square("dot", 2)] },
    ...at(10000, -10000, 240, -180),
    ...at("-239.5", "12.25", -239.5, 12.25),
  ),
  "pen-lines": onStage(
    {},
    s.erase(),
    s.penDown(),
    s.goTo(10, 20),
    s.setPenSize(5),
    s.moveSteps(30),
    s.penUp(),
    s.goTo(0, 0),
    s.setPenSize(-4),
    s.penDown(),
    s.penDown(),
    s.changePenSize(10000),
    s.goTo(1, 1),
    s.setPenSize("thick"),
    s.setX(50),
    s.goTo(50, 1),
    ["where it is", s.xPosition(), 50],
    s.penUp(),
    s.stamp(),
  ),
  "pen-colours": selfChecking({
    scripts: [
      flagged(
        s.penDown(),
        ...(["#ff8000", "#00FF00", "16711680", "#12345", "purple", "-1"] as const).flatMap(
          (colour, i) => [s.setPenColour(i < 2 ? colour : s.join(colour, "")), s.goTo(i, i)],
        ),
        ...["color", "saturation", "brightness", "transparency"].flatMap((name) =>
          [50, -20, 130].flatMap((value) => [
            s.setPen(name, value),
            change("n", 1),
            s.goTo(get("n"), 5),
            s.changePen(name, 45),
            s.goTo(get("n"), 8),
          ]),
        ),
        s.setPen("color", s.over(1, 3)),
        s.goTo(0, 0),
        check("all done", get("n"), 12),
      ),
    ],
  }),
  "pen-erase": onStage({}, s.penDown(), s.goTo(5, 5), s.erase(), s.goTo(8, 8), [
    "still down",
    s.xPosition(),
    8,
  ]),
};
