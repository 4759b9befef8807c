// `predict`: what a model says of each sample of a file, one line a sample.
import { predictSamples } from "#host/ask-samples";
import { openModelAndData, parseModelAndData } from "./model-and-data.ts";
import { orMistake } from "./training-data.ts";

export async function predictCommand(args: readonly string[]): Promise<number> {
  const options = parseModelAndData(args, {});
  const { model, source } = await openModelAndData("predict", options);
  const samples = orMistake(() => [...predictSamples(source, model)]);
  if (options.json) {
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
