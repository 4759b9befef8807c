// `evaluate`: how right a model is about a file of samples, as a whole and class by class.
import { judgeList } from "#host/list-judge";
import type { EvaluationResult } from "#program/evaluation";
import { openModelAndData } from "./model-and-data.ts";
import { counted, percent, rounded } from "./number-words.ts";
import { textTable } from "./text-table.ts";
import { orMistake } from "./training-data.ts";

/** A wider matrix would not fit on any screen. */
const MOST_COLUMNS = 40;

export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const { model, source, json } = await openModelAndData("evaluate", args);
  const { result } = orMistake(() => judgeList(source, model));
  if (json) console.log(JSON.stringify(result));
  else print(result);
  return 0;
}

function print({ loss, accuracy, correct, samples, confusion, classes }: EvaluationResult): void {
  console.log(`accuracy  ${percent(accuracy)}, ${counted(correct)} of ${counted(samples)} samples`);
  console.log(`loss      ${rounded(loss)}`);
  if (classes.length === 0) return;
  const labels = classes.map(({ label }) => label);
  if (labels.length <= MOST_COLUMNS) {
    console.log("\nConfusion matrix: a row for each right label, a column for each prediction");
    const rows = confusion.map((row, c) => [labels[c] ?? "", ...row.map(String)]);
    printTable([["", ...labels], ...rows]);
  } else {
    console.log(
      `\nThe confusion matrix of ${labels.length} labels is too wide to print: see --json.`,
    );
  }
  console.log("\nEach label against all others");
  printTable([
    ["label", "precision", "recall", "F1", "true +", "false +", "false -", "true -"],
    ...classes.map((each) => [
      each.label,
      percent(each.precision),
      percent(each.recall),
      percent(each.f1),
      String(each.truePositive),
      String(each.falsePositive),
      String(each.falseNegative),
      String(each.trueNegative),
    ]),
  ]);
}

function printTable(rows: readonly (readonly string[])[]): void {
  for (const line of textTable(rows)) console.log(`  ${line}`);
}
