// Splits samples into parts such as training, validation and test: at random, but so that each label has
// its share in every part ("stratified"). Pure: labels in, places out; randomness arrives as an argument.
// It must not know lists, blocks or the names of the parts.

/** Puts places in a random order, in place. Whoever splits by a seed shuffles with its stream 2. */
export type Shuffle = (places: number[]) => void;

export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/**
 * How many samples of each label go into each part. In every row they add up to the label's count, and
 * none differs by 1 or more from the label's exact share. What is left over by rounding goes where most
 * is missing over all labels, so that whole parts come out right too.
 * @param shares of the parts, in per cent: 100 together, see `sharesAreWhole`
 */
export function shareOut(
  counts: readonly LabelCount[],
  shares: readonly number[],
): readonly (readonly number[])[] {
  const missing = shares.map(() => 0);
  return counts.map(({ count }) => {
    const exact = shares.map((share) => (count * share) / 100);
    const row = exact.map((number) => Math.floor(number + ROUNDING));
    exact.forEach((number, part) => {
      missing[part] += number - row[part];
    });
    for (let left = count - sum(row); left > 0; left--) {
      const open = row.map((given, part) => exact[part] - given > ROUNDING);
      const part = largest(missing, open);
      row[part] += 1;
      missing[part] -= 1;
    }
    return row;
  });
}

/**
 * The places, from 0, of the samples of each part, in the order that they have in the list. Every place
 * is in exactly one part. The labels' samples are shuffled one label after the other, in the order in
 * which the labels first appear; the first of them are the first part's, and so on. So the same labels,
 * shares and draws give the same split.
 */
export function splitByLabel(
  labels: readonly string[],
  shares: readonly number[],
  shuffle: Shuffle,
): readonly Uint32Array[] {
  const groups = groupByLabel(labels);
  const table = shareOut(countsOf(groups), shares);
  const partOf = new Uint8Array(labels.length);
  [...groups.values()].forEach((places, group) => {
    shuffle(places);
    let next = 0;
    table[group].forEach((count, part) => {
      for (const end = next + count; next < end; next++) partOf[places[next]] = part;
    });
  });
  const sizes = shares.map((_, part) => sum(table.map((row) => row[part])));
  const parts = sizes.map((size) => new Uint32Array(size));
  const filled = shares.map(() => 0);
  partOf.forEach((part, place) => {
    parts[part][filled[part]++] = place;
  });
  return parts;
}

/** How often each label is there, in the order of their first appearance. */
export function countLabels(labels: readonly string[]): readonly LabelCount[] {
  return countsOf(groupByLabel(labels));
}

/** Whether the shares can be those of a split: none below 0, 100 together. */
export function sharesAreWhole(shares: readonly number[]): boolean {
  return shares.every((share) => share >= 0) && Math.abs(sum(shares) - 100) < 1e-6;
}

/** What 1/3 of 3 may lack of 1. */
const ROUNDING = 1e-9;

function groupByLabel(labels: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  labels.forEach((label, place) => {
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [place]);
    else group.push(place);
  });
  return groups;
}

function countsOf(groups: ReadonlyMap<string, readonly number[]>): readonly LabelCount[] {
  return [...groups].map(([label, places]) => ({ label, count: places.length }));
}

/** The first part with most missing, of those that are open, or of all when none is. */
function largest(missing: readonly number[], open: readonly boolean[]): number {
  let best = -1;
  missing.forEach((number, part) => {
    if (open[part] && (best < 0 || number > missing[best])) best = part;
  });
  return best < 0 ? missing.indexOf(Math.max(...missing)) : best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
