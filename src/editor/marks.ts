// What the page shows on blocks while editing and running: diagnostics, the shapes of layers, the
// glow of running blocks, the error that stopped a run. Marks are never saved and never undone.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import type { Diagnostic } from "#program/diagnostic";
import type { BlockId } from "#program/program";
import { slotsOf } from "./block-words.ts";
import { createGlow, type Glow } from "./glow.ts";
import { writeNote } from "./write-note.ts";

export interface Marks {
  diagnostics(diagnostics: readonly Diagnostic[]): void;
  notes(notes: Readonly<Record<BlockId, string>>): void;
  readonly glow: Glow["show"];
  readonly isRunning: Glow["isRunning"];
  error(error: { readonly block: BlockId; readonly text: string } | null): void;
  /** Opens what is said about a block, where it can be seen now. */
  explain(block: Blockly.BlockSvg): Promise<void>;
  /** After loading: nothing is marked any more. */
  forget(): void;
}

const FAULTY = { error: "block-has-error", warning: "block-has-warning" } as const;
const STOPPED = "block-stopped";
/** The two kinds of text in a block's warning sign. */
const SIGN = { diagnostic: "diagnostic", stopped: "stopped" };

export function createMarks(workspace: Blockly.WorkspaceSvg, registry: BlockRegistry): Marks {
  const noteSlots = noteSlotsOf(registry);
  let shown = new Map<BlockId, Fault>();
  let noted: Readonly<Record<BlockId, string>> = {};
  const { show: glow, isRunning } = createGlow(workspace);
  let stopped: BlockId | null = null;

  const find = (id: BlockId) => workspace.getBlockById(id);

  function diagnostics(list: readonly Diagnostic[]): void {
    const wanted = collectFaults(list);
    for (const id of shown.keys()) {
      if (!wanted.has(id)) setFault(id, null);
    }
    for (const [id, fault] of wanted) {
      const before = shown.get(id);
      if (before?.text !== fault.text || before.severity !== fault.severity) setFault(id, fault);
    }
    shown = wanted;
  }

  function setFault(id: BlockId, fault: Fault | null): void {
    const block = find(id);
    if (!block) return;
    block.setWarningText(fault ? inLines(fault.text) : null, SIGN.diagnostic);
    const { classList } = block.getSvgRoot();
    classList.toggle(FAULTY.error, fault?.severity === "error");
    classList.toggle(FAULTY.warning, fault?.severity === "warning");
  }

  function notes(wanted: Readonly<Record<BlockId, string>>): void {
    for (const id of new Set([...Object.keys(noted), ...Object.keys(wanted)])) {
      const block = find(id);
      const slot = block && noteSlots.get(block.type);
      const words = wanted[id] ?? "";
      const field = slot ? block.getField(slot) : null;
      if (field) writeNote(field, words);
    }
    noted = wanted;
  }

  function error(wanted: { readonly block: BlockId; readonly text: string } | null): void {
    const before = stopped ? find(stopped) : null;
    if (before && before.id !== wanted?.block) {
      before.setWarningText(null, SIGN.stopped);
      before.getSvgRoot().classList.remove(STOPPED);
    }
    stopped = wanted?.block ?? null;
    const block = wanted ? find(wanted.block) : null;
    if (!wanted || !block) return;
    block.setWarningText(inLines(wanted.text), SIGN.stopped);
    block.getSvgRoot().classList.add(STOPPED);
    void explain(block);
  }

  /** Opens the block's sign; one that is open already finds its place anew. */
  async function explain(block: Blockly.BlockSvg): Promise<void> {
    const sign = block.getIcon(Blockly.icons.WarningIcon.TYPE);
    await sign?.setBubbleVisible(false);
    await sign?.setBubbleVisible(true);
  }

  function forget(): void {
    shown = new Map();
    noted = {};
    stopped = null;
  }

  return { diagnostics, notes, glow, isRunning, error, explain, forget };
}

/** Blockly breaks lines only where it is told to. */
function inLines(sentences: string): string {
  return Blockly.utils.string.wrap(sentences, 44);
}

/** Name of the note slot of each block type that has one. */
function noteSlotsOf(registry: BlockRegistry): ReadonlyMap<string, string> {
  const slots = new Map<string, string>();
  for (const spec of registry.values()) {
    for (const [name, slot] of slotsOf(spec.slots)) {
      if (slot.kind === "note") slots.set(spec.type, name);
    }
  }
  return slots;
}

interface Fault {
  readonly severity: Diagnostic["severity"];
  readonly text: string;
}

/** All sentences of a block in one sign; one error among them makes it an error. */
function collectFaults(list: readonly Diagnostic[]): Map<BlockId, Fault> {
  const faults = new Map<BlockId, Fault>();
  for (const { block, severity, text } of list) {
    if (block === null) continue;
    const before = faults.get(block);
    faults.set(block, {
      severity: before?.severity === "error" ? "error" : severity,
      text: before ? `${before.text}\n${text}` : text,
    });
  }
  return faults;
}
