// The look inside the network, live: asks the worker for one at a time, at most one a frame, and only while
// it is seen. Small under the stage, or large over the blocks. Loaded when first opened.
import { englishInside } from "#program/english-inside";
import type { Look, LookQuestion, NeuronPlace } from "#program/look";
import { addMissing, text } from "#program/messages";
import { type DeclaredNetwork, layersOf } from "#program/network-config";
import type { RunEvents } from "#program/run-event";
import { createArchitecture } from "#stage/architecture";
import { createLayerFigures } from "#stage/layer-figures";
import { createNetworkDiagram } from "#stage/network-diagram";
import { createNeuronCard } from "#stage/neuron-card";
import { createSpokenCard } from "#stage/spoken-card";
import { h, setAria, setText } from "#ui/element";
import { type Client, Refusal } from "#worker/client";
import { createInsideSource } from "./inside-source.ts";
import type { ListsPanel } from "./lists-panel.ts";

export interface InsideDeps {
  readonly client: Pick<Client, "request">;
  readonly lists: Pick<ListsPanel, "lists">;
  /** Is covered while this is large. */
  readonly editor: HTMLElement;
  /** Has the name of this region while this is not shown. */
  readonly summary: HTMLElement;
  /** It became large or small. */
  readonly grown: () => void;
}

export interface InsidePanel {
  readonly isLarge: boolean;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** Whether its tab is the one that is shown. */
  show(isShown: boolean): void;
  grow(to: "small" | "large"): void;
  /** The network as the blocks declare it now; null when they make none. */
  setNetwork(network: DeclaredNetwork | null): void;
  /** Another project comes. */
  reset(): void;
}

/** How many neurons of a layer there is room for. */
const MOST = { small: 10, large: 10 } as const;
/** From one look to the next; all that is shown is of the same sample, and figures have to be read. */
const EVERY_MS = { small: 50, large: 125 } as const;
/** A look takes no more than this share of the worker's time, while it trains or not, and drawing it of the page's. */
const WORKER_SHARE = { running: 0.04, idle: 0.25 } as const;
const PAGE_SHARE = 0.25;
/** What nobody tells of - a list edited, a drawing - is seen after so long. */
const IDLE_MS = 200;

export function createInsidePanel(host: HTMLElement, deps: InsideDeps): InsidePanel {
  addMissing(englishInside);
  let neuron: NeuronPlace = { layer: 0, unit: 0 };
  let spoke: "prediction" | "neuron" = "prediction";
  let isShown = false;
  let isLarge = false;
  let state: RunEvents["state"] = "idle";
  let isAsking = false;
  /** Something may have changed since the last question. */
  let isStale = true;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readyAt = 0;
  /** Somebody asked for something since the last question: that comes at once. */
  let isUrgent = false;
  /** Grows with each project: what is still answered about the one before is not shown. */
  let project = 0;

  const trained = h("span", { class: "inside-trained" });
  const close = h(
    "button",
    { type: "button", class: "side-size", on: { click: () => grow("small") } },
    text("inside.close"),
  );
  const head = h(
    "div",
    { class: "inside-head" },
    h("h2", {}, text("app.inside")),
    trained,
    h("p", { class: "inside-key" }, text("inside.key")),
    close,
  );
  let plan: DeclaredNetwork | null = null;
  const later = h("p", { class: "inside-note", hidden: true }, text("inside.plan.later"));
  const sourceHost = h("div", { class: "inside-source-host" });
  const problem = h("p", { class: "inside-problem", role: "status", hidden: true });
  const picture = h("div", { class: "inside-diagram" });
  const neuronHost = h("div");
  const layersHost = h("div");
  const layersCard = h(
    "section",
    { class: "inside-card", aria: { label: text("inside.layers") } },
    h("div", { class: "inside-card-head" }, h("h3", {}, text("inside.layers"))),
    layersHost,
  );
  const spokenHost = h("div");
  const cards = h(
    "div",
    { class: "inside-cards", data: { empty: "yes" } },
    neuronHost,
    layersCard,
    spokenHost,
  );
  const el = h(
    "section",
    { class: "inside", aria: { label: text("app.inside") } },
    head,
    sourceHost,
    later,
    problem,
    picture,
    cards,
  );
  const note = h(
    "div",
    { class: "inside-elsewhere", hidden: true },
    h("p", {}, text("inside.over")),
    h(
      "button",
      { type: "button", class: "ui-button", on: { click: () => grow("small") } },
      text("inside.back"),
    ),
  );
  host.append(note, el);

  const architecture = createArchitecture(el, {
    onToggle: (isTable) => el.toggleAttribute("data-table", isTable),
  });
  head.after(architecture.el);
  const source = createInsideSource(sourceHost, {
    lists: () => deps.lists.lists,
    changed: askNow,
  });
  const diagram = createNetworkDiagram(picture, {
    onChoose: (place) => {
      choose(place);
      if (!isLarge) grow("large");
    },
  });
  const neuronCard = createNeuronCard(neuronHost, { onChoose: choose });
  const layers = createLayerFigures(layersHost);
  const spoken = createSpokenCard(spokenHost, {
    onChoose: (what) => {
      spoke = what;
      askNow();
    },
  });

  function choose(place: NeuronPlace): void {
    neuron = place;
    askNow();
  }

  /** Somebody wants to see something else. */
  function askNow(): void {
    isUrgent = true;
    readyAt = 0;
    ask();
  }

  /** Looks again as soon as it may. */
  function ask(): void {
    isStale = true;
    schedule();
  }

  function schedule(): void {
    if (frame !== 0 || isAsking || !(isShown || isLarge)) return;
    clearTimeout(timer);
    const wait = readyAt - performance.now();
    if (wait > 0) {
      timer = setTimeout(schedule, wait);
      return;
    }
    // Frames do not come to a page that is not seen.
    frame = requestAnimationFrame(() => {
      frame = 0;
      void look();
    });
  }

  async function look(): Promise<void> {
    isAsking = true;
    isStale = false;
    const of = project;
    const asked = neuron;
    isUrgent = false;
    const asking = question();
    try {
      const answer = await deps.client.request("look", asking);
      if (of !== project) return;
      // Taken to the nearest there is, unless another was chosen meanwhile.
      if (answer.neuron !== null && neuron === asked) neuron = answer.neuron;
      show(answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (of === project) refuse(error.message);
    } finally {
      isAsking = false;
      if (isStale) schedule();
      else {
        clearTimeout(timer);
        timer = setTimeout(ask, IDLE_MS);
      }
    }
  }

  function question(): LookQuestion {
    return {
      source: source.source,
      neuron: { layer: neuron.layer, unit: neuron.unit },
      most: MOST[isLarge ? "large" : "small"],
      layers: isLarge,
      spoke: isLarge ? spoke : null,
      list: source.list,
    };
  }

  function show(now: Look): void {
    const began = performance.now();
    for (const part of [sourceHost, picture]) part.hidden = false;
    problem.hidden = true;
    cards.hidden = !isLarge;
    const { trained: count } = now;
    const words = count === 0 ? "untrained" : count === 1 ? "trainedOne" : "trained";
    setText(trained, text(`inside.${words}`, { count }));
    source.update(now);
    diagram.update({ look: now, chosen: neuron });
    later.hidden = plan === null || layersOf(plan) === layersOf({ ...now, layers: now.columns });
    if (now.layers.length > 0) {
      neuronCard.update(now);
      layers.update(now);
      spoken.update(now);
      cards.removeAttribute("data-empty");
    }
    if (!now.isCounted) isStale = true;
    const drawing = performance.now() - began;
    const every = EVERY_MS[isLarge ? "large" : "small"];
    const share = WORKER_SHARE[state === "running" ? "running" : "idle"];
    const rest = Math.max(every, now.ms / share, drawing / PAGE_SHARE);
    if (!isUrgent) readyAt = began + rest;
  }

  /** There is no network to look at. */
  function refuse(sentence: string): void {
    for (const part of [sourceHost, picture, cards, later]) part.hidden = true;
    setText(trained, "");
    setText(problem, sentence);
    problem.hidden = false;
  }

  function grow(to: "small" | "large"): void {
    const hadFocus = el.contains(document.activeElement);
    isLarge = to === "large";
    // What is covered cannot be reached with the keyboard either.
    for (const child of deps.editor.children)
      if (child !== el) child.toggleAttribute("inert", isLarge);
    (isLarge ? deps.editor : host).append(el);
    el.toggleAttribute("data-large", isLarge);
    refreshPlace();
    deps.grown();
    if (hadFocus) (isLarge ? close : el.querySelector<HTMLElement>("button"))?.focus();
    askNow();
  }

  function refreshPlace(): void {
    note.hidden = !isLarge;
    close.hidden = !isLarge;
    cards.hidden = !isLarge;
    // One region of this name at a time.
    const isSeen = isShown || isLarge;
    setAria(deps.summary, "label", isSeen ? null : text("app.inside"));
  }
  refreshPlace();

  return {
    get isLarge() {
      return isLarge;
    },
    update(events) {
      if (state === "idle" && events.state !== "idle") source.followRun();
      state = events.state;
      ask();
    },
    show(now) {
      isShown = now;
      refreshPlace();
      ask();
    },
    grow,
    setNetwork(network) {
      plan = network;
      architecture.update(network);
      ask();
    },
    reset() {
      project += 1;
      neuron = { layer: 0, unit: 0 };
      state = "idle";
      cards.dataset.empty = "yes";
      source.reset();
      askNow();
    },
  };
}
