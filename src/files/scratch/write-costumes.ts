// The costumes of a target of ours as Scratch keeps them: a description, and a file named by its MD5.
import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { pictureKind, SVG, svgSize } from "#compile/picture-file";
import type { ProjectCostume } from "#compile/project";
import { imageHeader } from "#data/import/image-header";

const formats: Readonly<Record<string, string>> = {
  [SVG]: "svg",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/bmp": "bmp",
};
const nothing: ProjectCostume = {
  name: "",
  image: "",
  width: 2,
  height: 2,
  centreX: 1,
  centreY: 1,
};

/** Adds the pictures' files to `files`. Every target of Scratch has at least one costume. */
export function writeCostumes(
  costumes: readonly ProjectCostume[],
  files: Map<string, Uint8Array>,
): readonly unknown[] {
  const all = costumes.length > 0 ? costumes : [{ ...nothing, name: "costume1" }];
  return all.map((costume) => {
    const { bytes, format, resolution, x, y } = pictureOf(costume);
    const assetId = bytesToHex(md5(bytes));
    const md5ext = `${assetId}.${format}`;
    files.set(md5ext, bytes);
    return {
      ...{ name: costume.name, bitmapResolution: resolution, dataFormat: format, assetId, md5ext },
      rotationCenterX: costume.centreX * resolution + x,
      rotationCenterY: costume.centreY * resolution + y,
    };
  });
}

interface Picture {
  readonly bytes: Uint8Array;
  readonly format: string;
  /** Pixels a stage unit. */
  readonly resolution: number;
  /** The corner of an SVG's view box: Scratch counts from there. */
  readonly x: number;
  readonly y: number;
}

/** Scratch takes the size from the picture: one that is drawn in another is put into an SVG of that size. */
function pictureOf(costume: ProjectCostume): Picture {
  const { width, height, image } = costume;
  const bytes = bytesOf(image);
  const kind = pictureKind(bytes) ?? "";
  const format = formats[kind];
  if (kind === SVG) {
    const size = svgSize(new TextDecoder().decode(bytes));
    const isSame = size !== null && isNear(size.width, width) && isNear(size.height, height);
    if (isSame) return { bytes, format: "svg", resolution: 1, x: size.x, y: size.y };
  } else if (format !== undefined) {
    const pixels = imageHeader(bytes);
    const resolution = pixels === null ? 0 : Math.round(pixels.width / width);
    const isSame = pixels !== null && isNear(pixels.height / resolution, height);
    if (isSame && isNear(pixels.width / resolution, width)) {
      return { bytes, format, resolution, x: 0, y: 0 };
    }
  }
  const inside =
    kind === ""
      ? ""
      : `<image width="${width}" height="${height}" xlink:href="${escapeXml(image)}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
  return { bytes: new TextEncoder().encode(svg), format: "svg", resolution: 1, x: 0, y: 0 };
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function escapeXml(address: string): string {
  return address.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** What a `data:` address holds; nothing when it is damaged. */
function bytesOf(address: string): Uint8Array {
  const comma = address.indexOf(",");
  const content = address.slice(comma + 1);
  try {
    if (!/;base64$/i.test(address.slice(0, comma))) {
      return new TextEncoder().encode(decodeURIComponent(content));
    }
    return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}
