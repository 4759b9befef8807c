// The lists under the stage: one monitor for each list that is shown, with import, export and edits.
// Every change of a list can be undone.
import { type TextParameters, text } from "#program/messages";
import { createListMonitor, type ListMonitor } from "#stage/list-monitor";
import type { NamedFile } from "#ui/dropped-files";
import { h } from "#ui/element";
import type { MenuItem } from "#ui/menu";
import { type Client, Refusal, type RequestOptions } from "#worker/client";
import type { Ask, ImportSource, ListContent, ListEdit, ListReply } from "#worker/protocol";
import type { Change } from "./edit-history.ts";
import { importIntoList } from "./import-into-list.ts";

export interface ListsPanelDeps {
  readonly client: Client;
  /** A list was changed by the user: here is how to take it back. */
  readonly changed: (change: Change) => void;
  readonly say: (sentence: string) => void;
  /** What else the menu of a list offers. */
  readonly menuItems: (list: ListEntry & { readonly length: number }) => readonly MenuItem[];
  /** Shows all samples of a list. */
  readonly browse: (list: string) => void;
  /** Opens the data library, for a new list. */
  readonly openLibrary: () => void;
}

type Said = string | readonly [key: string, parameters: TextParameters];

export interface ListEntry {
  readonly id: string;
  readonly name: string;
  readonly isTest?: boolean;
}

export interface ListsPanel {
  readonly el: HTMLElement;
  /** The button that opens the data library, to stand beside the tabs. */
  readonly library: HTMLElement;
  /** The project's lists and which of them are shown. */
  setLists(lists: readonly ListEntry[], shown: ReadonlySet<string>): void;
  setLengths(lengths: Readonly<Record<string, number>>): void;
  /** Another project comes: imports still under way are dropped. */
  reset(): void;
  /** Imports into a list without a question; resolves to whether it worked. */
  importInto(list: string, content: ListContent): Promise<boolean>;
  /** Imports files of any kind, asking what there is to decide. */
  importFiles(list: string, files: Promise<readonly NamedFile[]>): Promise<void>;
  /** Lists were changed all at once: the change, with the way back. */
  noteReplies(replies: ReadonlyMap<string, ListReply>, sentence: string): Change;
  lengthOf(list: string): number;
  /**
   * Edits a list; `said` is the key of the sentence that tells it, with Undo, and may bring parameters.
   * Resolves to whether it was done.
   */
  edit(list: string, what: ListEdit, said: Said): Promise<boolean>;
  /** What else can be done with a list. */
  menuItems(list: string): readonly MenuItem[];
  /** Brings item `index`, from 0, of a list that is shown into view, and the focus to it. */
  reveal(list: string, index: number): void;
  readonly lists: readonly ListEntry[];
}

export function createListsPanel(deps: ListsPanelDeps): ListsPanel {
  const { client } = deps;
  const empty = h("p", { class: "lists-empty" }, text("app.lists.none"));
  const library = h(
    "button",
    {
      type: "button",
      class: "side-size lists-library",
      title: text("lists.libraryHelp"),
      aria: { label: text("lists.libraryHelp") },
      on: { click: () => deps.openLibrary() },
    },
    text("lists.library"),
  );
  const el = h("section", { class: "lists", aria: { label: text("app.lists") } }, empty);
  const monitors = new Map<string, ListMonitor>();
  const lengths = new Map<string, number>();
  const imports = new Map<string, { done: number; total: number; cancel: AbortController }>();
  let lists: readonly ListEntry[] = [];

  const nameOf = (id: string) => lists.find((list) => list.id === id)?.name ?? "";

  function refresh(id: string): void {
    monitors.get(id)?.update({
      name: nameOf(id),
      isTest: lists.some((list) => list.id === id && list.isTest),
      length: lengths.get(id) ?? 0,
      importing: imports.get(id) ?? null,
    });
  }

  function noteReplies(replies: ReadonlyMap<string, ListReply>, sentence: string): Change {
    for (const [id, { length }] of replies) {
      lengths.set(id, length);
      refresh(id);
    }
    return {
      text: sentence,
      undo: async () => {
        const back = new Map<string, ListReply>();
        for (const [id, { undo: token }] of replies) {
          const content = { kind: "undo", token } as const;
          const reply = await ask(id, () => client.request("importList", { list: id, content }));
          if (reply === null) return null;
          back.set(id, reply);
        }
        const names = [...replies.keys()].map(nameOf);
        const key = names.length === 1 ? "lists.undone" : "lists.undoneAll";
        return noteReplies(back, text(key, { list: names[0], lists: names.join(", ") }));
      },
    };
  }

  const noteReply = (id: string, reply: ListReply, sentence: string): Change =>
    noteReplies(new Map([[id, reply]]), sentence);

  /** Asks the worker; a refusal is said and answers null. */
  async function ask<T>(id: string, request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!error.cancelled) deps.say(error.message);
      return null;
    } finally {
      refresh(id);
    }
  }

  /** One import at a time for each list, and one preview in all, since the worker holds only one. */
  async function importBy(
    id: string,
    work: (options: Required<RequestOptions>) => Promise<ListReply | null>,
  ): Promise<boolean> {
    if (imports.has(id)) return false;
    const cancel = new AbortController();
    const { signal } = cancel;
    const progress = (done: number, total: number) => {
      if (imports.has(id) && imports.get(id)?.cancel !== cancel) return;
      imports.set(id, { done, total, cancel });
      refresh(id);
    };
    progress(0, 0);
    const reply = await ask(id, async () => {
      try {
        return await work({ signal, progress });
      } finally {
        if (imports.get(id)?.cancel === cancel) imports.delete(id);
      }
    });
    if (reply === null) return false;
    const { summary } = reply;
    deps.changed(noteReply(id, reply, text("lists.imported", { list: nameOf(id), summary })));
    return true;
  }

  function importInto(id: string, content: ListContent): Promise<boolean> {
    return importBy(id, (options) => client.request("importList", { list: id, content }, options));
  }

  let previewing: Promise<unknown> = Promise.resolve();

  function importFrom(id: string, chosen: Promise<ImportSource>): Promise<boolean> {
    return importBy(id, (options) => {
      const preview = async () => {
        const source = await chosen;
        if (options.signal.aborted) return null;
        const list = { id, name: nameOf(id), length: lengths.get(id) ?? 0 };
        return importIntoList(source, { ...options, client, list });
      };
      const result = previewing.then(preview);
      previewing = result.catch(() => undefined);
      return result;
    });
  }

  async function importFiles(id: string, files: Promise<readonly NamedFile[]>): Promise<void> {
    const source = files.then(
      (chosen) => ({ kind: "files", files: chosen }) as const,
      (error) =>
        Promise.reject(new Refusal(text("importing.noFolder", { why: String(error) }), false)),
    );
    await importFrom(id, source);
  }

  async function edit(id: string, what: ListEdit, said: Said): Promise<boolean> {
    const reply = await ask(id, () => client.request("editList", { list: id, edit: what }));
    if (reply === null) return false;
    const [key, parameters] = typeof said === "string" ? [said, {}] : said;
    deps.changed(noteReply(id, reply, text(key, { ...parameters, list: nameOf(id) })));
    return true;
  }

  function menuItems(id: string): readonly MenuItem[] {
    return deps.menuItems({ id, name: nameOf(id), length: lengths.get(id) ?? 0 });
  }

  async function exportList(id: string, as: Ask<"exportList">["as"]): Promise<void> {
    const reply = await ask(id, () => client.request("exportList", { list: id, as }));
    if (reply !== null) download(reply.file, `${nameOf(id)}.${reply.ending}`);
  }

  function createMonitor(id: string): ListMonitor {
    return createListMonitor(el, {
      rows: async (from, count) => (await client.request("rows", { list: id, from, count })).items,
      item: async (index) => (await client.request("item", { list: id, index })).item,
      edit: (what) => void edit(id, what, "lists.edited"),
      importFiles: (files) => void importFiles(id, files),
      importText: (pasted) => void importFrom(id, Promise.resolve({ kind: "text", text: pasted })),
      cancelImport: () => imports.get(id)?.cancel.abort(),
      exportList: (as) => void exportList(id, as),
      clear: () => void edit(id, { kind: "clear" }, "lists.cleared"),
      menuItems: () => [
        { label: text("list.browse"), run: () => deps.browse(id) },
        ...menuItems(id),
      ],
    });
  }

  return {
    el,
    library,
    get lists() {
      return lists;
    },
    setLists(now, shown) {
      lists = now;
      for (const [id, monitor] of monitors) {
        if (shown.has(id) && now.some((list) => list.id === id)) continue;
        monitor.destroy();
        monitors.delete(id);
      }
      for (const { id } of now) {
        if (shown.has(id) && !monitors.has(id)) monitors.set(id, createMonitor(id));
        refresh(id);
      }
      empty.hidden = monitors.size > 0;
    },
    reset() {
      for (const { cancel } of imports.values()) cancel.abort();
      imports.clear();
      lengths.clear();
    },
    setLengths(changed) {
      for (const [id, length] of Object.entries(changed)) {
        lengths.set(id, length);
        refresh(id);
      }
    },
    importInto,
    importFiles,
    noteReplies,
    lengthOf: (list) => lengths.get(list) ?? 0,
    edit,
    menuItems,
    reveal: (id, index) => monitors.get(id)?.reveal(index),
  };
}

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = h("a", { href: address, download: name.replace(/[\\/:*?"<>|]/g, "_") });
  link.click();
  // The download has its own copy by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
