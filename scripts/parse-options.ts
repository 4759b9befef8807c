// Turns the complaints of node:util's parseArgs into a CommandMistake.
import { CommandMistake } from "./command-mistake.ts";

export function parseOptions<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const isComplaint = error instanceof TypeError && "code" in error;
    if (!isComplaint) throw error;
    throw new CommandMistake(`${error.message} Run it without arguments to see all options.`);
  }
}
