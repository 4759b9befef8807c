// "That was a ...": a drawing on the pad becomes a labelled sample of a list at one press, so that people
// collect their own digits. Loaded when something is drawn for the first time.
import "./own-digits.css";
import { englishDigits } from "#program/english-digits";
import { addMissing, text } from "#program/messages";
import { promptDialog } from "#ui/dialog";
import { h, setAria } from "#ui/element";

export interface OwnDigitsDeps {
  readonly lists: () => readonly { readonly id: string; readonly name: string }[];
  /** Makes a list of that name, shown, and gives its id. */
  readonly makeList: (name: string) => string;
  /** Adds the drawing on the pad, with this label, at the list's end. */
  readonly add: (list: string, label: string) => void;
  readonly toggleSteps: () => void;
}

export interface OwnDigits {
  readonly el: HTMLElement;
  /** The labels to press: the network's. */
  setLabels(labels: readonly string[]): void;
  setSteps(isOpen: boolean): void;
  /** The list chosen may be gone, others may have come. */
  refresh(): void;
}

/** Labels that are buttons; with more than these all others are typed. */
const MOST_BUTTONS = 10;

export function createOwnDigits(deps: OwnDigitsDeps): OwnDigits {
  addMissing(englishDigits);
  let shown: readonly string[] = [];
  /** Empty: a list called "my digits", made when it is needed. */
  let chosen = "";
  /** The lists that there is to choose from, to see when they change. */
  let offered: string | null = null;
  const labels = h("div", {
    class: "own-labels",
    role: "group",
    aria: { label: text("digits.question") },
  });
  const select = h("select", {
    class: "own-list",
    title: text("digits.list"),
    aria: { label: text("digits.list") },
    on: {
      // Lists may have come since something was drawn.
      focus: () => refresh(),
      change: () => {
        chosen = select.value;
      },
    },
  });
  const steps = h(
    "button",
    {
      type: "button",
      class: "own-steps",
      title: text("steps.openHelp"),
      aria: { expanded: false },
      on: { click: deps.toggleSteps },
    },
    text("steps.open"),
  );
  const el = h(
    "section",
    { class: "own", aria: { label: text("digits.region") } },
    h("span", { class: "own-words", aria: { hidden: true } }, text("digits.question")),
    labels,
    select,
    steps,
  );

  function refresh(): void {
    const mine = text("digits.newList");
    const all = deps.lists();
    const key = all.map(({ id, name }) => `${id} ${name}`).join("\n");
    if (key === offered) return;
    offered = key;
    if (!all.some(({ id }) => id === chosen)) chosen = "";
    // The one that is taken when none is chosen stands first, made or not.
    const others = all.filter(({ name }) => name !== mine);
    select.replaceChildren(
      h("option", { value: "" }, mine),
      ...others.map(({ id, name }) => h("option", { value: id }, name)),
    );
    select.value = chosen;
  }

  function add(label: string): void {
    const name = text("digits.newList");
    const list = chosen || (deps.lists().find((one) => one.name === name)?.id ?? "");
    deps.add(list || deps.makeList(name), label);
  }

  async function askOther(): Promise<void> {
    const label = await promptDialog({
      title: text("digits.otherTitle"),
      label: text("digits.otherLabel"),
      value: "",
      confirm: text("digits.otherAdd"),
      cancel: text("digits.cancel"),
      check: (typed) => (/^[^\s,;]+$/.test(typed.trim()) ? null : text("digits.otherProblem")),
    });
    if (label !== null) add(label.trim());
  }

  const button = (words: string, name: string, press: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: "own-label",
        title: name,
        aria: { label: name },
        on: { click: press },
      },
      words,
    );

  return {
    el,
    setLabels(now) {
      if (now.length === shown.length && now.every((label, k) => label === shown[k])) return;
      shown = now;
      const other = text("digits.other");
      labels.replaceChildren(
        ...now
          .slice(0, MOST_BUTTONS)
          .map((label) => button(label, text("digits.label", { label }), () => add(label))),
        button("…", other, () => void askOther()),
      );
    },
    setSteps: (isOpen) => setAria(steps, "expanded", isOpen),
    refresh,
  };
}
