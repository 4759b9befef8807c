// One variable's monitor, as in Scratch: name and value, the value alone in large, or with a slider
// that sets it. It can be dragged about the stage. Updates touch the DOM only where a text changed.
import "./monitors.css";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import { h, setAria, setText } from "#ui/element";
import { type MenuItem, openMenu } from "#ui/menu";
import { makeDraggable } from "./monitor-drag.ts";
import {
  type MonitorLook,
  type MonitorMode,
  modeOf,
  nextMode,
  placeInside,
  placeOf,
  sliderRange,
  thumbAt,
} from "./monitor-look.ts";
import { showValue } from "./show-number.ts";
import { askSliderRange } from "./slider-range.ts";

export interface MonitorDeps {
  /** The element that is 480 stage units wide. */
  readonly stage: HTMLElement;
  /** A person changed how it looks or where it stands: what is new of it. */
  readonly onLook: (look: MonitorLook) => void;
  /** A person moved the slider. */
  readonly onSet: (value: number) => void;
  readonly onHide: () => void;
}

export interface Monitor {
  /** The place that the monitor takes; a cell of the row while it has none of its own. */
  readonly el: HTMLElement;
  update(state: { readonly name: string; readonly look: MonitorLook }): void;
  show(value: Value): void;
  destroy(): void;
}

export function createMonitor(deps: MonitorDeps): Monitor {
  let look: MonitorLook = {};
  let shown: Value = 0;
  let closeMenu: (() => void) | null = null;

  const name = h("span", { class: "monitor-name" });
  const menuButton = h("button", {
    type: "button",
    class: "monitor-menu",
    aria: { haspopup: "menu", expanded: false },
    on: {
      click: () => {
        const { left, bottom } = menuButton.getBoundingClientRect();
        open(left, bottom + 2);
      },
      keydown: (event) => {
        if (drag.onKeyDown(event)) event.preventDefault();
      },
      keyup: () => drag.onKeyUp(),
    },
  });
  const slider = h("input", {
    type: "range",
    class: "monitor-slider",
    on: {
      input: () => {
        const value = Number(slider.value);
        show(value);
        deps.onSet(value);
      },
    },
  });
  const value = h("span", { class: "monitor-value" });
  const box = h(
    "div",
    {
      class: "monitor",
      role: "group",
      on: {
        dblclick: (event) => {
          if (event.target !== slider) deps.onLook({ mode: nextMode(modeOf(look)) });
        },
        contextmenu: (event) => {
          event.preventDefault();
          open(event.clientX, event.clientY);
        },
      },
    },
    menuButton,
    name,
    slider,
    value,
  );
  const el = h("div", { class: "monitor-place" }, box);
  const drag = makeDraggable({
    stage: deps.stage,
    el: box,
    move(place, phase) {
      const fitting = placeInside(place, drag.size());
      if (phase === "end") deps.onLook(fitting);
      else stand(fitting);
    },
    cancel: () => stand(placeOf(look)),
  });

  const stand = (place: { readonly x: number; readonly y: number } | null) => {
    el.toggleAttribute("data-placed", place !== null);
    el.style.setProperty("--x", String(place?.x ?? 0));
    el.style.setProperty("--y", String(place?.y ?? 0));
  };
  const items = (): MenuItem[] => {
    const isSlider = modeOf(look) === "slider";
    const mode = (to: MonitorMode): MenuItem => ({
      label: text(`monitor.${to}`),
      disabled: modeOf(look) === to,
      run: () => deps.onLook({ mode: to }),
    });
    const changeRange = () =>
      void askSliderRange(sliderRange(look)).then((range) => {
        if (range !== null) deps.onLook(range);
      });
    return [
      mode("normal"),
      mode("large"),
      mode("slider"),
      ...(isSlider ? [{ label: text("monitor.range"), run: changeRange }] : []),
      {
        label: text("monitor.lineUp"),
        disabled: placeOf(look) === null,
        run: () => deps.onLook({ x: undefined, y: undefined }),
      },
      { label: text("monitor.hide"), run: deps.onHide },
    ];
  };
  const open = (x: number, y: number) => {
    setAria(menuButton, "expanded", true);
    const onClose = () => {
      closeMenu = null;
      setAria(menuButton, "expanded", false);
    };
    closeMenu = openMenu(items(), { x, y, label: menuButton.title, onClose });
  };
  const show = (next: Value) => {
    shown = next;
    setText(value, showValue(next));
    if (modeOf(look) === "slider") slider.value = String(thumbAt(next));
  };
  return {
    el,
    update(state) {
      look = state.look;
      const mode = modeOf(look);
      box.dataset.mode = mode;
      box.title = mode === "large" ? state.name : "";
      name.title = state.name;
      setText(name, state.name);
      setAria(box, "label", state.name);
      setAria(slider, "label", state.name);
      menuButton.title = text("monitor.menu", { name: state.name });
      setAria(menuButton, "label", menuButton.title);
      setAria(menuButton, "description", text("monitor.move"));
      const { min, max, step } = sliderRange(look);
      Object.assign(slider, { min: String(min), max: String(max), step: String(step) });
      slider.hidden = mode !== "slider";
      stand(placeOf(look));
      show(shown);
    },
    show,
    destroy: () => {
      closeMenu?.();
      el.remove();
    },
  };
}
