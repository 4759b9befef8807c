// `evaluate`: how right a model is about a file of samples, as a whole, class by class and, as a table, sample
// by sample.

import { judgeList } from "#host/judge-at-once";
import { samplesCsv } from "#host/judged-csv";
import type { EvaluationResult } from "#program/evaluation";
import { readWhole } from "./command-mistake.ts";
import { openModelAndData, parseModelAndData } from "./model-and-data.ts";
import { counted, percent, rounded } from "./number-words.ts";
import { checkCanSave, saveFile } from "./save-file.ts";
import { textTable } from "./text-table.ts";
import { orMistake } from "./training-data.ts";

type Judged = ReturnType<typeof judgeList>;

/** A wider matrix would not fit on any screen. */
const MOST_COLUMNS = 40;

export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const options = parseModelAndData(args, {
    csv: { type: "string" },
    surprising: { type: "string" },
  });
  const { csv, surprising } = options;
  const most = surprising === undefined ? 0 : readWhole(surprising, "surprising", 1);
  if (csv !== undefined) await checkCanSave(csv);
  const { model, source } = await openModelAndData("evaluate", options);
  const judged = orMistake(() => judgeList(source, model));
  if (csv !== undefined) {
    const rows =
      surprising === undefined ? samplesCsv(judged, "list") : samplesCsv(judged, "surprise", most);
    await saveFile(csv, [...rows].join(""));
  }
  if (options.json) console.log(JSON.stringify(judged.result));
  else {
    print(judged.result);
    if (most > 0) printSurprising(judged, most);
  }
  return 0;
}

/** The labels that the model expected least: hard samples, and wrong labels. */
function printSurprising(judged: Judged, most: number): void {
  console.log("\nMost surprising");
  const rows = Array.from(judged.choose({}, "surprise").subarray(0, most), (at) => {
    const { index, label, predicted, loss, confidence } = judged.finding(at);
    return [String(index + 1), label, predicted, rounded(loss), percent(confidence)];
  });
  printTable([["sample", "label", "prediction", "loss", "confidence"], ...rows]);
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
