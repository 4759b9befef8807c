// Which neurons of a layer are drawn where there is no room for all. Pure.

/** `most` of `units` neurons, evenly spread from the first to the last, `wanted` among them; all if they fit. */
export function chooseUnits(units: number, most: number, wanted: number | null): Int32Array {
  const count = Math.max(1, Math.min(units, most));
  const step = count < 2 ? 0 : (units - 1) / (count - 1);
  const chosen = Int32Array.from({ length: count }, (_, k) => Math.round(k * step));
  if (wanted === null || chosen.includes(wanted)) return chosen;
  // The one nearest makes room: the order stays.
  let nearest = 0;
  for (let k = 1; k < count; k++) {
    if (Math.abs(chosen[k] - wanted) < Math.abs(chosen[nearest] - wanted)) nearest = k;
  }
  chosen[nearest] = wanted;
  return chosen;
}

/** The step at which at most `most` of `length` numbers are taken. */
export function stepFor(length: number, most: number): number {
  return Math.max(1, Math.ceil(length / most));
}

/** Every `every`-th number. */
export function takeEvery(values: ArrayLike<number>, every: number): Float64Array {
  const length = Math.ceil(values.length / every);
  return Float64Array.from({ length }, (_, k) => values[k * every]);
}
