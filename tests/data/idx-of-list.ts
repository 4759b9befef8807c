// A list file of digits as IDX files, written independently of src/data: what tests compare with. Format:
// http://yann.lecun.com/exdb/mnist (big-endian numbers, then bytes).

const IMAGES_MAGIC = 0x00000803;
const LABELS_MAGIC = 0x00000801;

/** The images file of lines `label p0 p1 ...`, all of the same length. */
export function idxImages(list: string): Buffer {
  const rows = list.split("\n").map((line) => line.split(" ").slice(1).map(grey));
  const values = rows[0]?.length ?? 0;
  const side = Math.sqrt(values);
  const [height, width] = Number.isInteger(side) ? [side, side] : [1, values];
  return Buffer.concat([words(IMAGES_MAGIC, rows.length, height, width), Buffer.from(rows.flat())]);
}

export function idxLabels(list: string): Buffer {
  const labels = list.split("\n").map((line) => Number.parseInt(line, 10));
  return Buffer.concat([words(LABELS_MAGIC, labels.length), Buffer.from(labels)]);
}

function grey(pixel: string): number {
  return Math.round(Number(pixel) * 255);
}

function words(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, index) => {
    bytes.writeUInt32BE(number, 4 * index);
  });
  return bytes;
}
