// Stock Scratch's blocks as functions, so that a program reads nearly as in the editor. Only how a block is
// called and what holes it has.
import type { Part, ScratchBlock, Stack } from "./scratch-block.ts";
import * as b from "./scratch-block.ts";

const { block, boolean, choice, count, inside, menu, named, number, positive, whole, words } = b;

// Hats.
export const whenFlag = () => block("event_whenflagclicked");
export const whenKey = (key: string) =>
  block("event_whenkeypressed", {}, { KEY_OPTION: choice(key) });
export const whenReceived = (name: string) =>
  block("event_whenbroadcastreceived", {}, { BROADCAST_OPTION: named("message", name) });
export const whenBackdrop = (name: string) =>
  block("event_whenbackdropswitchesto", {}, { BACKDROP: choice(name) });
export const whenGreater = (what: "LOUDNESS" | "TIMER", than: Part) =>
  block("event_whengreaterthan", { VALUE: number(than) }, { WHENGREATERTHANMENU: choice(what) });

// Events and control.
export const broadcast = (name: string) =>
  block("event_broadcast", { BROADCAST_INPUT: b.message(name) });
export const broadcastAndWait = (name: string) =>
  block("event_broadcastandwait", { BROADCAST_INPUT: b.message(name) });
export const wait = (seconds: Part) => block("control_wait", { DURATION: positive(seconds) });
export const waitUntil = (test: ScratchBlock) =>
  block("control_wait_until", { CONDITION: boolean(test) });
export const repeat = (times: Part, ...body: Stack) =>
  block("control_repeat", { TIMES: count(times), SUBSTACK: inside(body) });
export const forever = (...body: Stack) => block("control_forever", { SUBSTACK: inside(body) });
export const repeatUntil = (test: ScratchBlock, ...body: Stack) =>
  block("control_repeat_until", { CONDITION: boolean(test), SUBSTACK: inside(body) });
export const when = (test: ScratchBlock, ...body: Stack) =>
  block("control_if", { CONDITION: boolean(test), SUBSTACK: inside(body) });
export const ifElse = (test: ScratchBlock, yes: Stack, no: Stack) =>
  block("control_if_else", {
    CONDITION: boolean(test),
    SUBSTACK: inside(yes),
    SUBSTACK2: inside(no),
  });
export const stop = (what: "all" | "this script" | "other scripts in sprite") =>
  block("control_stop", {}, { STOP_OPTION: choice(what) });

// Operators.
const arithmetic = (name: string) => (left: Part, right: Part) =>
  block(`operator_${name}`, { NUM1: number(left), NUM2: number(right) });
export const plus = arithmetic("add");
export const minus = arithmetic("subtract");
export const times = arithmetic("multiply");
export const over = arithmetic("divide");
export const mod = arithmetic("mod");
const comparison = (name: string) => (left: Part, right: Part) =>
  block(`operator_${name}`, { OPERAND1: words(left), OPERAND2: words(right) });
export const greater = comparison("gt");
export const less = comparison("lt");
export const equals = comparison("equals");
const logic = (name: string) => (left: ScratchBlock, right: ScratchBlock) =>
  block(`operator_${name}`, { OPERAND1: boolean(left), OPERAND2: boolean(right) });
export const and = logic("and");
export const or = logic("or");
export const not = (test: ScratchBlock) => block("operator_not", { OPERAND: boolean(test) });
export const random = (from: Part, to: Part) =>
  block("operator_random", { FROM: number(from), TO: number(to) });
export const join = (left: Part, right: Part) =>
  block("operator_join", { STRING1: words(left), STRING2: words(right) });
export const letterOf = (at: Part, text: Part) =>
  block("operator_letter_of", { LETTER: count(at), STRING: words(text) });
export const lengthOf = (text: Part) => block("operator_length", { STRING: words(text) });
export const contains = (text: Part, part: Part) =>
  block("operator_contains", { STRING1: words(text), STRING2: words(part) });
export const round = (of: Part) => block("operator_round", { NUM: number(of) });
export const mathop = (name: string, of: Part) =>
  block("operator_mathop", { NUM: number(of) }, { OPERATOR: choice(name) });

// Variables and lists.
const variable = (name: string) => ({ VARIABLE: named("variable", name) });
const list = (name: string) => ({ LIST: named("list", name) });
export const get = (name: string) => block("data_variable", {}, variable(name));
export const set = (name: string, to: Part) =>
  block("data_setvariableto", { VALUE: words(to) }, variable(name));
export const change = (name: string, by: Part) =>
  block("data_changevariableby", { VALUE: number(by) }, variable(name));
export const contentsOf = (name: string) => block("data_listcontents", {}, list(name));
export const add = (item: Part, to: string) =>
  block("data_addtolist", { ITEM: words(item) }, list(to));
export const deleteOf = (at: Part, of: string) =>
  block("data_deleteoflist", { INDEX: whole(at) }, list(of));
export const deleteAll = (of: string) => block("data_deletealloflist", {}, list(of));
export const insert = (item: Part, at: Part, into: string) =>
  block("data_insertatlist", { ITEM: words(item), INDEX: whole(at) }, list(into));
export const replace = (at: Part, of: string, by: Part) =>
  block("data_replaceitemoflist", { INDEX: whole(at), ITEM: words(by) }, list(of));
export const itemOf = (at: Part, of: string) =>
  block("data_itemoflist", { INDEX: whole(at) }, list(of));
export const numberOf = (item: Part, of: string) =>
  block("data_itemnumoflist", { ITEM: words(item) }, list(of));
export const listLength = (of: string) => block("data_lengthoflist", {}, list(of));
export const listContains = (of: string, item: Part) =>
  block("data_listcontainsitem", { ITEM: words(item) }, list(of));

// My Blocks: `%s` and `%b` in the words are the inputs, in the order of their names.
interface Definition {
  readonly inputs?: readonly string[];
  /** Run without screen refresh. */
  readonly warp?: boolean;
}
export const define = (text: string, { inputs = [], warp = false }: Definition = {}) => ({
  ...block("procedures_definition"),
  own: { is: "definition", words: text, names: inputs, warp } as const,
});
export const call = (text: string, ...parts: readonly Part[]) => ({
  ...block("procedures_call"),
  own: { is: "call", words: text, parts } as const,
});
export const input = (name: string) =>
  block("argument_reporter_string_number", {}, { VALUE: choice(name) });
export const inputIf = (name: string) =>
  block("argument_reporter_boolean", {}, { VALUE: choice(name) });

// Motion.
export const goTo = (x: Part, y: Part) => block("motion_gotoxy", { X: number(x), Y: number(y) });
export const moveSteps = (steps: Part) => block("motion_movesteps", { STEPS: number(steps) });
export const turnRight = (by: Part) => block("motion_turnright", { DEGREES: number(by) });
export const turnLeft = (by: Part) => block("motion_turnleft", { DEGREES: number(by) });
export const point = (to: Part) => block("motion_pointindirection", { DIRECTION: b.angle(to) });
export const setX = (to: Part) => block("motion_setx", { X: number(to) });
export const setY = (to: Part) => block("motion_sety", { Y: number(to) });
export const changeX = (by: Part) => block("motion_changexby", { DX: number(by) });
export const changeY = (by: Part) => block("motion_changeyby", { DY: number(by) });
export const xPosition = () => block("motion_xposition");
export const yPosition = () => block("motion_yposition");
export const direction = () => block("motion_direction");

// Looks.
export const say = (text: Part) => block("looks_say", { MESSAGE: words(text) });
export const think = (text: Part) => block("looks_think", { MESSAGE: words(text) });
export const sayFor = (text: Part, seconds: Part) =>
  block("looks_sayforsecs", { MESSAGE: words(text), SECS: number(seconds) });
export const show = () => block("looks_show");
export const hide = () => block("looks_hide");
const costumeMenu = menu("looks_costume", "COSTUME");
const backdropMenu = menu("looks_backdrops", "BACKDROP");
export const wear = (costume: Part) =>
  block("looks_switchcostumeto", { COSTUME: costumeMenu(costume) });
export const nextCostume = () => block("looks_nextcostume");
export const costume = (what: "number" | "name") =>
  block("looks_costumenumbername", {}, { NUMBER_NAME: choice(what) });
export const showBackdrop = (backdrop: Part) =>
  block("looks_switchbackdropto", { BACKDROP: backdropMenu(backdrop) });
export const nextBackdrop = () => block("looks_nextbackdrop");
export const backdrop = (what: "number" | "name") =>
  block("looks_backdropnumbername", {}, { NUMBER_NAME: choice(what) });
export const setEffect = (effect: string, to: Part) =>
  block("looks_seteffectto", { VALUE: number(to) }, { EFFECT: choice(effect.toUpperCase()) });
export const changeEffect = (effect: string, by: Part) =>
  block("looks_changeeffectby", { CHANGE: number(by) }, { EFFECT: choice(effect.toUpperCase()) });
export const clearEffects = () => block("looks_cleargraphiceffects");
export const setSize = (to: Part) => block("looks_setsizeto", { SIZE: number(to) });
export const changeSize = (by: Part) => block("looks_changesizeby", { CHANGE: number(by) });
export const size = () => block("looks_size");

// Pen.
export const erase = () => block("pen_clear");
export const stamp = () => block("pen_stamp");
export const penDown = () => block("pen_penDown");
export const penUp = () => block("pen_penUp");
export const setPenColour = (to: Part) => block("pen_setPenColorToColor", { COLOR: b.colour(to) });
const part = menu("pen_menu_colorParam", "colorParam");
export const setPen = (what: Part, to: Part) =>
  block("pen_setPenColorParamTo", { COLOR_PARAM: part(what), VALUE: number(to) });
export const changePen = (what: Part, by: Part) =>
  block("pen_changePenColorParamBy", { COLOR_PARAM: part(what), VALUE: number(by) });
export const setPenSize = (to: Part) => block("pen_setPenSizeTo", { SIZE: number(to) });
export const changePenSize = (by: Part) => block("pen_changePenSizeBy", { SIZE: number(by) });

// Sensing.
export const timer = () => block("sensing_timer");
export const resetTimer = () => block("sensing_resettimer");
export const keyPressed = (key: Part) =>
  block("sensing_keypressed", { KEY_OPTION: menu("sensing_keyoptions", "KEY_OPTION")(key) });
