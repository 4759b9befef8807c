// Asks which of many lists is meant: one types a part of its name or goes through them with the arrow keys.
// Loaded when first needed.
import "./pick-list.css";
import { englishImportDialog } from "#program/english-import-dialog";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Rows that are seen at once. */
const ROWS = 10;

/** Resolves to null after cancel or Escape. `file`: what is to be imported. */
export async function pickList<L extends Choice>(
  lists: readonly L[],
  file: string,
): Promise<L | null> {
  addMissing(englishImportDialog);
  const options = lists.map(({ id, name }) => h("option", { value: id }, name));
  const rows = h("select", {
    class: "pick-list-rows",
    aria: { label: text("lists.choose") },
    on: { dblclick: () => choose() },
  });
  rows.size = ROWS;
  const search = h("input", {
    type: "search",
    class: "ui-input pick-list-search",
    placeholder: text("lists.find"),
    aria: { label: text("lists.find") },
    on: {
      input: () => offer(),
      keydown: (event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        rows.focus();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const last = rows.options.length - 1;
        rows.selectedIndex = Math.max(0, Math.min(rows.selectedIndex + step, last));
      },
    },
  });
  const none = h("p", { class: "pick-list-none", role: "status" });

  /** Those whose names have what was typed; the likeliest is chosen. */
  function offer(): void {
    const typed = search.value.trim().toLowerCase();
    const fitting = options.filter((option) => option.text.toLowerCase().includes(typed));
    rows.replaceChildren(...fitting);
    const meant = fitting.find((option) =>
      file.toLowerCase().startsWith(option.text.toLowerCase()),
    );
    rows.value = (meant ?? fitting[0])?.value ?? "";
    none.textContent = fitting.length === 0 ? text("lists.findNone", { typed: search.value }) : "";
  }

  offer();
  const dialog = openDialog<boolean>({
    title: text("lists.choose"),
    body: [h("p", {}, text("lists.chooseText", { file })), search, rows, none],
    buttons: [
      { label: text("app.cancel"), value: false },
      { label: text("lists.chooseIt"), value: true, look: "main" },
    ],
    allow: (isChosen) => !isChosen || rows.value !== "",
  });
  const choose = () => {
    if (rows.value !== "") dialog.close(true);
  };
  search.focus();
  const isChosen = await dialog.result;
  return (isChosen && lists.find(({ id }) => id === rows.value)) || null;
}
