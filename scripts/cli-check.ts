// `check PROJECT`: the diagnostics, without running. Exit code 1 when there is an error.
import { parseArgs } from "node:util";
import { CommandMistake } from "./command-mistake.ts";
import { openProject } from "./open-project.ts";
import { parseOptions } from "./parse-options.ts";

export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    }),
  );
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) {
    throw new CommandMistake("check wants one PROJECT: a .blockprop, .sb3 or project.json file.");
  }
  const { compiled, notes } = await openProject(path, null);
  const { diagnostics } = compiled;
  for (const note of notes) console.error(note);
  if (values.json) console.log(JSON.stringify({ diagnostics }));
  else if (diagnostics.length === 0) console.log("Nothing is wrong with this project.");
  else
    for (const { severity, block, text } of diagnostics)
      console.log(`${severity} [${block}] ${text}`);
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
