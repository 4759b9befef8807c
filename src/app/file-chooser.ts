// The browser's own dialog for choosing a project's file, behind a button or menu entry of ours.
import { h } from "#ui/element";

export interface FileChooser {
  /** Hidden; it must stand in the page. */
  readonly el: HTMLInputElement;
  open(): void;
}

const ENDINGS = ".blockprop,.sb3,.json";

export function createFileChooser(chosen: (file: File) => void): FileChooser {
  const el = h("input", {
    type: "file",
    accept: ENDINGS,
    hidden: true,
    on: {
      change: () => {
        const file = el.files?.[0];
        // The same file may be chosen again.
        el.value = "";
        if (file !== undefined) chosen(file);
      },
    },
  });
  return { el, open: () => el.click() };
}
