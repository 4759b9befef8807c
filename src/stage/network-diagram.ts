// The network as a picture in which each neuron can be clicked: a canvas, with a button over every circle.
// Arrow keys go from neuron to neuron. What a neuron opens it does not know.
import "./inside.css";
import type { Look, LookedColumn, NeuronPlace } from "#program/look";
import { text } from "#program/messages";
import { h, setAria } from "#ui/element";
import { type NetworkPlaces, type PictureRoom, placeNetwork } from "./network-places.ts";
import { paintNetwork } from "./paint-network.ts";
import { predictedText, showOutput } from "./show-number.ts";

export interface DiagramState {
  readonly look: Look;
  readonly chosen: NeuronPlace;
}

export interface NetworkDiagram {
  readonly el: HTMLElement;
  update(state: DiagramState): void;
  destroy(): void;
}

/** How the buttons stand is laid out anew when any of this changes. */
const shapeOf = ({ columns, inputs }: Look, width: number, height: number): string =>
  JSON.stringify([width, height, inputs, columns.map(({ units, shown }) => [units, ...shown])]);

/** In px: below this, neurons are too small to be told apart. */
const LEAST_HEIGHT = 64;
/** What is said of it changes at most so often. */
const WORDS_MS = 500;

export function createNetworkDiagram(
  host: HTMLElement,
  deps: { readonly onChoose: (neuron: NeuronPlace) => void },
): NetworkDiagram {
  const canvas = h("canvas", { class: "diagram-canvas", role: "img" });
  const buttons = h("div", {
    class: "diagram-buttons",
    role: "group",
    aria: { label: text("inside.neurons") },
    on: { keydown: (event) => onKey(event) },
  });
  const noRoom = h("p", { class: "inside-problem", hidden: true }, text("inside.noRoom"));
  const el = h("div", { class: "diagram" }, canvas, buttons, noRoom);
  host.append(el);
  const scratch = { sample: h("canvas"), weights: h("canvas") };
  let shape = "";
  let places: NetworkPlaces | null = null;
  let columns: HTMLButtonElement[][] = [];
  let state: DiagramState | null = null;
  let worded = Number.NEGATIVE_INFINITY;
  /** Null until it is known: to ask for it is to lay out the page. */
  let room: PictureRoom | null = null;
  const resized = new ResizeObserver(() => {
    room = null;
    draw();
  });
  resized.observe(el);

  function draw(): void {
    if (state === null) return;
    const { look, chosen } = state;
    room ??= { width: el.clientWidth, height: el.clientHeight };
    const isLow = room.height < 180;
    // A height of 0 is that of a page that is not laid out.
    const isSeen = room.height === 0 || room.height >= LEAST_HEIGHT;
    for (const part of [canvas, buttons]) part.hidden = !isSeen;
    noRoom.hidden = isSeen;
    if (!isSeen) return;
    const wanted = shapeOf(look, room.width, room.height);
    if (wanted !== shape || places === null) {
      shape = wanted;
      const inputs = look.columns[0].lines === null ? 0 : look.inputs;
      places = placeNetwork(look.columns, room, inputs);
      layOut(places, look.columns);
    }
    markChosen(chosen);
    const now = performance.now();
    if (now - worded > WORDS_MS) {
      worded = now;
      setAria(canvas, "label", describe(look));
      nameButtons(look);
    }
    const context = canvas.getContext("2d");
    if (context === null) return;
    const scale = devicePixelRatio;
    const [width, height] = [Math.round(room.width * scale), Math.round(room.height * scale)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const captions = look.columns.map((column) => captionOf(column, isLow));
    paintNetwork(context, { look, places, room, chosen, captions }, scratch);
  }

  function layOut(now: NetworkPlaces, looked: readonly LookedColumn[]): void {
    const focused = document.activeElement?.getAttribute("data-neuron") ?? "";
    const { radius, picture } = now;
    columns = now.neurons.map((spots, l) =>
      spots.map(({ layer, unit, x, y }) => {
        const name = text("inside.neuron.name", { layer: layer + 1, unit: unit + 1 });
        const button = h("button", {
          type: "button",
          class: "diagram-neuron",
          title: name,
          tabindex: -1,
          aria: { label: name },
          data: { neuron: `${layer} ${unit}` },
          on: { click: () => deps.onChoose({ layer, unit }) },
        });
        const left = x - radius - 3 - (l === 0 && looked[0].pictures !== null ? picture + 2 : 0);
        button.style.left = `${left}px`;
        button.style.width = `${x + radius + 3 - left}px`;
        const between = spots.length < 2 ? Number.POSITIVE_INFINITY : spots[1].y - spots[0].y;
        const half = Math.min(between / 2, Math.max(radius + 2, (l === 0 ? picture : 0) / 2));
        button.style.top = `${y - half}px`;
        button.style.height = `${2 * half}px`;
        return button;
      }),
    );
    buttons.replaceChildren(...columns.flat());
    if (focused !== "") buttons.querySelector<HTMLElement>(`[data-neuron="${focused}"]`)?.focus();
  }

  /** What each gives is said with its name; the name alone is its title. */
  function nameButtons({ columns: looked }: Look): void {
    for (const { layer, shown, outputs } of looked) {
      columns[layer].forEach((button, k) => {
        const names = { layer: layer + 1, unit: shown[k] + 1 };
        const output = outputs === null ? null : showOutput(outputs[k]);
        const name =
          output === null
            ? text("inside.neuron.name", names)
            : text("inside.neuron.says", { ...names, output });
        setAria(button, "label", name);
      });
    }
  }

  function markChosen({ layer, unit }: NeuronPlace): void {
    for (const button of columns.flat()) {
      const isChosen = button.dataset.neuron === `${layer} ${unit}`;
      setAria(button, "pressed", isChosen);
      if (button.tabIndex !== (isChosen ? 0 : -1)) button.tabIndex = isChosen ? 0 : -1;
    }
  }

  function onKey(event: KeyboardEvent): void {
    const isAt = (button: HTMLElement) => button.matches(":focus");
    const l = columns.findIndex((column) => column.some(isAt));
    const k = columns[l]?.findIndex(isAt) ?? -1;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [l, k - 1],
      ArrowDown: [l, k + 1],
      ArrowLeft: [l - 1, k],
      ArrowRight: [l + 1, k],
    };
    const move = moves[event.key];
    if (k < 0 || move === undefined) return;
    event.preventDefault();
    const column = columns[Math.max(0, Math.min(columns.length - 1, move[0]))];
    column[Math.max(0, Math.min(column.length - 1, move[1]))].focus();
  }

  return {
    el,
    update(now) {
      state = now;
      draw();
    },
    destroy() {
      resized.disconnect();
      el.remove();
    },
  };
}

function captionOf({ layer, units, shown, activation }: LookedColumn, isShort: boolean): string[] {
  const name = text("inside.layer", {
    layer: layer + 1,
    activation: text(`inside.activation.${activation}`),
  });
  const all = shown.length === units;
  const countKey = units === 1 ? "inside.neuronOne" : "inside.neuronCount";
  const count = text(all ? countKey : "inside.neuronsShown", { units, shown: shown.length });
  if (!isShort) return [name, count];
  return [all ? name : text("inside.neuronsFew", { units, shown: shown.length })];
}

/** "784 inputs; layer 1: 8 neurons, ReLU; ... The network predicts 7." */
function describe({ inputs, columns, sample }: Look): string {
  const layers = columns.map(({ layer, units, activation }) =>
    text("inside.diagram.layer", {
      layer: layer + 1,
      neurons: text(units === 1 ? "inside.neuronOne" : "inside.neuronCount", { units }),
      activation: text(`inside.activation.${activation}`),
    }),
  );
  const says =
    sample === null
      ? ""
      : text("inside.diagram.predicts", { prediction: predictedText(sample.prediction) });
  return [text("inside.diagram.inputs", { inputs }), ...layers, says].join(" ").trim();
}
