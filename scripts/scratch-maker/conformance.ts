// Small Scratch projects that each check one part of the language by themselves (self-check.ts): made here,
// kept as files in tests/scratch/conformance, and run there by Scratch's own virtual machine and by ours.
import { controlCases } from "./conformance-control.ts";
import { stageCases } from "./conformance-stage.ts";
import { valueCases } from "./conformance-values.ts";
import type { ScratchProject } from "./scratch-project.ts";

/** By the names of their files. */
export const conformanceCases: Readonly<Record<string, ScratchProject>> = {
  ...valueCases,
  ...controlCases,
  ...stageCases,
};
