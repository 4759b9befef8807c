// How a variable's monitor looks and where it stands: modes, slider bounds, places. Pure, no DOM.
import type { Value } from "#program/program";

export type MonitorMode = "normal" | "large" | "slider";

/** Where a monitor's top left corner is: stage units from the stage's. */
export interface MonitorPlace {
  readonly x: number;
  readonly y: number;
}

/** What a person can change of a monitor, as it is saved; left out: as it is by itself. */
export interface MonitorLook {
  readonly mode?: MonitorMode;
  /** Bounds of the slider. */
  readonly min?: number;
  readonly max?: number;
  /** Both or none: without a place it lines up with the others. */
  readonly x?: number;
  readonly y?: number;
}

const STAGE = { width: 480, height: 360 } as const;
const modes: readonly MonitorMode[] = ["normal", "large", "slider"];

export function modeOf({ mode }: MonitorLook): MonitorMode {
  return mode ?? "normal";
}

/** What a double click makes of it, as in Scratch. */
export function nextMode(mode: MonitorMode): MonitorMode {
  return modes[(modes.indexOf(mode) + 1) % modes.length];
}

/** The bounds of the slider and its step: whole numbers when both bounds are, as in Scratch. */
export function sliderRange({ min = 0, max = 100 }: MonitorLook): {
  readonly min: number;
  readonly max: number;
  readonly step: number;
} {
  const step = Number.isInteger(min) && Number.isInteger(max) ? 1 : 0.01;
  return { min: Math.min(min, max), max: Math.max(min, max), step };
}

/** Where a slider's thumb stands for a value: texts that are no number count as 0, as in Scratch. */
export function thumbAt(value: Value): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

export function placeOf({ x, y }: MonitorLook): MonitorPlace | null {
  return x === undefined || y === undefined ? null : { x, y };
}

/** The whole place nearest to this one at which a monitor of that size is inside the stage. */
export function placeInside(
  { x, y }: MonitorPlace,
  size: { readonly width: number; readonly height: number },
): MonitorPlace {
  const inside = (at: number, most: number) => Math.round(Math.max(0, Math.min(most, at)));
  return { x: inside(x, STAGE.width - size.width), y: inside(y, STAGE.height - size.height) };
}

/** How far an arrow key moves a monitor; null for other keys. With Shift by one unit. */
export function arrowMove(key: string, shift: "shift" | "plain"): MonitorPlace | null {
  const by = shift === "shift" ? 1 : 10;
  const moves: Readonly<Record<string, MonitorPlace>> = {
    ArrowLeft: { x: -by, y: 0 },
    ArrowRight: { x: by, y: 0 },
    ArrowUp: { x: 0, y: -by },
    ArrowDown: { x: 0, y: by },
  };
  return moves[key] ?? null;
}
