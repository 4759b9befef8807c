// Dragging an input out of a definition's head leaves it there: what is dragged is a new block that
// speaks of the input, as in Scratch. The same when it is moved by keyboard.
import * as Blockly from "blockly/core";
import { blockAt, headOf } from "./procedure-head.ts";
import { DEFINITION } from "./saved-words.ts";

/** Call for a definition and for the blocks that may stand in its head. */
export function dragsOutArguments(block: Blockly.Block): void {
  if (!(block instanceof Blockly.BlockSvg)) return;
  block.setDragStrategy(block.type === DEFINITION ? new DefinitionDrag(block) : new Drag(block));
}

class Drag extends Blockly.dragging.BlockDragStrategy {
  protected override getTargetBlock() {
    return headOf(this.block) ? this.copy(this.block) : super.getTargetBlock();
  }

  /** A block of its own, where this one stands. */
  protected copy(argument: Blockly.BlockSvg) {
    const { type } = argument;
    const fields = { VALUE: argument.getFieldValue("VALUE") };
    const copy = Blockly.serialization.blocks.append({ type, fields }, this.workspace, {
      recordUndo: true,
    });
    if (!(copy instanceof Blockly.BlockSvg)) return super.getTargetBlock();
    Blockly.Events.setRecordUndo(false);
    copy.render();
    this.positionNewBlock(argument, copy);
    copy.setDragging(true);
    Blockly.Events.setRecordUndo(true);
    copy.setDragStrategy(new FirstDrag(copy, argument));
    return copy;
  }
}

/** Of a block that came with the drag: with a drag that is called off it goes again. */
class FirstDrag extends Blockly.dragging.BlockDragStrategy {
  readonly #origin: Blockly.BlockSvg;

  constructor(block: Blockly.BlockSvg, origin: Blockly.BlockSvg) {
    super(block);
    this.#origin = origin;
  }

  override endDrag(...end: Parameters<Blockly.dragging.BlockDragStrategy["endDrag"]>): void {
    super.endDrag(...end);
    this.block.setDragStrategy(new Drag(this.block));
  }

  override revertDrag(): void {
    super.revertDrag();
    const group = Blockly.Events.getGroup();
    // Blockly gives it the focus first.
    queueMicrotask(() => {
      Blockly.Events.setGroup(group);
      this.block.dispose();
      Blockly.Events.setGroup(false);
      if (!this.#origin.isDeadOrDying()) Blockly.getFocusManager().focusNode(this.#origin);
    });
  }
}

class DefinitionDrag extends Drag {
  #pressed: Blockly.BlockSvg | null = null;

  constructor(block: Blockly.BlockSvg) {
    super(block);
    // Blockly drags the block around what is pressed in its head, and does not say what that was.
    const press = (event: Event) => {
      const pressed = blockAt(block.workspace, event.target);
      const isInput = pressed?.getField("VALUE") && headOf(pressed) === block;
      this.#pressed = isInput ? pressed : null;
    };
    block.getSvgRoot().addEventListener("pointerdown", press, { capture: true });
  }

  override startDrag(event?: PointerEvent | KeyboardEvent) {
    if (event instanceof KeyboardEvent) this.#pressed = null;
    return super.startDrag(event);
  }

  protected override getTargetBlock() {
    const pressed = this.#pressed;
    this.#pressed = null;
    const isThere = pressed && !pressed.isDeadOrDying() && !this.block.isInFlyout;
    return isThere ? this.copy(pressed) : this.block;
  }
}
