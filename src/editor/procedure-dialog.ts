// The dialog that shapes a My Block. What one edits is the block itself: its words and the names of
// its inputs, side by side, each with buttons that move and remove it. Loaded when first needed.
import type { ProcedurePart } from "#compile/project";
import { englishProcedure } from "#program/english-procedure";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";
import "./dialogs.css";
import { LONGEST_NAME } from "./names.ts";
import {
  type AskProcedure,
  addPart,
  type Draft,
  draftProblem,
  movePart,
  type PartKind,
  removePart,
  renamePart,
  tidyDraft,
  wordsOf,
} from "./procedure-draft.ts";

const KINDS: readonly PartKind[] = ["text", "boolean", "label"];
/** Letters that a field has room for at least. */
const NARROWEST = 3;

/** Which of a part's controls has the focus after its row was drawn anew. */
type Control = "words" | "left" | "right";

export const askProcedure: AskProcedure = async ({ title, draft: first, others, newId }) => {
  addMissing(englishProcedure);
  let draft: Draft = first;
  const block = h("div", {
    class: "own-block",
    role: "group",
    aria: { label: text("editor.block.parts") },
  });
  const problem = h("p", { class: "ui-problem", role: "alert" });
  const warp = h("input", { type: "checkbox" });
  warp.checked = draft.warp;

  function draw(focused: number, control: Control): void {
    block.replaceChildren(...draft.parts.map(drawPart));
    focusOn(focused, control);
  }

  function focusOn(index: number, control: Control): void {
    const at = Math.min(index, draft.parts.length - 1);
    const cell = block.children[at];
    if (!(cell instanceof HTMLElement)) return;
    const wanted = cell.querySelector<HTMLElement>(`[data-control="${control}"]:not(:disabled)`);
    const words = cell.querySelector<HTMLInputElement>("input");
    (wanted ?? words)?.focus();
    if (document.activeElement === words) words?.select();
    cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }

  function change(next: Draft, focused: number, control: Control): void {
    draft = next;
    problem.textContent = "";
    draw(focused, control);
  }

  function drawPart(part: ProcedurePart, index: number): HTMLElement {
    const name = wordsOf(part);
    const words = h("input", {
      type: "text",
      class: "own-words",
      value: name,
      maxlength: LONGEST_NAME,
      autocomplete: "off",
      spellcheck: "false",
      aria: { label: text(`editor.block.part.${part.kind}`) },
      data: { control: "words" },
      on: {
        input: () => {
          draft = renamePart(draft, index, words.value);
          words.size = lettersOf(words.value);
          for (const button of tools) nameTool(button, words.value);
          problem.textContent = "";
        },
      },
    });
    words.size = lettersOf(name);
    const tool = (
      control: Control | "remove",
      { sign, run, disabled }: { sign: string; run: () => void; disabled?: boolean },
    ) =>
      h(
        "button",
        {
          type: "button",
          class: "own-tool",
          disabled: disabled === true,
          data: { control },
          on: { click: run },
        },
        sign,
      );
    const tools = [
      tool("left", {
        sign: "←",
        run: () => change(movePart(draft, index, -1), index - 1, "left"),
        disabled: index === 0,
      }),
      tool("remove", {
        sign: "✕",
        run: () => change(removePart(draft, index), index, "words"),
      }),
      tool("right", {
        sign: "→",
        run: () => change(movePart(draft, index, 1), index + 1, "right"),
        disabled: index === draft.parts.length - 1,
      }),
    ];
    for (const button of tools) nameTool(button, name);
    return h(
      "div",
      { class: "own-part", data: { kind: part.kind } },
      h("div", { class: "own-face" }, h("span", { class: "own-hole" }, words)),
      h("div", { class: "own-tools" }, ...tools),
    );
  }

  const adders = KINDS.map((kind) =>
    h(
      "button",
      {
        type: "button",
        class: "ui-button own-adder",
        data: { kind },
        on: { click: () => change(addPart(draft, kind, newId()), draft.parts.length, "words") },
      },
      text(`editor.block.add.${kind}`),
    ),
  );
  const dialog = openDialog<"ok" | "cancel">({
    title,
    body: [
      h("div", { class: "own-stage" }, block),
      h("div", { class: "own-adders" }, ...adders),
      h("label", { class: "ui-choice" }, warp, text("editor.block.warp")),
      problem,
    ],
    buttons: [
      { label: text("app.cancel"), value: "cancel" },
      { label: text("app.ok"), value: "ok", look: "main" },
    ],
    allow(value) {
      if (value === "cancel") return true;
      problem.textContent = draftProblem(tidyDraft(draft), others);
      return problem.textContent === "";
    },
  });
  dialog.el.classList.add("own-dialog");
  draw(0, "words");
  if ((await dialog.result) !== "ok") return null;
  return tidyDraft({ ...draft, warp: warp.checked });
};

/** The buttons of a part are named after it. */
function nameTool(button: HTMLButtonElement, name: string): void {
  const words = text(`editor.block.${button.dataset.control}`, { name });
  button.title = words;
  button.setAttribute("aria-label", words);
}

function lettersOf(words: string): number {
  return Math.max(NARROWEST, [...words].length);
}
