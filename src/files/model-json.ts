// model.json: a trained network as text, and what is wrong with one in sentences that name the
// layer. What the file holds, #engine/model knows.

import type { ParsedModel } from "#engine/model";
import { fromModel, type Model, type ModelProblem } from "#engine/model";
import { text } from "#program/messages";

export type ReadModel =
  | Extract<ParsedModel, { kind: "model" }>
  | { readonly kind: "refused"; readonly text: string };

export function readModelJson(json: string): ReadModel {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { kind: "refused", text: text("files.modelJson") };
  }
  const parsed = fromModel(data);
  if (parsed.kind === "model") return parsed;
  return { kind: "refused", text: phraseModelProblems(parsed.problems) };
}

/** Numbers come out in the shortest form that reads back the same float64. */
export function writeModelJson(model: Model): string {
  return JSON.stringify(model);
}

const PROBLEMS_SHOWN = 5;

/** The first problems as sentences. Layers and positions count from 1. */
export function phraseModelProblems(problems: readonly ModelProblem[]): string {
  return problems.slice(0, PROBLEMS_SHOWN).map(phraseModelProblem).join(" ");
}

export function phraseModelProblem(problem: ModelProblem): string {
  return text(`files.${problem.code}`, { ...problem });
}
