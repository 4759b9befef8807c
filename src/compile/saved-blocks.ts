// Walking through saved blocks, without recursion: a stack may be thousands of blocks long.
import type { BlockState } from "#compile/project";
import type { BlockId } from "#program/program";

/** Visits every block of these stacks, shadows too, until `visit` answers "stop". */
export function walkBlocks(
  stacks: readonly BlockState[],
  visit: (block: BlockState) => "stop" | undefined,
): void {
  const open = [...stacks];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    if (visit(block) === "stop") return;
    for (const input of Object.values(block.inputs ?? {})) {
      if (input.block !== undefined) open.push(input.block);
      if (input.shadow !== undefined) open.push(input.shadow);
    }
    if (block.next?.block !== undefined) open.push(block.next.block);
  }
}

const LONGEST_WORDS = 60;

/** The words of a block of Scratch's that is not here and is kept as it was; null for any other. */
export function scratchWords({ extraState }: { readonly extraState?: unknown }): string | null {
  const kept = extraState as { scratch?: { words?: unknown } } | null | undefined;
  const words = kept?.scratch?.words;
  return typeof words === "string" && words !== "" ? words.slice(0, LONGEST_WORDS) : null;
}

/** How many blocks name this variable, list or message. */
export function countUses(stacks: readonly BlockState[], id: string): number {
  let uses = 0;
  walkBlocks(stacks, ({ fields = {} }) => {
    if (Object.values(fields).some((field) => nameIn(field) === id)) uses += 1;
    return undefined;
  });
  return uses;
}

export interface RenamedVariable {
  /** The target that it belongs to, as menus say it. */
  readonly owner: string;
  readonly from: string;
  readonly to: string;
}

export const STAGE_VALUE = "_stage_";

/** With `(from) of (owner)` asking for `to`: the block says a variable's name, not its id. */
export function renameProperty(
  stacks: readonly BlockState[],
  renamed: RenamedVariable,
): readonly BlockState[] {
  if (propertiesOf(stacks, renamed).length === 0) return stacks;
  const copy = structuredClone(stacks);
  for (const fields of propertiesOf(copy, renamed)) Object.assign(fields, { PROPERTY: renamed.to });
  return copy;
}

/** The fields of the blocks that ask for it. */
function propertiesOf(stacks: readonly BlockState[], { owner, from }: RenamedVariable) {
  const found: object[] = [];
  walkBlocks(stacks, ({ type, fields, inputs }) => {
    const { block, shadow } = inputs?.OBJECT ?? {};
    const isOwner = block === undefined && shadow?.fields?.VALUE === owner;
    if (type === "sensing_of" && fields?.PROPERTY === from && isOwner) found.push(fields);
    return undefined;
  });
  return found;
}

function nameIn(field: unknown): unknown {
  return typeof field === "object" && field !== null && "id" in field ? field.id : null;
}

export function hasBlock(stacks: readonly BlockState[], id: BlockId): boolean {
  let isThere = false;
  walkBlocks(stacks, (block) => {
    isThere = block.id === id;
    return isThere ? "stop" : undefined;
  });
  return isThere;
}
