// The operations of the Sensing blocks: asking, keys, mouse, other targets, timer and calendar.
import type { Value } from "#program/program";
import { toText } from "#runtime/cast";
import type { Actions, Reporter, Reporters } from "#runtime/ports";
import { colourOf } from "./colour.ts";
import { costumeName, costumeNumber } from "./looks-ops.ts";
import type { Held } from "./make-scheduler.ts";
import { MOUSE } from "./places.ts";
import type { Questions } from "./questions.ts";
import type { Senses } from "./senses.ts";
import type { Sprite } from "./sprite.ts";
import type { Sprites } from "./sprites.ts";
import { type Rgb, touchEachOther, touchesColour, touchesEdge, touchesPoint } from "./touching.ts";

const EDGE = "_edge_";
const STAGE = "_stage_";
/** How far away is what is not there. */
const NOWHERE = 10_000;
const FULL_VOLUME = 100;

/** What can be asked for. */
type Sensed = Pick<Held, "senses" | "questions" | "sprites" | "variableOf">;

/** Letters of a question in a sentence about it. */
const MOST_SHOWN = 80;

export function createSensingActions(
  senses: Senses,
  questions: Questions,
  sprites: Sprites,
): Actions {
  return {
    sensing_askandwait: {
      wait: (a) => {
        const sprite = sprites.sprite(a.target);
        const text = a.text(0);
        return (t) => {
          const question = questions.ask(sprite, text(t));
          t.scheduler.noteVisible();
          return {
            done: () => questions.isAnswered(question),
            code: "run.waitsAnswer",
            parameters: { question: question.text.slice(0, MOST_SHOWN) },
            until: null,
            dropped: () => questions.drop(question),
          };
        };
      },
    },
    sensing_resettimer: { link: () => () => senses.resetTimer() },
    sensing_setdragmode: {
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const draggable = a.literal(0) === "draggable" && !sprite.isStage;
        return () => {
          sprite.draggable = draggable;
        };
      },
    },
  };
}

export function createSensingReporters(held: Sensed): Reporters {
  const { senses, questions, sprites } = held;
  const mouse = () => ({ x: senses.mouseX, y: senses.mouseY });
  const number = (read: () => number): Reporter => ({ returns: "number", link: () => read });
  return {
    sensing_answer: { returns: "value", link: () => () => questions.answer },
    sensing_keypressed: {
      returns: "boolean",
      link: (a) => {
        const key = a.value(0);
        return (t) => senses.isKeyDown(key(t));
      },
    },
    sensing_mousedown: { returns: "boolean", link: () => () => senses.isMouseDown },
    sensing_mousex: number(() => senses.mouseX),
    sensing_mousey: number(() => senses.mouseY),
    sensing_timer: number(() => senses.timer),
    sensing_current: {
      returns: "number",
      link: (a) => {
        const part = String(a.literal(0));
        return () => senses.current(part);
      },
    },
    sensing_dayssince2000: number(() => senses.daysSince2000),
    // As without microphone and without account.
    sensing_loudness: number(() => -1),
    sensing_username: { returns: "value", link: () => () => "" },
    sensing_touchingobject: {
      returns: "boolean",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const what = a.text(0);
        return (t) => isTouching(sprite, what(t));
      },
    },
    sensing_touchingcolor: {
      returns: "boolean",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const colour = a.value(0);
        return (t) => isOnColour(sprite, colour(t), null);
      },
    },
    sensing_coloristouchingcolor: {
      returns: "boolean",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const [own, colour] = [a.value(0), a.value(1)];
        return (t) => isOnColour(sprite, colour(t), own(t));
      },
    },
    sensing_distanceto: {
      returns: "number",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const name = a.text(0);
        return (t) => distanceTo(sprite, name(t));
      },
    },
    sensing_of: {
      returns: "value",
      link: (a) => {
        const property = String(a.literal(0));
        const object = a.expr(1);
        if (object.kind === "literal") return linkProperty(held, toText(object.value), property);
        const name = a.text(1);
        return (t) => linkProperty(held, name(t), property)();
      },
    },
  };

  function isTouching(sprite: Sprite, what: string): boolean {
    if (what === MOUSE) return touchesPoint(sprite, mouse());
    if (what === EDGE) return touchesEdge(sprite);
    if (!sprite.visible) return false;
    // As in Scratch, what is dragged touches others, but is not touched by them.
    return sprites
      .family(what)
      .some(
        (other) =>
          other !== sprite && other.visible && !other.isDragged && touchEachOther(sprite, other),
      );
  }

  function isOnColour(sprite: Sprite, colour: Value, own: Value | null): boolean {
    if (sprites.see === null) sprites.wasBlind = true;
    const sight = sprites.see?.(sprite) ?? null;
    return (
      sight !== null && touchesColour(sight, bytesOf(colour), own === null ? null : bytesOf(own))
    );
  }

  function distanceTo(sprite: Sprite, name: string): number {
    const other = name === MOUSE ? mouse() : sprites.named(name);
    if (sprite.isStage || other === undefined) return NOWHERE;
    const [dx, dy] = [sprite.x - other.x, sprite.y - other.y];
    return Math.sqrt(dx * dx + dy * dy);
  }
}

function bytesOf(value: Value): Rgb {
  const { red, green, blue } = colourOf(value);
  return [Math.round(255 * red), Math.round(255 * green), Math.round(255 * blue)];
}

/** What can be told of the stage, and of a sprite. */
const ofStage: Readonly<Record<string, (stage: Sprite) => Value>> = {
  "backdrop #": costumeNumber,
  // As Scratch 1 called it.
  "background #": costumeNumber,
  "backdrop name": costumeName,
  volume: () => FULL_VOLUME,
};
const ofSprite: Readonly<Record<string, (sprite: Sprite) => Value>> = {
  "x position": ({ x }) => x,
  "y position": ({ y }) => y,
  direction: ({ direction }) => direction,
  "costume #": costumeNumber,
  "costume name": costumeName,
  size: ({ size }) => size,
  volume: () => FULL_VOLUME,
};

/** A property or a variable of its own; 0 where there is none. */
function linkProperty(
  { sprites, variableOf }: Sensed,
  name: string,
  property: string,
): () => Value {
  const target = name === STAGE ? sprites.stage : sprites.named(name);
  if (target === undefined) return () => 0;
  const known = target.isStage ? ofStage : ofSprite;
  const read = Object.hasOwn(known, property) ? known[property] : undefined;
  if (read !== undefined) return () => read(target);
  const variable = variableOf(target.name, property);
  return () => variable?.value ?? 0;
}
