// What a plane shows, in words: how much of it has which answer, and how many samples are wrong. Pure.
import { type BoundaryAnswer, type Plane, surenessSteps } from "#program/boundary";
import { text } from "#program/messages";
import { predictedText, showOutput, showPercent } from "./show-number.ts";

/** Classes whose share is told. */
const MOST_TOLD = 4;

/** "answers A on 52 % of the plane, B on 48 %; 3 of 200 samples wrong." */
export function planeWords(plane: Plane): string {
  return text("boundary.says", { answers: answersWords(plane), wrong: wrongWords(plane) });
}

/** The same with the axes, for who cannot see them. */
export function planeName(plane: Plane): string {
  const { x, y } = plane;
  const [left, right, bottom, top] = [x.from, x.to, y.from, y.to].map(showOutput);
  return text("boundary.name", { says: planeWords(plane), left, right, bottom, top });
}

/** "At x 0.5, y −0.2: 1, 97 %" */
export function pointWords({ x, y, prediction }: NonNullable<BoundaryAnswer["point"]>): string {
  const { confidence } = prediction;
  const label = predictedText(prediction);
  const answer =
    confidence === null
      ? label
      : text("boundary.pointSure", { label, share: showPercent(confidence) });
  return text("boundary.point", { x: showOutput(x), y: showOutput(y), answer });
}

/** The classes that are on the plane or have samples, in order. */
export function seenClasses({ cells, dots, labels }: Plane): readonly number[] {
  const seen = new Set<number>(dots.classes);
  const steps = surenessSteps(labels.length);
  for (const cell of cells) seen.add(Math.floor(cell / steps));
  return labels.map((_, at) => at).filter((at) => seen.has(at));
}

function answersWords({ cells, labels }: Plane): string {
  const counts = labels.map(() => 0);
  const steps = surenessSteps(labels.length);
  for (const cell of cells) counts[Math.floor(cell / steps)]++;
  return labels
    .map((label, at) => ({ label, count: counts[at] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_TOLD)
    .map(({ label, count }, k) =>
      text(k === 0 ? "boundary.answer" : "boundary.answerMore", {
        label,
        share: showPercent(count / cells.length),
      }),
    )
    .join(", ");
}

function wrongWords({ dots, samples }: Plane): string {
  const shown = dots.wrong.length;
  const wrong = dots.wrong.reduce((sum, one) => sum + one, 0);
  const right = shown === 1 ? "oneRight" : "noneWrong";
  const key = wrong === 0 ? right : wrong === 1 ? "oneWrong" : "someWrong";
  const words = text(`boundary.${key}`, { wrong, shown });
  return shown === samples ? words : text("boundary.someShown", { words, samples });
}
