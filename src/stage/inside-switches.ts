// A row of buttons of which one is pressed: which view, whose sample.
import { text } from "#program/messages";
import { h, setAria } from "#ui/element";

export interface Switches<Name extends string> {
  readonly el: HTMLElement;
  show(pressed: Name): void;
  setDisabled(name: Name, isDisabled: boolean): void;
}

/** `words` and `help`: the keys of what stands on a button, and of what is said about it. */
export function createSwitches<Name extends string>(
  names: readonly Name[],
  said: {
    readonly label: string;
    readonly words: (name: Name) => string;
    readonly help: (name: Name) => string;
  },
  onChoose: (name: Name) => void,
): Switches<Name> {
  const buttons = names.map((name) =>
    h(
      "button",
      {
        type: "button",
        class: "inside-switch",
        title: text(said.help(name)),
        on: { click: () => onChoose(name) },
      },
      text(said.words(name)),
    ),
  );
  const aria = { label: text(said.label) };
  return {
    el: h("span", { class: "inside-switches", role: "group", aria }, ...buttons),
    show(pressed) {
      names.forEach((name, k) => {
        setAria(buttons[k], "pressed", name === pressed);
      });
    },
    setDisabled(name, isDisabled) {
      buttons[names.indexOf(name)].disabled = isDisabled;
    },
  };
}
