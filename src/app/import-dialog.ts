// The dialog before an import: shows what will come of it, and reads again when a setting is changed.
// It changes nothing; what it resolves to says what is to be done. Loaded when first needed.
import "./import-dialog.css";
import { englishImportDialog } from "#program/english-import-dialog";
import { addMissing, text } from "#program/messages";
import { type OpenDialog, openDialog } from "#ui/dialog";
import { h, setText } from "#ui/element";
import { Refusal, type RequestOptions } from "#worker/client";
import type { Ask, ImportPreview, ImportSettings } from "#worker/protocol";
import { FIND_OUT } from "./first-settings.ts";
import { createImportFindings } from "./import-findings.ts";
import { afterChoice, createImportSettings } from "./import-settings.ts";

export type ImportDecision = Omit<Ask<"importPreviewed">, "list">;

export interface ImportDialogDeps {
  /** The list's name and how many items it has now. */
  readonly list: string;
  readonly length: number;
  /** What was read already, if it was. */
  readonly first: ImportPreview | null;
  readonly read: (settings: ImportSettings, options: RequestOptions) => Promise<ImportPreview>;
  /** A preview is not needed any more. */
  readonly drop: (token: number) => void;
}

/** The limits of src/data/limits.ts, which the page cannot see; a test compares them. */
export const STATED_LIMITS = {
  items: "2,000,000",
  values: "100,000",
  listMegabytes: "1,024",
  zipMegabytes: "1,536",
  files: "65,534",
  side: "4,096",
} as const;

interface DialogState {
  asked: ImportSettings;
  /** What is to be read next; null when the last choice has been read or is being read. */
  wanted: ImportSettings | null;
  reading: AbortController | null;
  preview: ImportPreview | null;
  isClosed: boolean;
}

/** Resolves to what is to be imported; null after Cancel or Escape. */
export async function importDialog(deps: ImportDialogDeps): Promise<ImportDecision | null> {
  addMissing(englishImportDialog);
  const state: DialogState = {
    asked: FIND_OUT,
    wanted: null,
    reading: null,
    preview: null,
    isClosed: false,
  };

  const sentence = h("p", { class: "import-sentence" });
  const refusal = h("p", { class: "import-refusal", hidden: true });
  const bar = h("progress", {
    class: "ui-progress",
    max: 1,
    aria: { label: text("importing.progress") },
  });
  const percent = h("span", {});
  const progress = h("div", { class: "import-progress" }, bar, percent);
  const findings = createImportFindings();
  const settings = createImportSettings((choice) => {
    state.asked = afterChoice(state.asked, choice);
    void readAgain();
  });
  const goodRows = button("ui-button-main", "good rows");
  const all = button("ui-button-main", "all");
  const body = h("div", { class: "import-body" }, findings.el, settings.el);
  const replaced = h("p", { class: "import-limits" }, replacedWords(deps));

  const dialog: OpenDialog<ImportDecision> = openDialog({
    title: text("importing.title", { list: deps.list }),
    body: [
      h("div", { class: "import-said", aria: { live: "polite" } }, sentence, refusal),
      progress,
      body,
      h("p", { class: "import-limits" }, text("importing.limits", STATED_LIMITS)),
      replaced,
      h(
        "div",
        { class: "ui-dialog-buttons" },
        h(
          "button",
          { type: "button", class: "ui-button", on: { click: () => dialog.close(null) } },
          text("app.cancel"),
        ),
        goodRows,
        all,
      ),
    ],
    buttons: [],
  });
  dialog.el.classList.add("import-dialog");
  // Until there is something to decide, no button is to be pressed by an Enter too early.
  dialog.el.tabIndex = -1;
  dialog.el.focus();
  if (deps.first === null) void readAgain();
  else show(deps.first);

  const decision = await dialog.result;
  state.isClosed = true;
  state.reading?.abort();
  if (decision === null && state.preview !== null) deps.drop(state.preview.token);
  return decision;

  function button(look: string, what: ImportDecision["what"]): HTMLButtonElement {
    const decide = () => {
      const { preview, reading } = state;
      if (preview !== null && reading === null) dialog.close({ token: preview.token, what });
    };
    return h("button", { type: "button", class: `ui-button ${look}`, on: { click: decide } });
  }

  /** One reading at a time: a new choice ends the one under way, and the last choice is read. */
  async function readAgain(): Promise<void> {
    state.wanted = state.asked;
    state.reading?.abort();
    if (state.reading !== null) return;
    while (state.wanted !== null && !state.isClosed) {
      const now = state.wanted;
      state.wanted = null;
      state.reading = new AbortController();
      showProgress(0, 0);
      refreshButtons();
      const result = await outcome(
        deps.read(now, { signal: state.reading.signal, progress: showProgress }),
      );
      state.reading = null;
      if (state.isClosed && typeof result !== "string") deps.drop(result.token);
      if (state.isClosed || state.wanted !== null) continue;
      if (typeof result === "string") showFailure(result);
      else show(result);
    }
  }

  function show(read: ImportPreview): void {
    const isFirst = state.preview === null;
    state.preview = read;
    progress.hidden = true;
    setText(sentence, read.sentence);
    setText(refusal, read.refusal ?? "");
    refusal.hidden = read.refusal === null;
    findings.update(read);
    settings.update(read);
    refreshButtons();
    if (!isFirst || document.activeElement !== dialog.el) return;
    [all, goodRows].find((one) => !one.hidden && !one.disabled)?.focus();
  }

  function showFailure(why: string): void {
    state.preview = null;
    progress.hidden = true;
    setText(sentence, "");
    setText(refusal, why);
    refusal.hidden = false;
    findings.el.replaceChildren();
    refreshButtons();
  }

  function showProgress(done: number, total: number): void {
    progress.hidden = false;
    if (total > 0) bar.value = done / total;
    else bar.removeAttribute("value");
    const share = Math.floor((100 * done) / Math.max(1, total));
    const key = total > 0 ? "importing.readingPercent" : "importing.reading";
    setText(percent, text(key, { percent: share }));
  }

  function refreshButtons(): void {
    const isReading = state.reading !== null;
    body.toggleAttribute("data-stale", isReading);
    const good = state.preview?.good ?? 0;
    const isWhole = state.preview !== null && state.preview.refusal === null && good > 0;
    setText(all, state.preview === null ? text("importing.import") : countWords(state.preview));
    all.disabled = !isWhole || isReading;
    all.title = state.preview?.refusal ?? "";
    goodRows.hidden = isWhole || good === 0;
    goodRows.disabled = isReading;
    replaced.hidden = deps.length === 0 || (state.preview !== null && good === 0);
    const key = good === 1 ? "importing.oneGoodRow" : "importing.goodRows";
    setText(goodRows, text(key, { count: good }));
  }
}

function replacedWords({ list, length }: ImportDialogDeps): string {
  return text(length === 1 ? "importing.replacesOne" : "importing.replaces", { list, length });
}

function countWords({ rows, good, values }: ImportPreview): string {
  if (good === 0) return text("importing.import");
  if (rows === 1) return text(values > 0 ? "importing.oneSample" : "importing.oneItem");
  return text(values > 0 ? "importing.samples" : "importing.items", { count: rows });
}

/** What was read, or the sentence why it was not. */
async function outcome(reading: Promise<ImportPreview>): Promise<ImportPreview | string> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message;
  }
}
