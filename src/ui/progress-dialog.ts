// A dialog that shows how far a long job is and can cancel it. The job itself lives elsewhere.

import { openDialog } from "./dialog.ts";
import { h, setText } from "./element.ts";

export interface ProgressDialog {
  /** `total` 0 means: it is not known how much there is. */
  update(progress: { readonly done: number; readonly total: number; readonly text: string }): void;
  /** The job is over: the dialog goes without calling `onCancel`. */
  close(): void;
}

/** Opens it; Escape and the button call `onCancel` once. */
export function openProgressDialog(deps: {
  readonly title: string;
  readonly cancel: string;
  readonly onCancel: () => void;
}): ProgressDialog {
  const bar = h("progress", { class: "ui-progress", max: 1, aria: { label: deps.title } });
  const line = h("p", { class: "ui-progress-text" });
  let over = false;
  const dialog = openDialog<"cancel">({
    title: deps.title,
    body: [bar, line],
    buttons: [{ label: deps.cancel, value: "cancel" }],
  });
  void dialog.result.then(() => {
    if (!over) deps.onCancel();
    over = true;
  });
  return {
    update: ({ done, total, text }) => {
      if (total > 0) bar.value = done / total;
      else bar.removeAttribute("value");
      setText(line, text);
    },
    close: () => {
      if (over) return;
      over = true;
      dialog.close(null);
    },
  };
}
