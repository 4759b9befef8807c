// All targets of the open project with their order on the stage. They outlive each single Program,
// as variables do: editing blocks moves nothing. The flag moves nothing either, as in Scratch.
import type { TargetDeclaration } from "#program/program";
import type { Saying } from "#program/run-event";
import { boxHolds, cornerBeside, type Point } from "./costume-box.ts";
import { PenCommands } from "./pen-commands.ts";
import { Sprite, type Surface } from "./sprite.ts";
import type { SpriteView, StagePicture } from "./stage-picture.ts";

export class Sprites implements StagePicture {
  version = 0;
  readonly pen = new PenCommands();
  see: StagePicture["see"] = null;
  /** Whether a program asked for colours where nobody sees any. */
  wasBlind = false;
  private readonly known = new Map<string, Sprite>();
  /** Those of the program, from the back to the front; the stage is the first. */
  private order: readonly Sprite[] = [];
  private readonly surface: Surface = {
    pen: this.pen,
    changed: () => {
      this.version += 1;
    },
  };

  /** Those that are new begin as declared, in front of the others. */
  declare(targets: readonly TargetDeclaration[]): void {
    const declared = targets.map((target, place) => {
      const known = this.known.get(target.name);
      const sprite = known ?? new Sprite(target, this.surface);
      if (known === undefined) this.known.set(target.name, sprite);
      else sprite.declareCostumes(target.costumes);
      sprite.place = place;
      return sprite;
    });
    const stayed = this.order.filter((sprite) => {
      const original = declared.find(({ name }) => name === sprite.original);
      if (original === undefined) return false;
      sprite.declareCostumes(original.costumes);
      sprite.place = original.place;
      return true;
    });
    this.arrange([...stayed, ...declared.filter((sprite) => !stayed.includes(sprite))]);
  }

  /** The target of that name; one in the middle of the stage where the program declares none. */
  sprite(name: string): Sprite {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const middle = { costumes: [], costume: 0, x: 0, y: 0, size: 100, direction: 90 };
    const sprite = new Sprite({ name, isStage: true, visible: true, ...middle }, this.surface);
    this.known.set(name, sprite);
    return sprite;
  }

  /** The sprite of that name, if there is one: not the stage. */
  named(name: string): Sprite | undefined {
    return this.order.find((sprite) => !sprite.isStage && sprite.name === name);
  }

  /** The sprite of that name and its clones. */
  family(name: string): readonly Sprite[] {
    return this.order.filter(({ isStage, original }) => !isStage && original === name);
  }

  /** All that there are now. */
  get clones(): readonly Sprite[] {
    return this.order.filter(({ isClone }) => isClone);
  }

  /** A new one, behind the one that it is like. */
  addClone(name: string, like: Sprite): Sprite {
    const declared = { ...like, name, rotationStyle: like.rotationStyle };
    const clone = this.known.get(name) ?? new Sprite(declared, this.surface, like.original);
    clone.become(like);
    // As in Scratch, also where it is like another clone.
    clone.pen.become(this.sprite(like.original).pen);
    this.known.set(name, clone);
    this.arrange(this.order.toSpliced(this.order.indexOf(like), 0, clone));
    return clone;
  }

  deleteClone(name: string): boolean {
    const clone = this.clones.find((one) => one.name === name);
    if (clone !== undefined) this.arrange(this.order.filter((one) => one !== clone));
    return clone !== undefined;
  }

  get stage(): Sprite | undefined {
    return this.order.find(({ isStage }) => isStage);
  }

  views(): readonly SpriteView[] {
    return this.order;
  }

  /** In front of so many others; below 0 behind them. The stage stays behind all sprites. */
  goForward(sprite: Sprite, layers: number): void {
    if (sprite.isStage) return;
    const sprites = this.order.filter((one) => one !== sprite && !one.isStage);
    const place = Math.max(0, this.order.indexOf(sprite) - 1 + layers);
    this.arrange([...this.order.slice(0, 1), ...sprites.toSpliced(place, 0, sprite)]);
  }

  /** The visible sprite in front at this point, or the stage. */
  at(point: Point): Sprite | undefined {
    const hit = this.order.findLast(
      (sprite) => !sprite.isStage && sprite.visible && boxHolds(sprite, point),
    );
    return hit ?? this.stage;
  }

  sayings(): readonly Saying[] {
    return this.order.flatMap((sprite) => {
      const { bubble, name, visible } = sprite;
      if (bubble === null || bubble.text === "" || !visible) return [];
      // The stage's picture is all around its bubble.
      const beside = sprite.isStage ? { x: sprite.x, y: sprite.y } : cornerBeside(sprite);
      return [{ target: name, ...bubble, ...beside }];
    });
  }

  /** What the pens have drawn goes. */
  erase(): void {
    this.pen.clear();
    this.version += 1;
  }

  /** A run ends or begins: what was said, the graphic effects and the clones go. */
  calm(): void {
    if (this.clones.length > 0) this.arrange(this.order.filter(({ isClone }) => !isClone));
    for (const sprite of this.known.values()) {
      sprite.bubble = null;
      sprite.clearEffects();
    }
    this.version += 1;
  }

  private arrange(order: readonly Sprite[]): void {
    this.order = [
      ...order.filter(({ isStage }) => isStage),
      ...order.filter(({ isStage }) => !isStage),
    ];
    for (const [layer, sprite] of this.order.entries()) sprite.layer = layer;
    this.version += 1;
  }
}
