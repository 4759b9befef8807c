// A list file of digits as the two files of MNIST's own format, IDX: the images as bytes, and their
// labels. Only for lists that lose nothing by it: labels 0..255 and pixels that are n/255.
// Format: http://yann.lecun.com/exdb/mnist (big-endian numbers, then bytes).

const IMAGES_MAGIC = 0x00000803;
const LABELS_MAGIC = 0x00000801;

/**
 * The images file. Throws when a pixel is no n/255.
 * @param {string} list lines `label p0 p1 ...`, all of the same length
 * @returns {Buffer}
 */
export function idxImages(list) {
  const rows = list.split("\n").map((line) => line.split(" ").slice(1).map(grey));
  const values = rows[0]?.length ?? 0;
  const side = Math.sqrt(values);
  const [height, width] = Number.isInteger(side) ? [side, side] : [1, values];
  return Buffer.concat([words(IMAGES_MAGIC, rows.length, height, width), Buffer.from(rows.flat())]);
}

/**
 * The labels file.
 * @param {string} list
 * @returns {Buffer}
 */
export function idxLabels(list) {
  const labels = list.split("\n").map((line) => Number.parseInt(line, 10));
  return Buffer.concat([words(LABELS_MAGIC, labels.length), Buffer.from(labels)]);
}

/** @param {string} pixel */
function grey(pixel) {
  const level = Math.round(Number(pixel) * 255);
  if (level / 255 !== Number(pixel)) throw new Error(`The pixel ${pixel} is no n/255`);
  return level;
}

/** @param {number[]} numbers */
function words(...numbers) {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, index) => {
    bytes.writeUInt32BE(number, 4 * index);
  });
  return bytes;
}
