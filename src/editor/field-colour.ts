// A colour that fills its whole round hole. Mouse, Enter or space opens the browser's own colour
// chooser. Its value is "#rrggbb".
import * as Blockly from "blockly/core";
import { text } from "#program/messages";

const HEX = /^#[0-9a-f]{6}$/i;
/** Of the coloured hole, in workspace units. */
const WIDTH = 20;
const HEIGHT = 20;

export class FieldColour extends Blockly.Field<string> {
  override SERIALIZABLE = true;

  constructor(value = "#000000") {
    super(Blockly.Field.SKIP_SETUP);
    this.setValue(value);
  }

  override getText_(): string {
    return this.getValue() ?? "";
  }

  override getAriaTypeName(): string {
    return text("editor.colour");
  }

  override isFullBlockField(): boolean {
    return this.getSourceBlock()?.isSimpleReporter() ?? false;
  }

  /** The whole hole has the focus, and its ring. */
  override getFocusableElement(): HTMLElement | SVGElement {
    const block = this.getSourceBlock();
    const isHole = block instanceof Blockly.BlockSvg && this.isFullBlockField();
    return isHole ? block.pathObject.svgPath : super.getFocusableElement();
  }

  protected override initView(): void {
    const block = this.getSourceBlock();
    if (block instanceof Blockly.BlockSvg) this.clickTarget_ = block.getSvgRoot();
    this.getSvgRoot()?.classList.add("colour-field");
  }

  protected override updateSize_(): void {
    this.size_ = new Blockly.utils.Size(WIDTH, HEIGHT);
  }

  protected override doClassValidation_(value?: unknown): string | null {
    return typeof value === "string" && HEX.test(value) ? value : null;
  }

  protected override doValueUpdate_(value: string): void {
    super.doValueUpdate_(value);
    this.applyColour();
  }

  override applyColour(): void {
    const block = this.getSourceBlock();
    if (!(block instanceof Blockly.BlockSvg)) return;
    block.pathObject.svgPath.setAttribute("fill", this.getText_());
    block.pathObject.svgPath.setAttribute("stroke", "#fff");
  }

  protected override showEditor_(): void {
    const place = this.getScaledBBox();
    const chooser = document.createElement("input");
    chooser.type = "color";
    chooser.value = this.getText_();
    chooser.className = "colour-chooser";
    chooser.setAttribute("aria-label", text("editor.colour"));
    chooser.style.left = `${place.left}px`;
    chooser.style.top = `${place.top}px`;
    // All colours tried until the chooser closes are one step of undo.
    const group = Blockly.utils.idGenerator.genUid();
    const take = () => {
      Blockly.Events.setGroup(group);
      this.setValue(chooser.value);
      Blockly.Events.setGroup(false);
    };
    let isOpen = true;
    const close = () => {
      // Taking it away makes it lose the focus, which closes it.
      if (!isOpen) return;
      isOpen = false;
      chooser.remove();
      const block = this.getSourceBlock();
      if (!(block instanceof Blockly.BlockSvg) || block.isDeadOrDying()) return;
      Blockly.getFocusManager().focusNode(block);
    };
    chooser.addEventListener("input", take);
    chooser.addEventListener("change", close);
    chooser.addEventListener("blur", close);
    document.body.append(chooser);
    chooser.focus();
    if ("showPicker" in chooser) chooser.showPicker();
    else (chooser as HTMLInputElement).click();
  }
}
