// Fills lists by a request of the worker's, lists among them that come into being with it, as one step of
// undo: the list and what is in it go together. Nothing is made when the request is refused.
import type { Editor } from "#editor/create-editor";
import { type Client, Refusal } from "#worker/client";
import type { ListReply } from "#worker/protocol";
import type { Change, EditHistory } from "./edit-history.ts";
import type { ListsPanel } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";
import { newId } from "./project-files.ts";

export interface FillDeps {
  readonly client: Client;
  readonly lists: () => ListsPanel;
  readonly editor: () => Editor;
  readonly project: () => OpenProject;
  readonly history: () => EditHistory;
  /** The editor has made a list: the project is to know. */
  readonly takeUpEdits: () => void;
}

/** A list to be filled: one that is there, or else a new one of that name. */
export interface WantedList {
  readonly name: string;
  /** It is kept for testing from now on. */
  readonly isTest?: boolean;
}

/**
 * `request` gets an id for each wanted list and answers with what became of each. Resolves to null when
 * all is done, else to the sentence of the refusal ("" when it was cancelled).
 */
export async function fillLists(
  wanted: readonly WantedList[],
  request: (ids: readonly string[]) => Promise<readonly ListReply[]>,
  deps: FillDeps & {
    readonly sentence: (replies: readonly ListReply[]) => string;
    /** Awaited before the lists change on the page: what was asked in goes away. */
    readonly arrived?: () => Promise<unknown>;
  },
): Promise<string | null> {
  const { lists, editor, project, history } = deps;
  const open = project();
  const known = wanted.map(({ name }) => lists().lists.find((one) => one.name === name)?.id);
  const ids = known.map((id) => id ?? newId());
  let replies: readonly ListReply[];
  try {
    replies = await request(ids);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.cancelled ? "" : error.message;
  }
  await deps.arrived?.();
  if (project() !== open) return "";
  editor().inOneStep(() => {
    ids.forEach((id, k) => {
      if (known[k] === undefined) editor().addName("list", wanted[k].name, id);
    });
    const filled = new Map(ids.map((id, k) => [id, replies[k]]));
    const before = ids.map((id) => open.isTestList(id));
    const now = wanted.map(({ isTest }, k) => isTest ?? before[k]);
    const change = lists().noteReplies(filled, deps.sentence(replies));
    history().noteChange(withRoles(change, { from: before, to: now }));
    setRoles(now);
  });
  for (const id of ids) open.showMonitor(id, true);
  deps.takeUpEdits();
  return null;

  function setRoles(roles: readonly boolean[]): void {
    ids.forEach((id, k) => {
      open.setTestList(id, roles[k]);
    });
  }

  /** The change, and which of the lists are for testing. */
  function withRoles(
    change: Change,
    { from, to }: Record<"from" | "to", readonly boolean[]>,
  ): Change {
    return {
      text: change.text,
      undo: async () => {
        const back = await change.undo();
        if (back === null) return null;
        setRoles(from);
        deps.takeUpEdits();
        return withRoles(back, { from: to, to: from });
      },
    };
  }
}
