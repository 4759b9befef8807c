// The network as the blocks declare it, in step with editing: its sizes in one line, and as a table each layer
// with its weights and biases and the multiplications for one sample. It must not know what is trained.
import "./architecture.css";
import "./inside.css";
import { text } from "#program/messages";
import type { LayerStack } from "#program/network-config";
import { h, setAria, setText } from "#ui/element";

export interface Architecture {
  readonly el: HTMLElement;
  /** Null when the blocks make no network. */
  update(network: LayerStack | null): void;
  destroy(): void;
}

export interface LayerSize {
  readonly inputs: number;
  readonly units: number;
  readonly activation: string;
  /** Weights and biases. */
  readonly parameters: number;
  /** Input times weight, in a forward pass of one sample; inputs that are 0 save some of them. */
  readonly multiplications: number;
}

export function sizesOf({ inputs, layers }: LayerStack): readonly LayerSize[] {
  return layers.map(({ units, activation }, at) => {
    const before = layers[at - 1]?.units ?? inputs;
    const multiplications = before * units;
    return {
      inputs: before,
      units,
      activation,
      parameters: multiplications + units,
      multiplications,
    };
  });
}

/** `onToggle`: whether the table is shown now. */
export function createArchitecture(
  host: HTMLElement,
  deps: { readonly onToggle: (isTable: boolean) => void },
): Architecture {
  let isTable = false;
  const line = h("p", { class: "architecture-line", role: "status" });
  const toggle = h(
    "button",
    {
      type: "button",
      class: "inside-switch architecture-toggle",
      on: { click: () => show(!isTable) },
    },
    text("inside.plan.table"),
  );
  const body = h("tbody");
  const foot = h("tfoot");
  const columns = ["layer", "sizes", "parameters", "multiplications"].map((name) =>
    headOf("col", text(`inside.plan.${name}`)),
  );
  const table = h(
    "table",
    { class: "architecture-table", hidden: true },
    h("caption", {}, text("inside.plan.caption")),
    h("thead", {}, h("tr", {}, ...columns)),
    body,
    foot,
  );
  const el = h(
    "div",
    { class: "architecture" },
    h("div", { class: "architecture-head" }, line, toggle),
    table,
  );
  host.append(el);
  let shown = "";

  function show(now: boolean): void {
    isTable = now;
    table.hidden = !now;
    setAria(toggle, "pressed", now);
    el.toggleAttribute("data-table", now);
    deps.onToggle(now);
  }
  setAria(toggle, "pressed", false);

  function fill(network: LayerStack): void {
    const sizes = sizesOf(network);
    const sum = (key: "parameters" | "multiplications") =>
      sizes.reduce((all, size) => all + size[key], 0);
    const totals = { parameters: sum("parameters"), multiplications: sum("multiplications") };
    const shape = [network.inputs, ...sizes.map(({ units }) => units)].join(" → ");
    setText(line, text("inside.plan.line", { shape, ...totals }));
    body.replaceChildren(
      ...sizes.map((size, at) =>
        rowOf(
          text("inside.layer", {
            layer: at + 1,
            activation: text(`inside.activation.${size.activation}`),
          }),
          `${size.inputs} → ${size.units}`,
          size,
        ),
      ),
    );
    foot.replaceChildren(rowOf(text("inside.plan.all"), shape, totals));
  }

  return {
    el,
    update(network) {
      const now = JSON.stringify(network);
      if (now === shown) return;
      shown = now;
      toggle.disabled = network === null;
      if (network !== null) fill(network);
      else {
        setText(line, text("inside.plan.none"));
        if (isTable) show(false);
      }
    },
    destroy: () => el.remove(),
  };
}

function rowOf(
  name: string,
  sizes: string,
  { parameters, multiplications }: Pick<LayerSize, "parameters" | "multiplications">,
): HTMLElement {
  const cell = (value: string) => h("td", {}, value);
  const number = (count: number) => cell(text("inside.plan.count", { count }));
  return h("tr", {}, headOf("row", name), cell(sizes), number(parameters), number(multiplications));
}

function headOf(scope: "row" | "col", words: string): HTMLElement {
  const head = h("th", {}, words);
  head.scope = scope;
  return head;
}
