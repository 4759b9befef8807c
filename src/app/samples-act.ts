// What is done to the samples chosen, as an edit of their list, with the sentence that tells it and the samples
// that stay chosen after it. Pure.
import type { SamplesEdit } from "#program/browsing";
import type { TextParameters } from "#program/messages";

export type SamplesAct =
  | { readonly kind: "remove" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "relabel"; readonly label: string };

export function editOf(act: SamplesAct, of: Pick<SamplesEdit, "indexes" | "version">): SamplesEdit {
  return { ...of, ...act };
}

/** Key and parameters of the sentence; the list's name comes to them. */
export function saidOf(act: SamplesAct, count: number): readonly [string, TextParameters] {
  const words = { remove: "Deleted", duplicate: "Duplicated", relabel: "Labelled" }[act.kind];
  const key = count === 1 ? `one${words}` : words.toLowerCase();
  return [`browser.${key}`, { count, label: act.kind === "relabel" ? act.label : "" }];
}

/** Places, after the edit, of the samples that stay chosen: those relabelled, or the copies. */
export function keptBy({ kind }: SamplesAct, indexes: Uint32Array): ReadonlySet<number> {
  if (kind === "remove") return new Set();
  if (kind === "relabel") return new Set(indexes);
  return new Set(
    indexes
      .slice()
      .sort()
      .map((index, before) => index + before + 1),
  );
}
