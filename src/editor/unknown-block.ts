// The stand-in for a block this version does not know: grey, with the type's name on it. It keeps
// the block's saved form (its fields and all that is inside it) and gives it back when saved.
import * as Blockly from "blockly/core";
import { scratchWords } from "#compile/saved-blocks";
import { text } from "#program/messages";
import { UNKNOWN_STYLE, UNKNOWN_TYPE, type UnknownState } from "./unknown-type.ts";

export function defineUnknownBlock(): void {
  const states = new WeakMap<Blockly.Block, UnknownState>();
  Blockly.Blocks[UNKNOWN_TYPE] = {
    init(this: Blockly.Block) {
      this.appendDummyInput().appendField(new Blockly.FieldLabel("?"), "TYPE");
      this.setStyle(UNKNOWN_STYLE);
      this.setTooltip(() => text("editor.unknownHelp"));
    },
    saveExtraState(this: Blockly.Block): UnknownState | null {
      return states.get(this) ?? null;
    },
    loadExtraState(this: Blockly.Block, state: UnknownState) {
      states.set(this, state);
      this.getField("TYPE")?.setValue(wordsOf(state.saved));
      if (state.place === "value") this.setOutput(true, state.checks);
      else this.setPreviousStatement(true, state.checks);
      if (state.hasNext) this.setNextStatement(true, state.checks);
    },
  };
}

/** A block of Scratch that is not here has its words with it. */
function wordsOf({ type, extraState }: UnknownState["saved"]): string {
  return scratchWords({ extraState }) ?? text("editor.unknownBlock", { type: type.slice(0, 60) });
}
