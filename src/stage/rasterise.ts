// A costume's `data:` address as a picture to draw. The browser decodes it as an image, in which
// scripts do not run and nothing is loaded from elsewhere; it never becomes part of the page.

/** The part of a costume that matters here; lengths in stage units. */
export interface CostumeImage {
  readonly image: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels a stage unit of pictures that are drawn from outlines, where that does not make too many. */
const SVG_SCALE = 2;
const MAX_SIDE = 2000;
/** Characters of the address: about as many bytes. */
const MAX_LENGTH = 10_000_000;
const PATIENCE_MS = 10_000;
const ADDRESS = /^data:image\/(svg\+xml|png|jpeg|gif|bmp|webp)[;,]/i;

/**
 * The costume's picture, SVG at two pixels a stage unit; null when the address is no image of a
 * known kind, has over 10 MB, does not decode within ten seconds, or is over 2,000 pixels wide or high.
 */
export async function rasterise(costume: CostumeImage): Promise<ImageBitmap | null> {
  const kind = ADDRESS.exec(costume.image)?.[1]?.toLowerCase();
  if (kind === undefined || costume.image.length > MAX_LENGTH) return null;
  const isOutlines = kind === "svg+xml";
  const size = isOutlines ? sizeOf(costume) : null;
  if (isOutlines && size === null) return null;
  const image = await decode(isOutlines ? withFonts(costume.image) : costume.image);
  if (image === null) return null;
  const { naturalWidth: width, naturalHeight: height } = image;
  const isTooLarge = Math.max(width, height) > MAX_SIDE || Math.min(width, height) < 1;
  if (!isOutlines && isTooLarge) return null;
  try {
    return await createImageBitmap(size === null ? image : drawn(image, size));
  } catch {
    return null;
  }
}

/** Scratch's own fonts are not here: of the browser's the nearest kind. */
const FONTS: Readonly<Record<string, string>> = {
  "Sans Serif": "sans-serif",
  Handwriting: "cursive",
  Marker: "cursive",
  Curly: "cursive",
  Pixel: "monospace",
  Scratch: "sans-serif",
};
/** Longer addresses are left as they are: outlines of drawings, not of words. */
const MAX_WITH_FONTS = 1_000_000;

/** The address of the same outlines, with a kind of font beside each of Scratch's. */
function withFonts(address: string): string {
  const [head = "", base64] = address.split(";base64,");
  if (base64 === undefined || address.length > MAX_WITH_FONTS) return address;
  let source: string;
  try {
    source = atob(base64);
  } catch {
    return address;
  }
  const known = /(font-family=["'])(Sans Serif|Handwriting|Marker|Curly|Pixel|Scratch)(?=["'])/g;
  const changed = source.replace(
    known,
    (_all, begin: string, font: string) => `${begin}${font}, ${FONTS[font]}`,
  );
  return changed === source ? address : `${head};base64,${btoa(changed)}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a costume drawn from outlines; null when there would be none, or too many. */
function sizeOf({ width, height }: Size): Size | null {
  const longer = Math.max(width, height);
  if (!(Math.min(width, height) > 0 && longer <= MAX_SIDE)) return null;
  const scale = Math.min(SVG_SCALE, MAX_SIDE / longer);
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

/** Null when it does not decode, or not in time. */
function decode(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    const end = (result: HTMLImageElement | null) => {
      clearTimeout(timer);
      image.onload = null;
      image.onerror = null;
      if (result === null) image.src = "";
      resolve(result);
    };
    image.onload = () => end(image);
    image.onerror = () => end(null);
    image.src = address;
  });
}

/** Drawn at that size: an SVG's own size may be anything, or missing. Throws when that is forbidden. */
function drawn(image: HTMLImageElement, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, width, height);
  // Throws if the browser holds that the picture has something from elsewhere in it.
  context?.getImageData(0, 0, 1, 1);
  return canvas;
}
