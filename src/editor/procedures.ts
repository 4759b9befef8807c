// My Blocks in the editor: the button that makes one, editing, what happens to copies, and that a
// definition stays while blocks use it.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";
import { offerCommand } from "./block-command.ts";
import type { Dialogs } from "./names.ts";
import { MAKE_CALLBACKS } from "./palette.ts";
import { procedureOf } from "./procedure-blocks.ts";
import { type AskProcedure, newDraft } from "./procedure-draft.ts";
import {
  addDefinition,
  callersOf,
  changeProcedure,
  definitionOf,
  proceduresIn,
  settleCopy,
} from "./procedure-edits.ts";
import { headOf, setHeadEdit } from "./procedure-head.ts";
import { type Procedure, readProcedure } from "./procedure-state.ts";
import { CALL, DEFINITION } from "./saved-words.ts";

export interface Procedures {
  all(): readonly Procedure[];
  /** Whether after this event others are defined than before. */
  changedBy(event: Blockly.Events.Abstract): boolean;
}

const newId = () => Blockly.utils.idGenerator.genUid();

export function createProcedures(
  workspace: Blockly.WorkspaceSvg,
  dialogs: Pick<Dialogs, "alert">,
  ask: AskProcedure = openAsked,
): Procedures {
  async function make(): Promise<void> {
    const title = text("editor.block.title");
    const others = proceduresIn(workspace);
    const draft = await ask({ title, draft: newDraft(), others, newId });
    if (!draft) return;
    const place = freePlace(workspace);
    const block = addDefinition(workspace, { id: newId(), ...draft }, place);
    await Blockly.renderManagement.finishQueuedRenders();
    focus(block);
  }

  async function edit(id: string): Promise<void> {
    const procedure = procedureOf(definitionOf(workspace, id));
    if (!procedure) return;
    const title = text("editor.block.editTitle");
    const others = proceduresIn(workspace).filter((one) => one.id !== id);
    const draft = await ask({ title, draft: procedure, others, newId });
    if (!draft) return;
    const next = { id, parts: draft.parts, warp: draft.warp };
    if (JSON.stringify(next) !== JSON.stringify(procedure)) changeProcedure(workspace, next);
    focus(definitionOf(workspace, id));
  }

  workspace.registerButtonCallback(MAKE_CALLBACKS.blocks, () => void make());
  setHeadEdit(workspace, (definition) => {
    const procedure = procedureOf(definition);
    if (procedure) void edit(procedure.id);
  });
  offerCommand(workspace, {
    id: "block.edit",
    weight: 1,
    key: { code: Blockly.utils.KeyCodes.E, shift: true },
    label: (block) => (editable(workspace, block) ? text("editor.block.edit") : null),
    run(block) {
      const procedure = editable(workspace, block);
      if (procedure) void edit(procedure.id);
    },
  });
  workspace.addChangeListener((event) => {
    if (!event.recordUndo) return;
    if (event.type === Blockly.Events.BLOCK_CREATE) settleCreated(workspace, event);
    const gone = goneProcedure(event);
    // Only when all that goes has gone: deleting everything takes the calls as well.
    if (gone) queueMicrotask(() => void keepWhileUsed(gone));
  });

  async function keepWhileUsed({ id }: Procedure): Promise<void> {
    const uses = definitionOf(workspace, id) ? 0 : callersOf(workspace, id).length;
    if (uses === 0) return;
    workspace.undo(false);
    // A deletion that was refused is nothing to be done again.
    workspace.getRedoStack().length = 0;
    await dialogs.alert(text("editor.block.inUse", { uses }));
    focus(definitionOf(workspace, id));
  }

  return {
    all: () => proceduresIn(workspace),
    changedBy(event) {
      if (event instanceof Blockly.Events.BlockCreate) return event.json?.type === DEFINITION;
      if (event instanceof Blockly.Events.BlockDelete) return event.oldJson?.type === DEFINITION;
      if (!(event instanceof Blockly.Events.BlockChange) || event.element !== "mutation")
        return false;
      return workspace.getBlockById(event.blockId ?? "")?.type === DEFINITION;
    },
  };
}

const openAsked: AskProcedure = async (asked) =>
  (await import("./procedure-dialog.ts")).askProcedure(asked);

/** The procedure that the menu of this block edits: on its definition's head and on its calls. */
function editable(workspace: Blockly.Workspace, block: Blockly.BlockSvg): Procedure | null {
  const procedure = procedureOf(block.type === CALL ? block : headOf(block));
  return procedure && definitionOf(workspace, procedure.id) ? procedure : null;
}

function settleCreated(workspace: Blockly.Workspace, event: Blockly.Events.Abstract): void {
  if (!(event instanceof Blockly.Events.BlockCreate) || event.json?.type !== DEFINITION) return;
  const definition = workspace.getBlockById(event.blockId ?? "");
  if (!definition) return;
  const group = Blockly.Events.getGroup();
  Blockly.Events.setGroup(event.group);
  settleCopy(definition, newId);
  Blockly.Events.setGroup(group);
}

function goneProcedure(event: Blockly.Events.Abstract): Procedure | null {
  if (!(event instanceof Blockly.Events.BlockDelete)) return null;
  return event.oldJson?.type === DEFINITION ? readProcedure(event.oldJson.extraState) : null;
}

function focus(block: Blockly.Block | null): void {
  if (block instanceof Blockly.BlockSvg) Blockly.getFocusManager().focusNode(block);
}

/** Room that a definition and its first blocks take, in workspace units. */
const ROOM = { width: 320, height: 200 };
const MARGIN = 40;

/** The first place in view where nothing stands; the top left corner of the view if there is none. */
function freePlace(workspace: Blockly.WorkspaceSvg): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = workspace.getMetricsManager().getViewMetrics(true);
  const taken = workspace.getTopBlocks(false).map((block) => block.getBoundingRectangle());
  for (let x = left + MARGIN; x <= left + width - ROOM.width; x += ROOM.width / 2) {
    for (let y = top + MARGIN; y <= top + height - ROOM.height; y += ROOM.height / 2) {
      const room = new Blockly.utils.Rect(y, y + ROOM.height, x, x + ROOM.width);
      if (!taken.some((box) => box.intersects(room))) return { x, y };
    }
  }
  return { x: left + MARGIN, y: top + MARGIN };
}
