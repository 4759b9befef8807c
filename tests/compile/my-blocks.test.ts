// My Blocks and clicked blocks as they are compiled: what is understood, what is explained, what is left out.
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileClicked } from "#compile/compile-clicked";
import {
  add,
  block,
  booleanPart,
  callBlock,
  change,
  contentsOf,
  define,
  forever,
  get,
  input,
  inputIs,
  label,
  project,
  repeat,
  type SavedBlock,
  textPart,
  tinyNetwork,
  when,
  whenFlag,
  whenKey,
} from "../programs/build-project.ts";
import { compile, parse } from "../programs/run-project.ts";

const parts = [label("do"), textPart("n"), booleanPart("sure?")];
const calm = { warp: false };

const compiled = (...scripts: SavedBlock[]) =>
  compile(
    JSON.parse(JSON.stringify(project({ variables: { x: 0 }, lists: { list: [] }, scripts }))),
  );
const codes = (...scripts: SavedBlock[]) =>
  compiled(...scripts).diagnostics.map(
    ({ block, severity, code }) => `${block} ${severity} ${code}`,
  );

test("a definition and its call become a procedure and a statement that runs it", () => {
  const { program, diagnostics } = compiled(
    whenFlag(callBlock("do", parts, { n: 5 })),
    define("do", parts, { warp: true }, when(inputIs("sure?"), change("x", input("n")))),
  );
  expect(diagnostics).toEqual([]);
  expect(program.procedures).toMatchObject([
    {
      id: "do",
      target: "Stage",
      params: [
        { name: "n", kind: "text" },
        { name: "sure?", kind: "boolean" },
      ],
      warp: true,
      block: "procedures_definition-1",
      body: [
        {
          kind: "if",
          test: { kind: "argument", index: 1 },
          then: [{ kind: "change", by: { kind: "argument", index: 0 } }],
        },
      ],
    },
  ]);
  expect(program.scripts[0]?.body).toMatchObject([
    { kind: "procedure", id: "do", args: [{ value: 5 }, { value: "false" }] },
  ]);
});

test("inputs outside their definition, and unknown ones, are 0 with a warning", () => {
  const { program, diagnostics } = compiled(
    whenFlag(change("x", input("n"))),
    define("do", parts, calm, change("x", input("m")), when(inputIs("n"))),
  );
  expect(diagnostics.map(({ block, severity }) => `${block} ${severity}`)).toEqual([
    "argument_reporter_string_number-2 warning",
    "argument_reporter_string_number-1 warning",
  ]);
  expect(program.scripts[0]?.body).toMatchObject([{ by: { kind: "literal", value: 0 } }]);
  expect(program.procedures[0]?.body[1]).toMatchObject({ test: { kind: "argument", index: 0 } });
  expect(diagnostics[1]?.text).toMatchInlineSnapshot(
    `"There is no input “n” here, so the value is 0. Inputs have a value only below the definition of their own My Block."`,
  );
});

test("of inputs with the same name the last one counts", () => {
  const twice = [textPart("n"), { kind: "text", id: "other", name: "n" } as const];
  const { program } = compiled(define("do", twice, calm, change("x", input("n"))));
  expect(program.procedures[0]?.body).toMatchObject([{ by: { index: 1 } }]);
});

test("a call without a definition is a warning, a second definition an error", () => {
  expect(codes(whenFlag(callBlock("do", parts)))).toEqual([
    "procedures_call-1 warning compile.ownMissing",
  ]);
  const twice = [
    define("do", parts, calm, change("x", 1)),
    define("do", parts, calm, change("x", 2)),
  ];
  expect(codes(...twice)).toEqual(["procedures_definition-2 error compile.ownTwice"]);
  expect(compiled(...twice).program.procedures).toMatchObject([
    { block: "procedures_definition-1" },
  ]);
});

test("what reaches a My Block with a mistake is left out, without a word about the calls", () => {
  const wrong = { ...change("x", 1), fields: { VARIABLE: { id: "gone" } } };
  const { program, diagnostics } = compiled(
    whenFlag(callBlock("outer", parts)),
    whenKey("a", change("x", 1)),
    whenKey("b", callBlock("loop", parts)),
    define("inner", parts, calm, wrong),
    define("outer", parts, calm, repeat(2, callBlock("inner", parts))),
    define("loop", parts, calm, callBlock("loop", parts)),
  );
  expect(diagnostics.map((one) => `${one.block} ${one.code}`)).toEqual([
    "data_changevariableby-2 compile.noVariable",
  ]);
  expect(program.scripts.map(({ hat }) => hat.argument)).toEqual(["a", "b"]);
  expect(program.procedures.map(({ id }) => id)).toEqual(["loop"]);
});

const many = Array.from({ length: 10_000 }, (_, i) => textPart(String(i)));
const procedure = (more: object) => ({ procedure: { id: "do", parts: [], warp: false, ...more } });

test.each([
  ["nothing", undefined, "compile.ownDamaged"],
  ["a text", "procedure", "compile.ownDamaged"],
  ["no id", procedure({ id: 7 }), "compile.ownDamaged"],
  ["parts that are no list", procedure({ parts: { length: 3 } }), "compile.ownDamaged"],
  ["a part that is nothing", procedure({ parts: [null] }), "compile.ownDamaged"],
  [
    "a part of another kind",
    procedure({ parts: [{ kind: "colour", id: "a", name: "b" }] }),
    "compile.ownDamaged",
  ],
  [
    "a name that is none",
    procedure({ parts: [{ kind: "text", id: "a", name: {} }] }),
    "compile.ownDamaged",
  ],
  [
    "two parts with one id",
    procedure({ parts: [textPart("a"), textPart("a")] }),
    "compile.ownDamaged",
  ],
  ["warp that is a text", procedure({ warp: "true" }), "compile.ownDamaged"],
  ["10,000 parts", procedure({ parts: many }), "compile.ownTooLarge"],
])(
  "a damaged My Block is explained, and nothing that uses it runs: %s",
  (_name, extraState, code) => {
    const definition = { ...define("do", [], calm, change("x", 1)), extraState };
    const { program, diagnostics } = compiled(whenFlag(callBlock("do", [])), definition);
    expect(diagnostics[0]).toMatchObject({
      block: "procedures_definition-1",
      severity: "error",
      code,
    });
    expect(program.procedures).toEqual([]);
    const call = { ...block("procedures_call"), extraState };
    const called = compiled(whenFlag(call), define("do", [], calm));
    expect(called.diagnostics).toMatchObject([
      { block: "procedures_call-1", severity: "error", code },
    ]);
    expect(called.program.scripts).toEqual([]);
  },
);

test("the sentences about damaged My Blocks say what to do", () => {
  const saying = (extraState: unknown) =>
    compiled(whenFlag({ ...block("procedures_call"), extraState })).diagnostics[0]?.text;
  expect(saying(procedure({ parts: [null] }))).toMatchInlineSnapshot(
    `"This My Block is damaged: “parts[0]” is missing or wrong. Take it out, and make the block again."`,
  );
  expect(saying(procedure({ parts: many }))).toMatchInlineSnapshot(
    `"This My Block has 10,000 labels and inputs, and 200 is the most that can run. Take some of them out."`,
  );
});

test("a round hole of a call that is missing is an empty hole", () => {
  const call = { ...callBlock("do", parts), inputs: {} };
  expect(codes(whenFlag(call), define("do", parts, calm))).toEqual([
    "procedures_call-1 error compile.hole",
  ]);
});

const clicked = (id: string, ...scripts: SavedBlock[]) =>
  compileClicked(
    parse(project({ variables: { x: 0 }, lists: { list: [] }, scripts })),
    id,
    registry,
  );

test("a clicked statement runs its whole stack, under its hat or without one", () => {
  const { script } = clicked(
    "data_changevariableby-2",
    whenKey("a", change("x", 1), forever(change("x", 2))),
  );
  expect(script).toMatchObject({
    hat: { event: "key", argument: "a" },
    block: "event_whenkeypressed-1",
    body: [{ kind: "change" }, { kind: "forever" }],
  });
  const loose = clicked("data_changevariableby-2", {
    ...change("x", 1),
    next: { block: change("x", 2) },
  });
  expect(loose.script).toMatchObject({
    hat: { event: "click", argument: "", restarts: true },
    target: "Stage",
    block: "data_changevariableby-1",
    body: [{ kind: "change" }, { kind: "change" }],
  });
  const definition = clicked(
    "procedures_definition-1",
    define("do", parts, calm, change("x", input("n"))),
  );
  expect(definition.script).toMatchObject({ body: [{ by: { kind: "literal", value: 0 } }] });
});

test("a clicked value is told, also deep inside a script", () => {
  const { script } = clicked("operator_add-1", whenFlag(repeat(2, change("x", add(get("x"), 1)))));
  expect(script).toMatchObject({
    hat: { event: "click" },
    block: "operator_add-1",
    body: [{ kind: "report", block: "operator_add-1", value: { op: "operator_add" } }],
  });
  expect(clicked("data_listcontents-1", contentsOf("list")).script).toMatchObject({
    body: [{ value: { op: "data_listcontents" } }],
  });
});

test("what cannot run when it is clicked is explained", () => {
  const wrong = { ...change("x", 1), fields: { VARIABLE: { id: "gone" } } };
  const why = (id: string, ...scripts: SavedBlock[]) =>
    clicked(id, ...scripts).diagnostics?.map((one) => `${one.block} ${one.code}`);
  expect(why("data_changevariableby-1", wrong)).toEqual([
    "data_changevariableby-1 compile.noVariable",
  ]);
  expect(why("procedures_call-1", callBlock("do", []), define("do", [], calm, wrong))).toEqual([
    "data_changevariableby-1 compile.noVariable",
  ]);
  expect(why("network_dense-1", tinyNetwork())).toEqual(["network_dense-1 compile.clickedNothing"]);
  expect(why("gone")).toEqual(["gone compile.clickedGone"]);
});
