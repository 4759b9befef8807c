// A picture file -> a costume, or the sentence that says why not. What kind of picture it is, its
// bytes decide. Pictures are only ever drawn as images: scripts in them do not run.
import { MAX_PICTURE } from "#compile/parse-look";
import { pictureKind, SVG, svgSize } from "#compile/picture-file";
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
  const kind = pictureKind(new Uint8Array(await file.slice(0, 4096).arrayBuffer()));
  if (kind === null) return say("pictures.unknown");
  if (file.size > MAX_BYTES) {
    const megabytes = Math.ceil(file.size / 1e5) / 10;
    return say("pictures.tooLarge", { megabytes, most: Math.floor(MAX_BYTES / 1e5) / 10 });
  }
  const address = await addressOf(new Blob([file], { type: kind }));
  const image = await decode(address);
  if (image === null) return say("pictures.unreadable");
  const drawn = kind === SVG ? svgSize(await file.text()) : null;
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
