// Ctrl-C, or a terminal that is closed, while something takes long: the first time it is asked to end
// in good order, the second time it ends at once.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export class Interruption {
  #asked = false;
  readonly #ask = () => {
    this.#asked = true;
    this.ignore();
  };

  constructor() {
    for (const signal of signals) process.once(signal, this.#ask);
  }

  /** Whether somebody has asked. Only changes while the program waits. */
  get asked(): boolean {
    return this.#asked;
  }

  /** From here on a signal ends the program, as usual. */
  ignore(): void {
    for (const signal of signals) process.off(signal, this.#ask);
  }
}

/** What a shell shows for a program that was ended by Ctrl-C. */
export const INTERRUPTED = 130;
