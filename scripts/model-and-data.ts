// What `evaluate` and `predict` are asked with: a model, a file of samples, and whether to answer in JSON.
import { parseArgs } from "node:util";
import { required } from "./command-mistake.ts";
import { openModelFile } from "./open-model.ts";
import { parseOptions } from "./parse-options.ts";
import { wholeFile } from "./training-data.ts";

/** Opens both; throws a `CommandMistake` when one is missing or cannot be read. */
export async function openModelAndData(command: string, args: readonly string[]) {
  const { values } = parseOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        model: { type: "string" },
        data: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const path = required(values.model, `${command} wants a model: add --model MODEL.json`);
  const data = required(values.data, `${command} wants samples: add --data FILE`);
  const model = await openModelFile(path);
  return { model, source: await wholeFile(data), json: values.json };
}
