// From the sums z to the outputs a and back from da to dz: the twin of src/engine/activations.ts.
// What fills up the last vector of an array is 0 in z, da and dz; in a it may be anything.
import { exp, expPair, ln } from "./exp-ln";
import { At } from "./records";
import { real } from "./variant";
import { bytesOf, clearRest, loadPair, splatAt, storePair } from "./vectors";
import { VECTOR, vectorsOf, zeros } from "./vectors";

/** Places in the list `activations` of src/engine/spec.ts. */
export const RELU: i32 = 0;
const LEAKY_RELU: i32 = 1;
const SIGMOID: i32 = 2;
const TANH: i32 = 3;
const LINEAR: i32 = 4;
export const SOFTMAX: i32 = 5;

const LEAK: f64 = 0.01;
/** Bytes that a pair takes in an array. */
const PAIR: usize = 2 * sizeof<real>();

export function activate(kind: i32, at: At, units: i32): void {
  const z = at.z, a = at.a;
  const end = <usize>vectorsOf(units) * VECTOR;
  const one = f64x2.splat(1);
  if (kind == RELU) {
    for (let j: usize = 0; j < end; j += VECTOR) {
      v128.store(a + j, v128.pmax<real>(zeros(), v128.load(z + j)));
    }
  } else if (kind == LEAKY_RELU) {
    const leak = v128.splat<real>(<real>LEAK);
    for (let j: usize = 0; j < end; j += VECTOR) {
      const v = v128.load(z + j);
      v128.store(a + j, v128.bitselect(v, v128.mul<real>(leak, v), v128.gt<real>(v, zeros())));
    }
  } else if (kind == SIGMOID) {
    for (let j: usize = 0; j < bytesOf(units); j += PAIR) {
      const e = expPair(f64x2.neg(loadPair(z + j)));
      storePair(a + j, f64x2.div(one, f64x2.add(one, e)));
    }
  } else if (kind == TANH) {
    for (let j: usize = 0; j < bytesOf(units); j += PAIR) {
      const v = loadPair(z + j);
      const t = expPair(f64x2.mul(f64x2.splat(-2), f64x2.abs(v)));
      const size = f64x2.div(f64x2.sub(one, t), f64x2.add(one, t));
      const sign = v128.and(f64x2.lt(v, zeros()), i64x2.splat(i64.MIN_VALUE));
      storePair(a + j, v128.xor(size, sign));
    }
  } else if (kind == LINEAR) {
    memory.copy(a, z, end);
  } else {
    const max = largest(z, units);
    at.sum = exponentials(z, a, units, max);
    if (kind == SOFTMAX) {
      const sum = f64x2.splat(at.sum);
      for (let j: usize = 0; j < bytesOf(units); j += PAIR) {
        storePair(a + j, f64x2.div(loadPair(a + j), sum));
      }
    } else {
      const lnSum = ln(at.sum);
      for (let j: usize = 0; j < bytesOf(units); j += sizeof<real>()) {
        store<real>(a + j, <real>(<f64>load<real>(z + j) - max - lnSum));
      }
    }
  }
}

export function activateBackward(kind: i32, at: At, units: i32): void {
  const z = at.z, a = at.a, da = at.da, dz = at.dz;
  const end = <usize>vectorsOf(units) * VECTOR;
  const one = v128.splat<real>(1);
  if (kind == RELU) {
    for (let j: usize = 0; j < end; j += VECTOR) {
      const isActive = v128.gt<real>(v128.load(z + j), zeros());
      v128.store(dz + j, v128.and(v128.load(da + j), isActive));
    }
  } else if (kind == LEAKY_RELU) {
    const leak = v128.splat<real>(<real>LEAK);
    for (let j: usize = 0; j < end; j += VECTOR) {
      const d = v128.load(da + j);
      const isActive = v128.gt<real>(v128.load(z + j), zeros());
      v128.store(dz + j, v128.bitselect(d, v128.mul<real>(leak, d), isActive));
    }
  } else if (kind == SIGMOID) {
    for (let j: usize = 0; j < end; j += VECTOR) {
      const v = v128.load(a + j);
      const slope = v128.mul<real>(v, v128.sub<real>(one, v));
      v128.store(dz + j, v128.mul<real>(v128.load(da + j), slope));
    }
  } else if (kind == TANH) {
    for (let j: usize = 0; j < end; j += VECTOR) {
      const v = v128.load(a + j);
      const slope = v128.sub<real>(one, v128.mul<real>(v, v));
      v128.store(dz + j, v128.mul<real>(v128.load(da + j), slope));
    }
  } else if (kind == LINEAR) {
    memory.copy(dz, da, end);
  } else if (kind == SOFTMAX) {
    let dot: f64 = 0;
    for (let j: usize = 0; j < bytesOf(units); j += sizeof<real>()) {
      dot += <f64>load<real>(a + j) * <f64>load<real>(da + j);
    }
    for (let j: usize = 0; j < bytesOf(units); j += sizeof<real>()) {
      store<real>(dz + j, <real>(<f64>load<real>(a + j) * (<f64>load<real>(da + j) - dot)));
    }
  } else {
    const max = largest(z, units);
    let total: f64 = 0;
    for (let j: usize = 0; j < bytesOf(units); j += sizeof<real>()) {
      total += <f64>load<real>(da + j);
    }
    for (let j: usize = 0; j < bytesOf(units); j += sizeof<real>()) {
      const share = exp(<f64>load<real>(z + j) - max) / at.sum;
      store<real>(dz + j, <real>(<f64>load<real>(da + j) - share * total));
    }
  }
  clearRest(dz, units);
}

export function largest(values: usize, units: i32): f64 {
  let max = splatAt(values);
  for (let j: usize = sizeof<real>(); j < bytesOf(units); j += sizeof<real>()) {
    max = v128.pmax<real>(max, splatAt(values + j));
  }
  return <f64>v128.extract_lane<real>(max, 0);
}

/** e_j = e^(z_j - max); answers their sum, added up in order. */
function exponentials(z: usize, e: usize, units: i32, max: f64): f64 {
  const limit = f64x2.splat(max);
  let sum: f64 = 0;
  let j: usize = 0;
  for (; j + PAIR <= bytesOf(units); j += PAIR) {
    const pair = expPair(f64x2.sub(loadPair(z + j), limit));
    storePair(e + j, pair);
    sum += f64x2.extract_lane(pair, 0);
    sum += f64x2.extract_lane(pair, 1);
  }
  if (j < bytesOf(units)) {
    const last = exp(<f64>load<real>(z + j) - max);
    store<real>(e + j, <real>last);
    sum += last;
  }
  return sum;
}
