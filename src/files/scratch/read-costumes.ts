// The costumes of a Scratch target -> ours: each picture as a `data:` address, its size and centre in stage
// units. Pictures are only ever drawn as images. One that is missing or damaged becomes an empty one.
import { MAX_COSTUMES, MAX_PICTURE, MAX_PICTURES, type PictureBudget } from "#compile/parse-look";
import { pictureKind, SVG, svgSize } from "#compile/picture-file";
import type { ProjectCostume } from "#compile/project";
import { isRecord, type Json } from "#compile/read-json";
import { imageHeader } from "#data/import/image-header";
import type { Zip, ZipEntry } from "#data/zip";
import { unpackEntry } from "#files/zip-read";
import { text } from "#program/messages";
import type { LeftOut } from "./left-out.ts";

export interface CostumesContext {
  readonly zip: Zip;
  readonly left: LeftOut;
  /** What pictures may still take, of all targets together. */
  readonly budget: PictureBudget;
  readonly pause?: (() => Promise<void>) | undefined;
}

/** What can run in a document, or names something elsewhere. */
const ACTIVE = /<script|\son\w+\s*=|javascript:|<foreignObject/i;
const REMOTE = /(href|src)\s*=\s*["']\s*(https?:)?\/\/|url\(\s*["']?\s*(https?:)?\/\//i;
const ASSET = /^[0-9a-f]{32}\.[a-z0-9]{2,4}$/i;
/** In stage units, as the project's format has it. */
const MOST_UNITS = 1e5;
const EMPTY =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='2' height='2'/%3E";

export async function readCostumes(
  saved: unknown,
  context: CostumesContext,
): Promise<readonly ProjectCostume[]> {
  const costumes: ProjectCostume[] = [];
  for (const costume of Array.isArray(saved) ? saved : []) {
    if (!isRecord(costume)) continue;
    context.budget.costumes -= 1;
    if (context.budget.costumes < 0) {
      context.left.add("dropped", text("scratch.manyCostumes", { most: MAX_COSTUMES }));
      continue;
    }
    const name = String(costume.name ?? "").slice(0, 200) || text("scratch.costume");
    costumes.push(await readCostume(costume, name, context));
  }
  return costumes;
}

async function readCostume(
  saved: Json,
  name: string,
  { zip, left, budget, pause }: CostumesContext,
): Promise<ProjectCostume> {
  const empty = { name, image: EMPTY, width: 2, height: 2, centreX: 1, centreY: 1 };
  const leave = (why: string) => {
    left.add("dropped", text(why, { name }));
    return empty;
  };
  const entry = findPicture(saved, zip);
  if (entry === undefined) return leave("scratch.noPicture");
  // Base64 makes four characters of three bytes.
  const characters = Math.ceil(entry.size / 3) * 4 + 40;
  if (characters > Math.min(MAX_PICTURE, budget.characters)) {
    left.add(
      "dropped",
      text("scratch.largePicture", { name, most: MAX_PICTURE / 1e6, all: MAX_PICTURES / 1e6 }),
    );
    return empty;
  }
  const bytes = await unpackEntry(entry, pause);
  const kind = pictureKind(bytes);
  const source = kind === SVG ? new TextDecoder().decode(bytes) : "";
  const size = kind === SVG ? sizeOfSvg(source) : sizeOfBitmap(bytes, kind, saved.bitmapResolution);
  if (kind === null || size === null) return leave("scratch.damagedPicture");
  if (ACTIVE.test(source)) left.add("dropped", text("scratch.activePicture", { name }));
  if (REMOTE.test(source)) left.add("dropped", text("scratch.remotePicture", { name }));
  budget.characters -= characters;
  const { width, height, x, y, resolution } = size;
  const centre = (saved: unknown, corner: number, length: number) => {
    const isNumber =
      typeof saved === "number" && Math.abs(saved / resolution - corner) <= MOST_UNITS;
    return isNumber ? saved / resolution - corner : length / 2;
  };
  return {
    name,
    image: `data:${kind};base64,${base64(bytes)}`,
    width,
    height,
    centreX: centre(saved.rotationCenterX, x, width),
    centreY: centre(saved.rotationCenterY, y, height),
  };
}

/** Its file has the name that the costume gives, and no path. */
function findPicture(saved: Json, zip: Zip): ZipEntry | undefined {
  const { md5ext, assetId, dataFormat } = saved;
  const names = [md5ext, `${String(assetId)}.${String(dataFormat)}`];
  return names.flatMap((name) => {
    const entry = typeof name === "string" && ASSET.test(name) ? zip.get(name) : undefined;
    return entry === undefined ? [] : [entry];
  })[0];
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** Pixels a stage unit. */
  readonly resolution: number;
}

function sizeOfSvg(source: string): PictureSize | null {
  const size = svgSize(source);
  if (size === null) return { width: 1, height: 1, x: 0, y: 0, resolution: 1 };
  return fits(size) ? { ...size, resolution: 1 } : null;
}

function sizeOfBitmap(bytes: Uint8Array, kind: string | null, saved: unknown): PictureSize | null {
  const pixels = kind === null ? null : imageHeader(bytes);
  if (pixels === null) return null;
  const isNumber = typeof saved === "number" && saved >= 1 && saved <= 100;
  const resolution = isNumber ? saved : 1;
  const size = { width: pixels.width / resolution, height: pixels.height / resolution };
  return fits(size) ? { ...size, x: 0, y: 0, resolution } : null;
}

function fits({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return Math.min(width, height) >= 1e-3 && Math.max(width, height) <= MOST_UNITS;
}

const PIECE = 2 ** 14;

function base64(bytes: Uint8Array): string {
  let word = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    word += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(word);
}
