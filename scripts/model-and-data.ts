// What `evaluate` and `predict` are asked with: a model, a file of samples, and whether to answer in JSON.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { required } from "./command-mistake.ts";
import { openModelFile } from "./open-model.ts";
import { parseOptions } from "./parse-options.ts";
import { wholeFile } from "./training-data.ts";

const modelAndData = {
  model: { type: "string" },
  data: { type: "string" },
  json: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

/** The options of the command, `more` of its own among them. */
export function parseModelAndData<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  more: T,
) {
  return parseOptions(() => parseArgs({ args: [...args], options: { ...modelAndData, ...more } }))
    .values;
}

/** Opens both; throws a `CommandMistake` when one is missing or cannot be read. */
export async function openModelAndData(
  command: string,
  values: { readonly model?: string | undefined; readonly data?: string | undefined },
) {
  const path = required(values.model, `${command} wants a model: add --model MODEL.json`);
  const data = required(values.data, `${command} wants samples: add --data FILE`);
  const model = await openModelFile(path);
  return { model, source: await wholeFile(data) };
}
