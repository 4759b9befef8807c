// What is wrong with a program, said where it happens: before a run (Diagnostic) or during it (RunError).
import { type TextParameters, text } from "./messages.ts";
import type { BlockId } from "./program.ts";

export interface Diagnostic {
  /** The block it is about; null when it is about the project as a whole. */
  readonly block: BlockId | null;
  readonly severity: "error" | "warning";
  /** The key of the sentence in the message catalogue. */
  readonly code: string;
  /** The sentence: what was found, what was expected, what to try. */
  readonly text: string;
}

export function diagnostic(
  severity: Diagnostic["severity"],
  block: BlockId | null,
  code: string,
  parameters: TextParameters = {},
): Diagnostic {
  return { block, severity, code, text: text(code, parameters) };
}

/** A learner's mistake that shows while the program runs. The run stops, nothing is lost. */
export class RunError extends Error {
  readonly code: string;
  /** The block it is about; null means the one that was running. */
  readonly block: BlockId | null;
  constructor(code: string, parameters: TextParameters = {}, block: BlockId | null = null) {
    super(text(code, parameters));
    this.name = "RunError";
    this.code = code;
    this.block = block;
  }
}
