// How people write the ten digits: the ways we know from paper, set down by hand as the points that the
// pen passes. 60 units wide, 100 high, from the top left. The line through the points is a smooth
// curve; `!` after a point makes it a corner. Made for tests of the drawing pipeline: see
// make-hand-digits.ts.

export interface DigitSkeleton {
  readonly label: string;
  /** What sets this way of writing apart. */
  readonly style: string;
  /** One text a stroke, in the order they are written. */
  readonly strokes: readonly string[];
}

const ways = (label: string, styles: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(styles).map(([style, strokes]): DigitSkeleton => ({ label, style, strokes }));

export const DIGIT_SKELETONS: readonly DigitSkeleton[] = [
  ...ways("0", {
    oval: ["32,4 12,14 4,48 14,88 32,97 50,86 57,50 48,14 30,4"],
    "narrow and slanted": ["44,4 26,14 12,52 14,86 26,97 42,82 53,42 50,12 40,4"],
    "ends cross": ["38,8 18,8 5,42 10,82 30,96 50,84 56,48 46,18 24,3"],
    round: ["30,14 8,28 3,52 12,80 32,90 54,74 58,46 48,22 28,13"],
  }),
  ...ways("1", {
    stroke: ["30,3 30,97"],
    "slanted stroke": ["42,4 20,96"],
    flag: ["14,26 33,4! 33,97"],
    "flag and foot": ["14,22 32,4! 32,96", "12,97 52,96"],
    foot: ["31,4 30,96", "14,97 47,96"],
  }),
  ...ways("2", {
    angle: ["8,24 16,8 34,3 50,16 48,38 30,64 6,95! 56,95"],
    loop: ["8,22 20,5 40,6 49,24 40,52 22,80 10,93 4,86 12,78 28,87 44,95 58,88"],
    swan: ["10,26 22,6 42,8 48,28 34,58 8,94! 28,89 44,95 57,92"],
    "straight neck": ["8,14 28,4 48,12 50,28 6,96! 54,96"],
  }),
  ...ways("3", {
    round: ["8,14 26,3 46,10 48,30 24,46! 48,56 54,76 38,95 16,96 5,84"],
    "flat top": ["8,5 50,5! 26,42! 48,54 52,76 36,95 14,95 4,84"],
    "little loop": ["9,13 28,3 46,12 44,33 28,46 20,45 26,42 46,53 53,74 34,96 8,89"],
    "one sweep": ["12,8 34,3 48,16 40,38 26,44! 46,52 50,74 34,96 6,98"],
  }),
  ...ways("4", {
    open: ["12,6 6,56! 56,56", "42,8 42,97"],
    "open and round": ["12,6 8,40 16,58 36,58 52,52", "48,4 43,60 38,98"],
    closed: ["40,3 4,66! 58,66", "40,3 40,97"],
    "closed in one": ["38,97 41,4! 4,62! 58,62"],
  }),
  ...ways("5", {
    "hat last": ["14,6 11,44! 30,38 50,48 52,74 36,94 14,96 4,86", "14,6 52,5"],
    "in one": ["52,5 16,6! 12,42! 32,36 52,50 50,78 30,96 6,88"],
    "no corners": ["51,6 32,4 17,10 14,34 30,41 49,54 50,79 32,96 6,89"],
  }),
  ...ways("6", {
    "straight back": ["42,4 22,28 8,60 10,84 28,97 46,90 50,70 38,56 20,62 10,76"],
    "curved back": ["46,12 34,3 16,16 6,50 8,82 26,97 46,90 52,70 40,54 22,56 8,72"],
    "large belly": ["36,3 14,24 5,62 14,92 36,97 53,80 48,56 28,49 8,64"],
  }),
  ...ways("7", {
    plain: ["6,6 54,6! 24,97"],
    bar: ["6,6 54,6! 24,97", "18,52 50,48"],
    hook: ["8,20 10,6! 54,6! 34,46 26,97"],
    round: ["5,14 20,6 38,9 54,6! 36,46 28,97"],
    "hook and bar": ["7,20 9,7! 55,5! 34,48 25,97", "16,50 48,50"],
  }),
  ...ways("8", {
    "in one": ["46,16 30,3 13,13 15,33 30,47 48,63 49,86 30,97 11,86 12,65 29,48 45,33 46,14"],
    "two rings": [
      "30,3 15,11 14,34 30,45 46,34 45,11 29,3",
      "30,45 10,56 8,84 30,97 52,84 50,56 29,45",
    ],
    "ends cross": ["50,10 32,3 14,14 20,38 44,60 46,86 26,97 9,84 16,62 42,36 54,4"],
  }),
  ...ways("9", {
    "straight tail": ["48,18 30,4 12,14 10,36 26,48 44,38 49,14! 48,97"],
    "curved tail": ["48,20 32,4 12,12 8,34 22,48 42,40 50,14! 51,60 43,90 25,97 9,90"],
    "slanted tail": ["50,18 34,5 16,14 12,34 24,46 42,34 50,16! 30,97"],
    "in one": ["40,8 22,5 8,24 16,44 36,40 48,18 48,10 50,40 46,97"],
  }),
];
