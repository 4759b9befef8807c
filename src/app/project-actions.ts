// What the file menu does with whole projects: choose, duplicate, delete with undo, open and save files.
// How a project is put on the page it does not know: `arrive` does that.
import { PROJECT_FORMAT } from "#compile/project";
import { text } from "#program/messages";
import { hideProject, listProjects, type ProjectEntry, showProject } from "#store/projects";
import type { Keeping } from "./keeping.ts";
import { download } from "./lists-panel.ts";
import type { NetworkFileDeps } from "./network-files.ts";
import {
  type Arrival,
  copyOf,
  keptProject,
  projectFromFile,
  starterProject,
} from "./project-files.ts";

export interface ProjectActions {
  /** "My projects". */
  choose(): Promise<void>;
  duplicate(): Promise<void>;
  saveToFile(): Promise<void>;
  /** A project, or a network or model as a file of its own. */
  openFile(file: File): Promise<void>;
}

export interface ProjectActionsDeps extends NetworkFileDeps {
  readonly keeping: Keeping;
  readonly offerUndo: (sentence: string, undo: () => void) => void;
}

export function createProjectActions(deps: ProjectActionsDeps): ProjectActions {
  const { client, keeping, project: current, arrive, say } = deps;

  async function choose(): Promise<void> {
    const [{ chooseProject }] = await Promise.all([import("./projects-dialog.ts"), keeping.now()]);
    const choice = await chooseProject(await listProjects(), current().id);
    if (choice === null) return;
    const { entry, what } = choice;
    if (what === "delete") return remove(entry);
    if (entry.id === current().id) return what === "duplicate" ? duplicate() : undefined;
    const kept = await keptProject(entry.id);
    if ("problem" in kept) return say(kept.problem);
    return arrive(what === "open" ? kept : await copyOf(entry.id, kept.project));
  }

  async function remove(entry: ProjectEntry): Promise<void> {
    if (entry.id === current().id) {
      const others = (await listProjects()).filter(({ id }) => id !== entry.id);
      const next = others[0] === undefined ? null : await keptProject(others[0].id);
      // Arriving elsewhere saves this one once more, so it is taken off the list only then.
      await arrive(next === null || "problem" in next ? starterProject() : next);
    }
    await hideProject(entry.id);
    deps.offerUndo(text("projects.deleted", { name: entry.name }), () => void showProject(entry));
  }

  async function duplicate(): Promise<void> {
    await keeping.now();
    await client.request("keep", {});
    await arrive(await copyOf(current().id, current().saved()));
  }

  async function saveToFile(): Promise<void> {
    try {
      const { file } = await client.request("pack", {
        project: JSON.stringify(current().saved()),
        keys: Object.fromEntries(current().listKeys),
      });
      download(file, `${current().name}.blockprop`);
    } catch (error) {
      say(sentenceOf(error));
    }
  }

  async function openFile(file: File): Promise<void> {
    try {
      if (/\.json$/i.test(file.name) && !(await saysProject(file))) {
        const { openConfig } = await import("./network-files.ts");
        if (await openConfig(file, deps)) return;
      }
      const arrival = await projectFromFile(file, client);
      if (arrival.isScratch && !(await isWanted(arrival))) return;
      await arrive(arrival.isScratch ? { ...arrival, notes: [] } : arrival);
      say(text("projects.opened", { name: current().name }));
    } catch (error) {
      say(sentenceOf(error));
    }
  }

  return { choose, duplicate, saveToFile, openFile };
}

/** Of a Scratch project: what is different here is said before anything is replaced. */
async function isWanted({ project, notes }: Arrival): Promise<boolean> {
  if (notes.length === 0) return true;
  const { confirmOpening } = await import("./scratch-files.ts");
  return confirmOpening(project.name, notes);
}

/** Whether it begins as our own projects do; others are looked at more closely. */
async function saysProject(file: File): Promise<boolean> {
  return (await file.slice(0, 200).text()).includes(PROJECT_FORMAT);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
