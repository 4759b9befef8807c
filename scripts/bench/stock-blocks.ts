// Blocks that stock Scratch has too, and projects of one script made of them, in saved form.
// It must not know what the programs are for.
import type { BlockState, Project } from "#compile/project";

/** Variables start at 0; names are ids. */
export function stockProject(
  name: string,
  parts: {
    readonly variables: readonly string[];
    readonly lists: Readonly<Record<string, readonly number[]>>;
    readonly script: BlockState;
  },
): Project {
  const { variables, lists, script } = parts;
  return {
    format: "blockprop-project",
    version: 1,
    name,
    seed: 1,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: variables.map((one) => ({ id: one, name: one, value: 0 })),
        lists: Object.keys(lists).map((one) => ({ id: one, name: one })),
        messages: [],
        blocks: [script],
      },
    ],
    lists: Object.fromEntries(Object.entries(lists).map(([id, items]) => [id, { items }])),
    monitors: [],
    settings: { speed: "turbo", drawingPad: false },
  };
}

/** A number typed into a hole, or a block dropped on it. */
export type Part = number | BlockState;
type Fields = Record<string, unknown>;

let made = 0;
const block = (
  type: string,
  fields: Fields = {},
  inputs: Record<string, Part> = {},
): BlockState => ({
  type,
  id: `${type}-${++made}`,
  fields,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([name, part]) => [
      name,
      typeof part === "number" ? { shadow: block("math_number", { NUM: part }) } : { block: part },
    ]),
  ),
});

export const whenFlag = (...below: readonly BlockState[]): BlockState =>
  under([block("event_whenflagclicked"), ...below]);

function under([first, ...rest]: readonly BlockState[]): BlockState {
  if (first === undefined) throw new Error("A stack has at least one block");
  return rest.length === 0 ? first : { ...first, next: { block: under(rest) } };
}

const listField = (list: string) => ({ LIST: { id: list } });
const variableField = (name: string) => ({ VARIABLE: { id: name } });
export const get = (name: string) => block("data_variable", variableField(name));
export const set = (name: string, VALUE: Part) =>
  block("data_setvariableto", variableField(name), { VALUE });
export const change = (name: string, VALUE: Part) =>
  block("data_changevariableby", variableField(name), { VALUE });
export const item = (list: string, INDEX: Part) =>
  block("data_itemoflist", listField(list), { INDEX });
export const replace = (list: string, INDEX: Part, ITEM: Part) =>
  block("data_replaceitemoflist", listField(list), { INDEX, ITEM });
const arithmetic = (name: string) => (NUM1: Part, NUM2: Part) =>
  block(`operator_${name}`, {}, { NUM1, NUM2 });
export const plus = arithmetic("add");
export const minus = arithmetic("subtract");
export const times = arithmetic("multiply");
export const over = arithmetic("divide");
const comparison = (name: string) => (OPERAND1: Part, OPERAND2: Part) =>
  block(`operator_${name}`, {}, { OPERAND1, OPERAND2 });
export const greater = comparison("gt");
export const equals = comparison("equals");
export const exponential = (NUM: Part) => block("operator_mathop", { OPERATOR: "e ^" }, { NUM });
export const repeat = (TIMES: Part, ...body: readonly BlockState[]) =>
  block("control_repeat", {}, { TIMES, SUBSTACK: under(body) });
export const forever = (...body: readonly BlockState[]) =>
  block("control_forever", {}, { SUBSTACK: under(body) });
export const when = (CONDITION: Part, ...body: readonly BlockState[]) =>
  block("control_if", {}, { CONDITION, SUBSTACK: under(body) });
export const ifElse = (CONDITION: Part, then: BlockState, otherwise: BlockState) =>
  block("control_if_else", {}, { CONDITION, SUBSTACK: then, SUBSTACK2: otherwise });
