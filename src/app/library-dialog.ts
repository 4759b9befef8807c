// The data library: what ships with the page, and what a teacher has put beside it, each imported at one
// click into a list that is there or a new one. Loaded when first opened.
import "./library-dialog.css";
import { englishLibrary } from "#program/english-library";
import type { Library, LibraryEntry } from "#program/library";
import { addMissing, text } from "#program/messages";
import { type OpenDialog, openDialog } from "#ui/dialog";
import { h, setText } from "#ui/element";
import type { RequestOptions } from "#worker/client";
import type { ListReply } from "#worker/protocol";
import { type FillDeps, fillLists, type WantedList } from "./fill-lists.ts";
import {
  createLibraryCard,
  isForTesting,
  type LibraryCard,
  listNameOf,
  titleOf,
} from "./library-card.ts";

/** Opens the library; `list` is the one that is to be filled, "" for a new one. */
export async function openLibrary(list: string, deps: FillDeps): Promise<void> {
  const { client, lists } = deps;
  await libraryDialog({
    load: fetchLibrary,
    chosen: list,
    lists: lists().lists.map(({ id, name }) => ({ id, name, length: lists().lengthOf(id) })),
    take: (entry, into, { close, ...options }) => {
      const wanted = into === "" ? newList(entry, lists().lists) : { name: nameOf(into) };
      const content = { kind: "dataset", name: entry.name } as const;
      const request = async ([id]: readonly string[]) => [
        await client.request("importList", { list: id, content }, options),
      ];
      const sentence = ([reply]: readonly ListReply[]) =>
        text("lists.imported", { list: wanted.name, summary: reply.summary });
      return fillLists([wanted], request, { ...deps, sentence, arrived: close });
    },
  });

  function nameOf(id: string): string {
    return lists().lists.find((one) => one.id === id)?.name ?? "";
  }
}

/** A list that is not there yet. */
function newList(entry: LibraryEntry, lists: readonly { readonly name: string }[]): WantedList {
  const plain = listNameOf(entry);
  let name = plain;
  for (let number = 2; lists.some((one) => one.name === name); number++) {
    name = `${plain} ${number}`;
  }
  return isForTesting(entry) ? { name, isTest: true } : { name };
}

async function fetchLibrary(): Promise<Library> {
  const reply = await fetch(new URL("datasets/library.json", document.baseURI));
  if (!reply.ok) throw new Error(String(reply.status));
  // It is our own file, made when the page was built.
  return (await reply.json()) as Library;
}

export interface LibraryDialogDeps {
  readonly load: () => Promise<Library>;
  readonly lists: readonly {
    readonly id: string;
    readonly name: string;
    readonly length: number;
  }[];
  /** Id of the list chosen at first; "" for a new one. */
  readonly chosen: string;
  /**
   * Imports a data set; closes the library when all has come. Resolves to null when it is done, else to
   * why not ("" when cancelled).
   */
  readonly take: (
    entry: LibraryEntry,
    into: string,
    options: TakeOptions,
  ) => Promise<string | null>;
}

interface TakeOptions extends Required<RequestOptions> {
  /** Resolves when the library has gone. */
  readonly close: () => Promise<unknown>;
}

/** Resolves when it is closed. */
export async function libraryDialog(deps: LibraryDialogDeps): Promise<void> {
  addMissing(englishLibrary);
  const state: { importing: AbortController | null } = { importing: null };
  let cards: readonly LibraryCard[] = [];
  const select = h(
    "select",
    { class: "ui-input library-into", on: { change: () => refresh() } },
    h("option", { value: "" }, text("library.newList")),
    ...deps.lists.map(({ id, name }) => h("option", { value: id }, name)),
  );
  select.value = deps.chosen;
  const fate = h("span", { class: "library-fate", aria: { live: "polite" } });
  const list = h("ul", { class: "library-cards", aria: { label: text("library.title") } });
  const note = h("p", { class: "library-note" }, text("library.loading"));
  const problem = h("p", { class: "ui-problem", role: "alert" });
  const bar = h("progress", {
    class: "ui-progress",
    max: 1,
    aria: { label: text("library.progress") },
  });
  const line = h("span", {});
  const cancel = h(
    "button",
    { type: "button", class: "ui-button", on: { click: () => state.importing?.abort() } },
    text("app.cancel"),
  );
  const progress = h("div", { class: "library-progress", hidden: true }, bar, line, cancel);
  const dialog: OpenDialog<null> = openDialog<null>({
    title: text("library.title"),
    body: [
      h("label", { class: "library-choice" }, text("library.into"), select, fate),
      note,
      list,
      progress,
      problem,
    ],
    buttons: [{ label: text("app.close"), value: null }],
  });
  dialog.el.classList.add("library-dialog");
  select.focus();
  refresh();
  void show();
  await dialog.result;
  state.importing?.abort();

  async function show(): Promise<void> {
    const library = await deps.load().catch(() => null);
    setText(note, text(library === null ? "library.failed" : "library.own"));
    if (library === null) return;
    cards = library.entries.map((entry) => createLibraryCard(entry, () => void take(entry)));
    list.replaceChildren(...cards.map(({ el }) => el));
    refresh();
  }

  async function take(entry: LibraryEntry): Promise<void> {
    if (state.importing !== null) return;
    const mine = new AbortController();
    state.importing = mine;
    setText(problem, "");
    showProgress(entry, 0, 0);
    refresh();
    cancel.focus();
    const refusal = await deps.take(entry, select.value, {
      signal: mine.signal,
      progress: (done, total) => showProgress(entry, done, total),
      close() {
        dialog.close(null);
        return dialog.result;
      },
    });
    state.importing = null;
    setText(problem, refusal ?? "");
    refresh();
  }

  function showProgress(entry: LibraryEntry, done: number, total: number): void {
    // The worker knows the size only where the server tells it.
    const all = Math.max(total, entry.bytes);
    const share = Math.min(1, done / Math.max(1, all));
    if (done > 0) bar.value = share;
    else bar.removeAttribute("value");
    const key = done > 0 ? "library.fetchingPercent" : "library.fetching";
    setText(line, text(key, { name: titleOf(entry), percent: Math.floor(100 * share) }));
  }

  function refresh(): void {
    const isBusy = state.importing !== null;
    progress.hidden = !isBusy;
    select.disabled = isBusy;
    for (const { button } of cards) button.disabled = isBusy;
    const length = deps.lists.find(({ id }) => id === select.value)?.length ?? 0;
    setText(fate, length === 0 ? "" : text("library.replaces", { length }));
  }
}
