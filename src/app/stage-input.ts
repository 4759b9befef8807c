// What people do on the stage, for the worker and the project: the mouse, answers, sliders, and
// monitors that are moved or changed, which Undo takes back; and what the stage asks it. Hands the stage's canvases over.
import type { Stage, StageDeps } from "#stage/stage";
import type { Client } from "#worker/client";
import type { EditHistory } from "./edit-history.ts";
import type { OpenProject } from "./open-project.ts";
import { followPointer } from "./stage-pointer.ts";

export interface StageInput {
  readonly deps: Pick<
    StageDeps,
    "onMonitorLook" | "onVariableSet" | "onMonitorHidden" | "onAnswer" | "onPlane"
  >;
  /** Once the stage is there. */
  attach(stage: Stage): void;
}

export function createStageInput({
  client,
  project,
  history,
  showMonitors,
  keep,
}: {
  readonly client: Client;
  readonly project: () => OpenProject;
  readonly history: () => EditHistory;
  readonly showMonitors: () => void;
  /** The project has changed. */
  readonly keep: () => void;
}): StageInput {
  /** Changes a monitor, and back. */
  function change(id: string, to: ReturnType<OpenProject["monitor"]>): void {
    const open = project();
    const before = open.monitor(id);
    const become = (monitor: typeof before) => {
      // Undo belongs to the project in which the change was made.
      if (project() !== open) return;
      open.setMonitor(monitor);
      showMonitors();
      history().refresh();
      keep();
    };
    become(to);
    history().note({ text: null, undo: () => become(before), redo: () => become(to) });
  }

  return {
    deps: {
      onMonitorLook: (id, look) => change(id, { ...project().monitor(id), ...look }),
      onMonitorHidden: (id) => change(id, { ...project().monitor(id), visible: false }),
      onVariableSet(id, value) {
        client.send({ type: "setVariable", id, value });
        project().setValues({ [id]: value });
        keep();
      },
      onAnswer: (text) => client.send({ type: "answer", text }),
      onPlane: (question) => client.request("boundary", question),
    },
    attach(stage) {
      if (stage.surfaces !== null) {
        const { canvas, backdrop } = stage.surfaces;
        client.send({ type: "canvas", ...stage.surfaces }, [canvas, backdrop]);
      }
      followPointer(stage.el, (state) => client.send({ type: "pointer", ...state }));
    },
  };
}
