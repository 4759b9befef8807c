// Words that stand in people's files besides the blocks' own types: never rename one.

/** The blocks that hold what is typed into a round hole, in fields NUM and TEXT. */
export const NUMBER_SHADOW = "math_number";
export const TEXT_SHADOW = "text";

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
