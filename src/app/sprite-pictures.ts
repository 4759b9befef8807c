// A row of pictures with names, one of them chosen: the sprites, or the costumes of one. Arrow keys,
// Home and End move, Enter or Space choose, F2 renames, Delete deletes; picture files can be dropped.
import { text } from "#program/messages";
import { h, setAria } from "#ui/element";

export interface Picture {
  readonly name: string;
  /** A data: address; null when there is none. */
  readonly image: string | null;
  /** The accessible name when it is chosen. */
  readonly chosenName: string;
}

export interface ShownPictures {
  /** The accessible name of the row. */
  readonly label: string;
  readonly pictures: readonly Picture[];
  readonly chosen: number;
}

export interface PictureRow {
  readonly el: HTMLElement;
  update(shown: ShownPictures): void;
}

export function createPictureRow(deps: {
  readonly empty: string;
  readonly choose: (index: number) => void;
  readonly rename: (index: number) => void;
  readonly remove: (index: number) => void;
  readonly dropped: (files: readonly File[]) => void;
}): PictureRow {
  let tiles: readonly HTMLElement[] = [];
  let before: ShownPictures = { label: "", pictures: [], chosen: -1 };
  const el = h("div", {
    class: "pictures",
    role: "listbox",
    title: text("sprites.keys"),
    aria: { orientation: "horizontal" },
    on: {
      keydown: (event) => {
        if (onKey(event)) event.preventDefault();
      },
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        deps.dropped(files);
      },
    },
  });

  /** Whether the key was for this row. */
  function onKey({ key }: KeyboardEvent): boolean {
    const at = tiles.findIndex((tile) => tile.contains(document.activeElement));
    if (at < 0) return false;
    if (key === "ArrowRight" || key === "ArrowDown") moveTo(at + 1);
    else if (key === "ArrowLeft" || key === "ArrowUp") moveTo(at - 1);
    else if (key === "Home") moveTo(0);
    else if (key === "End") moveTo(tiles.length - 1);
    else if (key === "F2") deps.rename(at);
    else if (key === "Delete") deps.remove(at);
    else return false;
    return true;
  }

  function moveTo(index: number): void {
    const tile = tiles[Math.max(0, Math.min(index, tiles.length - 1))];
    for (const one of tiles) one.tabIndex = one === tile ? 0 : -1;
    tile?.focus();
  }

  function tileOf({ name, image, chosenName }: Picture, index: number, chosen: number) {
    const isChosen = index === chosen;
    const label = isChosen ? chosenName : name;
    return h(
      "button",
      {
        type: "button",
        class: "picture",
        role: "option",
        title: name,
        tabindex: isChosen ? 0 : -1,
        aria: { selected: isChosen, label },
        on: {
          click: (event) => {
            // After a click with the mouse, keys are for the program again, not for this row.
            if (event.detail > 0 && event.currentTarget instanceof HTMLElement) {
              event.currentTarget.blur();
            }
            deps.choose(index);
          },
        },
      },
      image === null
        ? h("span", { class: "picture-none" })
        : h("img", { class: "picture-image", src: image, alt: "", draggable: "false" }),
      h("span", { class: "picture-name" }, name),
      isChosen ? h("span", { class: "picture-chosen", aria: { hidden: true } }, "✓") : null,
    );
  }

  return {
    el,
    update(shown) {
      const { label, pictures, chosen } = shown;
      if (isSame(shown, before) && tiles.length > 0) return;
      before = shown;
      setAria(el, "label", label);
      const focused = tiles.findIndex((tile) => tile.matches(":focus"));
      tiles = pictures.map((picture, index) => tileOf(picture, index, chosen));
      el.replaceChildren(
        ...(tiles.length > 0 ? tiles : [h("p", { class: "pictures-empty" }, deps.empty)]),
      );
      if (focused >= 0) moveTo(focused);
      tiles[chosen]?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    },
  };
}

function isSame(a: ShownPictures, b: ShownPictures): boolean {
  return (
    a.label === b.label &&
    a.chosen === b.chosen &&
    a.pictures.length === b.pictures.length &&
    a.pictures.every((one, index) => {
      const other = b.pictures[index];
      return one.name === other?.name && one.image === other.image;
    })
  );
}
