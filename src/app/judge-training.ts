// When a run that trained comes to its end: has the worker count what the network now gets right in
// the list that is shown, and offers to learn from more. Before any training: says so to who draws.
import type { RunEvents } from "#program/run-event";
import type { Client } from "#worker/client";
import { createAfterTraining, readsDigits } from "./after-training.ts";
import type { ListsPanel } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";

export interface TrainingJudge {
  readonly el: HTMLElement;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** Somebody drew on the pad. */
  drawn(): void;
  /** A flag or another project: an answer that still comes is out of date. */
  forget(): void;
}

export function createTrainingJudge(deps: {
  readonly client: Client;
  readonly project: () => OpenProject;
  readonly lists: () => ListsPanel;
  /** The green flag, as fast as it goes. */
  readonly train: () => void;
  readonly tryTrained: () => void;
}): TrainingJudge {
  const { client, lists, tryTrained } = deps;
  const after = createAfterTraining({ learn: (dataset) => void learnFrom(dataset), tryTrained });
  let runs = 0;
  let judgedList = "";
  /** What had been learned when the last run ended. */
  let known = { trained: 0, resets: 0 };
  let isIdle = true;

  function shownLists() {
    const { shownMonitors } = deps.project();
    return lists().lists.filter(({ id }) => shownMonitors.includes(id));
  }

  async function judge(trained: number): Promise<void> {
    const project = deps.project();
    const [list] = shownLists();
    if (trained === 0 || list === undefined || !readsDigits(project.compile().program.network)) {
      return;
    }
    const run = runs;
    const outcome = await client.request("judge", { list: list.id, keep: false }).catch(() => null);
    if (outcome === null || run !== runs) return;
    judgedList = list.id;
    const { samples, correct } = outcome;
    // Less than one pass through the list is no training to judge.
    if (trained >= samples)
      after.show({ total: samples, right: correct, areOwn: !project.hasDataset(list.id) });
  }

  async function learnFrom(dataset: "mnist_2000.txt" | "mnist-train"): Promise<void> {
    const project = deps.project();
    const isImported = await lists().importInto(judgedList, { kind: "dataset", name: dataset });
    if (isImported && deps.project() === project) deps.train();
  }

  return {
    el: after.el,
    update({ trained, resets, finished, state }) {
      const hasLearned = trained !== known.trained || resets !== known.resets;
      if (finished && hasLearned) void judge(trained);
      isIdle = state === "idle";
      if (isIdle) known = { trained, resets };
    },
    drawn() {
      if (!isIdle || known.trained > 0) return;
      if (!readsDigits(deps.project().compile().program.network)) return;
      const isFilled = shownLists().some(({ id }) => lists().lengthOf(id) > 0);
      after.showUntrained(isFilled ? "filled" : "empty");
    },
    forget() {
      runs += 1;
      after.hide();
    },
  };
}
