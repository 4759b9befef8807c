// What the stage shows where a sprite is, for the blocks that ask for colours: one pixel a stage unit, as in
// Scratch, drawn when it is asked for. Knows no blocks and no colours.
import type { Sight, SpriteView } from "#host/stage-picture";
import { boundsOf } from "#host/touching";
import type { PenLayer } from "./pen-layer.ts";
import { HALF_HEIGHT, HALF_WIDTH, type Look, lookOf, type View } from "./stage-look.ts";

type Context = OffscreenCanvasRenderingContext2D;
type Draw = (
  context: Context,
  sprite: SpriteView,
  how: { readonly look: Look; readonly view: View },
) => void;

export class StageEyes {
  private readonly draw: Draw;
  private canvases: { readonly own: Context; readonly others: Context } | null = null;

  constructor(draw: Draw) {
    this.draw = draw;
  }

  /** Null where none of the sprite is on the stage. `all`: from the back to the front. */
  see(sprite: SpriteView, all: readonly SpriteView[], pen: PenLayer | null): Sight | null {
    const area = areaOf(sprite);
    this.canvases ??= openCanvases();
    if (area === null || this.canvases === null) return null;
    const { own, others } = this.canvases;
    const { view, width, height } = area;
    begin(own, area);
    const look = lookOf(sprite);
    this.draw(own, sprite, { look: { ...look, effects: { ...look.effects, ghost: 0 } }, view });
    begin(others, area);
    others.fillStyle = "#ffffff";
    others.fillRect(0, 0, width, height);
    for (const one of all) {
      if (one !== sprite && (one.visible || one.isStage)) {
        this.draw(others, one, { look: lookOf(one), view });
      }
      if (one.isStage) drawPen(others, pen, view);
    }
    return {
      own: own.getImageData(0, 0, width, height).data,
      others: others.getImageData(0, 0, width, height).data,
    };
  }
}

interface Area {
  readonly view: View;
  readonly width: number;
  readonly height: number;
}

/** A point is looked at this far right of and below it, so that one on the stage's edge is on the stage. */
const INSIDE = 0.01;

/** The points with whole numbers that the sprite's box has on the stage: each is the middle of a pixel. */
function areaOf(sprite: SpriteView): Area | null {
  const [right, bottom] = [HALF_WIDTH - 1, 1 - HALF_HEIGHT];
  const whole = { left: -HALF_WIDTH, right, top: HALF_HEIGHT, bottom };
  const box = sprite.isStage ? whole : boundsOf(sprite);
  if (box === null) return null;
  const left = Math.floor(Math.max(box.left, whole.left));
  const last = Math.ceil(Math.min(box.right, whole.right));
  const top = Math.ceil(Math.min(box.top, whole.top));
  const lowest = Math.floor(Math.max(box.bottom, whole.bottom));
  // Comparisons with what is not a number are false, too.
  if (!(left <= last && lowest <= top)) return null;
  const view = { left: left + INSIDE - 0.5, top: top - INSIDE + 0.5, scale: 1 };
  return { view, width: last - left + 1, height: top - lowest + 1 };
}

function openCanvases(): { readonly own: Context; readonly others: Context } | null {
  const [own, others] = ["own", "others"].map(() =>
    new OffscreenCanvas(2 * HALF_WIDTH, 2 * HALF_HEIGHT).getContext("2d", {
      willReadFrequently: true,
    }),
  );
  return own && others ? { own, others } : null;
}

/** Empty, and drawing nowhere else than in the area. */
function begin(context: Context, { width, height }: Area): void {
  context.reset();
  // Each pixel has the colour of one point of the picture, not a mixture.
  context.imageSmoothingEnabled = false;
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
}

function drawPen(context: Context, pen: PenLayer | null, { left, top }: View): void {
  if (pen === null || pen.isEmpty) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  const at = { x: -HALF_WIDTH - left, y: top - HALF_HEIGHT };
  context.drawImage(pen.canvas, at.x, at.y, 2 * HALF_WIDTH, 2 * HALF_HEIGHT);
}
