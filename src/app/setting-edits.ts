// Settings of the project that Undo takes back: its name, its seed, the drawing pad, which variables and
// lists are shown, which lists are for testing. Deliberately not: speed, zoom and stage size, which say how one looks at the
// project, and what a running program did.
import type { EditHistory } from "./edit-history.ts";
import type { OpenProject } from "./open-project.ts";

export interface SettingEdits {
  rename(name: string): void;
  setSeed(seed: number): void;
  showPad(shown: boolean): void;
  showMonitor(id: string, visible: boolean): void;
  /** Whether a list is for testing. */
  setTestList(id: string, isTest: boolean): void;
}

/** What brings a setting onto the page once it is in the project. */
export interface ShownSettings {
  name(name: string): void;
  seed(seed: number): void;
  pad(shown: boolean): void;
  monitors(): void;
}

export function createSettingEdits(deps: {
  readonly project: () => OpenProject;
  readonly history: () => EditHistory;
  readonly shown: ShownSettings;
  /** The project is to be compiled and kept. */
  readonly changed: () => void;
}): SettingEdits {
  const { project, history, shown } = deps;

  function change<T>(from: T, to: T, put: (value: T) => void): void {
    const open = project();
    const become = (value: T) => {
      // Undo belongs to the project in which the change was made.
      if (project() !== open) return;
      put(value);
      deps.changed();
    };
    become(to);
    if (from === to) return;
    history().note({ text: null, undo: () => become(from), redo: () => become(to) });
  }

  return {
    rename: (name) =>
      change(project().name, name, (now) => {
        project().rename(now);
        shown.name(now);
      }),
    setSeed: (seed) =>
      change(project().seed, seed, (now) => {
        project().setSeed(now);
        shown.seed(now);
      }),
    showPad: (isShown) =>
      change(project().padShown, isShown, (now) => {
        project().setPadShown(now);
        shown.pad(now);
      }),
    setTestList: (id, isTest) =>
      change(project().isTestList(id), isTest, (now) => project().setTestList(id, now)),
    showMonitor: (id, visible) =>
      change(project().shownMonitors.includes(id), visible, (now) => {
        project().showMonitor(id, now);
        shown.monitors();
      }),
  };
}
