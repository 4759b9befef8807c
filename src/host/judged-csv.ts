// What a test found, as tables (CSV) for a spreadsheet: the confusion matrix, the figures of each label, or
// a row for each sample. Text in pieces, so that 60,000 rows need not be made in one go.
import type { EvaluationResult, JudgedOrder } from "#program/evaluation";
import type { JudgedList } from "./judged-list.ts";

const ROWS_A_PIECE = 1000;

/** A row for each right label, a column for each prediction. */
export function confusionCsv({ confusion, classes }: EvaluationResult): string {
  const labels = classes.map(({ label }) => label);
  const rows = confusion.map((counts, c) => [labels[c], ...counts]);
  return [["label", ...labels], ...rows].map(line).join("");
}

/** A row for each label against all others; empty where a figure is 0/0. */
export function classesCsv({ classes }: EvaluationResult): string {
  const head = ["label", "precision", "recall", "F1", "TP", "FP", "FN", "TN"];
  const rows = classes.map((each) => [
    each.label,
    each.precision,
    each.recall,
    each.f1,
    each.truePositive,
    each.falsePositive,
    each.falseNegative,
    each.trueNegative,
  ]);
  return [head, ...rows].map(line).join("");
}

/** A row for each sample, counted from 1, in pieces; `most` of them. */
export function* samplesCsv(
  judged: JudgedList,
  order: JudgedOrder,
  most = Number.POSITIVE_INFINITY,
): Generator<string> {
  yield line(["index", "label", "prediction", "right", "loss", "confidence"]);
  const indexes = judged.choose({}, order);
  const end = Math.min(indexes.length, most);
  for (let from = 0; from < end; from += ROWS_A_PIECE) {
    const piece = indexes.subarray(from, Math.min(end, from + ROWS_A_PIECE));
    yield Array.from(piece, (index) => sampleLine(judged, index)).join("");
  }
}

function sampleLine(judged: JudgedList, at: number): string {
  const { index, label, predicted, isRight, loss, confidence } = judged.finding(at);
  return line([index + 1, label, predicted, isRight ? "yes" : "no", loss, confidence]);
}

function line(fields: readonly (string | number | null | undefined)[]): string {
  return `${fields.map(field).join(",")}\n`;
}

function field(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
