// The reporters that test the network on a whole list: jobs that end with one figure.
import { RunError } from "#program/diagnostic";
import type { EvaluationResult } from "#program/evaluation";
import type { Arguments, Job, Reporters } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Learner } from "./learner.ts";
import { linkSlice } from "./list-slice.ts";
import { tools } from "./provided-tools.ts";
import { emptyList, linkList, type SamplePorts, type SamplesOfList } from "./sample-source.ts";

/** A number of a test; null where it is 0/0. */
type Figure = (result: EvaluationResult) => number | null;

export function createTestReporters(learner: Learner, samples: SamplePorts): Reporters {
  /** A test on what argument `index` is; what it tells is known when it begins. */
  const test = (a: Arguments, index: number, figureAt: (thread: Thread) => Figure) => {
    const list = linkList(a, index, samples);
    return testOn(() => list, figureAt, a);
  };
  const testOn = (
    asked: (thread: Thread) => SamplesOfList,
    figureAt: (thread: Thread) => Figure,
    { block }: Arguments,
  ) => {
    return (thread: Thread): Job => {
      const from = asked(thread);
      if (from.list.length === 0) throw emptyList(from.name, block);
      const figure = figureAt(thread);
      const judge = new (tools().ListJudge)(learner, from);
      return {
        step: () => judge.step(),
        get value() {
          return figure(judge.judged.result) ?? "";
        },
      };
    };
  };
  return {
    /** (list) */
    training_accuracy: {
      returns: "later",
      link: (a) =>
        test(
          a,
          0,
          () =>
            ({ accuracy }) =>
              accuracy,
        ),
    },
    /** (list, figure) */
    training_losson: {
      returns: "later",
      link: (a) => {
        const figure: Figure =
          a.literal(1) === "number right" ? ({ correct }) => correct : ({ loss }) => loss;
        return test(a, 0, () => figure);
      },
    },
    /** (figure, list, first, last) */
    training_slicefigure: {
      returns: "later",
      link: (a) => {
        const figure = sliceFigures[String(a.literal(0))] ?? sliceFigures.accuracy;
        return testOn(linkSlice(a, 1, samples), () => figure, a);
      },
    },
    /** (figure, label, list) */
    training_classfigure: {
      returns: "later",
      link: (a) => {
        const figure = classFigures[String(a.literal(0))] ?? "precision";
        const label = a.text(1);
        return test(a, 2, (thread) => {
          const { answers, form } = learner.ready();
          if (form.labels.texts.length === 0) throw new RunError("judge.oneOutput");
          const place = answers.place(label(thread));
          return ({ classes }) => classes[place][figure];
        });
      },
    },
  };
}

/** Values of the reporter's menu. */
const sliceFigures: Readonly<Record<string, Figure>> = {
  accuracy: ({ accuracy }) => accuracy,
  "mean loss": ({ loss }) => loss,
  "number right": ({ correct }) => correct,
};

/** Values of the reporter's menu. */
const classFigures: Readonly<Record<string, "precision" | "recall" | "f1">> = {
  precision: "precision",
  recall: "recall",
  F1: "f1",
};
