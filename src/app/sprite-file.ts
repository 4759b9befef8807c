// A picture file -> a costume, or the sentence that says why not. What kind of picture it is, its
// bytes decide. Pictures are only ever drawn as images: scripts in them do not run.
import { MAX_PICTURE } from "#compile/parse-look";
import type { ProjectCostume } from "#compile/project";
import { text } from "#program/messages";

export type ReadCostume =
  | { readonly costume: ProjectCostume; readonly problem?: undefined }
  | { readonly costume?: undefined; readonly problem: string };

/** The endings that a file chooser offers. */
export const PICTURE_FILES = ".svg,.png,.jpg,.jpeg,.gif,.webp,.bmp";

/** In stage units: new costumes are drawn no larger than the stage. */
const STAGE = { width: 480, height: 360 };
/** Pixels a stage unit that are kept of photographs and the like. */
const PIXELS = 2;
/** Base64 makes four characters of three bytes. */
const MAX_BYTES = (MAX_PICTURE * 3) / 4 - 100;

export async function readCostume(file: File): Promise<ReadCostume> {
  const say = (key: string, numbers: Record<string, number> = {}) => ({
    problem: text(key, { file: file.name, ...numbers }),
  });
  const kind = kindOf(new Uint8Array(await file.slice(0, 4096).arrayBuffer()));
  if (kind === null) return say("pictures.unknown");
  if (file.size > MAX_BYTES) {
    const megabytes = Math.ceil(file.size / 1e5) / 10;
    return say("pictures.tooLarge", { megabytes, most: Math.floor(MAX_BYTES / 1e5) / 10 });
  }
  const address = await addressOf(new Blob([file], { type: kind }));
  const image = await decode(address);
  if (image === null) return say("pictures.unreadable");
  const drawn = kind === SVG ? sizeOfSvg(await file.text()) : null;
  const size = drawn ?? { width: image.naturalWidth, height: image.naturalHeight };
  if (!(size.width > 0 && size.height > 0)) return say("pictures.unreadable");
  const scale = Math.min(1, STAGE.width / size.width, STAGE.height / size.height);
  const width = size.width * scale;
  const height = size.height * scale;
  const isTooFine = kind !== SVG && scale * PIXELS < 1;
  const kept = isTooFine ? redraw(image, { width, height, kind }) : address;
  return {
    costume: {
      name: nameOf(file),
      image: kept,
      width,
      height,
      centreX: width / 2,
      centreY: height / 2,
    },
  };
}

const SVG = "image/svg+xml";

function kindOf(begin: Uint8Array): string | null {
  const word = String.fromCharCode(...begin);
  if (word.startsWith("\x89PNG\r\n")) return "image/png";
  if (word.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(word)) return "image/gif";
  if (word.startsWith("RIFF") && word.startsWith("WEBP", 8)) return "image/webp";
  if (word.startsWith("BM")) return "image/bmp";
  return /^(\xef\xbb\xbf)?\s*</.test(word) && /<svg[\s>]/i.test(word) ? SVG : null;
}

function addressOf(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}

function decode(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

/** Its own size in pixels: width and height, else the view box; null when it names neither. */
function sizeOfSvg(source: string): { readonly width: number; readonly height: number } | null {
  // Read as text, not as a document: nothing in it is looked at that could run or be fetched.
  const [tag] = /<svg\s[^>]*>/i.exec(source) ?? [""];
  const written = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? "";
  const length = (name: string) =>
    /^\s*[\d.]+(px)?\s*$/.test(written(name)) ? Number.parseFloat(written(name)) : 0;
  const own = { width: length("width"), height: length("height") };
  const [, , width = 0, height = 0] = written("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return [own, { width, height }].find((size) => size.width > 0 && size.height > 0) ?? null;
}

/** A photograph has many more pixels than the stage: what is too fine to see is not kept. */
function redraw(
  image: HTMLImageElement,
  to: { readonly width: number; readonly height: number; readonly kind: string },
): string {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(to.width * PIXELS));
  canvas.height = Math.max(1, Math.round(to.height * PIXELS));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser has no canvas to draw a picture on");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL(to.kind === "image/jpeg" ? to.kind : "image/png");
}

function nameOf(file: File): string {
  return file.name.replace(/\.\w+$/, "");
}
