// The questions that scripts ask, one after the other: while one waits for its answer the next ones
// queue, as in Scratch. Knows no script and no page.
import type { Sprite } from "./sprite.ts";

export interface Question {
  readonly text: string;
  readonly sprite: Sprite;
  /** Whether the sprite says it: the stage and hidden sprites have the page ask. */
  readonly isSaid: boolean;
  isOpen: boolean;
}

export class Questions {
  /** The last answer; "" before there is one. */
  answer = "";
  /** Answers given in advance, to the questions in their order. */
  prepared: string[] = [];
  private queue: Question[] = [];

  ask(sprite: Sprite, text: string): Question {
    const isSaid = sprite.visible && !sprite.isStage;
    const question: Question = { text, sprite, isSaid, isOpen: true };
    this.queue.push(question);
    if (this.queue.length === 1) this.askNext();
    return question;
  }

  /** Whether the script that asked goes on: it is its turn, so it takes an answer given in advance. */
  isAnswered(question: Question): boolean {
    if (question === this.queue[0]) {
      const answer = this.prepared.shift();
      if (answer !== undefined) this.reply(answer);
    }
    return !question.isOpen;
  }

  /** The answer to the question that is being asked; without one it is only remembered. */
  reply(answer: string): void {
    this.answer = answer;
    this.close(this.queue[0]);
  }

  /** Its script was stopped. */
  drop(question: Question): void {
    if (question.isOpen) this.close(question);
  }

  clear(): void {
    for (const question of this.queue) question.isOpen = false;
    this.queue = [];
  }

  /** What the page is to ask: no words where a sprite's bubble has them. Null for nothing. */
  get current(): { readonly text: string } | null {
    const [first] = this.queue;
    return first === undefined ? null : { text: first.isSaid ? "" : first.text };
  }

  private close(question: Question | undefined): void {
    if (question === undefined) return;
    const isFirst = question === this.queue[0];
    question.isOpen = false;
    this.queue = this.queue.filter((one) => one !== question);
    if (!isFirst) return;
    if (question.isSaid) question.sprite.say("say", "");
    this.askNext();
  }

  private askNext(): void {
    const [first] = this.queue;
    if (first?.isSaid) first.sprite.say("say", first.text);
  }
}
