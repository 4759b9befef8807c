// Where a training stands inside an epoch, so that it can go on.
export interface Place {
  /** Samples of this epoch that the weights have learned from. */
  readonly sample: number;
  /** The order of the samples in this epoch, from 0; empty when it is the list's own. */
  readonly order: readonly number[];
  /** State of the random stream that shuffles; null when it is the seed's first. */
  readonly shuffle: number | null;
}

export const startPlace: Place = { sample: 0, order: [], shuffle: null };
