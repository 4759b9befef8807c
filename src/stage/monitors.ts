// Variable monitors, as in Scratch: a grey rounded box with the name and the value on orange.
// They line up at the stage's edge by themselves. Updates touch the DOM only where a text changed.
import "./stage.css";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import { h, setText } from "#ui/element";
import { showValue } from "./show-number.ts";

export interface MonitoredVariable {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
}

export interface MonitorsState {
  readonly variables: readonly MonitoredVariable[];
  readonly values: Readonly<Record<string, Value>>;
}

export interface Monitors {
  readonly el: HTMLElement;
  update(state: MonitorsState): void;
  destroy(): void;
}

export function createMonitors(host: HTMLElement): Monitors {
  const el = h("section", { class: "stage-monitors", aria: { label: text("monitor.region") } });
  host.append(el);
  let shown: readonly MonitoredVariable[] = [];
  let values = new Map<string, HTMLElement>();

  const arrange = (variables: readonly MonitoredVariable[]) => {
    shown = variables;
    const boxes = variables
      .filter((variable) => variable.visible)
      .map(({ id, name }) => {
        const value = h("span", { class: "monitor-value" });
        const label = h("span", { class: "monitor-name", title: name }, name);
        const box = h(
          "div",
          { class: "monitor", role: "group", aria: { label: name } },
          label,
          value,
        );
        return { id, value, box };
      });
    values = new Map(boxes.map(({ id, value }) => [id, value]));
    el.replaceChildren(...boxes.map(({ box }) => box));
    el.hidden = boxes.length === 0;
  };

  const update = (state: MonitorsState) => {
    if (state.variables !== shown) arrange(state.variables);
    for (const [id, element] of values) setText(element, showValue(state.values[id] ?? 0));
  };
  arrange([]);
  return { el, update, destroy: () => el.remove() };
}
