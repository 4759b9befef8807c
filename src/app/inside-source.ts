// Which sample the look inside is of: the one in training, the drawing, or any of a list, one after the
// other; and what the network says of it. Until somebody chooses, it follows what goes on.
import type { Look, LookSource } from "#program/look";
import { text } from "#program/messages";
import { shortNumber } from "#stage/diverging";
import { createSwitches } from "#stage/inside-switches";
import { predictedText, showPercent } from "#stage/show-number";
import { h, setText } from "#ui/element";

type Kind = LookSource["kind"];
const kinds: readonly Kind[] = ["training", "drawing", "list"];

interface ListEntry {
  readonly id: string;
  readonly name: string;
}

export interface InsideSource {
  readonly el: HTMLElement;
  readonly source: LookSource;
  /** The list chosen, looked at or not; null when there is none. */
  readonly list: string | null;
  update(look: Look): void;
  /** A run begins: unless somebody chose, its samples are looked at. */
  followRun(): void;
  reset(): void;
}

export function createInsideSource(
  host: HTMLElement,
  deps: { readonly lists: () => readonly ListEntry[]; readonly changed: () => void },
): InsideSource {
  let kind: Kind = "training";
  let isChosen = false;
  let list = "";
  let index = 0;
  let length: number | null = null;

  const switches = createSwitches(
    kinds,
    {
      label: "inside.source",
      words: (one) => `inside.source.${one}`,
      help: (one) => `inside.source.${one}.help`,
    },
    choose,
  );
  const which = h("select", {
    class: "inside-select",
    aria: { label: text("inside.whichList") },
    on: {
      pointerdown: () => refreshLists(),
      focus: () => refreshLists(),
      change: () => {
        list = which.value;
        index = 0;
        choose("list");
      },
    },
  });
  const number = h("input", {
    type: "number",
    class: "inside-number",
    min: 1,
    value: 1,
    aria: { label: text("inside.sample") },
    on: { change: () => go(Math.round(Number(number.value)) - 1) },
  });
  const of = h("span", { class: "inside-of" });
  const stepButton = (key: string, by: number, turned: boolean) =>
    h(
      "button",
      {
        type: "button",
        class: "inside-step",
        title: text(key),
        aria: { label: text(key) },
        on: { click: () => go(index + by) },
      },
      turned ? "◀" : "▶",
    );
  const previous = stepButton("inside.previous", -1, true);
  const next = stepButton("inside.next", 1, false);
  const stepper = h("span", { class: "inside-stepper" }, which, previous, number, of, next);
  const verdict = h("span", { class: "inside-verdict" });
  const words = h("span");
  const lossWords = h("span", { class: "inside-loss" });
  const says = h("p", { class: "inside-says" }, verdict, h("span", {}, words, lossWords));
  const el = h("div", { class: "inside-source" }, switches.el, stepper, says);
  host.append(el);
  refreshLists();
  refresh();

  function refreshLists(): void {
    const lists = deps.lists();
    const known = [...which.options].map(({ value, text: name }) => value + name).join();
    if (known !== lists.map(({ id, name }) => id + name).join()) {
      which.replaceChildren(...lists.map(({ id, name }) => h("option", { value: id }, name)));
    }
    if (!lists.some(({ id }) => id === list)) {
      list = lists[0]?.id ?? "";
      index = 0;
    }
    which.value = list;
  }

  function choose(now: Kind): void {
    kind = now;
    isChosen = true;
    refreshLists();
    refresh();
    deps.changed();
  }

  function go(to: number): void {
    if (!Number.isFinite(to)) return refresh();
    const last = length === null ? to : length - 1;
    index = Math.max(0, Math.min(last, to));
    choose("list");
  }

  function refresh(): void {
    switches.show(kind);
    switches.setDisabled("list", list === "");
    stepper.hidden = kind !== "list";
    if (document.activeElement !== number) number.value = String(index + 1);
    previous.disabled = index === 0;
    next.disabled = length !== null && index >= length - 1;
    setText(of, length === null ? "" : text("inside.ofList", { length }));
    // What changes all the time is not read out.
    if (kind === "list") says.setAttribute("role", "status");
    else says.removeAttribute("role");
  }

  function tell({ sample, problem }: Look): void {
    const isRight = sample?.isRight ?? null;
    verdict.hidden = isRight === null;
    verdict.dataset.result = isRight ? "right" : "wrong";
    setText(verdict, isRight === null ? "" : text(isRight ? "inside.right" : "inside.wrong"));
    const loss = sample?.loss ?? null;
    setText(lossWords, loss === null ? "" : text("inside.loss", { loss: shortNumber(loss) }));
    if (sample === null) return setText(words, problem ?? "");
    const { prediction, picture } = sample;
    const parts = loss === null ? [] : [text("inside.label", { label: picture.label })];
    const { confidence } = prediction;
    const share = confidence === null ? "" : showPercent(confidence);
    const key = confidence === null ? "inside.predicts" : "inside.predictsSure";
    parts.push(text(key, { prediction: predictedText(prediction), share }));
    setText(words, parts.join(", "));
  }

  return {
    el,
    get source(): LookSource {
      return kind === "list" ? { kind, list, index } : { kind };
    },
    get list() {
      return list === "" ? null : list;
    },
    update(look) {
      refreshLists();
      length = look.length;
      // Nothing was trained on yet: the first sample of the list is there to look at.
      const isIdle = kind === "training" && look.sample === null;
      if (isIdle && !isChosen && list !== "") {
        kind = "list";
        deps.changed();
      }
      if (kind === "list" && length !== null && length > 0) index = Math.min(index, length - 1);
      refresh();
      tell(look);
    },
    followRun() {
      if (isChosen || kind === "training") return;
      kind = "training";
      refresh();
    },
    reset() {
      kind = "training";
      isChosen = false;
      list = "";
      index = 0;
      length = null;
      refreshLists();
      refresh();
    },
  };
}
