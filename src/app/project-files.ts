// Where projects come from and go to: the browser's storage, files, the starter, and copies.
// Answers with what to open; opening itself is the app's.
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { parseProject } from "#compile/parse-project";
import { PROJECT_FORMAT, PROJECT_VERSION, type Project } from "#compile/project";
import starter from "#gallery/starter.json";
import { text } from "#program/messages";
import { copyWork, keepProject, lastProject, listProjects, loadProject } from "#store/projects";
import type { Client } from "#worker/client";
import type { ListContent } from "#worker/protocol";

/** A project to open, and what it brings along. */
export interface Arrival {
  readonly id: string;
  readonly project: Project;
  /** List files from a .blockprop, by list name. */
  readonly lists: Readonly<Record<string, ListContent>>;
  /** model.json: its text from a .blockprop, the file itself, or the address of a model that ships. */
  readonly model: string | Blob | { readonly address: string } | null;
  /** Sentences to say. */
  readonly notes: readonly string[];
  /** It was made in Scratch. */
  readonly isScratch?: boolean;
}

/** 128 random bits. Not `randomUUID`: a page that a school serves over plain http does not have it. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function starterProject(): Arrival {
  const { project } = parseProject(starter);
  if (project === undefined) throw new Error("The starter project does not parse");
  return arrival(newId(), project);
}

/** A project with nothing in it but the list of 100 digits, so that there is something to learn. */
export function emptyProject(): Arrival {
  const list = { id: "list-mnist", name: "Mnist" };
  return arrival(newId(), {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name: text("app.untitled"),
    seed: 1,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: [],
        lists: [list],
        messages: [],
        blocks: [],
        comments: [],
      },
    ],
    lists: { [list.name]: { dataset: "mnist_100.txt" } },
    monitors: [{ id: list.id, visible: true }],
    settings: { speed: "fast", drawingPad: true },
  });
}

/** The project this browser had open last, or the starter. A damaged one is left as it is. */
export function lastOrStarter(): Promise<Arrival> {
  return lastOpen().catch(() => starterProject());
}

async function lastOpen(): Promise<Arrival> {
  const id = await lastProject();
  if (id === undefined || !(await listProjects()).some((entry) => entry.id === id)) {
    return starterProject();
  }
  const kept = await keptProject(id);
  if ("problem" in kept) {
    return { ...starterProject(), notes: [text("projects.damaged", { why: kept.problem })] };
  }
  return kept;
}

export async function keptProject(id: string): Promise<Arrival | { readonly problem: string }> {
  const { project, problems } = parseProject(await loadProject(id));
  if (project === undefined) return { problem: problems.map((one) => one.text).join(" ") };
  return arrival(id, project);
}

/** A copy with everything that was kept for the original. */
export async function copyOf(id: string, project: Project): Promise<Arrival> {
  const copy = newId();
  const name = text("app.copyOf", { name: project.name });
  // On the list at once: what is kept of a project that is not on it is cleaned up.
  await keepProject({ id: copy, name, savedAt: Date.now(), picture: "" }, { ...project, name });
  await copyWork(id, copy);
  return arrival(copy, { ...project, name });
}

/** Reads a .blockprop, a project.json or a .sb3. Rejects with a Refusal. */
export async function projectFromFile(file: File, client: Client): Promise<Arrival> {
  const answer = await client.request("unpack", { file, forms: formsOf(registry) });
  const { project, problems } = parseProject(JSON.parse(answer.project));
  if (project === undefined) throw new Error(problems.map((one) => one.text).join(" "));
  const lists = Object.entries(answer.lists).map(([name, list]): [string, ListContent] => [
    name,
    { kind: "file", file: list },
  ]);
  // Scratch keeps the name outside of the file.
  const name = file.name.replace(/\.sb3$/i, "").slice(0, 100) || project.name;
  const { model, notes, isScratch } = answer;
  return {
    ...arrival(newId(), isScratch ? { ...project, name } : project),
    ...{ lists: Object.fromEntries(lists), model, notes, isScratch },
  };
}

function arrival(id: string, project: Project): Arrival {
  return { id, project, lists: {}, model: null, notes: [] };
}
