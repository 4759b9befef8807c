// `predict`: what a model says of each sample of a file, one line a sample.
import { parseArgs } from "node:util";
import { predictSamples } from "#host/ask-samples";
import { required } from "./command-mistake.ts";
import { openModelFile } from "./open-model.ts";
import { parseOptions } from "./parse-options.ts";
import { orMistake, wholeFile } from "./training-data.ts";

export async function predictCommand(args: readonly string[]): Promise<number> {
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
  const path = required(values.model, "predict wants a model: add --model MODEL.json");
  const data = required(values.data, "predict wants samples: add --data FILE");
  const model = await openModelFile(path);
  const source = await wholeFile(data);
  const samples = orMistake(() => [...predictSamples(source, model)]);
  if (values.json) {
    console.log(JSON.stringify({ samples }));
    return 0;
  }
  for (const { label, prediction, probabilities } of samples) {
    console.log(`${label} ${prediction} ${probabilities.map(shortened).join(" ")}`);
  }
  return 0;
}

/** Four decimals are enough to read; --json has all of them. */
function shortened(value: number): string {
  return value.toFixed(4);
}
