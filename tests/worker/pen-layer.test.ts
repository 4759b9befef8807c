// What the pen's commands become on a canvas; the canvas itself only notes what it is told.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PenCommands } from "#host/pen-commands";
import { PenLayer } from "#worker/pen-layer";

let told: string[] = [];
const style = { fillStyle: "", strokeStyle: "", lineWidth: 0 };

beforeEach(() => {
  told = [];
  const note =
    (name: string) =>
    (...values: readonly number[]) => {
      told.push(`${name} ${values.map((value) => Number(value.toFixed(3)) + 0).join(" ")}`);
    };
  const context = Object.assign(style, {
    setTransform: () => {},
    clearRect: note("clear"),
    fillRect: note("square"),
    moveTo: note("from"),
    lineTo: note("to"),
    arc: note("circle"),
    beginPath: () => {},
    stroke: () => told.push(`stroke ${style.lineWidth} ${style.strokeStyle}`),
    fill: () => told.push(`fill ${style.fillStyle}`),
  });
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => context;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const pen = (size: number, alpha = 1) => ({
  size,
  colour: { red: 1, green: 0.5, blue: 0, alpha },
});

test("a line has round ends, y upwards, its colour and transparency", () => {
  const commands = new PenCommands();
  commands.line({ x: -10, y: 5 }, { x: 20, y: -30 }, pen(8, 0.25));
  new PenLayer(2, () => {}).draw(commands);
  expect(told).toEqual(["from -10 -5", "to 20 30", "stroke 8 rgb(255 128 0 / 0.25)"]);
});

test("lines and dots of width 1 and 3 fill whole pixels of the stage, others stay where they are", () => {
  const commands = new PenCommands();
  const at = { x: 10, y: 20 };
  for (const size of [1, 2, 3, 20]) commands.line(at, at, pen(size));
  commands.line(at, { x: 30, y: 20 }, pen(3));
  new PenLayer(2, () => {}).draw(commands);
  const full = 6.283;
  expect(told.filter((line) => !line.startsWith("fill"))).toEqual([
    // The pixel right of and above the point.
    "square 10 -21 1 1",
    // Dots of one colour are filled together: each begins where its circle does.
    "from 11 -20",
    `circle 10 -20 1 0 ${full}`,
    "from 12 -20.5",
    `circle 10.5 -20.5 1.5 0 ${full}`,
    "from 20 -20",
    `circle 10 -20 10 0 ${full}`,
    "from 10.5 -20.5",
    "to 30.5 -20.5",
    "stroke 3 rgb(255 128 0 / 1)",
  ]);
});

test("erasing empties the layer once and drops what came before", () => {
  const commands = new PenCommands();
  const layer = new PenLayer(2, () => {});
  expect(layer.isEmpty).toBe(true);
  commands.line({ x: 0, y: 0 }, { x: 1, y: 1 }, pen(2));
  layer.draw(commands);
  expect(layer.isEmpty).toBe(false);
  told = [];
  commands.line({ x: 0, y: 0 }, { x: 9, y: 9 }, pen(2));
  commands.clear();
  layer.draw(commands);
  expect(told).toEqual(["clear -240 -180 480 360"]);
  expect(layer.isEmpty).toBe(true);
  commands.clear();
  layer.draw(commands);
  expect(told.length).toBe(1);
});

test("what waits counts by what it covers", () => {
  const commands = new PenCommands();
  const at = { x: 0, y: 0 };
  commands.line(at, at, pen(1));
  expect(commands.waiting).toBeCloseTo(1, 2);
  commands.line(at, at, pen(1200));
  expect(commands.waiting).toBeGreaterThan(40);
  commands.take();
  expect(commands.waiting).toBe(0);
});
