// Variable monitors: those that were moved stand where they were put, the others line up by
// themselves at the stage's edge. Which there are, and what a change means, is told and asked.
import "./monitors.css";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import { h } from "#ui/element";
import { createMonitor, type Monitor } from "./monitor.ts";
import { type MonitorLook, placeOf } from "./monitor-look.ts";

export interface MonitoredVariable {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly look?: MonitorLook;
}

export interface MonitorsState {
  readonly variables: readonly MonitoredVariable[];
  readonly values: Readonly<Record<string, Value>>;
}

export interface MonitorsDeps {
  /** A person changed how a variable's monitor looks or where it stands: what is new of it. */
  readonly onLook: (id: string, look: MonitorLook) => void;
  /** A person moved a slider. */
  readonly onSet: (id: string, value: number) => void;
  readonly onHide: (id: string) => void;
}

export interface Monitors {
  readonly el: HTMLElement;
  update(state: MonitorsState): void;
  destroy(): void;
}

/** `host` is 480 stage units wide and where monitors with a place are placed. */
export function createMonitors(host: HTMLElement, deps: MonitorsDeps): Monitors {
  const el = h("section", { class: "stage-monitors", aria: { label: text("monitor.region") } });
  host.append(el);
  let shown: readonly MonitoredVariable[] = [];
  const monitors = new Map<string, Monitor>();

  const create = (id: string) =>
    createMonitor({
      stage: host,
      onLook: (look) => deps.onLook(id, look),
      onSet: (value) => deps.onSet(id, value),
      onHide: () => deps.onHide(id),
    });
  const arrange = (variables: readonly MonitoredVariable[]) => {
    shown = variables;
    const visible = variables.filter((variable) => variable.visible);
    const kept = new Set(visible.map(({ id }) => id));
    for (const [id, monitor] of monitors) {
      if (kept.has(id)) continue;
      monitor.destroy();
      monitors.delete(id);
    }
    visible.forEach(({ id, name, look = {} }, index) => {
      const monitor = monitors.get(id) ?? create(id);
      monitors.set(id, monitor);
      monitor.update({ name, look });
      // Only where the order changed: an element that moves in the document loses the focus.
      if (el.children[index] !== monitor.el)
        el.insertBefore(monitor.el, el.children[index] ?? null);
    });
    el.hidden = visible.length === 0;
    const isLinedUp = visible.some(({ look = {} }) => placeOf(look) === null);
    el.toggleAttribute("data-all-placed", !isLinedUp);
  };

  const update = (state: MonitorsState) => {
    if (state.variables !== shown) arrange(state.variables);
    for (const [id, monitor] of monitors) monitor.show(state.values[id] ?? 0);
  };
  arrange([]);
  return {
    el,
    update,
    destroy: () => {
      for (const monitor of monitors.values()) monitor.destroy();
      el.remove();
    },
  };
}
