// The yellow outline, with a dark rim, of what runs: copies of the blocks' own outlines, drawn thick.
// A filter would look much the same and cost every frame.
import * as Blockly from "blockly/core";

const { Coordinate, dom } = Blockly.utils;

/** Draws the outline of one block over it and what follows; the function returned takes it away. */
export function outlineBlock(block: Blockly.BlockSvg): () => void {
  const path = copyOutline(block, new Coordinate(0, 0));
  const outline = thick(path ? [path] : []);
  const root = block.getSvgRoot();
  // The sign of a breakpoint stays on top.
  root.insertBefore(outline, root.querySelector(":scope > .breakpoint"));
  return () => outline.remove();
}

/**
 * Draws the outline of a whole script behind it, so that only what sticks out is seen, in time that
 * grows with the number of blocks; the function returned takes it away.
 */
export function outlineScript(first: Blockly.BlockSvg): () => void {
  const places = new Map<Blockly.Block | null, Blockly.utils.Coordinate>();
  const paths: SVGElement[] = [];
  for (const block of first.getDescendants(false)) {
    const inParent = block.relativeCoords;
    const above = places.get(block.getParent());
    const at = above ? Coordinate.sum(above, inParent) : new Coordinate(0, 0);
    places.set(block, at);
    // What stands in a hole never reaches the edge.
    if (block.outputConnection && block !== first) continue;
    const path = copyOutline(block, at);
    if (path) paths.push(path);
  }
  const outline = thick(paths);
  outline.classList.add("run-outline-script");
  first.getSvgRoot().prepend(outline);
  return () => outline.remove();
}

function copyOutline(block: Blockly.BlockSvg, at: Blockly.utils.Coordinate): SVGElement | null {
  const d = block.getSvgRoot().querySelector(":scope > .blocklyPath")?.getAttribute("d");
  return d ? dom.createSvgElement("path", { d, transform: `translate(${at.x}, ${at.y})` }) : null;
}

/** Everything twice: the rim, and the narrower light over it. */
function thick(paths: readonly SVGElement[]): SVGElement {
  const outline = dom.createSvgElement("g", { class: "run-outline", "aria-hidden": "true" });
  const rim = dom.createSvgElement("g", { class: "run-outline-rim" }, outline);
  rim.append(...paths.map((path) => path.cloneNode(true)));
  dom.createSvgElement("g", { class: "run-outline-light" }, outline).append(...paths);
  return outline;
}
