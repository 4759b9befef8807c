// Words that stand in people's files besides the blocks' own types: never rename one.

/** The blocks that hold what is typed into a round hole, in fields NUM and TEXT. */
export const NUMBER_SHADOW = "math_number";
export const TEXT_SHADOW = "text";
/** A colour in a round hole, #rrggbb in field COLOUR. */
export const COLOUR_SHADOW = "colour";

/** The block in a menu hole, with the chosen value in field VALUE. */
export function menuShadow(blockType: string, slot: string): string {
  return `menu_${blockType}_${slot}`;
}

/** My Blocks: a definition, its calls, and the inputs as its body speaks of them. */
export const DEFINITION = "procedures_definition";
export const CALL = "procedures_call";
export const ARGUMENT = {
  text: "argument_reporter_string_number",
  boolean: "argument_reporter_boolean",
} as const;

export type NameKind = "variable" | "list" | "message";

/** Blockly's variable type for each kind of name. */
export const NAME_TYPES: Readonly<Record<NameKind, string>> = {
  variable: "",
  list: "list",
  message: "message",
};

export function kindOfType(type: string): NameKind {
  return type === NAME_TYPES.list ? "list" : type === NAME_TYPES.message ? "message" : "variable";
}
