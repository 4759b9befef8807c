// The operations of the Sensing blocks: asking, keys, mouse, timer and calendar.
import type { Actions, Reporter, Reporters } from "#runtime/ports";
import type { Questions } from "./questions.ts";
import type { Senses } from "./senses.ts";
import type { Sprites } from "./sprites.ts";

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
  };
}

export function createSensingReporters(senses: Senses, questions: Questions): Reporters {
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
  };
}
