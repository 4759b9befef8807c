// The arithmetic of a dense layer. These functions are the specification: whatever else computes a
// network here has to give the same bits. Pure over typed arrays; nothing is allocated.
//
// Letters: x inputs, z sums, a outputs, w weights (flat, row-major [inputs][units]: w[i*units + j]
// goes from input i to neuron j), b biases, and d before a letter: the loss differentiated by it.
//
// Where rows are taken four at a time, every sum still adds its terms one by one in input order
// (+ and - group to the left), so the bits are those of the plain loop that does the rest; it only
// reads and writes each z or step a quarter as often, which makes it about twice as fast.

/** Numbers of a network: float64, or float32 where a network computes in that. */
export type Floats = Float64Array | Float32Array;

/** The inputs of a layer that are not 0, in order: the only ones whose terms are computed. */
export interface NonZeros {
  /** Which inputs, from 0; the first `count` entries hold. */
  readonly index: Int32Array;
  /** Their values. */
  readonly value: Floats;
  count: number;
}

export function createNonZeros(inputs: number): NonZeros {
  return { index: new Int32Array(inputs), value: new Float64Array(inputs), count: 0 };
}

/** Lists the inputs that are not 0 (-0 is 0; not-a-number is listed and shows in z). */
export function gatherNonZeros(inputs: Floats, x: NonZeros): void {
  const { index, value } = x;
  let count = 0;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input !== 0) {
      index[count] = i;
      value[count] = input;
      count++;
    }
  }
  x.count = count;
}

/** z_j = ((0 + x_0 w_0j) + x_1 w_1j + ...) + b_j */
export function denseForward(x: NonZeros, layer: DenseWeights, z: Floats): void {
  const { index, value, count } = x;
  const { weights: w, biases: b } = layer;
  const units = z.length;
  z.fill(0);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const x0 = value[k];
    const x1 = value[k + 1];
    const x2 = value[k + 2];
    const x3 = value[k + 3];
    const row0 = index[k] * units;
    const row1 = index[k + 1] * units;
    const row2 = index[k + 2] * units;
    const row3 = index[k + 3] * units;
    for (let j = 0; j < units; j++) {
      z[j] = z[j] + x0 * w[row0 + j] + x1 * w[row1 + j] + x2 * w[row2 + j] + x3 * w[row3 + j];
    }
  }
  for (; k < count; k++) {
    const xi = value[k];
    const row = index[k] * units;
    for (let j = 0; j < units; j++) z[j] += xi * w[row + j];
  }
  for (let j = 0; j < units; j++) z[j] += b[j];
}

/** dx_i = ((0 + w_i0 dz_0) + w_i1 dz_1) + ... */
export function denseBackward(layer: DenseWeights, dz: Floats, dx: Floats): void {
  const w = layer.weights;
  const inputs = dx.length;
  const units = dz.length;
  let i = 0;
  for (; i + 4 <= inputs; i += 4) {
    const row0 = i * units;
    const row1 = row0 + units;
    const row2 = row1 + units;
    const row3 = row2 + units;
    let dx0 = 0;
    let dx1 = 0;
    let dx2 = 0;
    let dx3 = 0;
    for (let j = 0; j < units; j++) {
      const dzj = dz[j];
      dx0 += w[row0 + j] * dzj;
      dx1 += w[row1 + j] * dzj;
      dx2 += w[row2 + j] * dzj;
      dx3 += w[row3 + j] * dzj;
    }
    dx[i] = dx0;
    dx[i + 1] = dx1;
    dx[i + 2] = dx2;
    dx[i + 3] = dx3;
  }
  for (; i < inputs; i++) {
    const row = i * units;
    let sum = 0;
    for (let j = 0; j < units; j++) sum += w[row + j] * dz[j];
    dx[i] = sum;
  }
}

/** step_j = rate * dz_j */
export function stepsOf(dz: Floats, rate: number, step: Floats): void {
  for (let j = 0; j < dz.length; j++) step[j] = rate * dz[j];
}

/** One-sample SGD: w_ij <- w_ij - x_i * step_j, b_j <- b_j - step_j */
export function applySteps(layer: DenseWeights, x: NonZeros, step: Floats): void {
  const { index, value, count } = x;
  const { weights: w, biases: b } = layer;
  const units = step.length;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const x0 = value[k];
    const x1 = value[k + 1];
    const x2 = value[k + 2];
    const x3 = value[k + 3];
    const row0 = index[k] * units;
    const row1 = index[k + 1] * units;
    const row2 = index[k + 2] * units;
    const row3 = index[k + 3] * units;
    for (let j = 0; j < units; j++) {
      const s = step[j];
      w[row0 + j] -= x0 * s;
      w[row1 + j] -= x1 * s;
      w[row2 + j] -= x2 * s;
      w[row3 + j] -= x3 * s;
    }
  }
  for (; k < count; k++) {
    const xi = value[k];
    const row = index[k] * units;
    for (let j = 0; j < units; j++) w[row + j] -= xi * step[j];
  }
  for (let j = 0; j < units; j++) b[j] -= step[j];
}

/** Gradients, one sample of a batch: G_ij <- G_ij + x_i * dz_j, and for biases G_j <- G_j + dz_j */
export function addGradient(sum: DenseWeights, x: NonZeros, dz: Floats): void {
  const { weights: g, biases: gb } = sum;
  const units = dz.length;
  for (let k = 0; k < x.count; k++) {
    const xi = x.value[k];
    const row = x.index[k] * units;
    for (let j = 0; j < units; j++) g[row + j] += xi * dz[j];
  }
  for (let j = 0; j < units; j++) gb[j] += dz[j];
}

/** The parameters of a dense layer, or a sum of gradients of that shape. */
export interface DenseWeights {
  readonly weights: Floats;
  readonly biases: Floats;
}
