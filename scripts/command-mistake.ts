// A mistake of whoever typed the command: said in one sentence, exit code 2.
export class CommandMistake extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "CommandMistake";
  }
}

/** Splits NAME=VALUE at the first equals sign. */
export function splitPair(pair: string, option: string): readonly [name: string, value: string] {
  const at = pair.indexOf("=");
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new CommandMistake(`--${option} wants NAME=VALUE, but got “${pair}”.`);
}

/** The number an option holds, or a mistake that says which option it is. */
export function readNumber(words: string, option: string): number {
  const number = Number(words);
  if (words.trim() !== "" && Number.isFinite(number)) return number;
  throw new CommandMistake(`--${option} wants a number, but got “${words}”.`);
}

/** The whole number an option holds, at least `from`. */
export function readWhole(words: string, option: string, from: number): number {
  const number = readNumber(words, option);
  if (Number.isSafeInteger(number) && number >= from) return number;
  const least = Number.isFinite(from) ? ` from ${from}` : "";
  throw new CommandMistake(`--${option} wants a whole number${least}, but got “${words}”.`);
}

/** The value of an option that the command cannot do without; `wish` says what it is. */
export function required(value: string | undefined, wish: string): string {
  if (value !== undefined) return value;
  throw new CommandMistake(`${wish}. \`npm run -s cli\` lists all options.`);
}
