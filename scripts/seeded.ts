// Random numbers for drawings that are made by scripts: the same seed gives the same file for ever.
// Lehmer's generator with a multiplier recommended by Park, Miller and Stockmeyer (1993).

export type Seeded = (from: number, to: number) => number;

/** A source of even draws between two bounds; `seed` is a whole number from 1. */
export function seeded(seed: number): Seeded {
  let state = (seed * 7919) % 2147483647;
  const next = () => {
    state = (48271 * state) % 2147483647;
    return state / 2147483647;
  };
  // The first draws of neighbouring seeds are alike.
  for (let k = 0; k < 5; k++) next();
  return (from, to) => from + next() * (to - from);
}
