// How a target looks when its program has ended, and what its pen has drawn: of ours in the form in
// which the stock VM has it, and where the two differ.

import type { PenMark, StockTarget } from "scratch-vm";
import { LINE_LENGTH, PEN_LINE, STAMP_LENGTH } from "#host/pen-commands";
import type { Session } from "#host/session";
import type { RecordingRenderer } from "./recording-renderer.ts";

export interface Picture {
  readonly state: Readonly<Record<string, number | boolean | string>>;
  readonly cleared: boolean;
  readonly marks: readonly PenMark[];
}

export function stockPicture(target: StockTarget, renderer: RecordingRenderer): Picture {
  const { x, y, size, direction, rotationStyle, draggable, visible, effects } = target;
  const { type = "say", text = "" } = target.getCustomState("Scratch.looks") ?? {};
  return {
    state: {
      ...{ x, y, size, direction, rotationStyle, draggable, visible, ...effects },
      costume: target.currentCostume,
      bubble: text === "" ? "" : `${type}: ${text}`,
    },
    cleared: renderer.cleared,
    marks: renderer.marks,
  };
}

/** Of the target called so. Takes what the pen has drawn. */
export function ourPicture(session: Session, name: string): Picture {
  const { cleared, numbers } = session.sprites.pen.take();
  return { state: ourState(session, name), cleared, marks: marksOf(numbers) };
}

export function ourState({ sprites }: Session, name: string): Picture["state"] {
  const sprite = sprites.sprite(name);
  const { x, y, size, direction, rotationStyle, draggable, visible, costume, effects, bubble } =
    sprite;
  return {
    ...{ x, y, size, direction, rotationStyle, draggable, visible, costume, ...effects },
    bubble: bubble === null || bubble.text === "" ? "" : `${bubble.kind}: ${bubble.text}`,
  };
}

/** The commands of a pen, as they are kept. */
export function marksOf(numbers: Float32Array): readonly PenMark[] {
  const marks: PenMark[] = [];
  for (let at = 0; at < numbers.length; ) {
    if (numbers[at] === PEN_LINE) {
      const [, x0, y0, x1, y1, red, green, blue, alpha, size] = numbers.subarray(at);
      marks.push({
        colour: [red!, green!, blue!, alpha!],
        numbers: [x0!, y0!, x1!, y1!, size!],
      });
      at += LINE_LENGTH;
    } else {
      marks.push({ colour: [], numbers: [] });
      at += STAMP_LENGTH;
    }
  }
  return marks;
}

/** One line for each difference: state exactly, colours to 1/255, the pen's places in float32. */
export function differencesOfPictures(ours: Picture, stock: Picture): readonly string[] {
  const found: string[] = [];
  const note = (what: string, our: unknown, their: unknown) =>
    found.push(`${what}: Scratch has ${String(their)}, we have ${String(our)}`);
  for (const [name, value] of Object.entries(stock.state)) {
    if (!Object.is(ours.state[name], value)) note(name, ours.state[name], value);
  }
  if (ours.cleared !== stock.cleared) note("cleared", ours.cleared, stock.cleared);
  if (ours.marks.length !== stock.marks.length) {
    note("pen marks", ours.marks.length, stock.marks.length);
  }
  for (const [index, mark] of stock.marks.entries()) {
    const our = ours.marks[index];
    if (our !== undefined && !isSameMark(our, mark)) {
      note(`pen mark ${index}`, JSON.stringify(our), JSON.stringify(mark));
    }
  }
  return found;
}

function isSameMark(ours: PenMark, stock: PenMark): boolean {
  return (
    ours.numbers.length === stock.numbers.length &&
    stock.numbers.every((value, i) => Object.is(ours.numbers[i], Math.fround(value))) &&
    // A colour set to infinity is no colour in Scratch.
    stock.colour.every((value, i) => !(Math.abs(ours.colour[i]! - value) > 1.001 / 255))
  );
}
