// A project of ours as a Scratch project (`.sb3`, format 3): everything that Scratch has, too. What it lacks
// is left out and named, so that it can be said before anything is saved.
import type { Project, ProjectTarget } from "#compile/project";
import { zipOf } from "#data/zip-write";
import { FileRefusal } from "#files/file-refusal";
import { MAX_PROJECT_BYTES } from "#files/zip-read";
import type { BlockForms } from "#program/block-forms";
import { text } from "#program/messages";
import { LeftOut } from "./left-out.ts";
import { extensionOf } from "./scratch-words.ts";
import { writeBlocks } from "./write-blocks.ts";
import { writeCostumes } from "./write-costumes.ts";
import { writeMonitors } from "./write-monitors.ts";
import { byId, declarations, type ItemsOf, messagesOf, namedIn, SafeIds } from "./write-names.ts";
import { proccodesOf } from "./write-procedure.ts";

export interface ScratchContent {
  readonly project: Project;
  readonly itemsOf: ItemsOf;
  readonly forms: BlockForms;
}

/** What scratch.mit.edu takes of project.json. */
const SITE_CHARACTERS = 5_000_000;

/** The file, and what it does not have, as sentences. Throws a FileRefusal. */
export async function writeScratch(
  { project, itemsOf, forms }: ScratchContent,
  { pause }: { readonly pause?: () => Promise<void> } = {},
): Promise<{ readonly file: Blob; readonly notes: readonly string[] }> {
  const left = new LeftOut(forms);
  const pictures = new Map<string, Uint8Array>();
  const extensions = new Set<string>();
  const ids = new SafeIds();
  const messages = messagesOf(project.targets, ids);
  const targets = project.targets.map((target, index) => {
    const { blocks, comments } = writeBlocks(target, {
      ...{ forms, ids, messages, named: namedIn(project.targets, target, ids) },
      proccodes: proccodesOf(target.blocks),
      leave: (type, isDisabled) => left.addBlock(isDisabled ? "disabled" : "lacks", type),
    });
    for (const { opcode } of Object.values(blocks) as { opcode: string }[]) {
      const extension = extensionOf(opcode);
      if (extension !== null) extensions.add(extension);
    }
    return {
      ...{ isStage: target.isStage, name: target.isStage ? "Stage" : target.name },
      ...declarations(target, ids, itemsOf),
      broadcasts: target.isStage ? byId(messages.map(([name, id]) => [id, name])) : {},
      ...{ blocks, comments, sounds: [], volume: 100, layerOrder: index },
      currentCostume: target.look?.costume ?? 0,
      costumes: writeCostumes(target.look?.costumes ?? [], pictures),
      ...(target.isStage ? stageParts : spriteParts(target)),
    };
  });
  const items = project.targets.flatMap(({ lists }) => lists.map(({ id }) => itemsOf(id)));
  const characters = items.reduce((sum, list) => sum + charactersOf(list), 0);
  // Before it is put together: a browser cannot hold much more.
  refuseLarge(characters);
  const json = JSON.stringify({
    targets,
    monitors: writeMonitors(project, ids),
    extensions: [...extensions],
    meta: { semver: "3.0.0", vm: "0.2.0", agent: "Blockprop" },
  });
  const bytes = new TextEncoder().encode(json);
  refuseLarge(bytes.length);
  const files = new Map([["project.json", bytes], ...pictures]);
  const notes = [...left.sentences()];
  if (json.length > SITE_CHARACTERS) {
    const megabytes = Math.ceil(json.length / 1e6);
    notes.push(text("scratch.largeForSite", { megabytes, most: SITE_CHARACTERS / 1e6 }));
  }
  return { file: await zipOf(files, pause), notes };
}

/** What is saved can be opened here again. */
function refuseLarge(bytes: number): void {
  if (bytes <= MAX_PROJECT_BYTES) return;
  throw new FileRefusal("scratch.tooLarge", { most: MAX_PROJECT_BYTES / 2 ** 20 });
}

const stageParts = {
  ...{ tempo: 60, videoTransparency: 50, videoState: "on", textToSpeechLanguage: null },
};

function spriteParts({ look }: ProjectTarget) {
  const { visible = true, x = 0, y = 0, size = 100, direction = 90 } = look ?? {};
  const { rotationStyle = "all around", draggable = false } = look ?? {};
  return { visible, x, y, size, direction, draggable, rotationStyle };
}

function charactersOf(items: readonly (string | number | boolean)[]): number {
  return items.reduce<number>((sum, item) => sum + String(item).length + 3, 0);
}
