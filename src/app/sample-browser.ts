// All samples of a list in a large dialog: filters on the left, pictures in the middle, what is chosen on the
// right. What it changes are edits of the list like any others, each one step of the page's history. Loaded
// when first opened.
import "./sample-browser.css";
import type { BrowseQuestion } from "#program/browsing";
import { englishBrowser } from "#program/english-browsing";
import { addMissing, text } from "#program/messages";
import type { RunEvents } from "#program/run-event";
import { GridSelection } from "#stage/grid-selection";
import { createSampleGrid } from "#stage/sample-grid";
import { openDialog } from "#ui/dialog";
import { h, setText } from "#ui/element";
import { type Client, Refusal } from "#worker/client";
import type { Answer } from "#worker/protocol";
import { type BrowsedSample, cellWords, unpackSamples } from "./browsed-samples.ts";
import { createBrowserDetails } from "./browser-details.ts";
import { createBrowserFilters } from "./browser-filters.ts";
import { createBrowserHead } from "./browser-head.ts";
import { createBrowserNotice } from "./browser-notice.ts";
import { createBrowserTest } from "./browser-test.ts";
import type { EditHistory } from "./edit-history.ts";
import { createLatestLook } from "./latest-look.ts";
import type { ListsPanel } from "./lists-panel.ts";
import { editOf, keptBy, type SamplesAct, saidOf } from "./samples-act.ts";

export interface SampleBrowserDeps {
  readonly client: Client;
  readonly lists: Pick<ListsPanel, "lists" | "edit" | "importFiles" | "menuItems">;
  readonly history: Pick<EditHistory, "undo" | "redo" | "done">;
  readonly say: (sentence: string) => void;
}

export interface SampleBrowser {
  readonly closed: Promise<void>;
  /** To be told of every batch of the run. */
  update(events: Pick<RunEvents, "lists" | "trained" | "resets">): void;
  close(): void;
}

type Found = Answer<"browse">;

/** A list that a program changes all the time is not looked through more often, in ms. */
const LOOK_MS = 300;
const EVERYTHING: BrowseQuestion = { filter: {}, order: "list" };

export function openSampleBrowser(first: string, deps: SampleBrowserDeps): SampleBrowser {
  addMissing(englishBrowser);
  const { client, lists } = deps;
  let list = first;
  let question = EVERYTHING;
  let found: Found | null = null;
  /** What `found` answers. */
  let answered: BrowseQuestion | null = null;
  let network = { trained: -1, resets: 0 };
  /** The network at the last test seen, so that one that has learned since is told of at once. */
  let tested = network;
  let isOpen = true;
  let isEditing = false;
  /** Chosen when what comes of an edit of a version is there: items by their places, or a place in the grid. */
  let next: {
    readonly version: number;
    readonly items: ReadonlySet<number>;
    readonly place: number | null;
  } | null = null;
  const selection = new GridSelection();
  const look = createLatestLook(lookOnce, LOOK_MS);

  const head = createBrowserHead({
    lists,
    history: deps.history,
    choose: (id) => open(id),
    tools: () => lists.menuItems(list),
  });
  const test = createBrowserTest({ client, list: () => list, tested: () => void look.now() });
  const filters = createBrowserFilters({
    choose: (filter) => ask({ ...question, filter }),
    test: test.el,
  });
  const surprise = h("option", { value: "surprise" }, text("browser.order.surprise"));
  const order = h(
    "select",
    {
      class: "browser-order",
      on: { change: () => ask({ ...question, order: orderOf(order.value) }) },
    },
    h("option", { value: "list" }, text("browser.order.list")),
    surprise,
  );
  const selectAll = h(
    "button",
    { type: "button", class: "ui-button", on: { click: () => chooseAll() } },
    text("browser.selectAll"),
  );
  const reading = h("span", { class: "browser-reading", role: "status" });
  const bar = h(
    "div",
    { class: "browser-bar-top" },
    h("label", {}, text("browser.order"), " ", order),
    reading,
    selectAll,
  );
  const gridHost = h("div", { class: "browser-grid" });
  const notice = createBrowserNotice({
    importFiles: (files) => void lists.importFiles(list, Promise.resolve(files)),
    showAll: () => ask(EVERYTHING),
  });
  const details = createBrowserDetails({
    relabel: (label) => void act({ kind: "relabel", label }),
    duplicate: () => void act({ kind: "duplicate" }),
    remove: () => void act({ kind: "remove" }),
    back: () => grid.el.focus(),
    item: async (index) => (await client.request("item", { list, index })).item,
  });
  const main = h("div", { class: "browser-main" }, bar, gridHost, notice.el);
  const body = h("div", { class: "browser-body" }, filters.el, main, details.el);
  const dialog = openDialog<"close">({
    title: "",
    body: [head.el, body],
    buttons: [{ label: text("browser.close"), value: "close" }],
  });
  dialog.el.classList.add("browser-dialog");
  // A click beside everything leaves the keys here.
  dialog.el.tabIndex = -1;
  dialog.el.addEventListener("keydown", onKey);
  const title = dialog.el.querySelector("h2");
  let grid = createGrid(true);
  let areAllPictures = true;
  const closed = dialog.result.then(() => {
    isOpen = false;
    look.stop();
    test.stop();
    grid.destroy();
  });
  open(first);

  function createGrid(pictures: boolean) {
    return createSampleGrid<BrowsedSample>(gridHost, {
      items: fetchSamples,
      picture: ({ picture }) => picture,
      describe: cellWords,
      onOpen: () => details.focus(),
      cell: pictures ? { width: 78, height: 106 } : { width: 170, height: 80 },
      selection: {
        has: (at) => selection.has(at),
        choose(at, how) {
          selection.choose(at, how);
          showChosen();
        },
        chooseAll,
        remove: () => void act({ kind: "remove" }),
      },
    });
  }

  function open(id: string): void {
    test.stop();
    list = id;
    found = null;
    question = EVERYTHING;
    const named = { list: nameOf() };
    if (title !== null) setText(title, text("browser.title", named));
    selection.reset(0);
    void look.now().then(() => {
      if (isOpen && document.activeElement?.closest(".browser-body") == null) grid.el.focus();
    });
  }

  function chosenItems({ indexes }: Found): ReadonlySet<number> {
    return new Set(selection.places.map((place) => indexes[place]));
  }

  function nameOf(): string {
    return lists.lists.find(({ id }) => id === list)?.name ?? "";
  }

  function ask(now: BrowseQuestion): void {
    question = now;
    void look.now();
  }

  async function lookOnce(): Promise<void> {
    const asked = question;
    const of = list;
    try {
      const answer = await client.request("browse", { list, ...asked }, { progress: showReading });
      if (isOpen && of === list) show(answer, asked);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      deps.say(error.message);
    }
    setText(reading, "");
  }

  function showReading(done: number, total: number): void {
    const percent = Math.floor((100 * done) / Math.max(1, total));
    setText(reading, text("browser.reading", { percent }));
  }

  async function fetchSamples(from: number, count: number): Promise<readonly BrowsedSample[]> {
    if (found === null) return [];
    const { edition, indexes } = found;
    const asked = { list, edition, indexes: indexes.slice(from, from + count) };
    const samples = unpackSamples(await client.request("browsed", asked));
    // The state is no longer held: a new one is on its way.
    if (samples.length < asked.indexes.length && isOpen) look.soon();
    setTimeout(() => isOpen && showChosen());
    return samples;
  }

  function show(answer: Found, asked: BrowseQuestion): void {
    const before = found;
    const isAsked = answered === asked;
    const chosen = isAsked && before?.version === answer.version ? chosenItems(before) : null;
    found = answer;
    answered = asked;
    const { indexes, samples, test: last } = answer;
    if (last !== null && !last.networkChanged) tested = network;
    order.value = asked.order;
    surprise.disabled = last === null;
    showCounts();
    filters.update(answer, asked.filter);
    showTest();
    const hadFocus = main.contains(document.activeElement);
    const wasHidden = gridHost.hidden;
    notice.update(answer, nameOf());
    gridHost.hidden = !notice.el.hidden;
    if (hadFocus && gridHost.hidden) notice.focus();
    else if (hadFocus && wasHidden) grid.el.focus();
    bar.hidden = samples === 0;
    body.toggleAttribute("data-bare", samples === 0);
    if (isAsked && before?.edition === answer.edition) return;
    const pictures = samples === 0 || answer.pictures;
    if (pictures !== areAllPictures) {
      grid.destroy();
      grid = createGrid(pictures);
      areAllPictures = pictures;
    }
    const coming = next !== null && next.version !== answer.version ? next : null;
    if (coming !== null) next = null;
    const places = placesOf(coming?.items ?? chosen, indexes);
    if (places.length === 0 && coming?.place != null && indexes.length > 0) {
      places.push(Math.min(coming.place, indexes.length - 1));
    }
    selection.reset(indexes.length, places);
    grid.update({ name: text("browser.grid", { list: nameOf() }), total: indexes.length });
    if (coming !== null && places.length > 0) grid.goTo(places[0]);
    else if (!isAsked) grid.goTo(0);
    showChosen();
  }

  function showTest(): void {
    if (found === null) return;
    const isSame = tested.trained === network.trained && tested.resets === network.resets;
    test.update(found, { trained: network.trained, isSame });
  }

  function showCounts(): void {
    if (found === null) return;
    const { indexes, length, samples } = found;
    const areSamples = samples > 0 || length === 0;
    head.update({ list, shown: indexes.length, length, areSamples, selected: selection.count });
  }

  function showChosen(): void {
    grid.refresh();
    showCounts();
    const { count } = selection;
    const [at] = count === 1 ? selection.places : [];
    const sample = at === undefined ? null : grid.item(at);
    const isReady = sample !== null && sample.index === found?.indexes[at ?? 0];
    const labels = (found?.classes ?? []).flatMap(({ label }) => (label === null ? [] : [label]));
    details.update({ count, sample: isReady ? sample : null, labels });
    selectAll.disabled = (found?.indexes.length ?? 0) === 0;
  }

  function chooseAll(): void {
    selection.all();
    showChosen();
  }

  async function act(what: SamplesAct): Promise<void> {
    if (found === null || isEditing || selection.count === 0) return;
    isEditing = true;
    const { version } = found;
    const chosen = Uint32Array.from(chosenItems(found));
    const said = saidOf(what, chosen.length);
    // After one is deleted or has left the filter, the sample that stands there now is chosen.
    const place = selection.count === 1 ? selection.places[0] : null;
    next = { version, items: keptBy(what, chosen), place };
    const isDone = await lists.edit(list, editOf(what, { indexes: chosen, version }), said);
    isEditing = false;
    if (isDone) head.noted();
    else next = null;
    await look.now();
    if (document.activeElement?.closest(".browser-dialog") == null) grid.el.focus();
  }

  function onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) head.undo();
    else if (key === "y" || key === "z") head.redo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    closed,
    update({ lists: changed, trained, resets }) {
      network = { trained, resets };
      if (tested.trained < 0) tested = network;
      showTest();
      head.refresh();
      if (list in changed) look.soon();
    },
    close: () => dialog.close(null),
  };
}

function orderOf(value: string): BrowseQuestion["order"] {
  return value === "surprise" ? "surprise" : "list";
}

/** Where items stand in the grid. */
function placesOf(items: ReadonlySet<number> | null, indexes: Uint32Array): number[] {
  const places: number[] = [];
  if (items === null || items.size === 0) return places;
  indexes.forEach((index, place) => {
    if (items.has(index)) places.push(place);
  });
  return places;
}
