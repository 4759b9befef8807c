// The operations of the Stage blocks and of showing or hiding monitors: they write to the recorder.
import { RunError } from "#program/diagnostic";
import type { Actions } from "#runtime/ports";
import type { Learner } from "./learner.ts";
import type { Recorder } from "./recorder.ts";
import { linkSample, type SamplePorts } from "./sample-source.ts";

export function createStageActions(
  recorder: Recorder,
  learner: Learner,
  samples: SamplePorts,
): Actions {
  const variableMonitor = (visible: boolean): Actions[string] => ({
    link: (a) => {
      const id = String(a.literal(0));
      return () => recorder.showMonitor(id, visible);
    },
  });
  const listMonitor = (visible: boolean): Actions[string] => ({
    link: (a) => {
      const reference = a.expr(0);
      if (reference.kind !== "list") throw new Error("A list monitor needs a list");
      return () => recorder.showMonitor(reference.id, visible);
    },
  });
  return {
    stage_draw: {
      cost: "visible",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => recorder.draw(sample(t), learner);
      },
    },
    stage_plot: {
      cost: "visible",
      link: (a) => {
        const value = a.number(0);
        const series = String(a.literal(1));
        return (t) => recorder.plot(series, value(t), learner);
      },
    },
    stage_boundary: {
      cost: "visible",
      link: (a) => {
        const reference = a.expr(0);
        if (reference.kind !== "list") throw new Error("A decision boundary needs a list");
        return () => {
          const found = learner.network?.spec.inputs ?? 2;
          if (found !== 2) throw new RunError("stage.boundaryInputs", { found });
          recorder.showBoundary(reference.id);
        };
      },
    },
    stage_clear: { cost: "visible", link: () => () => recorder.clear(learner) },
    stage_pad: {
      cost: "visible",
      link: (a) => {
        const show = a.literal(0) === true ? "show" : "hide";
        return () => recorder.showPad(show);
      },
    },
    data_showvariable: variableMonitor(true),
    data_hidevariable: variableMonitor(false),
    data_showlist: listMonitor(true),
    data_hidelist: listMonitor(false),
  };
}
