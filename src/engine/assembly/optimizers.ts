// How weights change by summed gradients: the twin of src/engine/optimizers.ts. Each function takes
// runs of numbers in whole vectors; past a run's end gradients are 0, which changes nothing there.
import { UPDATE } from "./records";
import { real } from "./variant";
import { clearRest, VECTOR, zeros } from "./vectors";

/** Places in the list `optimizers` of src/engine/spec.ts. */
const SGD: i32 = 0;
const MOMENTUM: i32 = 1;
const NESTEROV: i32 = 2;
const RMSPROP: i32 = 3;
export const ADAGRAD: i32 = 4;

/** The numbers of one update: `Update` in src/engine/optimizers.ts. */
@unmanaged
export class Settings {
  rate: f64;
  n: f64;
  keep: f64;
  shrink: f64;
  correction1: f64;
  correction2: f64;
  momentum: f64;
  decay: f64;
  beta1: f64;
  beta2: f64;
  epsilon: f64;
}

// @ts-ignore: decorator
@inline
export function settings(): Settings {
  return changetype<Settings>(UPDATE);
}

/** Parameters, their gradients and what the optimizer remembers, as many bytes of each. */
@unmanaged
export class Run {
  p: usize;
  g: usize;
  m: usize;
  v: usize;
  bytes: usize;
}

// @ts-ignore: decorator
@inline
function all(value: f64): v128 {
  return v128.splat<real>(<real>value);
}

// @ts-ignore: decorator
@inline
function times(a: v128, b: v128): v128 {
  return v128.mul<real>(a, b);
}

// @ts-ignore: decorator
@inline
function plus(a: v128, b: v128): v128 {
  return v128.add<real>(a, b);
}

/** L2 and L1: w <- w * keep - shrink * sign(w) + 0 */
export function decayWeights(w: usize, count: i32): void {
  const keep = all(settings().keep), shrink = all(settings().shrink);
  const one = all(1), minusOne = all(-1);
  for (let at = w, end = w + <usize>count * sizeof<real>(); at < end; at += VECTOR) {
    const v = v128.load(at);
    const isAbove = v128.gt<real>(v, zeros()), isBelow = v128.lt<real>(v, zeros());
    const sign = v128.or(v128.and(one, isAbove), v128.and(minusOne, isBelow));
    v128.store(at, plus(v128.sub<real>(times(v, keep), times(shrink, sign)), zeros()));
  }
  clearRest(w, count);
}

/** Whether a parameter whose gradient is 0 stays as it is, and what is remembered of it too. */
export function leavesUntouched(optimizer: i32): bool {
  const rate = settings().rate, epsilon = settings().epsilon;
  if (rate - rate != 0) return false;
  return optimizer == SGD || (optimizer == ADAGRAD && epsilon > 0);
}

/** Dividing by a power of two and multiplying by its inverse round the same number. */
export function applyRun(optimizer: i32, run: Run): void {
  const n = <u32>settings().n;
  const isPowerOfTwo = <f64>n == settings().n && (n & (n - 1)) == 0;
  if (optimizer == SGD && isPowerOfTwo) sgd(run, true);
  else if (optimizer == SGD) sgd(run, false);
  else if (optimizer == MOMENTUM) momentum(run);
  else if (optimizer == NESTEROV) nesterov(run);
  else if (optimizer == RMSPROP) rmsprop(run);
  else if (optimizer == ADAGRAD) adagrad(run);
  else adam(run);
}

// @ts-ignore: decorator
@inline
function sgd(run: Run, isPowerOfTwo: bool): void {
  const p = run.p, g = run.g, bytes = run.bytes;
  const rate = all(settings().rate);
  const n = all(settings().n), inverse = all(1 / settings().n);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const sum = v128.load(g + i);
    const gi = isPowerOfTwo ? times(sum, inverse) : v128.div<real>(sum, n);
    v128.store(p + i, v128.sub<real>(v128.load(p + i), times(rate, gi)));
  }
}

function momentum(run: Run): void {
  const p = run.p, g = run.g, m = run.m, bytes = run.bytes;
  const rate = all(settings().rate), n = all(settings().n), mu = all(settings().momentum);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const mi = plus(times(mu, v128.load(m + i)), v128.div<real>(v128.load(g + i), n));
    v128.store(m + i, mi);
    v128.store(p + i, v128.sub<real>(v128.load(p + i), times(rate, mi)));
  }
}

function nesterov(run: Run): void {
  const p = run.p, g = run.g, m = run.m, bytes = run.bytes;
  const rate = all(settings().rate), n = all(settings().n), mu = all(settings().momentum);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const gi = v128.div<real>(v128.load(g + i), n);
    const mi = plus(times(mu, v128.load(m + i)), gi);
    v128.store(m + i, mi);
    const step = times(rate, plus(gi, times(mu, mi)));
    v128.store(p + i, v128.sub<real>(v128.load(p + i), step));
  }
}

function rmsprop(run: Run): void {
  const p = run.p, g = run.g, m = run.m, bytes = run.bytes;
  const rate = all(settings().rate), n = all(settings().n), epsilon = all(settings().epsilon);
  const decay = all(settings().decay), rest = all(1 - settings().decay);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const gi = v128.div<real>(v128.load(g + i), n);
    const mi = plus(times(decay, v128.load(m + i)), times(rest, times(gi, gi)));
    v128.store(m + i, mi);
    const slope = v128.div<real>(gi, plus(v128.sqrt<real>(mi), epsilon));
    v128.store(p + i, v128.sub<real>(v128.load(p + i), times(rate, slope)));
  }
}

function adagrad(run: Run): void {
  const p = run.p, g = run.g, m = run.m, bytes = run.bytes;
  const rate = all(settings().rate), n = all(settings().n), epsilon = all(settings().epsilon);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const gi = v128.div<real>(v128.load(g + i), n);
    const mi = plus(v128.load(m + i), times(gi, gi));
    v128.store(m + i, mi);
    const slope = v128.div<real>(gi, plus(v128.sqrt<real>(mi), epsilon));
    v128.store(p + i, v128.sub<real>(v128.load(p + i), times(rate, slope)));
  }
}

function adam(run: Run): void {
  const p = run.p, g = run.g, m = run.m, v = run.v, bytes = run.bytes;
  const beta1 = settings().beta1, beta2 = settings().beta2;
  const n = all(settings().n), epsilon = all(settings().epsilon);
  const step = all(settings().rate / settings().correction1);
  const root = all(sqrt(settings().correction2));
  const keep1 = all(beta1), rest1 = all(1 - beta1);
  const keep2 = all(beta2), rest2 = all(1 - beta2);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const gi = v128.div<real>(v128.load(g + i), n);
    const mi = plus(times(keep1, v128.load(m + i)), times(rest1, gi));
    const vi = plus(times(keep2, v128.load(v + i)), times(rest2, times(gi, gi)));
    v128.store(m + i, mi);
    v128.store(v + i, vi);
    const size = plus(v128.div<real>(v128.sqrt<real>(vi), root), epsilon);
    v128.store(p + i, v128.sub<real>(v128.load(p + i), times(step, v128.div<real>(mi, size))));
  }
}
