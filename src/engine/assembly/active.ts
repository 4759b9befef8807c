// Which vectors of an array are not all 0. Under ReLU about half of the derivatives are 0, and what
// they would be multiplied with need not be touched: adding or subtracting 0 changes no bit of a
// sum or a weight, since neither is ever -0.
import { activeVectors } from "./records";
import { real } from "./variant";
import { VECTOR, zeros } from "./vectors";

/** Lists at `activeVectors` where they begin, in bytes; answers how many there are. */
export function listActive(array: usize, vectors: i32): i32 {
  const first = activeVectors;
  let next = first;
  for (let o: usize = 0; o < <usize>vectors * VECTOR; o += VECTOR) {
    store<u32>(next, <u32>o);
    next += <usize>v128.any_true(v128.ne<real>(v128.load(array + o), zeros())) << 2;
  }
  return <i32>((next - first) >> 2);
}
