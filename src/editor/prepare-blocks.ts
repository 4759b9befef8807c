// Saved blocks -> blocks that Blockly can load without a stumble, and back. A block that this
// version does not know, or that cannot stand where the file puts it, becomes a stand-in that keeps
// its saved form; everything around it loads as usual. Pure: knows no Blockly.
import type { BlockRegistry, BlockSpec, Slot } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { slotsOf } from "./block-words.ts";
import { HOLE, STACK } from "./connection-types.ts";
import { defaultShadow, holdsShadow, holeContents } from "./hole-content.ts";
import { callSlots, isArgument, isProcedureBlock, readProcedure } from "./procedure-state.ts";
import { DEFINITION, type NameKind } from "./saved-words.ts";
import { UNKNOWN_TYPE, type UnknownState } from "./unknown-type.ts";

/** A variable, list or message that a block names. */
export interface Name {
  readonly id: string;
  readonly name: string;
  readonly kind: NameKind;
}

export interface PreparedBlocks {
  readonly blocks: readonly BlockState[];
  /** Names that blocks use but the project does not declare; `name` is "" when nobody knows it. */
  readonly lost: readonly Name[];
}

type Place =
  | { readonly kind: "top" }
  | { readonly kind: "value"; readonly slot: keyof typeof HOLE }
  | { readonly kind: "stack"; readonly holds: keyof typeof STACK };

const TOP: Place = { kind: "top" };

export function prepareBlocks(
  saved: readonly BlockState[],
  registry: BlockRegistry,
  declared: ReadonlyMap<string, NameKind>,
): PreparedBlocks {
  const names = new Map(declared);
  const contents = holeContents(registry);
  const lost: Name[] = [];
  const loose: BlockState[] = [];
  const blocks = saved.map((state) => prepare(placed(state), TOP));
  return { blocks: [...blocks, ...loose], lost };

  function prepare(state: BlockState, place: Place): BlockState {
    if (contents.has(state.type) && place.kind !== "stack") return state;
    const spec = registry.get(state.type);
    const slots = spec && fits(spec, place) ? slotsIn(spec, state) : null;
    if (!spec || !slots || !hasKnownParts(slots, state)) return standIn(state, place);
    for (const [name, slot] of slots) {
      if (!declareName(state.fields?.[name], slot)) return standIn(state, place);
    }
    const { next, inputs, icons, ...rest } = state;
    const comment = isRecord(icons) && isRecord(icons.comment) ? icons.comment : null;
    return {
      ...rest,
      inputs: prepareInputs(spec.type, slots, inputs ?? {}),
      ...(comment ? { icons: { comment } } : {}),
      ...(canContinue(spec, state) ? prepareNext(next, spec) : setLoose(next, state)),
    };
  }

  function prepareInputs(
    type: string,
    slots: readonly [string, Slot][],
    saved: NonNullable<BlockState["inputs"]>,
  ) {
    const inputs: Record<string, { block?: BlockState; shadow?: BlockState }> = {};
    for (const [name, slot] of slots) {
      const place = placeIn(slot);
      if (!place) continue;
      const { block, shadow } = saved[name] ?? {};
      const kept = shadow && contents.has(shadow.type) ? shadow : defaultShadow(type, name, slot);
      // A shadow of an unknown type still holds what somebody typed: keep it as a block.
      const stray = !block && shadow && !contents.has(shadow.type) ? shadow : block;
      const input = {
        ...(kept && holdsShadow(slot) ? { shadow: kept } : {}),
        ...(stray ? { block: prepare(stray, place) } : {}),
      };
      if (Object.keys(input).length > 0) inputs[name] = input;
    }
    return inputs;
  }

  function prepareNext(next: BlockState["next"], spec: BlockSpec): Pick<BlockState, "next"> {
    if (!next?.block) return {};
    const holds = spec.shape === "part" ? "parts" : "statements";
    return { next: { block: prepare(next.block, { kind: "stack", holds }) } };
  }

  /** Blocks below a block that nothing can follow go beside it. */
  function setLoose(next: BlockState["next"], above: BlockState): Record<never, never> {
    if (next?.block) {
      const { x = 0, y = 0 } = placed(above);
      loose.push(prepare({ ...next.block, x: x + 60, y: y + 60 }, TOP));
    }
    return {};
  }

  /** False when the field names something of another kind. */
  function declareName(field: unknown, slot: Slot): boolean {
    if (slot.kind !== "variable" && slot.kind !== "list" && slot.kind !== "message") return true;
    const id = isRecord(field) ? field.id : undefined;
    if (typeof id !== "string") return field === undefined;
    const known = names.get(id);
    if (known !== undefined) return known === slot.kind;
    names.set(id, slot.kind);
    const name = isRecord(field) && typeof field.name === "string" ? field.name : "";
    lost.push({ id, name, kind: slot.kind });
    return true;
  }

  function standIn(state: BlockState, place: Place): BlockState {
    const { id, x, y, next, ...saved } = state;
    const checks = place.kind === "top" ? null : checksOf(place);
    const extraState: UnknownState = {
      saved,
      place: place.kind,
      checks,
      hasNext: next?.block !== undefined && place.kind !== "value",
    };
    const below: Place = place.kind === "stack" ? place : { kind: "stack", holds: "statements" };
    return {
      type: UNKNOWN_TYPE,
      id,
      ...(x === undefined ? {} : { x }),
      ...(y === undefined ? {} : { y }),
      extraState,
      ...(extraState.hasNext && next?.block ? { next: { block: prepare(next.block, below) } } : {}),
    };
  }
}

/** The opposite: stand-ins become again what was saved. */
export function restoreBlock(state: BlockState): BlockState {
  const { next, inputs: all, ...rest } = state;
  // A definition's head is made from its extra state.
  const inputs = state.type === DEFINITION ? undefined : all;
  const below = next?.block ? { next: { block: restoreBlock(next.block) } } : {};
  if (state.type === UNKNOWN_TYPE) {
    const { x, y, id, icons } = state;
    return {
      ...savedOf(state.extraState),
      id,
      ...(x === undefined ? {} : { x }),
      ...(y === undefined ? {} : { y }),
      ...(icons === undefined ? {} : { icons }),
      ...below,
    };
  }
  if (!inputs) return { ...rest, ...below };
  const restored: Record<string, { block?: BlockState; shadow?: BlockState }> = {};
  for (const [name, { block, shadow }] of Object.entries(inputs)) {
    restored[name] = {
      ...(shadow ? { shadow } : {}),
      ...(block ? { block: restoreBlock(block) } : {}),
    };
  }
  return { ...rest, inputs: restored, ...below };
}

/** A whole top-level stack as one stand-in: for what Blockly refuses all the same. */
export function standInFor(state: BlockState): BlockState {
  const { id, x, y, ...saved } = state;
  const extraState: UnknownState = { saved, place: "top", checks: null, hasNext: false };
  return {
    type: UNKNOWN_TYPE,
    id,
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    extraState,
  };
}

function savedOf(extraState: unknown): { type: string } {
  const saved = isRecord(extraState) ? extraState.saved : undefined;
  return isRecord(saved) && typeof saved.type === "string"
    ? { ...saved, type: saved.type }
    : { type: UNKNOWN_TYPE };
}

function placed(state: BlockState): BlockState {
  const at = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
  return { ...state, x: at(state.x), y: at(state.y) };
}

function fits(spec: BlockSpec, place: Place): boolean {
  switch (place.kind) {
    case "top":
      return true;
    case "value":
      if (spec.shape === "boolean") return place.slot !== "sample";
      return spec.shape === "reporter" && place.slot !== "boolean";
    case "stack":
      if (place.holds === "parts") return spec.shape === "part";
      return spec.shape === "statement" || spec.shape === "cap" || spec.shape === "own";
    default:
      return place satisfies never;
  }
}

/** The block's slots; null when what it saved of its own form is damaged. */
function slotsIn(spec: BlockSpec, state: BlockState): readonly [string, Slot][] | null {
  if (!isProcedureBlock(spec)) return slotsOf(spec.slots);
  if (isArgument(spec.type)) return typeof state.fields?.VALUE === "string" ? [] : null;
  const procedure = readProcedure(state.extraState);
  if (!procedure) return null;
  return spec.shape === "own" ? callSlots(procedure) : [];
}

/** Whether every input has its slot and every menu its option. */
function hasKnownParts(slots: readonly [string, Slot][], state: BlockState): boolean {
  const known = new Map(slots);
  for (const name of Object.keys(state.inputs ?? {})) {
    const slot = known.get(name);
    if (!slot || !placeIn(slot)) return false;
  }
  for (const [name, slot] of slots) {
    const value = state.fields?.[name];
    // A name that the project has no more is an option all the same.
    if (slot.kind !== "choice" || slot.of !== undefined || value === undefined) continue;
    if (!slot.options.some((option) => option.value === value)) return false;
  }
  return true;
}

function canContinue(spec: BlockSpec, state: BlockState): boolean {
  if (["hat", "part", "own", "definition"].includes(spec.shape)) return true;
  if (spec.shape !== "statement" && spec.shape !== "cap") return false;
  const rule = spec.capUnless;
  return rule ? state.fields?.[rule.slot] === rule.value : spec.shape === "statement";
}

function placeIn(slot: Slot): Exclude<Place, { kind: "top" }> | null {
  switch (slot.kind) {
    case "stack":
      return { kind: "stack", holds: slot.holds };
    case "number":
    case "text":
    case "boolean":
    case "sample":
    case "menu":
    case "colour":
      return { kind: "value", slot: slot.kind };
    default:
      return null;
  }
}

function checksOf(place: Exclude<Place, { kind: "top" }>): string[] {
  return place.kind === "value" ? HOLE[place.slot] : STACK[place.holds];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
