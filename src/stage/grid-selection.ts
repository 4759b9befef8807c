// Which of many samples are chosen, by their places in the grid: one, some with Ctrl, a stretch with Shift,
// all. As in any file manager. No DOM.

/** "only" this one; this one "toggled"; the "range" from where the last one was chosen. */
export type Choosing = "only" | "toggle" | "range";

export class GridSelection {
  #chosen = new Uint8Array();
  #count = 0;
  /** Where a range begins. */
  #anchor = 0;

  get count(): number {
    return this.#count;
  }

  /** The places, in order. */
  get places(): readonly number[] {
    const places: number[] = [];
    this.#chosen.forEach((isChosen, place) => {
      if (isChosen === 1) places.push(place);
    });
    return places;
  }

  has(place: number): boolean {
    return this.#chosen[place] === 1;
  }

  /** There are so many samples now, of which these are chosen. */
  reset(total: number, places: Iterable<number> = []): void {
    this.#chosen = new Uint8Array(total);
    this.#count = 0;
    this.#anchor = 0;
    for (const place of places) {
      if (this.#count === 0) this.#anchor = place;
      this.#set(place, 1);
    }
  }

  choose(place: number, how: Choosing): void {
    if (how === "toggle") {
      this.#set(place, this.has(place) ? 0 : 1);
      this.#anchor = place;
      return;
    }
    const from = how === "range" ? this.#anchor : place;
    this.#chosen.fill(0);
    this.#count = 0;
    for (let at = Math.min(from, place); at <= Math.max(from, place); at++) this.#set(at, 1);
    this.#anchor = from;
  }

  all(): void {
    this.#chosen.fill(1);
    this.#count = this.#chosen.length;
  }

  #set(place: number, value: 0 | 1): void {
    if (place >= this.#chosen.length || this.#chosen[place] === value) return;
    this.#chosen[place] = value;
    this.#count += value === 1 ? 1 : -1;
  }
}
