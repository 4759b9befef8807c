// Decodes pictures as the browser does, in the worker: the port that #data/import asks for.
import type { Rgba } from "#data/import/grey-picture";

/** Rejects when the browser cannot decode it. Colours are taken as they stand in the file. */
export async function decodeImage(bytes: Uint8Array): Promise<Rgba> {
  const blob = new Blob([bytes.slice()]);
  const bitmap = await createImageBitmap(blob, {
    premultiplyAlpha: "none",
    colorSpaceConversion: "none",
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("No canvas to decode a picture on");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}
