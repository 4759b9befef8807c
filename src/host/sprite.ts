// One target while the project is open: where it is, how it looks, its pen and its bubble. Meaning of
// each change as in Scratch, but that the stage has a place, a direction and a pen of its own, so that a
// project without sprites can draw.
import type { CostumeDeclaration, RotationStyle, TargetDeclaration, Value } from "#program/program";
import { toText } from "#runtime/cast";
import { fenced, isWithinFence } from "./fence.ts";
import { Pen } from "./pen.ts";
import type { PenCommands } from "./pen-commands.ts";
import {
  type Effects,
  effectNames,
  type SpriteView,
  STAGE_HEIGHT,
  STAGE_WIDTH,
} from "./stage-picture.ts";

/** Characters in a bubble. */
const MOST_SAID = 330;
/** Where a costume is at least so wide or high, however small. */
const LEAST_LENGTH = 5;

export interface Bubble {
  readonly kind: "say" | "think";
  readonly text: string;
}

/** What a sprite writes to. */
export interface Surface {
  readonly pen: PenCommands;
  /** The picture of the stage has changed. */
  changed(): void;
}

/** How a costume is asked for. */
export interface CostumeRequest {
  readonly of: "costume" | "backdrop";
  random(): number;
}

export class Sprite implements SpriteView {
  readonly name: string;
  /** The sprite's name: its own, unless it is a clone. */
  readonly original: string;
  readonly isStage: boolean;
  costumes: readonly CostumeDeclaration[];
  costume: number;
  x: number;
  y: number;
  size: number;
  direction: number;
  rotationStyle: RotationStyle;
  /** Whether the mouse takes it along. */
  draggable: boolean;
  /** Right now. */
  isDragged = false;
  visible: boolean;
  readonly effects: Effects = noEffects();
  layer = 0;
  /** Its place among the program's targets. */
  place = 0;
  bubble: Bubble | null = null;
  readonly pen = new Pen();
  private readonly surface: Surface;

  constructor(declared: TargetDeclaration, surface: Surface, original = declared.name) {
    this.name = declared.name;
    this.original = original;
    this.isStage = declared.isStage;
    this.costumes = declared.costumes;
    this.costume = declared.costume;
    this.x = declared.x;
    this.y = declared.y;
    this.size = declared.size;
    this.direction = declared.direction;
    this.rotationStyle = declared.rotationStyle ?? "all around";
    this.draggable = declared.draggable === true && !declared.isStage;
    this.visible = declared.visible || declared.isStage;
    this.surface = surface;
  }

  get isClone(): boolean {
    return this.name !== this.original;
  }

  /** All as the other one is, but for what that one says, and for the pen. */
  become(other: Sprite): void {
    const { costumes, costume, x, y, size, direction, rotationStyle, draggable } = other;
    Object.assign(this, { costumes, costume, x, y, size, direction, rotationStyle, draggable });
    Object.assign(this, { visible: other.visible, place: other.place, bubble: null });
    Object.assign(this.effects, other.effects);
  }

  /** The costumes may have been edited; all else stays as it is. */
  declareCostumes(costumes: readonly CostumeDeclaration[]): void {
    this.costumes = costumes;
    this.costume = Math.max(0, Math.min(this.costume, costumes.length - 1));
  }

  moveTo(x: number, y: number): void {
    if (this.isDragged) return;
    const { x: fromX, y: fromY } = this;
    this.put(x, y);
    // Also where it stays in its place: that is a dot.
    if (this.pen.isDown) this.draw({ x: fromX, y: fromY });
    else if (!this.isStage) this.looksDifferent();
  }

  /** By the mouse: its pen draws nothing. */
  dragTo(x: number, y: number): void {
    this.put(x, y);
    this.looksDifferent();
  }

  /** Forward; backward below 0. */
  move(steps: number): void {
    const angle = ((90 - this.direction) * Math.PI) / 180;
    this.moveTo(this.x + steps * Math.cos(angle), this.y + steps * Math.sin(angle));
  }

  /** Kept above -180 and up to 180. */
  turnTo(direction: number): void {
    if (!Number.isFinite(direction)) return;
    this.direction = direction - Math.floor((direction + 179) / 360) * 360;
    if (!this.isStage) this.looksDifferent();
  }

  setRotationStyle(style: RotationStyle): void {
    this.rotationStyle = style;
    if (!this.isStage) this.looksDifferent();
  }

  penDown(): void {
    this.pen.isDown = true;
    this.draw(this);
  }

  /** The stage itself leaves no stamp. */
  stamp(): void {
    if (this.isStage) return;
    this.surface.pen.stamp(this.place, this);
    this.surface.changed();
  }

  /** The stage is always there. */
  show(visible: boolean): void {
    if (this.isStage || this.visible === visible) return;
    this.visible = visible;
    this.surface.changed();
  }

  /**
   * Per cent: so that the costume is neither smaller than 5 units (if it is larger at 100 %) nor
   * larger than one and a half stages. The stage stays as it is.
   */
  resize(size: number): void {
    if (this.isStage) return;
    const { width = 0, height = 0 } = this.costumes[this.costume] ?? {};
    const least = Math.min(1, Math.max(LEAST_LENGTH / width, LEAST_LENGTH / height));
    const most = Math.min((1.5 * STAGE_WIDTH) / width, (1.5 * STAGE_HEIGHT) / height);
    this.size = Math.min(Math.max(size / 100, least), most) * 100;
    this.looksDifferent();
  }

  setEffect(name: keyof Effects, value: number): void {
    if (name === "ghost") this.effects.ghost = Math.min(Math.max(value, 0), 100);
    else if (name === "brightness") this.effects.brightness = Math.min(Math.max(value, -100), 100);
    else this.effects[name] = value;
    this.looksDifferent();
  }

  clearEffects(): void {
    const hadSome = effectNames.some((name) => this.effects[name] !== 0);
    Object.assign(this.effects, noEffects());
    if (hadSome) this.looksDifferent();
  }

  /** Counted from 0, rounded, and around the end to the first. */
  setCostume(index: number): void {
    const { length } = this.costumes;
    const whole = Number.isFinite(index) ? Math.round(index) : 0;
    this.costume = length === 0 ? 0 : whole - Math.floor(whole / length) * length;
    this.looksDifferent();
  }

  /** A number counts from 1; a text is a name first, then a word such as "next costume", then a number. */
  switchCostume(requested: Value, { of, random }: CostumeRequest): void {
    if (typeof requested === "number") return this.setCostume(requested - 1);
    const wanted = toText(requested);
    const named = this.costumes.findIndex(({ name }) => name === wanted);
    if (named >= 0) this.setCostume(named);
    else if (wanted === `next ${of}`) this.setCostume(this.costume + 1);
    else if (wanted === `previous ${of}`) this.setCostume(this.costume - 1);
    else if (wanted === "random backdrop" && of === "backdrop") this.setCostume(this.other(random));
    else if (wanted.trim() !== "" && !Number.isNaN(Number(requested))) {
      this.setCostume(Number(requested) - 1);
    }
  }

  /** Numbers that are not whole are said with two decimals; nothing said takes the bubble away. */
  say(kind: Bubble["kind"], value: Value): Bubble {
    const isBroken = typeof value === "number" && Math.abs(value) >= 0.01 && value % 1 !== 0;
    const text = (isBroken ? value.toFixed(2) : toText(value)).slice(0, MOST_SAID);
    const bubble = { kind, text };
    this.bubble = bubble;
    this.surface.changed();
    return bubble;
  }

  /** Takes the bubble away unless something else has been said since. */
  unsay(bubble: Bubble): void {
    if (this.bubble === bubble) this.say(bubble.kind, "");
  }

  /** Any costume but the one it has. */
  private other(random: () => number): number {
    const { length } = this.costumes;
    if (length < 2) return this.costume;
    const drawn = Math.floor(random() * (length - 1));
    return drawn >= this.costume ? drawn + 1 : drawn;
  }

  /** No farther than its fence. The stage has none. */
  private put(x: number, y: number): void {
    const isFree = this.isStage || isWithinFence(this, x, y);
    const to = isFree ? null : fenced(this, { x, y });
    this.x = to?.x ?? x;
    this.y = to?.y ?? y;
  }

  private looksDifferent(): void {
    if (this.visible) this.surface.changed();
  }

  private draw(from: { x: number; y: number }): void {
    this.surface.pen.line(from, this, this.pen);
    this.surface.changed();
  }
}

function noEffects(): Effects {
  return { color: 0, fisheye: 0, whirl: 0, pixelate: 0, mosaic: 0, brightness: 0, ghost: 0 };
}
