// A renderer for the stock Scratch VM that draws nothing: it knows how large costumes are and notes
// what the pen is told, as the VM tells it.
import type { PenMark, StockPen, StockRenderer } from "scratch-vm";
import { type Pair, PlacedDrawables } from "./placed-drawables.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

export class RecordingRenderer extends PlacedDrawables implements StockRenderer {
  /** Since the pen's layer was last cleared. */
  marks: PenMark[] = [];
  cleared = false;
  private readonly sizes = new Map<number, Pair>();
  private readonly centres = new Map<number, Pair>();
  /** The skin of each drawable. */
  private readonly skins = new Map<number, number>();
  private last = 0;

  begin(): void {
    this.marks = [];
    this.cleared = false;
  }

  createSVGSkin(svg: string, centre?: Pair): number {
    const length = (name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(svg)?.[1]);
    this.sizes.set(++this.last, [length("width"), length("height")]);
    if (centre !== undefined) this.centres.set(this.last, centre);
    return this.last;
  }

  createBitmapSkin({ width, height }: Size, resolution: number): number {
    this.sizes.set(++this.last, [width / resolution, height / resolution]);
    return this.last;
  }

  createTextSkin(): number {
    return ++this.last;
  }

  createPenSkin(): number {
    return ++this.last;
  }

  createDrawable(): number {
    return ++this.last;
  }

  updateDrawableSkinId(drawable: number, skin: number): void {
    this.skins.set(drawable, skin);
  }

  getSkinSize(skin: number): readonly [number, number] {
    return this.sizes.get(skin) ?? [0, 0];
  }

  getCurrentSkinSize(drawable: number): readonly [number, number] {
    return this.getSkinSize(this.skins.get(drawable) ?? 0);
  }

  protected override costumeOf(drawable: number) {
    const [width, height] = this.getCurrentSkinSize(drawable);
    const centre = this.centres.get(this.skins.get(drawable) ?? 0);
    const [centreX, centreY] = centre ?? [width / 2, height / 2];
    return { name: "", width, height, centreX, centreY };
  }

  getNativeSize(): readonly [number, number] {
    return [480, 360];
  }

  /** As Scratch's renderer has it: half of a costume stays on the stage, 15 units of a large one. */
  getFencedPositionOfDrawable(drawable: number, [x, y]: Pair): Pair {
    const { left, right, top, bottom } = this.boundsAround(drawable)!;
    const inset = Math.floor(Math.min(right - left, top - bottom) / 2);
    const fence = (to: number, [low, high]: Pair, half: number) => {
      const end = half - Math.min(15, inset);
      if (to + high < -end) return Math.ceil(-(end + high));
      return to + low > end ? Math.floor(end - low) : to;
    };
    return [fence(x, [left, right], 240), fence(y, [bottom, top], 180)];
  }

  getBoundsForBubble() {
    return { left: 0, right: 0, top: 0, bottom: 0 };
  }

  penLine(_: number, pen: StockPen, ...ends: [number, number, number, number]): void {
    this.marks.push({ colour: [...pen.color4f], numbers: [...ends, pen.diameter] });
  }

  penPoint(skin: number, pen: StockPen, x: number, y: number): void {
    this.penLine(skin, pen, x, y, x, y);
  }

  penStamp(): void {
    this.marks.push({ colour: [], numbers: [] });
  }

  penClear(): void {
    this.marks = [];
    this.cleared = true;
  }

  // What is not noted.
  setLayerGroupOrdering(): void {}
  updateDrawableEffect(): void {}
  setDrawableOrder(): void {}
  updateTextSkin(): void {}
  destroyDrawable(): void {}
  destroySkin(): void {}
  draw(): void {}
}
