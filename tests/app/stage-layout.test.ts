import { describe, expect, test } from "vitest";
import { layoutFor } from "#app/stage-layout";
import type { Call, Expr, Program, Stmt } from "#program/program";

const call = (op: string, ...args: readonly Expr[]): Call => ({
  kind: "call",
  op,
  args,
  block: op,
});
const program = (body: readonly Stmt[], more: Partial<Program> = {}): Program => ({
  targets: [],
  scripts: [
    { hat: { event: "flag", argument: "", restarts: true }, target: "Stage", body, block: "hat" },
  ],
  procedures: [],
  variables: [],
  lists: [],
  network: null,
  seed: 1,
  ...more,
});
const network = {
  inputs: 784,
  layers: [],
  loss: "cross-entropy",
  optimizer: { name: "sgd", learningRate: 1 },
  block: "n",
} as const;

describe("the stage's layout", () => {
  test("a program that draws and has no network has the stage for itself", () => {
    const body: Stmt[] = [
      { kind: "forever", body: [call("pen_stamp")], block: "f" },
      call("motion_gotoxy"),
    ];
    expect(layoutFor(program(body))).toEqual({ kind: "picture" });
  });

  test("drawing inside a My Block or a condition counts", () => {
    const procedures = [
      { id: "p", target: "Stage", params: [], warp: true, body: [call("pen_clear")], block: "p" },
    ];
    expect(layoutFor(program([], { procedures }))).toEqual({ kind: "picture" });
    const test: Expr = call("operator_gt", call("motion_xposition"));
    const body: Stmt[] = [{ kind: "waitUntil", test, block: "w" }];
    expect(layoutFor(program(body))).toEqual({ kind: "picture" });
  });

  test("a network, a widget's block, or the pad brings the widgets back", () => {
    const body = [call("pen_clear")];
    expect(layoutFor(program(body, { network }))).toEqual({ kind: "widgets" });
    expect(layoutFor(program([...body, call("stage_plot")]))).toEqual({ kind: "widgets" });
    expect(layoutFor(program([...body, call("x", call("data_drawing"))]))).toEqual({
      kind: "widgets",
    });
    const [script] = program(body).scripts;
    const scripts = [{ ...script!, hat: { ...script!.hat, event: "drawing" } }];
    expect(layoutFor(program(body, { scripts }))).toEqual({ kind: "widgets" });
  });

  test("a sprite has the stage for itself until something needs a widget", () => {
    const costume = { name: "a", width: 10, height: 10, centreX: 5, centreY: 5 };
    const place = { costume: 0, x: 0, y: 0, size: 100, direction: 90, visible: true };
    const targets = [{ name: "Dot", isStage: false, costumes: [costume], ...place }];
    expect(layoutFor(program([], { targets }))).toEqual({ kind: "picture" });
    expect(layoutFor(program([call("stage_draw")], { targets }))).toEqual({ kind: "widgets" });
  });

  test("an empty program shows the widgets", () => {
    expect(layoutFor(program([]))).toEqual({ kind: "widgets" });
  });
});
