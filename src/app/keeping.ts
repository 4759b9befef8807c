// Saves the open project in the browser a moment after every change and when the page is hidden. Says so
// only when it is safely stored, lists and weights included: those are the worker's to store.
import { whyNotKept } from "#program/why-not-kept";
import { keepProject } from "#store/projects";
import type { KeptState } from "./header.ts";
import type { OpenProject } from "./open-project.ts";

const DELAY_MS = 800;

export interface Keeping {
  /** Something changed: save soon. */
  soon(): void;
  /** Saves what is not saved yet; resolves when it is stored. */
  now(): Promise<void>;
}

export function createKeeping(deps: {
  readonly project: () => OpenProject;
  /** Has the worker store lists and weights; rejects with a sentence. */
  readonly keepWork: () => Promise<unknown>;
  readonly picture: () => string;
  readonly shown: (state: KeptState) => void;
  readonly failed: (reason: string) => void;
}): Keeping {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changes = 0;
  let saved = 0;

  async function save(): Promise<void> {
    timer = null;
    const saving = changes;
    const project = deps.project();
    const { id, name } = project;
    try {
      const entry = { id, name, savedAt: Date.now(), picture: deps.picture() };
      await keepProject(entry, project.saved());
      await deps.keepWork();
      saved = saving;
      if (changes === saving) deps.shown("kept");
    } catch (error) {
      deps.shown("notKept");
      deps.failed(whyNotKept(error));
    }
  }

  async function now(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    if (saved !== changes) await save();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    void now();
    void deps.keepWork().catch(() => undefined);
  });

  return {
    soon() {
      changes += 1;
      deps.shown("keeping");
      timer ??= setTimeout(() => void save(), DELAY_MS);
    },
    now,
  };
}
