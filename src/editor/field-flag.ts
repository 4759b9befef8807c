// The green flag on blocks that speak of it. A picture, because letters come in the words' colour.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";

const SIZE = 24;

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<path d="M6.5 21V3.8" fill="none" stroke="#2c6e36" stroke-width="2.6" stroke-linecap="round"/>
<path d="M6.5 4.2c3-1.7 5.2-1.2 7.4-.2s4 1 6.1.1v9.7c-2.1 1-4 .8-6.1-.1s-4.4-1.5-7.4.3z"
 fill="#3fae4b" stroke="#2c6e36" stroke-width="1.4" stroke-linejoin="round"/></svg>`;

export function makeFlag(): Blockly.Field {
  const source = `data:image/svg+xml,${encodeURIComponent(PICTURE)}`;
  return new Blockly.FieldImage(source, SIZE, SIZE, text("editor.flag"));
}
