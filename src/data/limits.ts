// How much data Blockprop takes, in one place: what is over is refused with a sentence, never cut.

/** Values of one sample. */
export const MAX_VALUES = 100_000;
/** Items of one imported list. */
export const MAX_ITEMS = 2_000_000;
/** Bytes of one list file: 1 GiB. */
export const MAX_LIST_BYTES = 2 ** 30;
/** Bytes of one line: 4 MiB, 100,000 values of some 40 digits. */
export const MAX_LINE_BYTES = 4 * 2 ** 20;
/** Parts of a zip of data: 60,000 pictures and their folders. */
export const MAX_ZIP_ENTRIES = 65_534;
/** Bytes of all parts of a zip, unpacked: 1.5 GiB. */
export const MAX_ZIP_BYTES = 1.5 * 2 ** 30;
/** Pixels of a picture's side, and of the whole picture, as it is in its file. */
export const MAX_IMAGE_SIDE = 4096;
export const MAX_IMAGE_PIXELS = 16_000_000;
