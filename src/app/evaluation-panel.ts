// The evaluation of the network: tests it on a list, and shows how many are right, the confusion matrix, the
// figures of each label and the samples behind them, beside the test before. Loaded when first opened.
import { englishEvaluation } from "#program/english-evaluation";
import { addMissing, text } from "#program/messages";
import type { RunEvents } from "#program/run-event";
import { createConfusionMatrix } from "#stage/confusion-matrix";
import { createLabelFigures } from "#stage/label-figures";
import { createLabelScatter } from "#stage/label-scatter";
import { h, setAria, setText } from "#ui/element";
import { createMenuButton } from "#ui/menu";
import { type Client, Refusal } from "#worker/client";
import type { Judgement, ListEdit } from "#worker/protocol";
import { type Comparison, compare, headline } from "./evaluation-words.ts";
import { createJudgedGrid } from "./judged-grid.ts";
import { download, type ListsPanel } from "./lists-panel.ts";

export interface EvaluationDeps {
  readonly client: Client;
  readonly lists: Pick<ListsPanel, "lists" | "edit">;
  readonly say: (sentence: string) => void;
  /** Tables want more room, or the stage back. */
  readonly grow: (to: "small" | "large") => void;
  /** Shows an item, from 0, in its list. */
  readonly reveal: (list: string, index: number) => void;
}

export interface EvaluationPanel {
  readonly el: HTMLElement;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** Another project comes: its tests are its own. */
  reset(): void;
}

type View = "matrix" | "labels" | "scatter" | "surprise" | "samples";
/** Samples of a cell are come to through the matrix. */
const views = ["matrix", "labels", "scatter", "surprise"] as const;

/** The parts that can be saved as tables. */
const tables = ["confusion", "classes", "samples"] as const;

export function createEvaluationPanel(host: HTMLElement, deps: EvaluationDeps): EvaluationPanel {
  addMissing(englishEvaluation);
  const { client } = deps;
  /** By list id: the last test and the one before. */
  const tests = new Map<string, Comparison>();
  /** Lists that changed since their last test. */
  const changedLists = new Set<string>();
  let network = { trained: 0, resets: 0 };
  let chosen = "";
  let view: View = "matrix";
  let testing: AbortController | null = null;
  let refusal = "";

  const choice = h("select", {
    class: "evaluation-list",
    aria: { label: text("evaluation.list") },
    on: {
      // Lists come and go: those there are when one looks.
      pointerdown: () => refreshLists(),
      focus: () => refreshLists(),
      change: () => choose(choice.value),
    },
  });
  const testButton = h(
    "button",
    { type: "button", class: "ui-button ui-button-main", on: { click: () => void test() } },
    text("evaluation.test"),
  );
  const bar = h("progress", { max: 1, aria: { label: text("evaluation.testing") } });
  const cancel = h(
    "button",
    { type: "button", class: "ui-button", on: { click: () => testing?.abort() } },
    text("app.cancel"),
  );
  const busy = h("span", { class: "evaluation-busy", hidden: true }, bar, cancel);
  const save = createMenuButton({
    label: text("evaluation.save"),
    face: text("evaluation.save"),
    items: () =>
      tables.map((part) => ({
        label: text(`evaluation.save.${part}`),
        run: () => void saveTable(part),
      })),
  });
  const score = h("p", { class: "evaluation-score", role: "status" });
  const note = h("p", { class: "evaluation-note", role: "status" });
  const viewButtons = views.map((one) =>
    h(
      "button",
      { type: "button", class: "evaluation-view", on: { click: () => showView(one) } },
      text(`evaluation.view.${one}`),
    ),
  );
  const switches = h(
    "div",
    { class: "evaluation-views", role: "group", aria: { label: text("evaluation.views") } },
    ...viewButtons,
  );
  const bodies = {
    tables: h("div", { class: "evaluation-tables" }),
    grid: h("div", { class: "evaluation-grid" }),
  };
  const el = h(
    "section",
    { class: "evaluation", aria: { label: text("side.evaluation") } },
    h("div", { class: "evaluation-bar" }, choice, testButton, busy, save.el),
    score,
    note,
    switches,
    bodies.tables,
    bodies.grid,
  );
  host.append(el);
  const matrix = createConfusionMatrix(bodies.tables, {
    onOpen: (cell) => {
      grid.show({ list: chosen, filter: cell, order: "list" });
      showView("samples");
      grid.focus();
    },
  });
  const figures = createLabelFigures(bodies.tables);
  const scatter = createLabelScatter(bodies.tables);
  const grid = createJudgedGrid(bodies.grid, {
    client,
    nameOf,
    labels: () => tests.get(chosen)?.now.labels ?? [],
    relabel: (list, edit: ListEdit) => void deps.lists.edit(list, edit, "evaluation.labelled"),
    reveal: deps.reveal,
    back: () => {
      showView("matrix");
      matrix.closeCell();
    },
  });
  refreshLists();
  refresh();

  function nameOf(id: string): string {
    return deps.lists.lists.find((list) => list.id === id)?.name ?? "";
  }

  /** Lists to test on come before those to train on. */
  function refreshLists(): void {
    const isTest = ({ name }: { readonly name: string }) => /test|valid/i.test(name);
    const all = deps.lists.lists;
    const sorted = [...all.filter(isTest), ...all.filter((list) => !isTest(list))];
    const known = [...choice.options].map(({ value, text: name }) => value + name).join();
    if (known !== sorted.map(({ id, name }) => id + name).join()) {
      choice.replaceChildren(...sorted.map(({ id, name }) => h("option", { value: id }, name)));
    }
    if (!sorted.some(({ id }) => id === chosen)) chosen = sorted[0]?.id ?? "";
    choice.value = chosen;
  }

  function choose(list: string): void {
    chosen = list;
    refusal = "";
    showView(view === "samples" ? "matrix" : view);
  }

  async function test(): Promise<void> {
    refreshLists();
    if (testing !== null || chosen === "") return;
    const list = chosen;
    const abort = new AbortController();
    testing = abort;
    refusal = "";
    changedLists.delete(list);
    bar.removeAttribute("value");
    refresh();
    try {
      const now = await client.request(
        "judge",
        { list, keep: true },
        {
          signal: abort.signal,
          progress: (done, total) => {
            bar.value = total === 0 ? 0 : done / total;
          },
        },
      );
      if (testing !== abort) return;
      tests.set(list, { now, before: tests.get(list)?.now ?? null });
      if (list === chosen) deps.grow("large");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (testing === abort && !error.cancelled) refusal = error.message;
    }
    if (testing !== abort) return;
    testing = null;
    showView(view === "samples" ? "matrix" : view);
  }

  function showView(next: View): void {
    view = next;
    if (view === "surprise") grid.show({ list: chosen, filter: {}, order: "surprise" });
    refresh();
  }

  function refresh(): void {
    const comparison = tests.get(chosen) ?? null;
    const isTesting = testing !== null;
    testButton.hidden = isTesting;
    busy.hidden = !isTesting;
    testButton.disabled = chosen === "";
    save.el.hidden = comparison === null;
    setText(score, comparison === null ? "" : headline(comparison));
    score.hidden = comparison === null;
    setNote(noteFor(comparison));
    switches.hidden = comparison === null;
    // Under the stage there is no room for a cell's samples beside the matrix: see the style sheet.
    el.dataset.view = view;
    bodies.tables.hidden = comparison === null || view === "surprise";
    bodies.grid.hidden = comparison === null || !(view === "surprise" || view === "samples");
    views.forEach((one, index) => {
      const isShown = one === view || (one === "matrix" && view === "samples");
      setAria(viewButtons[index], "pressed", isShown);
    });
    if (comparison === null) return;
    const { now } = comparison;
    const before = compare(comparison);
    const isMatrix = view === "matrix" || view === "samples";
    matrix.el.hidden = !isMatrix;
    figures.el.hidden = view !== "labels";
    scatter.el.hidden = view !== "scatter";
    if (isMatrix) matrix.update({ ...now, before: before?.confusion ?? null });
    if (view === "scatter") scatter.update(now);
    if (view === "labels") figures.update(now.classes, before?.classes ?? null);
  }

  /** One thing at a time that one should know before reading numbers. */
  function noteFor(comparison: Comparison | null): string {
    if (testing !== null) return text("evaluation.testing");
    if (refusal !== "") return refusal;
    if (chosen === "") return text("evaluation.noList");
    if (comparison === null) {
      return text(network.trained === 0 ? "judge.untrained" : "evaluation.empty");
    }
    if (comparison.now.network.trained === 0 && network.trained === 0)
      return text("judge.untrained");
    if (hasLearned(comparison.now)) return text("evaluation.learned");
    if (comparison.now.learnedMeanwhile) return text("evaluation.meanwhile");
    return changedLists.has(chosen) ? text("evaluation.changed", { list: nameOf(chosen) }) : "";
  }

  function hasLearned({ network: then }: Judgement): boolean {
    return then.trained !== network.trained || then.resets !== network.resets;
  }

  function setNote(words: string): void {
    setText(note, words);
    note.hidden = words === "";
  }

  async function saveTable(part: (typeof tables)[number]): Promise<void> {
    try {
      const { file } = await client.request("judgedFile", { list: chosen, part });
      download(file, `${nameOf(chosen)} ${text(`evaluation.file.${part}`)}.csv`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      deps.say(error.message);
    }
  }

  return {
    el,
    update({ trained, resets, lists }) {
      network = { trained, resets };
      for (const id of Object.keys(lists)) {
        if (testing === null || id !== chosen) changedLists.add(id);
        if (id === chosen) grid.refresh();
      }
      if (testing === null) setNote(noteFor(tests.get(chosen) ?? null));
    },
    reset() {
      testing?.abort();
      testing = null;
      tests.clear();
      changedLists.clear();
      refusal = "";
      view = "matrix";
      grid.clear();
      refreshLists();
      refresh();
    },
  };
}
