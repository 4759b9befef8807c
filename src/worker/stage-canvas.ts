// Draws what pen, sprites and backdrop show, on the canvases that the page has handed over: at most
// once a frame, only when something changed, and never while the page is hidden. What is to be shown
// it reads from the session's picture.
import { PORTION } from "#host/pen-commands";
import type { SpriteView, StagePicture } from "#host/stage-picture";
import { CostumePictures } from "./costume-pictures.ts";
import { PenLayer, type Stamp } from "./pen-layer.ts";
import { effectsKey, opacityOf } from "./sprite-effects.ts";
import { StageEyes } from "./stage-eyes.ts";
import { HALF_HEIGHT, HALF_WIDTH, type Look, lookOf, type View } from "./stage-look.ts";

type Context = OffscreenCanvasRenderingContext2D;

/** A round that takes longer is shown half done, as in Scratch. */
const PATIENCE_MS = 500;

interface Surfaces {
  readonly picture: Context;
  readonly backdrop: Context;
  readonly pen: PenLayer;
  readonly view: View;
}

export class StageCanvas {
  private surfaces: Surfaces | null = null;
  private shown: StagePicture | null = null;
  private costumes = new CostumePictures();
  private drawnVersion = -1;
  private drawnBackdrop = "";
  private isAsked = false;
  /** Since when a frame has been due; it waits for the end of a round. */
  private dueSince: number | null = null;
  private readonly isMidRound: () => boolean;
  private readonly eyes = new StageEyes((context, sprite, { look, view }) =>
    this.drawSprite(context, sprite, { look, view }),
  );
  /** Whether anything was ever drawn: an empty picture is not drawn again. */
  private isBlank = true;

  /** What is drawn in the middle of a round is not shown, as in Scratch. */
  constructor(isMidRound: () => boolean) {
    this.isMidRound = isMidRound;
  }

  get isFrameDue(): boolean {
    return this.dueSince !== null;
  }

  /** From now on pictures are drawn here. */
  open(canvases: {
    readonly canvas: OffscreenCanvas;
    readonly backdrop: OffscreenCanvas;
    readonly scale: number;
  }): void {
    const { scale } = canvases;
    const picture = canvases.canvas.getContext("2d");
    const backdrop = canvases.backdrop.getContext("2d");
    if (picture === null || backdrop === null) return;
    const pen = new PenLayer(scale, (context, stamp) => this.stamp(context, stamp));
    this.surfaces = {
      picture,
      backdrop,
      pen,
      view: { left: -HALF_WIDTH, top: HALF_HEIGHT, scale },
    };
    if (this.shown !== null) this.show(this.shown);
  }

  /** Another project's picture: what pens have drawn before goes, and all costumes. */
  show(picture: StagePicture): void {
    if (picture !== this.shown) this.costumes = new CostumePictures();
    this.shown = picture;
    this.drawnVersion = -1;
    this.drawnBackdrop = "?";
    picture.pen.keeps = this.surfaces !== null;
    picture.pen.hidesCovered = true;
    picture.pen.whenFull = () => this.surfaces?.pen.draw(picture.pen);
    picture.see = (sprite) => {
      this.surfaces?.pen.draw(picture.pen);
      return this.eyes.see(sprite, picture.views(), this.surfaces?.pen ?? null);
    };
    this.surfaces?.pen.clear();
    this.offer();
  }

  /** The pictures of a target's costumes, in their order. */
  setCostumes(target: string, pictures: readonly (ImageBitmap | null)[]): void {
    this.costumes.set(target, pictures);
    this.drawnVersion = -1;
    this.drawnBackdrop = "?";
    this.offer();
  }

  /** Something may have changed: it is drawn in the next frame. To be called after every slice. */
  offer(): void {
    const { shown, surfaces } = this;
    if (surfaces === null || shown === null || shown.version === this.drawnVersion) return;
    if (shown.pen.waiting >= PORTION) surfaces.pen.draw(shown.pen);
    if (this.isFrameDue && !this.isMidRound()) this.draw();
    else this.ask();
  }

  private ask(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    nextFrame(() => {
      this.isAsked = false;
      this.draw();
    });
  }

  private draw(): void {
    const { shown, surfaces } = this;
    if (surfaces === null || shown === null || shown.version === this.drawnVersion) return;
    if (this.isMidRound()) {
      this.dueSince ??= performance.now();
      if (performance.now() - this.dueSince < PATIENCE_MS) return this.ask();
    }
    this.dueSince = null;
    this.drawnVersion = shown.version;
    const { picture, pen, view } = surfaces;
    pen.draw(shown.pen);
    this.drawBackdrop(shown, surfaces);
    const sprites = shown.views().filter(({ isStage, visible }) => visible && !isStage);
    if (this.isBlank && pen.isEmpty && sprites.length === 0) return;
    this.isBlank = pen.isEmpty && sprites.length === 0;
    picture.setTransform(1, 0, 0, 1, 0, 0);
    picture.clearRect(0, 0, 2 * HALF_WIDTH * view.scale, 2 * HALF_HEIGHT * view.scale);
    if (!pen.isEmpty) picture.drawImage(pen.canvas, 0, 0);
    for (const sprite of sprites) this.drawSprite(picture, sprite, { look: lookOf(sprite), view });
  }

  private drawBackdrop(shown: StagePicture, { backdrop, view }: Surfaces): void {
    const stage = shown.views().find(({ isStage }) => isStage);
    if (stage === undefined) return;
    const { ghost } = stage.effects;
    const now = `${stage.costume} ${effectsKey(stage.effects)} ${opacityOf(ghost)}`;
    if (now === this.drawnBackdrop) return;
    this.drawnBackdrop = now;
    backdrop.setTransform(1, 0, 0, 1, 0, 0);
    backdrop.clearRect(0, 0, 2 * HALF_WIDTH * view.scale, 2 * HALF_HEIGHT * view.scale);
    this.drawSprite(backdrop, stage, { look: lookOf(stage), view });
  }

  private stamp(context: Context, stamp: Stamp): void {
    const sprite = this.shown?.views().find(({ place }) => place === stamp.target);
    const view = this.surfaces?.view;
    if (sprite === undefined || view === undefined) return;
    context.save();
    this.drawSprite(context, sprite, { look: stamp, view });
    context.restore();
  }

  /** Draws a target's costume; the transformation is another one afterwards. */
  private drawSprite(
    context: Context,
    target: SpriteView,
    { look, view }: { readonly look: Look; readonly view: View },
  ): void {
    const { costume, effects, x, y, size, degrees, mirror } = look;
    const { left, top, scale } = view;
    const declared = target.costumes[costume];
    // A transformation with a number that is not finite would leave the one before it in place.
    if (declared === undefined || !Number.isFinite(x + y)) return;
    const { width, height, centreX, centreY } = declared;
    const place = { target: target.original, costume, unitsWide: width };
    const picture = this.costumes.get(place, effects);
    if (picture === null) return;
    context.setTransform(scale, 0, 0, scale, (x - left) * scale, (top - y) * scale);
    context.rotate((degrees * Math.PI) / 180);
    context.scale((mirror * size) / 100, size / 100);
    context.globalAlpha = opacityOf(effects.ghost);
    context.drawImage(picture, -centreX, -centreY, width, height);
    context.globalAlpha = 1;
  }
}

/** Frames do not come while the page is hidden. */
function nextFrame(draw: () => void): void {
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(draw);
  else setTimeout(draw, 16);
}
