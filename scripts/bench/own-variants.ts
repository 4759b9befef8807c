// The ways in which our engine can compute the same training, to be measured beside the peers. It
// must not know how: own-training.ts does that.

export interface Variant {
  readonly name: string;
  readonly precision: "float64" | "float32";
  /** Samples a batch it is measured with. */
  readonly batches: readonly number[];
  /** Trains like this whatever the peers beside it do. */
  readonly instead?: { readonly batch: number; readonly rate: number };
  /** Computed by the specification, as where there is no WebAssembly. */
  readonly withoutKernels?: boolean;
}

/** One sample at a time beside peers that are faster in batches: what people would choose of each. */
export const ONE_BY_ONE = "WebAssembly float32, one sample at a time";

/** Of each precision the one that people get stands first: ratios are taken with that. */
export const variants: readonly Variant[] = [
  { name: "WebAssembly float64", precision: "float64", batches: [1, 32] },
  { name: "WebAssembly float32", precision: "float32", batches: [1, 32] },
  { name: ONE_BY_ONE, precision: "float32", batches: [32], instead: { batch: 1, rate: 0.01 } },
  { name: "specification", precision: "float64", batches: [1, 32], withoutKernels: true },
];

export function findVariant(name: string): Variant {
  const variant = variants.find((one) => one.name === name);
  if (variant === undefined) throw new Error(`There is no variant “${name}” of the engine`);
  return variant;
}
