// A pair of IDX files as a list, also one that is cut off: what came before the cut is read. It must
// not know how the two were found.

import type { ReadOptions } from "#data/byte-source";
import { decodeIdx } from "#data/decode-idx";
import type { FaultLog } from "#data/fault-log";
import { MAX_ZIP_BYTES } from "#data/limits";
import { SampleList } from "#data/sample-list";
import { type ImportFile, readUndamaged } from "./import-file.ts";
import { type ImportSettings, NO_LABEL } from "./import-settings.ts";
import type { Part } from "./recognise.ts";

const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

export async function readIdx(
  { images, labels }: Extract<Part, { kind: "idx" }>,
  settings: ImportSettings,
  { faults, ...options }: ReadOptions & { readonly faults: FaultLog },
): Promise<SampleList> {
  const isUnlabelled = settings.labelColumn === "none";
  if (images === null) {
    faults.refuse({ code: "idxLabelsOnly", name: labels?.name ?? "" });
    return new SampleList();
  }
  if (labels === null && !isUnlabelled) {
    faults.refuse({ code: "idxImagesOnly", name: images.name });
    return new SampleList();
  }
  const whole = async (file: ImportFile) => {
    const read = await readUndamaged(file, { ...options, limit: MAX_ZIP_BYTES });
    if (read.damage !== null) faults.refuse(read.damage.problem);
    return read.bytes;
  };
  const imageBytes = await whole(images);
  const labelBytes = labels === null || isUnlabelled ? labelsFor(imageBytes) : await whole(labels);
  const files = { images: imageBytes, labels: labelBytes };
  const decoded = decodeIdx(files);
  if (!("problems" in decoded)) return isUnlabelled ? withoutLabels(decoded.list) : decoded.list;
  for (const problem of decoded.problems) faults.refuse(problem);
  if (faults.rule === "refuse" || !shorten(files)) return new SampleList();
  const again = decodeIdx(files);
  return "problems" in again ? new SampleList() : again.list;
}

/** Makes the headers count what is there whole in both files; false when there is nothing. */
function shorten(files: { images: Uint8Array; labels: Uint8Array }): boolean {
  const { images, labels } = files;
  if (images.length < IMAGES_HEADER || labels.length < LABELS_HEADER) return false;
  const head = new DataView(images.buffer, images.byteOffset, IMAGES_HEADER);
  const labelHead = new DataView(labels.buffer, labels.byteOffset, LABELS_HEADER);
  const pixels = head.getUint32(8) * head.getUint32(12);
  const count = Math.min(
    head.getUint32(4),
    labelHead.getUint32(4),
    Math.floor((images.length - IMAGES_HEADER) / Math.max(1, pixels)),
    labels.length - LABELS_HEADER,
  );
  if (count === 0 || pixels === 0) return false;
  head.setUint32(4, count);
  labelHead.setUint32(4, count);
  files.images = images.subarray(0, IMAGES_HEADER + count * pixels);
  files.labels = labels.subarray(0, LABELS_HEADER + count);
  return true;
}

/** A labels file for images that have none. */
function labelsFor(images: Uint8Array): Uint8Array {
  const count = images.length < 8 ? 0 : new DataView(images.buffer, images.byteOffset).getUint32(4);
  const labels = new Uint8Array(LABELS_HEADER + Math.min(count, images.length));
  const head = new DataView(labels.buffer);
  head.setUint32(0, 0x0801);
  head.setUint32(4, count);
  return labels;
}

function withoutLabels(list: SampleList): SampleList {
  const items = Array.from({ length: list.length }, (_, i) => {
    const item = list.item(i);
    return typeof item === "object" ? { ...item, label: NO_LABEL } : item;
  });
  return new SampleList(items);
}
