// Where the stock VM has put what it draws. What its renderer tells of pictures is told of the boxes around
// them here, by our own geometry: what the VM makes of it is compared.
import { boundsOf, touchEachOther } from "#host/touching";
import type { CostumeDeclaration } from "#program/program";

export type Pair = readonly [number, number];

interface Place {
  position: Pair;
  direction: number;
  /** Per cent; the first one is below 0 where left and right are changed. */
  scale: Pair;
  visible: boolean;
}

export abstract class PlacedDrawables {
  private readonly places = new Map<number, Place>();

  protected abstract costumeOf(drawable: number): CostumeDeclaration;

  updateDrawablePosition(drawable: number, position: Pair): void {
    this.placeOf(drawable).position = [...position];
  }

  updateDrawableDirectionScale(drawable: number, direction: number, scale: Pair): void {
    Object.assign(this.placeOf(drawable), { direction, scale: [...scale] });
  }

  updateDrawableVisible(drawable: number, visible: boolean): void {
    this.placeOf(drawable).visible = visible;
  }

  getBounds(drawable: number) {
    const bounds = boundsOf(this.box(drawable));
    if (bounds === null) throw new Error("Every sprite has a costume in Scratch");
    return { ...bounds };
  }

  /** What cannot be seen does not touch, as in Scratch's renderer. */
  isTouchingDrawables(drawable: number, others: readonly number[]): boolean {
    const isSeen = (one: number) => this.placeOf(one).visible;
    return others.some(
      (other) =>
        other !== drawable &&
        [drawable, other].every(isSeen) &&
        touchEachOther(this.box(drawable), this.box(other)),
    );
  }

  /** Around the point by which it is placed. */
  protected boundsAround(drawable: number) {
    return boundsOf({ ...this.box(drawable), x: 0, y: 0 });
  }

  private placeOf(drawable: number): Place {
    const known = this.places.get(drawable);
    if (known !== undefined) return known;
    const place: Place = { position: [0, 0], direction: 90, scale: [100, 100], visible: true };
    this.places.set(drawable, place);
    return place;
  }

  private box(drawable: number) {
    const { position, direction, scale } = this.placeOf(drawable);
    const [x, y] = position;
    const isMirrored = scale[0] < 0;
    return {
      ...{ x, y, size: scale[1], costume: 0, costumes: [this.costumeOf(drawable)] },
      direction: isMirrored ? -90 : direction,
      rotationStyle: isMirrored ? ("left-right" as const) : ("all around" as const),
    };
  }
}
