// What happens to a workspace when a My Block is made, changed, pasted or deleted. Each is one step of
// undo. Nothing is lost: what stood in a hole that is no more stays beside the call.
import * as Blockly from "blockly/core";
import type { BlockState, ProcedurePart } from "#compile/project";
import { freeName } from "./names.ts";
import { procedureOf } from "./procedure-blocks.ts";
import { inputsOf, lookOf, type Procedure, readProcedure } from "./procedure-state.ts";
import { ARGUMENT, CALL, DEFINITION } from "./saved-words.ts";

/** Workspace units by which blocks set loose stand aside. */
const ASIDE = 20;

/** All procedures defined in the workspace, from top to bottom; of two with one id the first. */
export function proceduresIn(workspace: Blockly.Workspace): Procedure[] {
  const found = new Map<string, Procedure>();
  for (const block of workspace.getBlocksByType(DEFINITION, true)) {
    const procedure = procedureOf(block);
    if (procedure && !found.has(procedure.id)) found.set(procedure.id, procedure);
  }
  return [...found.values()];
}

/** The definition of that procedure. */
export function definitionOf(workspace: Blockly.Workspace, id: string): Blockly.Block | null {
  const all = workspace.getBlocksByType(DEFINITION, true);
  return all.find((block) => procedureOf(block)?.id === id) ?? null;
}

/** The My Block that these saved blocks begin the definition of. */
export function definedBy(state: BlockState): Procedure | null {
  return state.type === DEFINITION ? readProcedure(state.extraState) : null;
}

/** The calls of that procedure, those in its own definition left out. */
export function callersOf(workspace: Blockly.Workspace, id: string): Blockly.Block[] {
  return callsOf(workspace, id).filter((call) => {
    const root = call.getRootBlock();
    return root.type !== DEFINITION || procedureOf(root)?.id !== id;
  });
}

/** A new definition; x and y in workspace units. */
export function addDefinition(
  workspace: Blockly.Workspace,
  procedure: Procedure,
  place: { readonly x: number; readonly y: number },
): Blockly.Block {
  const state = { type: DEFINITION, extraState: { procedure }, ...place };
  return inOneStep(() =>
    Blockly.serialization.blocks.append(state, workspace, { recordUndo: true }),
  );
}

/** Changes the definition and all calls to `next`, which has the same id. */
export function changeProcedure(workspace: Blockly.Workspace, next: Procedure): void {
  const definition = definitionOf(workspace, next.id);
  const before = procedureOf(definition);
  if (!definition || !before) return;
  inOneStep(() => {
    const left = new Set(inputsOf(next).map(({ id }) => id));
    const removed = inputsOf(before).filter(({ id }) => !left.has(id));
    for (const call of callsOf(workspace, next.id)) {
      removed.forEach(({ id }, index) => {
        setLoose(call.getInputTargetBlock(id), (index + 1) * ASIDE);
      });
      reshape(call, next);
    }
    reshape(definition, next);
    renameArguments(definition, before, next);
  });
}

/**
 * A definition that came in a copy of one that is still there becomes a procedure of its own, with a
 * number behind its first words; calls of itself in the copy call the new one. Belongs to the same
 * step of undo as the copying.
 */
export function settleCopy(definition: Blockly.Block, newId: () => string): void {
  const procedure = procedureOf(definition);
  const { workspace } = definition;
  const others = workspace.getBlocksByType(DEFINITION).filter((one) => one !== definition);
  const all = others.map(procedureOf).filter((one) => one !== null);
  if (!procedure || !all.some(({ id }) => id === procedure.id)) return;
  const looks = new Set(all.map(lookOf));
  const copy = { ...procedure, id: newId(), parts: freeParts(procedure.parts, looks) };
  reshape(definition, copy);
  for (const block of definition.getDescendants(false)) {
    if (block.type === CALL && procedureOf(block)?.id === procedure.id) reshape(block, copy);
  }
}

/** The same parts with the first free number behind their first words. */
function freeParts(
  parts: readonly ProcedurePart[],
  looks: ReadonlySet<string>,
): readonly ProcedurePart[] {
  const first = parts.findIndex((part) => part.kind === "label");
  const label = parts[first];
  const words = label?.kind === "label" ? label.text : "";
  const named = (name: string): readonly ProcedurePart[] => {
    const numbered: ProcedurePart = { kind: "label", text: name };
    return first < 0 ? [numbered, ...parts] : parts.with(first, numbered);
  };
  return named(freeName(words, (name) => looks.has(lookOf({ parts: named(name) }))));
}

function callsOf(workspace: Blockly.Workspace, id: string): Blockly.Block[] {
  return workspace.getBlocksByType(CALL).filter((call) => procedureOf(call)?.id === id);
}

function reshape(block: Blockly.Block, procedure: Procedure): void {
  const before = JSON.stringify(block.saveExtraState?.(true));
  const after = { procedure };
  block.loadExtraState?.(after);
  const change = new Blockly.Events.BlockChange(
    block,
    "mutation",
    null,
    before,
    JSON.stringify(after),
  );
  Blockly.Events.fire(change);
}

function setLoose(block: Blockly.Block | null, aside: number): void {
  if (!block || block.isShadow()) return;
  block.unplug();
  block.moveBy(aside, aside, ["bump"]);
}

/** All at once, so that two inputs can change names. */
function renameArguments(definition: Blockly.Block, before: Procedure, next: Procedure): void {
  const names = new Map(inputsOf(next).map(({ id, name }) => [id, name]));
  const renamed = new Map<string, string>();
  for (const { id, kind, name } of inputsOf(before)) {
    const now = names.get(id);
    if (now !== undefined && now !== name) renamed.set(`${ARGUMENT[kind]} ${name}`, now);
  }
  for (const block of definition.getDescendants(false)) {
    if (block.isShadow()) continue;
    const now = renamed.get(`${block.type} ${block.getFieldValue("VALUE")}`);
    if (now !== undefined) block.setFieldValue(now, "VALUE");
  }
}

function inOneStep<T>(change: () => T): T {
  const group = Blockly.Events.getGroup();
  if (!group) Blockly.Events.setGroup(true);
  const result = change();
  Blockly.Events.setGroup(group);
  return result;
}
