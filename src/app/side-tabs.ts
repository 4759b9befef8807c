// What is under the stage: the lists, or the evaluation of the network, as two tabs. The evaluation is
// loaded when it is first looked at, and may spread over the stage, which few of its tables fit under.
import "./side-tabs.css";
import { text } from "#program/messages";
import type { RunEvents } from "#program/run-event";
import { h, setAria } from "#ui/element";
import type { EditHistory } from "./edit-history.ts";
import type { EvaluationDeps, EvaluationPanel } from "./evaluation-panel.ts";
import type { ListsPanel } from "./lists-panel.ts";
import type { SampleBrowser } from "./sample-browser.ts";

type Tab = "lists" | "evaluation";
const tabs: readonly Tab[] = ["lists", "evaluation"];

export interface SideTabs {
  readonly el: HTMLElement;
  /** Shows all samples of a list, the first one unless said otherwise. */
  browse(list?: string): void;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** Another project comes. */
  reset(): void;
}

export function createSideTabs(
  deps: Omit<EvaluationDeps, "grow" | "reveal"> & {
    readonly lists: ListsPanel;
    /** Stands above both tabs while there is something to say. */
    readonly above: HTMLElement;
    /** Is covered while the evaluation is large. */
    readonly stage: HTMLElement;
    readonly history: () => EditHistory;
    /** The list's monitor is to be shown. */
    readonly showList: (list: string) => void;
  },
): SideTabs {
  const { lists, stage } = deps;
  let shown: Tab = "lists";
  let isLarge = false;
  let panel: EvaluationPanel | null = null;
  let last: RunEvents | null = null;
  let browser: SampleBrowser | null = null;
  let isBrowsing = false;

  const buttons = tabs.map((tab) =>
    h(
      "button",
      {
        type: "button",
        id: `side-tab-${tab}`,
        class: "side-tab",
        role: "tab",
        aria: { controls: `side-panel-${tab}` },
        on: { click: () => show(tab) },
      },
      text(`side.${tab}`),
    ),
  );
  const size = h("button", {
    type: "button",
    class: "side-size",
    on: { click: () => grow(isLarge ? "small" : "large") },
  });
  const browseButton = h(
    "button",
    { type: "button", class: "side-size", on: { click: () => void browse() } },
    text("list.browse"),
  );
  const strip = h(
    "div",
    { class: "side-strip" },
    h(
      "div",
      {
        class: "side-list",
        role: "tablist",
        aria: { label: text("side.tabs") },
        on: { keydown: (event) => onKey(event) },
      },
      ...buttons,
    ),
    lists.library,
    browseButton,
    size,
  );
  const panelOf = (tab: Tab, ...children: readonly HTMLElement[]) =>
    h(
      "div",
      {
        id: `side-panel-${tab}`,
        class: "side-panel",
        role: "tabpanel",
        aria: { labelledby: `side-tab-${tab}` },
      },
      ...children,
    );
  const evaluation = panelOf("evaluation");
  const panels = { lists: panelOf("lists", lists.el), evaluation };
  const body = h("div", { class: "side-body" }, deps.above, strip, panels.lists, panels.evaluation);
  const el = h("div", { class: "side" }, body);
  // The status line above the stage grows and shrinks.
  new ResizeObserver(place).observe(el);
  refresh();

  function show(tab: Tab): void {
    shown = tab;
    refresh();
    if (tab === "evaluation" && panel === null) void load();
  }

  async function load(): Promise<void> {
    const { createEvaluationPanel } = await import("./evaluation-panel.ts");
    if (panel !== null) return;
    panel = createEvaluationPanel(evaluation, { ...deps, grow, reveal });
    if (last !== null) panel.update(last);
  }

  async function browse(list = lists.lists[0]?.id): Promise<void> {
    if (list === undefined) return deps.say(text("lists.noList"));
    if (isBrowsing) return;
    isBrowsing = true;
    try {
      const { openSampleBrowser } = await import("./sample-browser.ts");
      browser = openSampleBrowser(list, { ...deps, history: deps.history() });
      if (last !== null) browser.update(last);
      await browser.closed;
    } finally {
      browser = null;
      isBrowsing = false;
    }
  }

  function reveal(list: string, index: number): void {
    deps.showList(list);
    show("lists");
    lists.reveal(list, index);
  }

  function grow(to: "small" | "large"): void {
    isLarge = to === "large";
    refresh();
  }

  function refresh(): void {
    tabs.forEach((tab, index) => {
      const isShown = tab === shown;
      setAria(buttons[index], "selected", isShown);
      buttons[index].tabIndex = isShown ? 0 : -1;
      panels[tab].hidden = !isShown;
    });
    for (const button of [lists.library, browseButton]) button.hidden = shown !== "lists";
    size.hidden = shown !== "evaluation";
    size.textContent = text(isLarge ? "side.smaller" : "side.larger");
    body.toggleAttribute("data-large", isLarge && shown === "evaluation");
    place();
  }

  function place(): void {
    body.style.top = body.hasAttribute("data-large") ? `${stage.offsetTop}px` : "";
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const next = tabs[1 - tabs.indexOf(shown)];
    show(next);
    buttons[tabs.indexOf(next)].focus();
  }

  return {
    el,
    browse: (list) => void browse(list),
    update(events) {
      // Who starts a run wants to see it.
      if (last?.state === "idle" && events.state !== "idle" && isLarge) grow("small");
      last = events;
      panel?.update(events);
      browser?.update(events);
    },
    reset() {
      isLarge = false;
      show("lists");
      panel?.reset();
      browser?.close();
    },
  };
}
