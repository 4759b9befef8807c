// What Scratch keeps of a My Block, at its prototype and at each call -> what we keep of one. Scratch finds
// the one by the other by their words (`proccode`): these are the id here.
import type { ProcedurePart, ProcedureState } from "#compile/project";
import { isRecord } from "#compile/read-json";

/** Of a damaged one as much as can be read: a block without words. */
export function procedureOf(mutation: unknown): ProcedureState {
  const saved = isRecord(mutation) ? mutation : {};
  const proccode = typeof saved.proccode === "string" ? saved.proccode : "";
  const ids = textsIn(saved.argumentids);
  const names = textsIn(saved.argumentnames);
  const taken = new Set<string>();
  let number = 0;
  const parts = cut(proccode).map((piece): ProcedurePart => {
    if (!/^%[nbs]$/.test(piece)) return { kind: "label", text: piece.replaceAll("\\%", "%") };
    const wanted = ids[number] || `input ${number + 1}`;
    const id = taken.has(wanted) ? `${wanted} ${number + 1}` : wanted;
    taken.add(id);
    const name = names[number] || `input ${number + 1}`;
    number += 1;
    return { kind: piece === "%b" ? "boolean" : "text", id, name };
  });
  const warp = saved.warp === true || saved.warp === "true";
  return { procedure: { id: proccode === "" ? "?" : proccode, parts, warp } };
}

/** "move %n steps" in pieces: the words and the holes. `\%` is a percent sign. */
function cut(proccode: string): readonly string[] {
  return proccode
    .split(/(?<!\\)(%[nbs])/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** A list of texts, itself saved as a text. */
function textsIn(saved: unknown): readonly string[] {
  try {
    const texts: unknown = JSON.parse(String(saved));
    return Array.isArray(texts) ? texts.map(String) : [];
  } catch {
    return [];
  }
}
