// What the stage shows of sprites and pen, for whoever draws it: the session writes it, the worker's
// canvas reads it. Plain data; knows no canvas and no costume's picture.
import type { CostumeDeclaration, RotationStyle } from "#program/program";
import type { PenCommands } from "./pen-commands.ts";

/** In stage units, the origin in the middle. */
export const STAGE_WIDTH = 480;
export const STAGE_HEIGHT = 360;

/** Graphic effects as the blocks set them; 0 = none. */
export interface Effects {
  /** Turns the hue: 200 is once around. */
  color: number;
  fisheye: number;
  whirl: number;
  /** Ten times the side of the squares, in stage units. */
  pixelate: number;
  mosaic: number;
  /** -100 (black) to 100 (white). */
  brightness: number;
  /** Per cent of transparency, 0 to 100. */
  ghost: number;
}

/** The effects in the order in which a stamp's numbers have them. */
export const effectNames = [
  "color",
  "fisheye",
  "whirl",
  "pixelate",
  "mosaic",
  "brightness",
  "ghost",
] as const satisfies readonly (keyof Effects)[];

/** A target as it is to be drawn now; of the stage costume and effects alone count: its backdrop. */
export interface SpriteView {
  readonly name: string;
  /** The sprite whose costumes it has: itself, unless it is a clone. */
  readonly original: string;
  readonly isStage: boolean;
  /** Where the centre of its costume stands, in stage units. */
  readonly x: number;
  readonly y: number;
  /** Per cent. */
  readonly size: number;
  /** Degrees, 90 to the right. */
  readonly direction: number;
  readonly rotationStyle: RotationStyle;
  readonly visible: boolean;
  /** Its place among the program's targets: how stamps name it. */
  readonly place: number;
  readonly costumes: readonly CostumeDeclaration[];
  /** Its costume, from 0. There may be none. */
  readonly costume: number;
  readonly effects: Readonly<Effects>;
  /** 0 is the stage; a sprite with a higher number is in front. The pen is drawn over the stage. */
  readonly layer: number;
}

/** What the stage shows where a sprite is, point by point: RGBA bytes row by row, both of the same size. */
export interface Sight {
  /** The sprite alone, as opaque as its costume. */
  readonly own: Uint8ClampedArray;
  /** All else that is visible, on white. */
  readonly others: Uint8ClampedArray;
}

export interface StagePicture {
  /** Another number after each change that can be seen, the pen's included. */
  readonly version: number;
  readonly pen: PenCommands;
  /** Whoever draws the picture can say what it shows there; null where nobody does, as on the command line. */
  see: ((sprite: SpriteView) => Sight | null) | null;
  /** All targets of the program, from the back to the front. Read it, do not keep it. */
  views(): readonly SpriteView[];
}
