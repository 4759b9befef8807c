// The comment on a block: a yellow note on it, whose words show when the mouse rests there, and which
// opens to be read and written, beside the block if there is room, as in Scratch.
import * as Blockly from "blockly/core";

const SIZE = 22;
const GAP = 24;
const FRAME_COLOUR = "#C9B458";
const PAPER = { width: SIZE, height: SIZE, rx: 4 };

class CommentNote extends Blockly.icons.CommentIcon {
  #isPlacing = false;

  override initView(onPointerDown: (event: PointerEvent) => void): void {
    if (this.svgRoot) return;
    super.initView(onPointerDown);
    const draw = Blockly.utils.dom.createSvgElement;
    this.getFocusableElement().replaceChildren(
      draw("rect", { class: "comment-paper", ...PAPER }),
      draw("path", { class: "comment-lines", d: "M5 7h12M5 11h12M5 15h7" }),
    );
    this.setTooltip(() => this.getText());
  }

  override getSize(): Blockly.utils.Size {
    return new Blockly.utils.Size(SIZE, SIZE);
  }

  override applyColour(): void {
    super.applyColour();
    this.getBubble()?.setColour(FRAME_COLOUR);
  }

  /** Only where a person puts the note is remembered. */
  override onBubbleLocationChange(): void {
    if (!this.#isPlacing) super.onBubbleLocationChange();
  }

  protected override createBubble(): void {
    this.#isPlacing = true;
    super.createBubble();
    const bubble = this.getBubble();
    if (bubble) {
      this.#showAllWords(bubble);
      if (!this.getBubbleLocation()) this.#place(bubble);
    }
    this.#isPlacing = false;
  }

  /** Whatever size it was saved with: nobody should have to scroll in a note. */
  #showAllWords(bubble: Blockly.bubbles.TextInputBubble): void {
    const { width, height } = this.getBubbleSize();
    const words = bubble.getEditor().getDom().querySelector("textarea");
    const needed = (words?.scrollHeight ?? 0) + Blockly.bubbles.Bubble.DOUBLE_BORDER;
    if (needed > height) bubble.setSize(new Blockly.utils.Size(width, needed));
  }

  #place(bubble: Blockly.bubbles.TextInputBubble): void {
    if (!(this.sourceBlock instanceof Blockly.BlockSvg)) return;
    const view = this.sourceBlock.workspace.getMetricsManager().getViewMetrics(true);
    const block = this.sourceBlock.getBoundingRectangleWithoutChildren();
    const { x, y } = this.workspaceLocation;
    const furthest = view.left + view.width - this.getBubbleSize().width - GAP;
    const beside = block.right + GAP;
    // Without room beside the block, the note hangs below the row that it is pinned to.
    if (beside <= furthest) bubble.setPositionRelativeToAnchor(beside - x, block.top - y);
    else bubble.setPositionRelativeToAnchor(Math.min(GAP, furthest - x), SIZE + GAP);
  }
}

export function registerCommentIcon(): void {
  const { ICON } = Blockly.registry.Type;
  Blockly.registry.register(ICON, Blockly.icons.IconType.COMMENT.toString(), CommentNote, true);
  // A thin straight line from the note to its block, instead of a broad tail.
  Object.assign(Blockly.bubbles.Bubble, { TAIL_THICKNESS: 60, TAIL_ANGLE: 0 });
}
