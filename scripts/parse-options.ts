// Turns the complaints of node:util's parseArgs into a CommandMistake of one sentence.
import { CommandMistake } from "./command-mistake.ts";

export function parseOptions<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error)) throw error;
    const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? "";
    if (error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") {
      const word = /'([^']*)'/.exec(error.message)?.[1] ?? "";
      throw new CommandMistake(
        `“${word}” stands alone, but this command takes options only, like --data FILE.`,
      );
    }
    throw new CommandMistake(
      error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
        ? `There is no option “${option}” for this command. \`npm run -s cli\` lists all options.`
        : `The option “${option}” is not given as it should be: ${whatIsWrong(error.message)}.`,
    );
  }
}

function whatIsWrong(complaint: string): string {
  if (complaint.includes("ambiguous"))
    return "a value that begins with - goes after an equals sign";
  return complaint.includes("does not take") ? "it takes no value" : "its value is missing";
}
