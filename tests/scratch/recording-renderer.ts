// A renderer for the stock Scratch VM that draws nothing: it knows how large costumes are and notes
// what the pen is told, as the VM tells it.
import type { PenMark, StockPen, StockRenderer } from "scratch-vm";

export class RecordingRenderer implements StockRenderer {
  /** Since the pen's layer was last cleared. */
  marks: PenMark[] = [];
  cleared = false;
  private readonly sizes = new Map<number, readonly [number, number]>();
  /** The skin of each drawable. */
  private readonly skins = new Map<number, number>();
  private last = 0;

  begin(): void {
    this.marks = [];
    this.cleared = false;
  }

  createSVGSkin(svg: string): number {
    const length = (name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(svg)?.[1]);
    this.sizes.set(++this.last, [length("width"), length("height")]);
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

  getNativeSize(): readonly [number, number] {
    return [480, 360];
  }

  /** Nothing is fenced in here. */
  getFencedPositionOfDrawable(_: number, position: readonly [number, number]) {
    return position;
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
  updateDrawablePosition(): void {}
  updateDrawableDirectionScale(): void {}
  updateDrawableVisible(): void {}
  updateDrawableEffect(): void {}
  setDrawableOrder(): void {}
  updateTextSkin(): void {}
  destroyDrawable(): void {}
  destroySkin(): void {}
  draw(): void {}
}
