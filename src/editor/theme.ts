// The colours and the type of the blocks, as in Scratch. One style per category, by its id.
import * as Blockly from "blockly/core";
import type { Category } from "#compile/block-spec";
import { contrastWithWhite } from "./contrast.ts";
import { UNKNOWN_STYLE } from "./unknown-type.ts";

/** The white holes that numbers and words are typed into. */
export const SHADOW_STYLE = "hole";

export const FONT_FAMILY = '"Helvetica Neue", Helvetica, Arial, sans-serif';

export function makeTheme(categories: readonly Category[]): Blockly.Theme {
  const blockStyles: Record<string, Partial<Blockly.Theme.BlockStyle>> = {
    [SHADOW_STYLE]: style("#FFFFFF", "#FFFFFF", "#D9D9D9"),
    [UNKNOWN_STYLE]: style("#6B6F7B", "#5C606B", "#43464F"),
  };
  const categoryStyles: Record<string, Blockly.Theme.CategoryStyle> = {};
  for (const { id, colour } of categories) {
    blockStyles[id] = style(...colour);
    categoryStyles[id] = { colour: colour[0] };
  }
  const theme = new Blockly.Theme("blockprop", blockStyles, categoryStyles, {
    workspaceBackgroundColour: "#F9F9F9",
    toolboxBackgroundColour: "#FFFFFF",
    toolboxForegroundColour: "#575E75",
    flyoutBackgroundColour: "#F9F9F9",
    flyoutForegroundColour: "#575E75",
    flyoutOpacity: 1,
    scrollbarColour: "#CECDCE",
    scrollbarOpacity: 0.8,
    insertionMarkerColour: "#000000",
    insertionMarkerOpacity: 0.2,
  });
  theme.setFontStyle(FONT_STYLE);
  return theme;
}

/** The size of blocks in the palette, and in the workspace until somebody zooms. */
export const BLOCK_SCALE = 0.7;

/** On blocks of light categories: words and arrows are dark. See editor.css. */
export const DARK_WORDS = "has-dark-words";

/**
 * White words are Scratch's look, but on its yellow, orange and green they can hardly be read: there
 * they are dark, as in Scratch's own high-contrast mode.
 */
export function needsDarkWords(colour: string): boolean {
  return contrastWithWhite(colour) < 4.5;
}

/** Set before any block is drawn: a later change would leave stale widths. */
const FONT_STYLE = { family: FONT_FAMILY, weight: "600", size: 12 };

function style(
  colourPrimary: string,
  colourSecondary: string,
  colourTertiary: string,
): Partial<Blockly.Theme.BlockStyle> {
  return { colourPrimary, colourSecondary, colourTertiary };
}
