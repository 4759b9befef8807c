// Makes tests/drawing/fixtures/hand-digits.json: 300 digits as people draw them on the pad, each digit in every
// manner (hand-digit.ts) and its ways of writing (digit-skeletons.ts) by turns. The same file every
// time. What a network makes of them has no part in it. Run by: npm run drawings -- --make
import { DIGIT_SKELETONS } from "./digit-skeletons.ts";
import { drawHandDigit, type HandDigit, MANNERS } from "./hand-digit.ts";
import { seeded } from "./seeded.ts";

const SEED = 1;
/** So often each digit is drawn in each manner. */
const ROUNDS = 3;
const LABELS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function makeHandDigits(): HandDigit[] {
  const random = seeded(SEED);
  return LABELS.flatMap((label) => {
    const skeletons = DIGIT_SKELETONS.filter((skeleton) => skeleton.label === label);
    return Array.from({ length: ROUNDS }, (_, round) =>
      MANNERS.map((manner, turn) => {
        // One further each round: else five ways and ten manners would meet in fixed pairs.
        const skeleton = skeletons[(turn + round * (MANNERS.length + 1)) % skeletons.length];
        return drawHandDigit(skeleton, manner, random);
      }),
    ).flat();
  });
}

/** The file's text: a line a digit. */
export function handDigitsFile(digits: readonly HandDigit[]): string {
  return `[\n${digits.map((digit) => JSON.stringify(digit)).join(",\n")}\n]\n`;
}
