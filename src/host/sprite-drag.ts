// A draggable sprite under the mouse, from press to release. As in Scratch it is clicked when it is let go
// and was not dragged, and blocks do not move it meanwhile.
import type { Point } from "./costume-box.ts";
import type { Sprite } from "./sprite.ts";

/** In stage units: less is a click. */
const LEAST = 3;

export class SpriteDrag {
  readonly sprite: Sprite;
  private readonly from: Point;
  private readonly place: Point;

  constructor(sprite: Sprite, from: Point) {
    this.sprite = sprite;
    this.from = from;
    this.place = { x: sprite.x, y: sprite.y };
  }

  to({ x, y }: Point): void {
    const [dx, dy] = [x - this.from.x, y - this.from.y];
    if (!this.sprite.isDragged && Math.hypot(dx, dy) < LEAST) return;
    this.sprite.isDragged = true;
    this.sprite.dragTo(this.place.x + dx, this.place.y + dy);
  }

  /** Lets it go. Whether that was a click. */
  end(): boolean {
    const isClick = !this.sprite.isDragged;
    this.sprite.isDragged = false;
    return isClick;
  }
}
