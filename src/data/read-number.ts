// A number as people write it in data files. It must not know where in a file the token stands.

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;

/** How much of a token that is no number goes into a sentence. */
export const LONGEST_TOKEN_SHOWN = 40;

/**
 * The float64 nearest to a decimal number (`1`, `+3`, `.5`, `1e-3`), or why it is none: "notFinite"
 * for NaN, Infinity and what is too large for a float64.
 */
export function readNumber(token: string): number | "notANumber" | "notFinite" {
  if (NOT_FINITE.test(token)) return "notFinite";
  if (!NUMBER.test(token)) return "notANumber";
  const value = Number(token);
  return Number.isFinite(value) ? value : "notFinite";
}
