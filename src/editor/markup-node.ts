// Elements that are plain data (src/book) as nodes of the page. Text always becomes text, never markup.
import type { Piece } from "#book/markup";

const MATHML = "http://www.w3.org/1998/Math/MathML";

export function nodeOf(piece: Piece, inMath = false): Node {
  if (typeof piece === "string") return document.createTextNode(piece);
  const { tag, attributes, children } = piece;
  const isMath = inMath || tag === "math";
  const node = isMath ? document.createElementNS(MATHML, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map((child) => nodeOf(child, isMath)));
  return node;
}
