// Scratch projects as files: says what is different before one is opened or saved. Loaded when first needed;
// reading and writing are the worker's.
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { englishScratchDialog } from "#program/english-scratch-dialog";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";
import type { Client } from "#worker/client";
import { download } from "./lists-panel.ts";
import type { OpenProject } from "./open-project.ts";

/** Whether to open it all the same: `notes` say what is different here. */
export function confirmOpening(name: string, notes: readonly string[]): Promise<boolean> {
  addMissing(englishScratchDialog);
  const title = text("scratchFile.title", { name });
  const intro = text("scratchFile.intro");
  return confirm({ title, intro, notes, yes: text("scratchFile.open") });
}

export interface SavingDeps {
  readonly client: Client;
  readonly project: () => OpenProject;
  readonly say: (sentence: string) => void;
}

/** Saves the open project as a `.sb3`. Rejects with a Refusal. */
export async function saveForScratch({ client, project, say }: SavingDeps): Promise<void> {
  addMissing(englishScratchDialog);
  const { name } = project();
  const { file, notes } = await client.request("pack", {
    project: JSON.stringify(project().saved()),
    keys: Object.fromEntries(project().listKeys),
    scratch: formsOf(registry),
  });
  const title = text("scratchFile.saveTitle", { name });
  const intro = text("scratchFile.saveIntro");
  const isWanted =
    notes.length === 0 || (await confirm({ title, intro, notes, yes: text("scratchFile.save") }));
  if (!isWanted) return;
  download(file, `${name}.sb3`);
  say(text("scratchFile.saved", { file: `${name}.sb3` }));
}

interface Question {
  readonly title: string;
  readonly intro: string;
  readonly notes: readonly string[];
  readonly yes: string;
}

async function confirm({ title, intro, notes, yes }: Question): Promise<boolean> {
  const items = notes.map((note) => h("li", {}, note));
  const answer = await openDialog<boolean>({
    title,
    body: [h("p", {}, intro), h("ul", { class: "ui-dialog-notes" }, ...items)],
    buttons: [
      { label: text("app.cancel"), value: false },
      { label: yes, value: true, look: "main" },
    ],
  }).result;
  return answer === true;
}
