// What is under the stage, as tabs: the lists, the evaluation of the network, the look inside it. These two
// are loaded when they are first opened; the one may spread over the stage, the other over the blocks.
import "./side-tabs.css";
import { text } from "#program/messages";
import type { NetworkDeclaration } from "#program/program";
import type { RunEvents } from "#program/run-event";
import { h, setAria } from "#ui/element";
import type { EditHistory } from "./edit-history.ts";
import type { EvaluationDeps, EvaluationPanel } from "./evaluation-panel.ts";
import type { InsideDeps, InsidePanel } from "./inside-panel.ts";
import type { ListsPanel } from "./lists-panel.ts";
import type { SampleBrowser } from "./sample-browser.ts";

type Tab = "lists" | "evaluation" | "inside";
const tabs: readonly Tab[] = ["lists", "evaluation", "inside"];

export interface SideTabs {
  readonly el: HTMLElement;
  /** Shows all samples of a list, the first one unless said otherwise. */
  browse(list?: string): void;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** What the blocks declare now. */
  setNetwork(network: NetworkDeclaration | null): void;
  /** Another project comes. */
  reset(): void;
}

export function createSideTabs(
  deps: Omit<EvaluationDeps, "grow" | "reveal"> &
    Omit<InsideDeps, "lists" | "grown"> & {
      readonly lists: ListsPanel;
      /** Stands above the tabs while there is something to say. */
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
  let inside: InsidePanel | null = null;
  let network: NetworkDeclaration | null = null;
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
      text(tab === "inside" ? "app.inside" : `side.${tab}`),
    ),
  );
  const size = h("button", {
    type: "button",
    class: "side-size",
    on: {
      click: () => {
        if (shown === "inside") inside?.grow("large");
        else grow(isLarge ? "small" : "large");
      },
    },
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
  const panels = { lists: panelOf("lists", lists.el), evaluation, inside: panelOf("inside") };
  const body = h("div", { class: "side-body" }, deps.above, strip, ...Object.values(panels));
  const el = h("div", { class: "side" }, body);
  // The status line above the stage grows and shrinks.
  new ResizeObserver(place).observe(el);
  refresh();

  function show(tab: Tab): void {
    shown = tab;
    refresh();
    if (tab === "evaluation" && panel === null) void load();
    if (tab === "inside" && inside === null) void loadInside();
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

  async function loadInside(): Promise<void> {
    const { createInsidePanel } = await import("./inside-panel.ts");
    if (inside !== null) return;
    const grown = () => show(inside?.isLarge ? "lists" : "inside");
    inside = createInsidePanel(panels.inside, { ...deps, grown });
    inside.setNetwork(network);
    if (last !== null) inside.update(last);
    refresh();
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
    inside?.show(shown === "inside");
    size.hidden = shown === "lists" || (shown === "inside" && inside?.isLarge !== false);
    const isOverStage = isLarge && shown === "evaluation";
    size.textContent = text(isOverStage ? "side.smaller" : "side.larger");
    body.toggleAttribute("data-large", isLarge && shown === "evaluation");
    place();
  }

  function place(): void {
    body.style.top = body.hasAttribute("data-large") ? `${stage.offsetTop}px` : "";
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const by = event.key === "ArrowLeft" ? tabs.length - 1 : 1;
    const next = tabs[(tabs.indexOf(shown) + by) % tabs.length];
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
      inside?.update(events);
      browser?.update(events);
    },
    setNetwork(now) {
      network = now;
      inside?.setNetwork(now);
    },
    reset() {
      isLarge = false;
      if (inside?.isLarge) inside.grow("small");
      show("lists");
      panel?.reset();
      inside?.reset();
      browser?.close();
    },
  };
}
