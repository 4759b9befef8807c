// What Scratch keeps of a My Block, at its prototype and at each call. It finds the one by the other by their
// words (`proccode`), so two of ours with the same words get different ones.

import { readProcedure } from "#compile/procedure-state";
import type { BlockState, ProcedureState } from "#compile/project";
import { CALL, DEFINITION } from "./scratch-words.ts";

type Procedure = ProcedureState["procedure"];

/** A target's My Blocks by their ids: as they are defined, and the words that no other has. */
export type Proccodes = ReadonlyMap<
  string,
  { readonly procedure: Procedure; readonly proccode: string }
>;

/** Of definitions, and of calls to what is not defined. Damaged ones are left out. */
export function proccodesOf(blocks: readonly BlockState[]): Proccodes {
  const found = new Map<string, { procedure: Procedure; proccode: string }>();
  const taken = new Set<string>();
  const note = (state: BlockState) => {
    const { procedure } = readProcedure(state.extraState);
    if (procedure === undefined || found.has(procedure.id)) return;
    const words = wordsOf(procedure);
    let proccode = words;
    for (let number = 2; taken.has(proccode); number++) proccode = `${words} ${number}`;
    taken.add(proccode);
    found.set(procedure.id, { procedure, proccode });
  };
  for (const block of blocks) if (block.type === DEFINITION) note(block);
  for (const block of everyBlock(blocks)) if (block.type === CALL) note(block);
  return found;
}

export function mutationOf(state: Procedure, proccodes: Proccodes) {
  const { procedure, proccode } = proccodes.get(state.id) ?? {
    procedure: state,
    proccode: wordsOf(state),
  };
  const inputs = procedure.parts.filter((part) => part.kind !== "label");
  return {
    tagName: "mutation",
    children: [],
    proccode,
    argumentids: JSON.stringify(inputs.map(({ id }) => id)),
    argumentnames: JSON.stringify(inputs.map(({ name }) => name)),
    argumentdefaults: JSON.stringify(inputs.map(({ kind }) => (kind === "text" ? "" : "false"))),
    warp: String(procedure.warp),
  };
}

function wordsOf({ parts }: Procedure): string {
  const words = parts.map((part) => {
    if (part.kind === "label") return part.text.replaceAll("%", "\\%");
    return part.kind === "text" ? "%s" : "%b";
  });
  return words.join(" ") || "block";
}

function* everyBlock(blocks: readonly BlockState[]): Generator<BlockState> {
  const open = [...blocks];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    yield block;
    for (const { block: inside } of Object.values(block.inputs ?? {}))
      if (inside) open.push(inside);
    if (block.next?.block) open.push(block.next.block);
  }
}
