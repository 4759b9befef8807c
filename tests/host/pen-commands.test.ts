// The pen's commands between two takings: what is kept, what an erasing drops, and that nothing piles up.
import { expect, test, vi } from "vitest";
import { ALPHA, LINE_LENGTH, PenCommands, STAMP_LENGTH } from "#host/pen-commands";

const pen = { colour: { red: 1, green: 0.5, blue: 0, alpha: 1 }, size: 3 };
const at = (x: number) => ({ x, y: 0 });

test("pen commands are taken once, in their order", () => {
  const commands = new PenCommands();
  commands.line(at(1), at(2), pen);
  commands.line(at(2), at(2), pen);
  const { numbers, count, cleared } = commands.take();
  expect([...numbers]).toEqual([0, 1, 0, 2, 0, 1, 0.5, 0, 1, 3, 0, 2, 0, 2, 0, 1, 0.5, 0, 1, 3]);
  expect({ count, cleared }).toEqual({ count: 2, cleared: false });
  expect(commands.take()).toMatchObject({ count: 0, cleared: false });
});

test("pen commands before an erasing are dropped, so drawing anew stays small", () => {
  const commands = new PenCommands();
  for (let sample = 0; sample < 1000; sample++) {
    commands.clear();
    for (let dot = 0; dot < 784; dot++) commands.line(at(dot), at(dot), pen);
  }
  expect(commands.total).toBe(785_000);
  const { numbers, count, cleared } = commands.take();
  expect({ length: numbers.length, count, cleared }).toEqual({
    length: 784 * LINE_LENGTH,
    count: 784,
    cleared: true,
  });
});

test("pen commands ask to be taken when many wait, and are lost if nobody does", () => {
  const commands = new PenCommands();
  const take = vi.fn(() => void commands.take());
  commands.whenFull = take;
  for (let i = 0; i < 45_000; i++) commands.line(at(i), at(i), pen);
  expect(take).toHaveBeenCalledTimes(2);
  expect(commands.take().count).toBe(5000);
  commands.whenFull = null;
  for (let i = 0; i < 45_000; i++) commands.line(at(i), at(i), pen);
  expect(commands.take().count).toBe(20_000);
  expect(commands.total).toBe(90_000);
});

test("pen commands are only counted where nobody draws", () => {
  const commands = new PenCommands();
  commands.keeps = false;
  commands.line(at(1), at(2), pen);
  commands.clear();
  expect(commands.total).toBe(2);
  expect(commands.take().count).toBe(0);
});

test.each([
  [-60, "all around", [-150, 1]],
  [-60, "left-right", [0, -1]],
  [60, "left-right", [0, 1]],
  [-60, "don't rotate", [0, 1]],
] as const)(
  "a stamp has the sprite's looks: direction %d, %s",
  (direction, rotationStyle, turn) => {
    const commands = new PenCommands();
    const effects = {
      color: 1,
      fisheye: 2,
      whirl: 3,
      pixelate: 4,
      mosaic: 5,
      brightness: 6,
      ghost: 7,
    };
    const sprite = {
      name: "S",
      original: "S",
      isStage: false,
      visible: true,
      layer: 1,
      costume: 2,
      place: 4,
    };
    const place = { x: 10, y: 20, size: 50, direction, rotationStyle };
    commands.stamp(4, { ...sprite, ...place, costumes: [], effects });
    const { numbers } = commands.take();
    expect([...numbers]).toEqual([1, 4, 2, 10, 20, 50, ...turn, 1, 2, 3, 4, 5, 6, 7]);
    expect(numbers).toHaveLength(STAMP_LENGTH);
  },
);

test("an opaque dot under a new one of its place and size is not drawn, and is no more work", () => {
  const commands = new PenCommands();
  commands.hidesCovered = true;
  const dot = (x: number, size: number, alpha = 1) =>
    commands.line({ x, y: 5 }, { x, y: 5 }, { size, colour: { red: 1, green: 0, blue: 0, alpha } });
  for (const [x, size, alpha] of [
    [1, 4, 1],
    [2, 4, 1],
    [1, 6, 1],
    [3, 4, 0.5],
    [1, 4, 1],
    [3, 4, 0.5],
  ] as const) {
    dot(x, size, alpha);
  }
  const before = commands.waiting;
  dot(1, 4);
  expect(commands.waiting).toBeCloseTo(before);
  const { numbers, count } = commands.take();
  const opacities = Array.from({ length: count }, (_, i) => numbers[i * LINE_LENGTH + ALPHA]);
  expect(opacities).toEqual([0, 1, 1, 0.5, 0, 0.5, 1]);
  // What was taken is drawn, whatever comes.
  dot(1, 4);
  expect(commands.take().numbers[ALPHA]).toBe(1);
});
