// The command line: `npm run -s cli -- COMMAND ...`. Each command is a file of its own.
// A user's mistake ends with exit code 2 and one sentence, never a stack trace.
import { checkCommand } from "./cli-check.ts";
import { runCommand } from "./cli-run.ts";
import { CommandMistake } from "./command-mistake.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run: runCommand,
  check: checkCommand,
};

const usage = `blockprop COMMAND ...

  run PROJECT     presses the green flag and runs until all scripts have ended
      --list NAME=FILE   fills a list from a file; may be given more than once
      --set VAR=VALUE    gives a variable a value before the flag; may be given more than once
      --key K            presses a key after the flag; may be given more than once
      --seed N           another seed than the project's
      --seconds S        stops after S seconds
      --json             the last line of standard output is one JSON object
  check PROJECT   says what is wrong with a project, without running it
      --json

PROJECT is a .blockprop file or a project.json. FILE is a list file.`;

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  const asked = name === "" || name === "help" || name === "--help";
  if (!asked) console.error(`There is no command “${name}”.\n`);
  console.error(usage);
  process.exitCode = asked ? 0 : 2;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof CommandMistake)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
