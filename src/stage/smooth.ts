// Smoothing of a series by an exponential moving average. Pure numbers.

/** The largest factor offered: above it hardly anything of a run is left to see. */
export const MOST_SMOOTHING = 0.99;

/**
 * An exponential moving average over the points as they come, whatever their distance in x:
 * `m_t = f m_(t-1) + (1 - f) y_t`, shown as `m_t / (1 - f^t)`, so that the beginning is not drawn
 * towards 0 (the correction that Adam makes, Kingma and Ba 2015). With factor 0 the points
 * themselves. A value that is not finite is passed on and leaves no trace in the average.
 */
export function smooth(y: ArrayLike<number>, factor: number): Float64Array {
  const smoothed = new Float64Array(y.length);
  let mean = 0;
  let power = 1;
  for (let i = 0; i < y.length; i++) {
    const value = y[i];
    if (Number.isFinite(value)) {
      mean = factor * mean + (1 - factor) * value;
      power *= factor;
    }
    smoothed[i] = Number.isFinite(value) ? mean / (1 - power) : value;
  }
  return smoothed;
}
