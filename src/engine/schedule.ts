// The learning rate of an epoch. Powers are repeated products, as blocks would compute them.
import type { Schedule } from "./spec.ts";

/** What the learning rate is multiplied by in `epoch`, counted from 1. */
export function rateFactor(schedule: Schedule, epoch: number): number {
  switch (schedule.name) {
    case "constant":
      return 1;
    case "step":
      return power(schedule.factor, Math.floor((epoch - 1) / schedule.every));
    case "exponential":
      return power(schedule.factor, epoch - 1);
    case "warm-up":
      return epoch < schedule.epochs ? epoch / schedule.epochs : 1;
    case "decay-from":
      return power(schedule.factor, epoch - schedule.from + 1);
    default:
      throw new Error(`Unknown schedule ${String(schedule satisfies never)}`);
  }
}

/** 1 * factor * factor ... ; 1 when `times` is not above 0. Ends early once nothing changes. */
function power(factor: number, times: number): number {
  let result = 1;
  for (let k = 0; k < times; k++) {
    const next = result * factor;
    if (next === result) break;
    result = next;
  }
  return result;
}
