// The file menu: what it offers, in order. What takes long to load comes when it is chosen.
import { text } from "#program/messages";
import type { MenuItem } from "#ui/menu";
import type { Examples } from "./examples.ts";
import type { NetworkFileDeps } from "./network-files.ts";
import type { ProjectActions } from "./project-actions.ts";
import { emptyProject, starterProject } from "./project-files.ts";

export interface FileMenuDeps extends NetworkFileDeps {
  readonly examples: Examples;
  readonly projects: () => ProjectActions;
  readonly openFile: () => void;
  readonly keys: () => void;
  /** Starts something; a failure is said. */
  readonly act: (work: Promise<unknown>) => void;
}

export function fileItems(deps: FileMenuDeps): readonly MenuItem[] {
  const { act, arrive, examples } = deps;
  const item = (name: string, work: () => Promise<unknown>): MenuItem => ({
    label: text(`app.menu.${name}`),
    run: () => act(work()),
  });
  const save = (what: "network" | "model") => async () => {
    const { saveConfig } = await import("./network-files.ts");
    await saveConfig(what, deps);
  };
  return [
    item("new", () => arrive(emptyProject())),
    item("examples", examples.show),
    item("starter", () => arrive(starterProject())),
    item("projects", () => deps.projects().choose()),
    item("duplicate", () => deps.projects().duplicate()),
    { label: text("app.menu.open"), run: deps.openFile },
    item("save", () => deps.projects().saveToFile()),
    item("saveScratch", async () => {
      const { saveForScratch } = await import("./scratch-files.ts");
      await saveForScratch(deps);
    }),
    item("saveNetwork", save("network")),
    item("saveModel", save("model")),
    { label: text("app.menu.keys"), run: deps.keys },
  ];
}
