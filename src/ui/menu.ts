// Menus: one that opens from a button, and one that opens where the mouse is. Arrow keys, Home,
// End, Escape and Tab work as in any desktop menu; the focus goes back where it came from.
import { h, isFocusable, setAria, topLayer } from "./element.ts";

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** Makes it a switch that is on or off. */
  readonly checked?: boolean;
}

export interface MenuPlace {
  /** Where the menu's corner goes, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onClose?: () => void;
}

/** Opens a menu on the page and moves the focus into it; the function returned closes it. */
export function openMenu(items: readonly MenuItem[], place: MenuPlace): () => void {
  const before = document.activeElement;
  let open = true;

  const close = () => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", onOutside, true);
    window.removeEventListener("blur", close);
    const hadFocus = el.contains(document.activeElement);
    el.remove();
    if (hadFocus && isFocusable(before) && before.isConnected) before.focus();
    place.onClose?.();
  };
  const onOutside = (event: Event) => {
    if (!(event.target instanceof Node && el.contains(event.target))) close();
  };
  const buttons = items.map((item) =>
    h(
      "button",
      {
        type: "button",
        role: item.checked === undefined ? "menuitem" : "menuitemcheckbox",
        aria: { checked: item.checked ?? null },
        class: "ui-menu-item",
        tabindex: -1,
        disabled: item.disabled === true,
        on: {
          click: () => {
            close();
            item.run();
          },
        },
      },
      item.label,
    ),
  );
  const usable = buttons.filter((button) => !button.disabled);
  const focusAt = (index: number) => usable[(index + usable.length) % usable.length]?.focus();
  const onKey = (event: KeyboardEvent) => {
    const at = usable.findIndex((button) => button.matches(":focus"));
    if (event.key === "ArrowDown") focusAt(at + 1);
    else if (event.key === "ArrowUp") focusAt(at < 0 ? -1 : at - 1);
    else if (event.key === "Home") focusAt(0);
    else if (event.key === "End") focusAt(-1);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const el = h(
    "div",
    { role: "menu", class: "ui-menu", aria: { label: place.label }, on: { keydown: onKey } },
    ...buttons,
  );
  topLayer().append(el);
  const box = el.getBoundingClientRect();
  el.style.left = `${Math.max(4, Math.min(place.x, window.innerWidth - box.width - 4))}px`;
  el.style.top = `${Math.max(4, Math.min(place.y, window.innerHeight - box.height - 4))}px`;
  focusAt(0);
  document.addEventListener("pointerdown", onOutside, true);
  window.addEventListener("blur", close);
  return close;
}

export interface MenuButton {
  readonly el: HTMLButtonElement;
  destroy(): void;
}

/** A button that opens a menu below itself; `items` is asked each time it opens. */
export function createMenuButton(deps: {
  /** The accessible name, also of the menu. */
  readonly label: string;
  /** What the button shows. */
  readonly face: Node | string;
  readonly items: () => readonly MenuItem[];
}): MenuButton {
  let close: (() => void) | null = null;
  const open = () => {
    const box = el.getBoundingClientRect();
    setAria(el, "expanded", true);
    el.focus();
    const onClose = () => {
      setAria(el, "expanded", false);
      close = null;
    };
    close = openMenu(deps.items(), { x: box.left, y: box.bottom + 2, label: deps.label, onClose });
  };
  const el = h(
    "button",
    {
      type: "button",
      class: "ui-button ui-menu-button",
      title: deps.label,
      aria: { label: deps.label, haspopup: "menu", expanded: false },
      on: {
        // Pressed while open, the menu has just been closed by that very press.
        pointerdown: () => el.toggleAttribute("data-was-open", close !== null),
        click: () => {
          if (el.hasAttribute("data-was-open")) el.removeAttribute("data-was-open");
          else open();
        },
        keydown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          open();
        },
      },
    },
    deps.face,
  );
  return {
    el,
    destroy: () => {
      close?.();
      el.remove();
    },
  };
}
