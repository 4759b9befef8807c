// Words and numbers that stand in Scratch's project.json (format 3). Facts from its format's schema.

/** How something stands in a hole: as its own content, as a block, as a block over its own content. */
export const CONTENT = 1;
export const BLOCK = 2;
export const BLOCK_OVER_CONTENT = 3;

/** What can stand there without being a block. */
export const NUMBER = 4;
export const POSITIVE = 5;
export const WHOLE = 6;
export const INTEGER = 7;
export const ANGLE = 8;
export const COLOUR = 9;
export const TEXT = 10;
export const MESSAGE = 11;
export const VARIABLE = 12;
export const LIST = 13;

export const DEFINITION = "procedures_definition";
export const PROTOTYPE = "procedures_prototype";
export const CALL = "procedures_call";
export const ARGUMENTS: readonly string[] = [
  "argument_reporter_string_number",
  "argument_reporter_boolean",
];

/** The block in a menu hole and its field, by the hole's name; by "block.HOLE" where blocks differ. */
const menus: Readonly<Record<string, readonly [opcode: string, field: string]>> = {
  COSTUME: ["looks_costume", "COSTUME"],
  BACKDROP: ["looks_backdrops", "BACKDROP"],
  KEY_OPTION: ["sensing_keyoptions", "KEY_OPTION"],
  COLOR_PARAM: ["pen_menu_colorParam", "colorParam"],
  "motion_goto.TO": ["motion_goto_menu", "TO"],
  "motion_glideto.TO": ["motion_glideto_menu", "TO"],
  TOWARDS: ["motion_pointtowards_menu", "TOWARDS"],
  CLONE_OPTION: ["control_create_clone_of_menu", "CLONE_OPTION"],
  TOUCHINGOBJECTMENU: ["sensing_touchingobjectmenu", "TOUCHINGOBJECTMENU"],
  DISTANCETOMENU: ["sensing_distancetomenu", "DISTANCETOMENU"],
  OBJECT: ["sensing_of_object_menu", "OBJECT"],
};

export function menuOf(block: string, hole: string): readonly [string, string] | undefined {
  return menus[`${block}.${hole}`] ?? menus[hole];
}

/** Which kind of number a hole's own content is, for Scratch's editor; others are NUMBER. */
const numbers: Readonly<Record<string, number>> = {
  TIMES: WHOLE,
  LETTER: WHOLE,
  INDEX: INTEGER,
  NUM: NUMBER,
  DURATION: POSITIVE,
  DIRECTION: ANGLE,
};

export function numberKind(hole: string): number {
  return numbers[hole] ?? NUMBER;
}

/** Sounds and the like: a program does the same without them. */
export function doesNothingHere(opcode: string): boolean {
  return /^(sound|music|text2speech)_/.test(opcode);
}

const ours: ReadonlySet<string> = new Set(
  "data_sample data_drawing data_samplecount data_label data_pixel data_addcopies data_split event_whendrawn event_whenepochended".split(
    " ",
  ),
);

/** Broadcasts of a message that a block names: blocks of their own here. By Scratch's. */
export const broadcastTexts: Readonly<Record<string, string>> = {
  event_broadcast: "event_broadcasttext",
  event_broadcastandwait: "event_broadcasttextandwait",
};
export const BROADCAST_INPUT = "BROADCAST_INPUT";

/** Scratch's name for a broadcast of that kind; undefined for other blocks. */
export function broadcastOf(type: string): string | undefined {
  return Object.keys(broadcastTexts).find((opcode) => broadcastTexts[opcode] === type);
}

/** Whether Scratch lacks a block of this type. */
export function isOurs(type: string): boolean {
  return /^(network|training|stage)_/.test(type) || ours.has(type);
}

/** The extension a block belongs to; null for Scratch's own categories. */
export function extensionOf(opcode: string): string | null {
  const [category = ""] = opcode.split("_");
  return ownCategories.has(category) || opcode === "?" ? null : category;
}

const ownCategories: ReadonlySet<string> = new Set(
  "motion looks sound event control sensing operator data procedures argument".split(" "),
);
