// How clones and what belongs to them are called. Knows no clone.

/** Stands in no name that people give. */
export const MARK = "\u0000";

/** Whether a variable or list belongs to a clone. */
export function isOfClone(id: string): boolean {
  return id.startsWith(MARK);
}
