// What scripts can sense: keys that are held, the mouse, the timer and the calendar. Knows no page:
// what happens there is told to it in Scratch's names and in stage units.
import type { Value } from "#program/program";
import type { Point } from "./costume-box.ts";

const HALF_WIDTH = 240;
const HALF_HEIGHT = 180;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Clock {
  /** The program's time in ms: real in the page, virtual on the command line. */
  now(): number;
  /** The date and time of day, in ms since 1970. */
  date(): number;
}

export class Senses {
  isMouseDown = false;
  mouseX = 0;
  mouseY = 0;
  /** Whether a script has read the time since this was last set to false: it may wait for it. */
  hasReadTime = false;
  private readonly clock: Clock;
  private readonly keys = new Set<string>();
  private timerStart = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  keyDown(key: string): void {
    this.keys.add(key.toUpperCase());
  }

  keyUp(key: string): void {
    this.keys.delete(key.toUpperCase());
  }

  /** Of a key's name only the first letter counts, but for Scratch's names; numbers are key codes. */
  isKeyDown(key: Value): boolean {
    return key === "any" ? this.keys.size > 0 : this.keys.has(keyOf(key));
  }

  /** Whether the mouse went down just now, on the stage. */
  point({ x, y }: Point, isDown: boolean): boolean {
    this.mouseX = Math.round(Math.min(Math.max(x, -HALF_WIDTH), HALF_WIDTH));
    this.mouseY = Math.round(Math.min(Math.max(y, -HALF_HEIGHT), HALF_HEIGHT));
    const isNew = isDown && !this.isMouseDown;
    this.isMouseDown = isDown;
    return isNew && Math.abs(x) < HALF_WIDTH && Math.abs(y) < HALF_HEIGHT;
  }

  resetTimer(): void {
    this.timerStart = this.clock.now();
  }

  /** Seconds since the flag or the last reset. */
  get timer(): number {
    this.hasReadTime = true;
    return (this.clock.now() - this.timerStart) / 1000;
  }

  /** A part of the local date or time of day; months and weekdays (Sunday first) from 1. */
  current(part: string): number {
    this.hasReadTime = true;
    const date = new Date(this.clock.date());
    switch (part) {
      case "YEAR":
        return date.getFullYear();
      case "MONTH":
        return date.getMonth() + 1;
      case "DATE":
        return date.getDate();
      case "DAYOFWEEK":
        return date.getDay() + 1;
      case "HOUR":
        return date.getHours();
      case "MINUTE":
        return date.getMinutes();
      case "SECOND":
        return date.getSeconds();
      default:
        return 0;
    }
  }

  /** Since the beginning of the year 2000, Greenwich time, with the fraction of the day. */
  get daysSince2000(): number {
    this.hasReadTime = true;
    return (this.clock.date() - Date.UTC(2000, 0, 1)) / DAY_MS;
  }
}

const named = ["space", "left arrow", "up arrow", "right arrow", "down arrow", "enter"];
const codes = new Map([
  [32, "space"],
  [37, "left arrow"],
  [38, "up arrow"],
  [39, "right arrow"],
  [40, "down arrow"],
]);

/** In capitals, as keys are remembered. */
function keyOf(key: Value): string {
  if (typeof key === "number" && key >= 48 && key <= 90) return String.fromCharCode(key);
  const name = (typeof key === "number" ? codes.get(key) : undefined) ?? String(key);
  if (named.includes(name)) return name.toUpperCase();
  const letter = name.slice(0, 1).toUpperCase();
  return letter === " " ? "SPACE" : letter;
}
