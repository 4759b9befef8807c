// How blocks are drawn: Blockly's zelos shapes, which are Scratch's, with Scratch's manners: no
// glow around a picked block, hexagonal holes only where nothing but a boolean fits.
import * as Blockly from "blockly/core";

export const RENDERER = "blockprop";

class Constants extends Blockly.zelos.ConstantProvider {
  override shapeFor(connection: Blockly.RenderedConnection) {
    const check = connection.getCheck();
    if (connection.type === Blockly.ConnectionType.INPUT_VALUE && check) {
      const shape = check.includes("Value") ? this.ROUNDED : this.HEXAGONAL;
      if (shape) return shape;
    }
    return super.shapeFor(connection);
  }
}

class PathObject extends Blockly.zelos.PathObject {
  /** Scratch shows no selection; the keyboard's focus ring is drawn by the style sheet. */
  override updateSelected(enable: boolean): void {
    this.setClass_("blocklySelected", enable);
  }
}

class Renderer extends Blockly.zelos.Renderer {
  protected override makeConstants_(): Blockly.zelos.ConstantProvider {
    return new Constants();
  }

  override makePathObject(
    root: SVGElement,
    style: Blockly.Theme.BlockStyle,
  ): Blockly.zelos.PathObject {
    return new PathObject(root, style, this.getConstants());
  }
}

let registered = false;

export function registerRenderer(): void {
  if (registered) return;
  registered = true;
  Blockly.blockRendering.register(RENDERER, Renderer);
}
