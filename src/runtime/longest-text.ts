// How long a text may grow. JavaScript itself gives up at 500 million characters, after a gigabyte of
// memory. Knows no operators.

/** Characters: what fits into one line of a list file, 4 MiB. */
export const LONGEST_TEXT = 4_000_000;
