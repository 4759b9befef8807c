// Keeps the runs that the charts compare with in the browser, for each project, and hands charts what
// they need of the page: where files go, and the project's name in front of theirs.
import type { PlottedRun, SeriesPoints } from "#program/run-event";
import type { ChartsDeps } from "#stage/charts";
import type { KeptRun } from "#stage/kept-runs";
import type { Stage } from "#stage/stage";
import { keepRuns, loadRuns } from "#store/runs";
import { download } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";

/** A training that begins anew again and again must not write each time. */
const DELAY_MS = 1000;

export interface RunKeeping {
  readonly charts: ChartsDeps;
  /** A project has come: shows its runs. */
  open(stage: Stage): void;
}

export function createRunKeeping({
  project,
  say,
}: {
  readonly project: () => OpenProject;
  readonly say: (sentence: string) => void;
}): RunKeeping {
  let waiting: { readonly id: string; readonly runs: readonly KeptRun[] } | null = null;

  function store(): void {
    const { id, runs } = waiting ?? { id: "", runs: [] };
    waiting = null;
    // A comparison that is lost is no reason to interrupt anyone: the work itself is kept elsewhere.
    if (id !== "") keepRuns(id, runs).catch(() => undefined);
  }

  return {
    charts: {
      say,
      saveFile: (file, name) => download(file, `${project().name} ${name}`),
      onRuns(runs) {
        const { id } = project();
        if (waiting !== null && waiting.id !== id) store();
        if (waiting === null) setTimeout(store, DELAY_MS);
        waiting = { id, runs };
      },
    },
    open(stage) {
      if (waiting !== null) store();
      const { id } = project();
      loadRuns(id).then(
        (kept) => {
          const runs = readRuns(kept);
          if (project().id === id && runs.length > 0) stage.setRuns(runs);
        },
        () => undefined,
      );
    },
  };
}

/** What is stored may be old or damaged: runs that are not whole are left out. */
function readRuns(kept: unknown): KeptRun[] {
  return Array.isArray(kept) ? kept.filter(isRun) : [];
}

function isRun(kept: unknown): kept is KeptRun {
  if (typeof kept !== "object" || kept === null) return false;
  const { number, name, isShown, isPinned, series, settings } = kept as Partial<KeptRun>;
  return (
    typeof number === "number" &&
    typeof name === "string" &&
    typeof isShown === "boolean" &&
    typeof isPinned === "boolean" &&
    Array.isArray(series) &&
    series.every(isSeries) &&
    isSettings(settings)
  );
}

function isSeries(kept: unknown): kept is SeriesPoints {
  if (typeof kept !== "object" || kept === null) return false;
  const { chart, series, x, y, every } = kept as Partial<SeriesPoints>;
  return (
    (chart === "loss" || chart === "accuracy") &&
    (series === "sample" || series === "epoch" || series === "validation") &&
    x instanceof Float64Array &&
    y instanceof Float64Array &&
    x.length === y.length &&
    typeof every === "number"
  );
}

function isSettings(kept: unknown): kept is PlottedRun["settings"] {
  if (kept === null) return true;
  if (typeof kept !== "object") return false;
  const { layers, optimizer, loss } = kept as Partial<NonNullable<PlottedRun["settings"]>>;
  return Array.isArray(layers) && typeof optimizer === "string" && typeof loss === "string";
}
