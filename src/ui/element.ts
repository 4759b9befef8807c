// h(): makes one HTML element with its attributes, listeners and children.
// Text always becomes text, never markup. Brings the shared style sheet along, since whoever makes
// elements needs its colours. Knows nothing of the widgets that use it.
import "./ui.css";

type Attribute =
  | "accept"
  | "alt"
  | "autocomplete"
  | "class"
  | "disabled"
  | "download"
  | "draggable"
  | "for"
  | "height"
  | "hidden"
  | "href"
  | "id"
  | "inputmode"
  | "lang"
  | "max"
  | "maxlength"
  | "min"
  | "multiple"
  | "name"
  | "placeholder"
  | "readonly"
  | "role"
  | "spellcheck"
  | "src"
  | "step"
  | "style"
  | "tabindex"
  | "target"
  | "title"
  | "type"
  | "value"
  | "width";

type AttributeValue = string | number | boolean | null;

export type Listeners = {
  readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void;
};

export type Props = { readonly [A in Attribute]?: AttributeValue } & {
  readonly on?: Listeners;
  /** `{label: "Loss"}` sets aria-label. Booleans become "true" and "false". */
  readonly aria?: Readonly<Record<string, AttributeValue>>;
  /** `{kind: "error"}` sets data-kind. */
  readonly data?: Readonly<Record<string, string | number>>;
};

/** Null is left out, so that a child can depend on a condition. */
export type Child = Node | string | number | null;

/**
 * A new element. An attribute that is `true` is set empty (`disabled`), one that is false or null
 * is left out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const { on = {}, aria = {}, data = {}, ...attributes } = props;
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  for (const [name, value] of Object.entries(aria)) setAria(element, name, value);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = String(value);
  for (const [name, listener] of Object.entries(on)) {
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...children.filter((child) => child !== null).map(asNode));
  return element;
}

/** Sets or removes one aria attribute, only if that changes it. */
export function setAria(element: Element, name: string, value: AttributeValue): void {
  const attribute = `aria-${name}`;
  if (value === null) element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== String(value)) {
    element.setAttribute(attribute, String(value));
  }
}

/** Where something has to stand to be seen and used now: the dialog on top, what fills the screen, or the page. */
export function topLayer(): Element {
  const dialogs = document.querySelectorAll("dialog[open]");
  return dialogs[dialogs.length - 1] ?? document.fullscreenElement ?? document.body;
}

/** Whether it can be given the focus: drawings can, too. */
export function isFocusable(element: Element | null): element is HTMLElement | SVGElement {
  return element instanceof HTMLElement || element instanceof SVGElement;
}

/** Sets an element's text, only if that changes it: cheap to call every frame. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function setAttribute(element: Element, name: string, value: AttributeValue): void {
  if (value === null || value === false) return;
  element.setAttribute(name, value === true ? "" : String(value));
}

function asNode(child: Node | string | number): Node {
  return child instanceof Node ? child : document.createTextNode(String(child));
}
