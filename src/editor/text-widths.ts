// How wide the words on a block are, measured before Blockly asks. Blockly asks the page for the font
// of each text anew, and each time the page has to work out the styles of everything that has changed;
// here the page is asked once for each kind of text. Its canvas for measuring has the same effect while
// it is in the page, and measures as well outside.
import * as Blockly from "blockly/core";

const { dom } = Blockly.utils;

interface Font {
  readonly fontSize: string;
  readonly fontWeight: string;
  readonly fontFamily: string;
}

/** By the classes of a text and of what it stands in: nothing else decides its font in the style sheet. */
const fonts = new Map<string, Font>();

/** Calls `draw`; the widths of all words on the block are in Blockly's store until it returns. */
export function withTextWidths(block: Blockly.Block, draw: () => void): void {
  dom.startTextWidthCache();
  try {
    for (const field of block.getFields()) measure(field);
    draw();
  } finally {
    dom.stopTextWidthCache();
  }
}

function measure(field: Blockly.Field): void {
  // Protected, for fields of other makers; a text not yet there is measured by Blockly.
  const element = field["textElement_"];
  if (!element) return;
  // Blockly does so a moment later, and keeps widths by text and classes.
  if (field instanceof Blockly.FieldDropdown) dom.addClass(element, "blocklyDropdownText");
  const font = fontOf(element);
  if (!font) return;
  const { fontSize, fontWeight, fontFamily } = font;
  const { className } = element;
  // All that is read of an element: the words are on it only once the field is drawn.
  const words = { textContent: field["getDisplayText_"](), className } as SVGTextElement;
  dom.getFastTextWidthWithSizeString(words, fontSize, fontWeight, fontFamily);
  if (!isCanvasOut) takeCanvasOut();
}

let isCanvasOut = false;

function takeCanvasOut(): void {
  isCanvasOut = true;
  document.querySelector(".blocklyComputeCanvas")?.remove();
}

function fontOf(element: SVGTextElement): Font | null {
  const around = element.parentElement?.getAttribute("class") ?? "";
  const kind = `${around} > ${element.className.baseVal}`;
  const known = fonts.get(kind);
  if (known) return known;
  if (!element.isConnected) return null;
  const { fontSize, fontWeight, fontFamily } = getComputedStyle(element);
  const font = { fontSize, fontWeight, fontFamily };
  fonts.set(kind, font);
  return font;
}
