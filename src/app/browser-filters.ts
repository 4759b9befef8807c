// The filters beside a list's samples: one bar for each label, as long as it has samples, and what the network
// says of them. Each bar and each answer is a button.
import type { Browsed, BrowsedClass, BrowseFilter, Verdict } from "#program/browsing";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import { grouped } from "./browsed-samples.ts";

export interface BrowserFilters {
  readonly el: HTMLElement;
  update(found: Pick<Browsed, "classes" | "labelCount" | "verdicts">, filter: BrowseFilter): void;
}

const VERDICTS: readonly (Verdict | undefined)[] = [undefined, "right", "wrong", "unjudged"];

/** `test`: stands under the network's answers. */
export function createBrowserFilters(deps: {
  readonly choose: (filter: BrowseFilter) => void;
  readonly test: HTMLElement;
}): BrowserFilters {
  let filter: BrowseFilter = {};
  const bars: Bar[] = [];
  const all = createBar(() => deps.choose({ ...filter, label: undefined }));
  all.el.classList.add("browser-all");
  const labels = h(
    "div",
    {
      class: "browser-labels",
      role: "group",
      aria: { label: text("browser.labels") },
      on: { keydown: onKey },
    },
    all.el,
  );
  const more = h("p", { class: "browser-note" });
  const verdicts = VERDICTS.map((verdict) => {
    const count = h("span", { class: "browser-count" });
    const button = h(
      "button",
      {
        type: "button",
        class: "browser-verdict",
        on: { click: () => deps.choose({ ...filter, verdict }) },
      },
      text(`browser.verdict.${verdict ?? "any"}`),
      " ",
      count,
    );
    return { verdict, button, count };
  });
  const el = h(
    "div",
    { class: "browser-filters" },
    h("h3", {}, text("browser.labels")),
    labels,
    more,
    h("h3", {}, text("browser.network")),
    h(
      "div",
      { class: "browser-verdicts", role: "group", aria: { label: text("browser.network") } },
      ...verdicts.map(({ button }) => button),
    ),
    deps.test,
  );

  function update(
    { classes, labelCount, verdicts: counts }: Pick<Browsed, "classes" | "labelCount" | "verdicts">,
    now: BrowseFilter,
  ): void {
    filter = now;
    const total = classes.reduce((sum, { count }) => sum + count, 0);
    const passing = classes.reduce((sum, one) => sum + one.passing, 0);
    const longest = Math.max(1, ...classes.map(({ count }) => count));
    all.show({ label: text("browser.anyLabel"), count: total, passing }, { longest: 0, filter });
    all.press(filter.label === undefined);
    const widest = Math.max(2, ...classes.map(({ label }) => nameOf(label).length));
    labels.style.setProperty("--label-width", `${Math.min(11, widest)}ch`);
    while (bars.length > classes.length) bars.pop()?.el.remove();
    classes.forEach((one, place) => {
      bars[place] ??= append(
        createBar(() => deps.choose({ ...filter, label: classesNow[place].label })),
      );
      bars[place].show(one, { longest, filter });
      bars[place].press(filter.label !== undefined && filter.label === one.label);
    });
    classesNow = classes;
    const shown = classes.filter(({ label }) => label !== null).length;
    setText(more, text("browser.moreLabels", { shown, count: grouped(labelCount) }));
    more.hidden = shown === labelCount;
    const ofLabel = counts.right + counts.wrong + counts.unjudged;
    for (const { verdict, button, count } of verdicts) {
      setText(count, grouped(verdict === undefined ? ofLabel : counts[verdict]));
      setAria(button, "pressed", filter.verdict === verdict);
    }
  }
  let classesNow: readonly BrowsedClass[] = [];

  function append(bar: Bar): Bar {
    labels.append(bar.el);
    return bar;
  }

  /** Up and down go from bar to bar. */
  function onKey(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const buttons = [all, ...bars].map((bar) => bar.el);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length].focus();
  }

  return { el, update };
}

interface Bar {
  readonly el: HTMLButtonElement;
  show(one: BrowsedClass, among: { readonly longest: number; readonly filter: BrowseFilter }): void;
  press(isPressed: boolean): void;
}

function nameOf(label: string | null): string {
  return label ?? text("browser.noSample");
}

function createBar(choose: () => void): Bar {
  const name = h("span", { class: "browser-bar-name" });
  const passing = h("span", { class: "browser-bar-passing" });
  const track = h("span", { class: "browser-bar-track" }, passing);
  const count = h("span", { class: "browser-count" });
  const el = h(
    "button",
    { type: "button", class: "browser-bar", on: { click: choose } },
    name,
    track,
    count,
  );
  return {
    el,
    press: (isPressed) => setAria(el, "pressed", isPressed),
    show(one, { longest, filter }) {
      const label = nameOf(one.label);
      const numbers = { label, count: grouped(one.count), passing: grouped(one.passing) };
      setText(name, label);
      const isPart = filter.verdict !== undefined;
      setText(count, isPart ? `${numbers.passing} / ${numbers.count}` : numbers.count);
      track.style.width = longest === 0 ? "0" : `${(100 * one.count) / longest}%`;
      passing.style.width = `${(100 * (isPart ? one.passing : one.count)) / Math.max(1, one.count)}%`;
      const key =
        one.label === null ? "browser.notSamples" : `browser.label${isPart ? ".some" : ""}`;
      const words = longest === 0 ? label : text(key, numbers);
      setAria(el, "label", words);
      el.title = words;
    },
  };
}
