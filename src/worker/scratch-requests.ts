// Saving the open project for Scratch: its lists are read out, which may be long, and a problem is a sentence.
import { FileRefusal } from "#files/file-refusal";
import { type ScratchContent, writeScratch } from "#files/scratch/write-scratch";
import type { Session } from "#host/session";
import { RunError } from "#program/diagnostic";
import type { PackedFile } from "#program/project-file";
import { createPause } from "./list-source.ts";

export async function packScratch(
  content: Omit<ScratchContent, "itemsOf">,
  session: Session,
): Promise<PackedFile> {
  const itemsOf = (id: string) => {
    const list = session.list(id);
    return Array.from({ length: list.length }, (_, index) => list.get(index));
  };
  try {
    return await writeScratch({ ...content, itemsOf }, { pause: createPause() });
  } catch (error) {
    if (error instanceof FileRefusal) throw new RunError("data.refused", { why: error.message });
    throw error;
  }
}
