// The axes of a chart: where a value stands on one, and at which values it has ticks. Pure numbers;
// what ticks are called is decided in chart-data.ts.

export interface Axis {
  readonly from: number;
  /** Greater than `from`. */
  readonly to: number;
  /** Equal distances are equal factors; `from` is then positive. */
  readonly isLog: boolean;
}

/** Where a value stands: 0 at `from`, 1 at `to`. NaN for what a logarithmic axis cannot show. */
export function placeOn({ from, to, isLog }: Axis, value: number): number {
  if (!isLog) return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : Number.NaN;
}

/** The value that stands at a place. */
export function valueAt({ from, to, isLog }: Axis, place: number): number {
  return isLog ? from * (to / from) ** place : from + place * (to - from);
}

/** At most so many ticks, in order, at round numbers: steps of 1, 2 or 5 times a power of ten. */
export function ticksOf(axis: Axis, most: number): number[] {
  return axis.isLog ? logTicks(axis, most) : linearTicks(axis, tickStep(axis, most));
}

/** The distance between the ticks of an axis that is not logarithmic. */
export function tickStep({ from, to }: Axis, most: number): number {
  const least = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function linearTicks({ from, to }: Axis, step: number): number[] {
  const slack = (to - from) * 1e-9;
  const first = Math.ceil((from - slack) / step);
  const last = Math.floor((to + slack) / step);
  // Divided by a whole number where that is exact: 3 / 10 and not 3 * 0.1.
  const at = (index: number) => (step < 1 ? index / Math.round(1 / step) : index * step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i === 0 ? 0 : at(first + i)));
}

/** Powers of ten, with 2 and 5 times them while there is room; of many powers every second, third, ... */
function logTicks({ from, to }: Axis, most: number): number[] {
  const slack = 1e-9;
  const first = Math.floor(Math.log10(from) + slack);
  const last = Math.ceil(Math.log10(to) - slack);
  const isInside = (value: number) => value >= from * (1 - slack) && value <= to * (1 + slack);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = powers.flatMap((power) => factors.map((factor) => factor * 10 ** power));
    const inside = ticks.filter(isInside);
    if (inside.length <= most && inside.length >= 2) return inside;
  }
  const whole = powers.map((power) => 10 ** power).filter(isInside);
  if (whole.length < 2)
    return linearTicks({ from, to, isLog: false }, tickStep({ from, to, isLog: false }, most));
  const every = Math.ceil(whole.length / Math.max(1, most));
  return whole.filter((_, index) => index % every === 0);
}
