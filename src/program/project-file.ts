// What page and worker say to each other about project files. `project` is the text of project.json: a
// script of 1,200 blocks is nested deeper than a message can be.
import type { BlockForms } from "./block-forms.ts";

/** The project that is open as a file, its lists included. */
export interface FileToPack {
  readonly project: string;
  /** The key in the file of each list, by the list's id. */
  readonly keys: Readonly<Record<string, string>>;
  /** For Scratch: what blocks look like. Left out: a `.blockprop`, with the network. */
  readonly scratch?: BlockForms;
}

export interface PackedFile {
  readonly file: Blob;
  /** What the file does not have, as sentences. */
  readonly notes: readonly string[];
}

/** A `.blockprop`, a bare project.json, or a `.sb3`. */
export interface FileToUnpack {
  readonly file: Blob;
  readonly forms: BlockForms;
}

export interface UnpackedFile {
  /** Checked: reads as a project. */
  readonly project: string;
  /** List files by list name. */
  readonly lists: Readonly<Record<string, Blob>>;
  readonly model: string | null;
  /** What could not be taken, as sentences. */
  readonly notes: readonly string[];
  /** A project of Scratch: it has no name. */
  readonly isScratch: boolean;
}
