// When a run that trained comes to its end: has the worker count what the network now gets right in
// the list that is shown, and offers to learn from more.
import type { RunEvents } from "#program/run-event";
import type { Client } from "#worker/client";
import { type AfterTraining, readsDigits } from "./after-training.ts";
import type { ListsPanel } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";

export interface TrainingJudge {
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** A flag or another project: an answer that still comes is out of date. */
  forget(): void;
  /** The list last judged on; "" before the first. */
  readonly list: string;
}

export function createTrainingJudge(deps: {
  readonly client: Client;
  readonly project: () => OpenProject;
  readonly lists: ListsPanel;
  readonly after: AfterTraining;
}): TrainingJudge {
  const { client, lists, after } = deps;
  let runs = 0;
  let judgedList = "";
  /** What had been learned when the last run ended. */
  let known = { trained: 0, resets: 0 };

  async function judge(trained: number): Promise<void> {
    const project = deps.project();
    const [list] = lists.lists.filter(({ id }) => project.shownMonitors.includes(id));
    if (trained === 0 || list === undefined || !readsDigits(project.compile().program.network)) {
      return;
    }
    const run = runs;
    const outcome = await client.request("judge", { list: list.id, keep: false }).catch(() => null);
    if (outcome === null || run !== runs) return;
    judgedList = list.id;
    const { samples, correct } = outcome;
    // Less than one pass through the list is no training to judge.
    if (trained >= samples) after.show({ total: samples, right: correct });
  }

  return {
    update({ trained, resets, finished, state }) {
      const hasLearned = trained !== known.trained || resets !== known.resets;
      if (finished && hasLearned) void judge(trained);
      if (state === "idle") known = { trained, resets };
    },
    forget() {
      runs += 1;
      after.hide();
    },
    get list() {
      return judgedList;
    },
  };
}
