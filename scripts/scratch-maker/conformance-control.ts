// Self-checking projects about control: loops, waiting, the order of scripts, messages, stopping, My Blocks.
import { noted, type Part, type Stack } from "./scratch-block.ts";
import type { ScratchProject, Sprite } from "./scratch-project.ts";
import { type CheckedParts, check, flagged, selfChecking, square, verdict } from "./self-check.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, join } = s;

const note = (item: Part) => s.add(item, "log");
const logged = (what: string, wanted: string) => check(what, join(s.contentsOf("log"), ""), wanted);

/** Looks at the log when all is over. */
const later = (wanted: string): Stack => [
  s.whenFlag(),
  s.wait(1),
  logged("the order", wanted),
  ...verdict(),
];

/** Scripts that write into the log, and what has to stand there after a second. */
const ordered = (wanted: string, parts: CheckedParts): ScratchProject =>
  selfChecking({ ...parts, scripts: [...parts.scripts, later(wanted)] });

const sprite = (name: string, ...scripts: readonly Stack[]): Sprite => ({
  name,
  costumes: [square("square", 20)],
  scripts,
});

const fibonacci: Stack = [
  s.define("fibonacci %s", { inputs: ["n"], warp: true }),
  s.ifElse(
    s.less(s.input("n"), 2),
    [change("result", s.input("n"))],
    [
      s.call("fibonacci %s", s.minus(s.input("n"), 1)),
      s.call("fibonacci %s", s.minus(s.input("n"), 2)),
    ],
  ),
];

/** Its input is the same after the call inside. */
const descend: Stack = [
  s.define("down from %s", { inputs: ["n"] }),
  s.when(
    s.greater(s.input("n"), 0),
    s.call("down from %s", s.minus(s.input("n"), 1)),
    note(s.input("n")),
  ),
];

export const controlCases: Readonly<Record<string, ScratchProject>> = {
  "repeat-rounding": selfChecking({
    scripts: [
      flagged(
        ...(["2.4", "2.5", "-3", "two", "", "0.5", "1e0"] as const).flatMap((times, i) => [
          set("n", 0),
          s.repeat(times, change("n", 1)),
          check(`repeat ${times}`, get("n"), [2, 3, 0, 0, 0, 1, 1][i] ?? 0),
        ]),
        set("n", 3),
        s.repeat(get("n"), change("n", 1)),
        check("times are counted before", get("n"), 6),
        set("n", 0),
        s.repeatUntil(s.greater(get("n"), 4), change("n", 2)),
        check("repeat until", get("n"), 6),
        s.repeatUntil(s.equals(1, 1), change("n", 1)),
        check("not at all", get("n"), 6),
        s.repeat(3, s.repeat(4, change("n", 1))),
        check("loops in loops", get("n"), 18),
        s.repeat(5),
        s.ifElse(s.equals(get("n"), 18), [], [set("n", "wrong")]),
        check("empty branches", get("n"), 18),
      ),
    ],
  }),
  "order-of-scripts": ordered("front front2 back stage", {
    scripts: [
      [s.whenFlag(), note("front")],
      [s.whenFlag(), note("front2")],
    ],
    sprites: [sprite("Back", [s.whenFlag(), note("back")])],
    stage: { scripts: [[s.whenFlag(), note("stage")]] },
  }),
  "turns-of-loops": ordered("a1 b1 a2 b2 b3 end", {
    scripts: [
      [s.whenFlag(), note("a1"), s.repeat(1), note("a2")],
      [s.whenFlag(), note("b1"), s.repeat(1), note("b2"), s.repeat(1), note("b3")],
      [s.whenFlag(), s.wait("0.5"), note("end")],
    ],
  }),
  broadcast: ordered("sent back 1 back 2 front", {
    messages: ["go"],
    scripts: [
      [s.whenFlag(), s.broadcast("go"), note("sent")],
      [s.whenReceived("go"), s.repeat(2), note("front")],
    ],
    sprites: [
      sprite(
        "Back",
        [s.whenReceived("go"), note("back 1")],
        [s.whenReceived("go"), note("back 2")],
      ),
    ],
  }),
  "broadcast-starts-anew": ordered("begin begin end", {
    messages: ["go"],
    scripts: [
      [s.whenFlag(), s.broadcast("go"), s.wait("0.2"), s.broadcast("go")],
      [s.whenReceived("go"), note("begin"), s.wait("0.4"), note("end")],
    ],
  }),
  "broadcast-and-wait": ordered("short long all", {
    messages: ["go", "nobody"],
    scripts: [
      [s.whenFlag(), s.broadcastAndWait("nobody"), s.broadcastAndWait("go"), note("all")],
      [s.whenReceived("go"), s.wait("0.3"), note("long")],
    ],
    sprites: [sprite("Other", [s.whenReceived("go"), note("short")])],
  }),
  "broadcast-and-wait-restarted": ordered("begin begin first second end", {
    messages: ["go"],
    scripts: [
      [s.whenFlag(), s.broadcastAndWait("go"), note("first")],
      [s.whenFlag(), s.wait("0.2"), s.broadcast("go"), s.wait("0.1"), note("second")],
      [s.whenReceived("go"), note("begin"), s.wait("0.4"), note("end")],
    ],
  }),
  "stop-this-script": ordered("in after other", {
    scripts: [
      [s.define("leave"), note("in"), s.stop("this script"), note("never")],
      [s.whenFlag(), s.call("leave"), note("after"), s.stop("this script")],
      [s.whenFlag(), s.wait("0.2"), note("other")],
    ],
  }),
  "stop-other-scripts": ordered("mine other sprite", {
    scripts: [
      [
        s.whenReceived("stop them"),
        s.stop("other scripts in sprite"),
        note("mine"),
        s.wait(1),
        logged("the order", "mine other sprite"),
        ...verdict(),
      ],
      [s.whenFlag(), s.wait("0.3"), note("stopped")],
      [s.whenFlag(), s.broadcast("stop them")],
    ],
    messages: ["stop them"],
    sprites: [sprite("Other", [s.whenFlag(), s.wait("0.3"), note("other sprite")])],
  }),
  "stop-all": selfChecking({
    scripts: [
      [s.whenFlag(), s.repeat(3, note("x"))],
      [s.whenFlag(), s.wait("0.3"), note("never")],
      [s.whenFlag(), s.wait("0.1"), logged("before", "xxx"), s.broadcast("end")],
      [
        s.whenReceived("end"),
        ...verdict(),
        set("n", "stopped"),
        s.stop("all"),
        set("n", "went on"),
      ],
    ],
    messages: ["end"],
  }),
  "wait-until": ordered("waits ready at 3 over", {
    scripts: [
      [
        s.whenFlag(),
        note("waits"),
        s.waitUntil(s.equals(get("n"), 3)),
        note(join("ready at ", get("n"))),
        s.waitUntil(s.equals(1, 1)),
        note("over"),
      ],
      [s.whenFlag(), s.repeat(3, s.wait("0.1"), change("n", 1))],
    ],
  }),
  timer: selfChecking({
    variables: { before: 0 },
    scripts: [
      flagged(
        s.resetTimer(),
        s.wait("0.3"),
        set("before", s.timer()),
        check("it has run", s.greater(get("before"), "0.29"), "true"),
        check("not for long", s.less(get("before"), "0.6"), "true"),
        s.resetTimer(),
        check("set back", s.less(s.timer(), "0.1"), "true"),
        s.wait(0),
        s.wait("nothing"),
        check("not waited", s.less(s.timer(), "0.3"), "true"),
      ),
    ],
  }),
  "timer-hat": ordered("0 1 timer", {
    scripts: [
      [s.whenFlag(), s.resetTimer(), note(0), s.wait("0.2"), note(1)],
      [s.whenGreater("TIMER", "0.4"), note("timer")],
    ],
  }),
  "own-block-inputs": selfChecking({
    variables: { result: 0 },
    scripts: [
      flagged(
        s.call("%s plus %s if %b", 2, s.plus(1, 2), s.equals(1, 1)),
        check("true", get("result"), 5),
        s.call("%s plus %s if %b", 2, 3, s.equals(1, 2)),
        check("false", get("result"), "no"),
        s.call("%s plus %s if %b", "two", "", s.not(s.equals(1, 2))),
        check("words", get("result"), 0),
        s.call("text %s", "007"),
        check("texts stay texts", get("result"), "007"),
        check("an input outside of its block", s.input("a"), 0),
        set("n", 1),
        s.call("text %s", get("n")),
        check("a value, not the variable", get("result"), 1),
      ),
      [
        s.define("%s plus %s if %b", { inputs: ["a", "b", "really"] }),
        s.ifElse(
          s.inputIf("really"),
          [set("result", s.plus(s.input("a"), s.input("b")))],
          [set("result", "no")],
        ),
      ],
      [s.define("text %s", { inputs: ["a"] }), set("n", "changed"), set("result", s.input("a"))],
    ],
  }),
  recursion: selfChecking({
    variables: { result: 0 },
    scripts: [
      flagged(
        s.call("fibonacci %s", 12),
        check("fibonacci", get("result"), 144),
        s.call("down from %s", 4),
        logged("inputs of each call", "1 2 3 4"),
        set("n", 0),
        s.call("deep %s", 1000),
        check("1000 deep", get("n"), 1000),
      ),
      fibonacci,
      descend,
      [
        s.define("deep %s", { inputs: ["left"], warp: true }),
        s.when(
          s.greater(s.input("left"), 0),
          change("n", 1),
          s.call("deep %s", s.minus(s.input("left"), 1)),
        ),
      ],
    ],
  }),
  "without-refresh": ordered("w1 w2 w3 s1 other s2 other s3 other other", {
    scripts: [
      [s.whenFlag(), s.call("quick"), s.call("slow")],
      [s.whenFlag(), s.repeat(4, note("other"))],
      [
        s.define("quick", { warp: true }),
        set("n", 0),
        s.repeat(3, change("n", 1), note(join("w", get("n")))),
      ],
      [s.define("slow"), set("n", 0), s.repeat(3, change("n", 1), note(join("s", get("n"))))],
    ],
  }),
  "slow-in-quick": ordered("1 2 3 other end other", {
    scripts: [
      [s.whenFlag(), s.call("quick"), s.repeat(1), note("end")],
      [s.whenFlag(), s.repeat(2, note("other"))],
      [s.define("quick", { warp: true }), s.call("slow")],
      [s.define("slow"), set("n", 0), s.repeat(3, change("n", 1), note(get("n")))],
    ],
  }),
  "local-and-global": selfChecking({
    variables: { "for all": 0 },
    checker: { variables: { own: "checker" }, lists: { items: ["checker"] } },
    messages: ["go"],
    scripts: [
      flagged(
        s.broadcastAndWait("go"),
        check("its own", get("own"), "checker"),
        check("its own list", join(s.contentsOf("items"), ""), "checker"),
        check("for all", get("for all"), 2),
        logged("of each", "first second"),
      ),
    ],
    sprites: ["First", "Second"].map((name) => ({
      ...sprite(name, [
        s.whenReceived("go"),
        s.repeat(name === "First" ? 0 : 1),
        change("for all", 1),
        note(get("own")),
        set("own", "changed"),
        s.add("more", "items"),
      ]),
      variables: { own: name.toLowerCase() },
      lists: { items: [] },
    })),
  }),
  "monitors-and-sliders": selfChecking({
    variables: { shown: 5, slid: "50" },
    lists: { "a list": ["one", "two"] },
    checker: { variables: { own: 1 } },
    monitors: [
      { of: "variable", name: "shown", x: 5, y: 5 },
      { of: "variable", name: "slid", look: "slider", x: 5, y: 40 },
      { of: "variable", name: "n", look: "large", x: 5, y: 80, visible: false },
      { of: "variable", name: "own", sprite: "Checker", x: 5, y: 120 },
      { of: "list", name: "a list", x: 200, y: 5, width: 100, height: 200 },
    ],
    scripts: [
      flagged(
        change("shown", 1),
        change("slid", 1),
        s.repeat(2, s.add("more", "a list"), change("own", 1)),
        check("shown", get("shown"), 6),
        check("slid", get("slid"), 51),
        check("own", get("own"), 3),
        check("list", s.listLength("a list"), 4),
      ),
    ],
  }),
  "comments-and-loose-blocks": selfChecking({
    checker: { notes: ['A comment\nof two lines, with "quotes" and <b>markup</b>.'] },
    scripts: [
      flagged(
        noted("At a block.", set("n", 1)),
        s.when(noted("At a test.", s.equals(get("n"), 1)), noted("Inside.", change("n", 1))),
        check("runs as without", get("n"), 2),
      ),
      [change("n", 100), s.say("loose")],
      [s.plus(1, 2)],
      [get("n")],
      [s.whenReceived("never sent")],
      [s.whenFlag()],
    ],
    messages: ["never sent"],
  }),
};
