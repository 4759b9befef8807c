// What the program draws: a backdrop behind the widgets, pen and sprites in front of them. Both
// canvases are handed to whoever draws, elsewhere; here they only have their places and a name.
import "./stage-canvas.css";
import { text } from "#program/messages";
import type { SpritePlace } from "#program/run-event";
import { h, setAria } from "#ui/element";
import { createRareCalls } from "./rare-calls.ts";

/** Canvas pixels a stage unit: sharp on most screens, and the same picture on all of them. */
export const CANVAS_SCALE = 2;
export const STAGE_WIDTH = 480;
export const STAGE_HEIGHT = 360;
const DESCRIBE_EVERY_MS = 1000;
const MAX_NAMED = 20;

export interface DrawingSurfaces {
  readonly canvas: OffscreenCanvas;
  readonly backdrop: OffscreenCanvas;
  readonly scale: number;
}

export interface StageCanvas {
  /** Null where the browser cannot draw in a worker. */
  readonly surfaces: DrawingSurfaces | null;
  /** Which sprites are seen, for those who do not see them. */
  describe(sprites: readonly SpritePlace[]): void;
  destroy(): void;
}

export function createStageCanvas(host: HTMLElement): StageCanvas {
  const create = (name: string) =>
    h("canvas", {
      class: name,
      width: STAGE_WIDTH * CANVAS_SCALE,
      height: STAGE_HEIGHT * CANVAS_SCALE,
    });
  const backdrop = create("stage-backdrop");
  const canvas = create("stage-canvas");
  setAria(backdrop, "hidden", true);
  canvas.setAttribute("role", "img");
  const label = (sprites: readonly SpritePlace[]) =>
    setAria(canvas, "label", describeSprites(sprites));
  const describing = createRareCalls(label, DESCRIBE_EVERY_MS);
  label([]);
  host.prepend(backdrop);
  host.append(canvas);
  return {
    surfaces: takeOver(canvas, backdrop),
    describe: describing.call,
    destroy: () => {
      describing.destroy();
      backdrop.remove();
      canvas.remove();
    },
  };
}

function takeOver(canvas: HTMLCanvasElement, backdrop: HTMLCanvasElement): DrawingSurfaces | null {
  if (typeof canvas.transferControlToOffscreen !== "function") return null;
  return {
    canvas: canvas.transferControlToOffscreen(),
    backdrop: backdrop.transferControlToOffscreen(),
    scale: CANVAS_SCALE,
  };
}

/** A sentence such as "Sprites: Cat at 0, -20; Ball at 100, 50". */
export function describeSprites(sprites: readonly SpritePlace[]): string {
  if (sprites.length === 0) return text("canvas.noSprites");
  const places = sprites
    .slice(0, MAX_NAMED)
    .map(({ name, x, y }) =>
      text("canvas.sprite", { name, x: Math.round(x) + 0, y: Math.round(y) + 0 }),
    );
  const others = sprites.length - places.length;
  if (others > 0) places.push(text("canvas.others", { others }));
  return text("canvas.sprites", { sprites: places.join("; ") });
}
